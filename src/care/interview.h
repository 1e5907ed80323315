// Asking a clinician for missing facts, the most decisive one first, until the plan is settled.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "care/consultation.h"
#include "care/plan.h"

namespace nextline::care {

/// One fact to ask for.
struct Question {
  std::string fact, title, question;
  std::string answers;  ///< what can be answered: "yes or no", "a number in % (0 to 100)"
  std::string why;      ///< why it matters
  std::vector<std::string> changes;
};

/// One patient's questions and answers. Every fact is asked once at most, so it always ends.
class Interview {
 public:
  /// Starts from what is known. `consultation` outlives it.
  Interview(Consultation& consultation, Case facts);

  /// Plans again and gives the most decisive fact that was not asked yet; none when the plan is settled: no fact that
  /// can be asked changes it alone, and, while the scope or a regimen still waits for information, none does so with
  /// others.
  Result<std::optional<Question>> next();
  /// Takes the answer to the last question: "yes", "positive", "90 umol/L"; for a set its members with commas (those
  /// not named count as no), or "none". Error (author's) when it is no answer: ask again.
  Result<void> answer(std::string_view words);

  const Case& facts() const { return facts_; }
  /// The plan of the last call of next().
  const Plan& plan() const { return plan_; }

 private:
  Result<void> take(std::uint32_t index, std::string_view words);
  Result<void> check();

  Consultation& consultation_;
  Case facts_;
  Plan plan_;
  std::uint32_t asked_last_ = 0;
  std::set<std::uint32_t> asked_;  // facts by index
};

}  // namespace nextline::care
