#include "report/references.h"

#include <gtest/gtest.h>

#include "report/sample_plan.h"

namespace nextline::report {
namespace {

References of_two() {
  return References(list<PlanSource>({{"book", "", "", "", ""}, {"leaflet", "", "", "", ""}}));
}

TEST(References, NumberSourcesInThePlansOrder) {
  EXPECT_EQ(of_two().text(texts({"leaflet", "book"})), " [1, 2]");
  EXPECT_EQ(of_two().text({}), "");
}

TEST(References, ResourcesFollowAndAreCutShort) {
  EXPECT_EQ(of_two().text(texts({"Observation/a", "leaflet"})), " [2] (Observation/a)");
  EXPECT_EQ(of_two().text(std::vector<std::string_view>(20, "Observation/a")),
            " (Observation/a, Observation/a, Observation/a and 17 more)");
}

}  // namespace
}  // namespace nextline::report
