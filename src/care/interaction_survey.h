// One check of interactions: which treatments, with what is taken, and what the guideline lists between them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "care/interactions.h"
#include "care/plan.h"

namespace nextline::care {

/// A treatment that was checked.
struct CheckedTreatment {
  std::string id, title;                ///< of a regimen; of drugs named one by one, the drug's
  std::vector<std::string_view> drugs;  ///< ids
  bool is_current = false;
  std::vector<Concern> concerns;                       ///< worst first
  std::vector<const TakenMedicine*> without_an_entry;  ///< known, but nothing is listed between it and any drug
};

/// Owns what its concerns point at; movable, not copyable.
class InteractionSurvey {
 public:
  InteractionSurvey(const InteractionCheck& check, TakenList taken) : check_(check), taken_(std::move(taken)) {}
  InteractionSurvey(const InteractionSurvey&) = delete;
  InteractionSurvey& operator=(const InteractionSurvey&) = delete;

  const InteractionCheck& check() const { return check_; }
  const TakenList& taken() const { return taken_; }
  const std::vector<CheckedTreatment>& treatments() const { return treatments_; }
  /// True where something listed is contraindicated or to be avoided.
  bool says_no() const;

  /// A regimen of the pack. Drugs of `replaced` do not count as taken.
  void add_regimen(const knowledge::flat::Regimen& regimen, const std::vector<std::string_view>& replaced = {});
  void add_drug(const knowledge::flat::Drug& drug);
  /// The plan's current treatment, and its first kOptions options.
  void add_plan(const Plan& plan);
  static constexpr std::size_t kOptions = 3;

 private:
  void add(CheckedTreatment treatment, const std::vector<std::string_view>& replaced);

  const InteractionCheck& check_;
  TakenList taken_;
  std::vector<CheckedTreatment> treatments_;
};

}  // namespace nextline::care
