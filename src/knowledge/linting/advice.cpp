// Recommendations that say two things of one case.
#include <algorithm>

#include "knowledge/linting/check.h"

namespace nextline::knowledge::linting {

namespace {

/// Whether some region is named by both; none named is all of them.
bool share_a_region(const std::vector<Word>& left, const std::vector<Word>& right) {
  if (left.empty() || right.empty()) return true;
  return std::ranges::any_of(left, [&](const Word& region) {
    return std::ranges::any_of(right, [&](const Word& other) { return other.text == region.text; });
  });
}

/// Whether some day lies in both; ISO dates, empty is without end.
bool share_a_day(const RecommendationEntry& left, const RecommendationEntry& right) {
  const auto ends_before = [](const Word& until, const Word& since) {
    return !until.empty() && !since.empty() && until.text < since.text;
  };
  return !ends_before(left.until, right.since) && !ends_before(right.until, left.since);
}

bool same_case(const RecommendationEntry& left, const RecommendationEntry& right) {
  return left.regimen.text == right.regimen.text && left.when.text == right.when.text &&
         texts(left.where_none_of) == texts(right.where_none_of) && share_a_region(left.regions, right.regions) &&
         share_a_day(left, right);
}

}  // namespace

void check_advice(const Check& check) {
  const auto& all = check.pack.recommendations;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (!same_case(all[i], all[k]) || all[i].category.text == all[k].category.text) continue;
      if (all[i].review.status.text == "superseded" || all[k].review.status.text == "superseded") continue;
      check.complain(all[i].id.place, "conflicting-advice",
                     "'" + all[i].id.text + "' says " + all[i].category.text + " where '" + all[k].id.text + "' says " +
                         all[k].category.text + " of the same regimen in the same case",
                     "keep one, or give them different regions, dates or situations");
    }
  }
}

}  // namespace nextline::knowledge::linting
