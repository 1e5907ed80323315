#include "care/ranking.h"

#include <gtest/gtest.h>

#include "care/labels.h"
#include "care/table.h"

namespace nextline::care {
namespace {

TEST(DenseRanks, TiesShareARankAndLeaveNoGap) {
  EXPECT_EQ(dense_ranks({{1, 0}, {0, 2}, {1, 0}, {0, 0}}), (std::vector<int>{3, 2, 3, 1}));
  EXPECT_TRUE(dense_ranks({}).empty());
}

TEST(DenseRanks, AnEarlierKeyOutweighsAllLaterOnes) {
  EXPECT_EQ(dense_ranks({{0, 99}, {1, 0}}), (std::vector<int>{1, 2}));
}

TEST(Dates, PartialDatesCountFromTheirFirstDay) {
  EXPECT_TRUE(not_after("2025", "2025-06-01"));
  EXPECT_TRUE(not_after("2025-12-15", "2025-12-15"));
  EXPECT_FALSE(not_after("2025-12-15", "2025-12-14"));
  EXPECT_TRUE(not_after("", "1900-01-01"));
}

TEST(Inputs, EveryNameIsFoundAgain) {
  for (const auto name : input_names()) EXPECT_EQ(name_of(*input_named(name)), name);
  EXPECT_FALSE(input_named("indicatd"));
}

}  // namespace
}  // namespace nextline::care
