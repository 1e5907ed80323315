// Rounding and the sums of single doses, worked out by hand.
#include <gtest/gtest.h>

#include "care/dosing/arithmetic.h"

namespace nextline::care {
namespace {

Decimal number(const char* text) {
  return *Decimal::parse(text);
}

std::optional<Decimal> maybe(const char* text) {
  return *text == '\0' ? std::nullopt : Decimal::parse(text);
}

struct RoundingRow {
  const char* name;
  const char* calculated;
  const char* step;  // or sizes
  std::vector<const char*> sizes;
  const char* within;
  bool only_down;
  const char* most;
  const char* given;
  const char* pieces;  // "3x500 1x150"
  bool too_far;
};

class Rounding : public ::testing::TestWithParam<RoundingRow> {};

TEST_P(Rounding, GivesTheNearestDoseThatCanBeGiven) {
  const RoundingRow& row = GetParam();
  RoundingRule rule;
  rule.step = maybe(row.step);
  for (const char* size : row.sizes) rule.sizes.push_back(number(size));
  rule.within_percent = maybe(row.within);
  const RoundedDose dose = rounded_dose(number(row.calculated), rule, row.only_down, maybe(row.most));
  EXPECT_EQ(dose.amount.normalized().to_string(), row.given);
  EXPECT_EQ(dose.is_too_far, row.too_far);
  std::string pieces;
  for (const auto& [size, count] : dose.pieces)
    pieces += (pieces.empty() ? "" : " ") + std::to_string(count) + "x" + size.to_string();
  EXPECT_EQ(pieces, row.pieces);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Rounding,
    ::testing::Values(
        RoundingRow{"up", "129", "10", {}, "6", false, "", "130", "", false},
        RoundingRow{"down", "124.9", "10", {}, "6", false, "", "120", "", false},
        RoundingRow{"half_goes_down", "125", "10", {}, "6", false, "", "120", "", false},
        RoundingRow{"just_over_half_goes_up", "125.01", "10", {}, "6", false, "", "130", "", false},
        RoundingRow{"exact", "130", "10", {}, "6", false, "", "130", "", false},
        RoundingRow{"a_lowered_dose_goes_down", "129", "10", {}, "10", true, "", "120", "", false},
        RoundingRow{"down_but_too_far", "129", "10", {}, "6", true, "", "129", "", true},
        RoundingRow{"at_the_margin", "100", "94", {}, "6", false, "", "94", "", false},
        RoundingRow{"just_over_the_margin", "100", "93.99", {}, "6", false, "", "100", "", true},
        RoundingRow{"tenths", "2.408", "0.1", {}, "6", false, "", "2.4", "", false},
        RoundingRow{"below_one_step", "4", "10", {}, "", false, "", "10", "", false},
        RoundingRow{"below_one_step_only_down", "4", "10", {}, "", true, "", "4", "", true},
        RoundingRow{"not_above_the_highest", "59.6", "1", {}, "6", false, "59.9", "59", "", false},
        RoundingRow{"two_sizes", "1720", "", {"500", "150"}, "10", false, "", "1650", "3x500 1x150", false},
        RoundingRow{"two_sizes_up", "1290", "", {"500", "150"}, "10", false, "", "1300", "2x500 2x150", false},
        RoundingRow{"two_sizes_down", "860", "", {"500", "150"}, "10", false, "", "800", "1x500 2x150", false},
        RoundingRow{"large_only", "1000", "", {"500", "150"}, "10", false, "", "1000", "2x500", false},
        RoundingRow{"small_only", "200", "", {"150", "100"}, "", false, "", "200", "2x100", false},
        RoundingRow{"few_pieces_first", "300", "", {"150", "100"}, "", false, "", "300", "2x150", false},
        RoundingRow{"three_sizes", "250", "", {"150", "100", "50"}, "", false, "", "250", "1x150 1x100", false},
        RoundingRow{"vials_too_far", "520", "", {"150"}, "10", false, "", "520", "", true},
        RoundingRow{"vials_at_ten_percent", "500", "", {"550"}, "10", false, "", "550", "1x550", false},
        RoundingRow{"vials", "560", "", {"150"}, "10", false, "", "600", "4x150", false},
        RoundingRow{"nothing_to_round_to", "560", "", {}, "10", false, "", "560", "", true}),
    [](const ::testing::TestParamInfo<RoundingRow>& row) { return row.param.name; });

struct SumRow {
  const char* name;
  const char* amount;
  const char* unit;
  const char* multiplier;
  const char* multiplier_unit;
  const char* step;
  const char* most;
  const char* value;
  const char* given;
  const char* words;
};

class Sum : public ::testing::TestWithParam<SumRow> {};

TEST_P(Sum, ShowsItsArithmetic) {
  const SumRow& row = GetParam();
  DoseSum sum;
  sum.amount = number(row.amount);
  sum.amount_unit = row.unit;
  sum.multiplier = maybe(row.multiplier);
  sum.multiplier_unit = row.multiplier_unit;
  sum.most = maybe(row.most);
  if (*row.step != '\0') {
    sum.rounding = RoundingRule{number(row.step), {}, number("6")};
    sum.rounding_says = "to the step";
  }
  const auto result = worked_out(sum);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->value.normalized().to_string(), row.value);
  EXPECT_EQ(result->given.normalized().to_string(), row.given);
  EXPECT_EQ(result->words, row.words);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Sum,
    ::testing::Values(SumRow{"by_area", "75", "mg/m2", "1.72", "m2", "10", "", "129", "130",
                             "75 mg/m² × 1.72 m² = 129 mg, given as 130 mg"},
                      SumRow{"by_weight", "3.6", "mg/kg", "65", "kg", "10", "", "234", "230",
                             "3.6 mg/kg × 65 kg = 234 mg, given as 230 mg"},
                      SumRow{"no_rounding_rule", "260", "mg/m2", "1.72", "m2", "", "", "447.2", "447.2",
                             "260 mg/m² × 1.72 m² = 447.2 mg"},
                      SumRow{"exact_without_a_double", "0.1", "mg/kg", "0.3", "kg", "", "", "0.03", "0.03",
                             "0.1 mg/kg × 0.3 kg = 0.03 mg"},
                      SumRow{"fixed", "420", "mg", "", "", "", "", "420", "420", "420 mg"},
                      SumRow{"fixed_in_grams", "1.2", "g", "", "", "", "", "1200", "1200", "1200 mg"},
                      SumRow{"by_clearance", "6", "mg.min/mL", "110", "mL/min", "10", "", "660", "660",
                             "6 mg·min/mL × 110 mL/min = 660 mg"},
                      SumRow{"highest_dose", "30", "mg/m2", "2.31", "m2", "1", "60", "60", "60",
                             "30 mg/m² × 2.31 m² = 69.3 mg, at most 60 mg"},
                      SumRow{"highest_dose_just_reached", "30", "mg/m2", "2", "m2", "1", "60", "60", "60",
                             "30 mg/m² × 2 m² = 60 mg"},
                      SumRow{"too_far", "75", "mg/m2", "1.72", "m2", "100", "", "129", "129",
                             "75 mg/m² × 1.72 m² = 129 mg, given as calculated (to the step: more than 6 % away)"}),
    [](const ::testing::TestParamInfo<SumRow>& row) { return row.param.name; });

TEST(DoseSums, RefuseUnitsThatAreNoMass) {
  DoseSum sum;
  sum.amount = number("75");
  sum.amount_unit = "mg/m2";
  EXPECT_FALSE(worked_out(sum)) << "an amount by area without an area";
  sum.multiplier = number("65");
  sum.multiplier_unit = "kg";
  EXPECT_FALSE(worked_out(sum)) << "an amount by area times a weight";
}

}  // namespace
}  // namespace nextline::care
