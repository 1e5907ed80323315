// What the vignettes leave untouched: each recommendation should be in force for one of them, and not for another.
#include <gtest/gtest.h>

#include <map>
#include <stdexcept>

#include "care/judgement.h"
#include "care/vignettes.h"

namespace nextline {
namespace {

struct Seen {
  bool holds = false, does_not = false;
};

/// Per recommendation, by its id.
std::map<std::string, Seen> coverage() {
  std::map<std::string, Seen> seen;
  for (const auto* each : *vignettes::pack()->flat().recommendations()) seen[each->id()->str()];
  for (const auto& vignette : vignettes::all()) {
    auto visit = vignettes::visit(vignette.node);
    if (!visit) throw std::runtime_error(visit.error().one_line());
    auto decisions = visit->decisions();
    for (const auto& each : visit->consultation->judge().recommendations()) {
      const bool holds = decisions.truth(each.definition) == Truth::True;
      Seen& entry = seen[each.recommendation->id()->str()];
      (holds ? entry.holds : entry.does_not) = true;
    }
  }
  return seen;
}

TEST(RecommendationCoverage, EachHoldsForOneVignetteAndNotForAnother) {
  const auto all = coverage();
  EXPECT_GT(all.size(), 100U);
  for (const auto& [id, seen] : all) {
    EXPECT_TRUE(seen.holds) << id << " is in force for no vignette";
    EXPECT_TRUE(seen.does_not) << id << " is never out of the question";
  }
}

}  // namespace
}  // namespace nextline
