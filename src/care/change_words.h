// What other values of a fact would change, in words.
#pragma once

#include <string_view>
#include <vector>

#include "base/arena_text.h"
#include "care/attempts.h"
#include "care/fact_trials.h"

namespace nextline::care {

/// Writes what the values of facts would change: "if grade 3: contraindicated: Alphamab; Betamab". Numbers with the
/// same consequence are told as one range; the values tried stand at and beside every threshold, so nothing changes
/// within a range; but where another fact follows from the value (a fall of LVEF), it may change beyond the last value
/// tried, and no more is said than was tried.
class ChangeWriter {
 public:
  ChangeWriter(const Categories& categories, Arena& arena) : categories_(categories), arena_(arena) {}

  /// Those of one fact. `attempts`: its.
  Texts changes(bool is_number, const FactTrials& trials, List<Attempt> attempts);

 private:
  struct Change;
  std::string_view worded(const Change& change);
  void add_titles(ArenaText& text, CategoryId category);

  const Categories& categories_;
  Arena& arena_;
  std::vector<const Consequence*> left_;  // of the change at hand, those that are not told yet
};

}  // namespace nextline::care
