#include "base/unit_words.h"

#include <gtest/gtest.h>

#include <ostream>

namespace nextline {
namespace {

struct Amount {
  std::string number, unit, words;
};

void PrintTo(const Amount& amount, std::ostream* stream) {
  *stream << amount.number << ' ' << amount.unit;
}

class AmountWords : public ::testing::TestWithParam<Amount> {};

TEST_P(AmountWords, AreWhatPeopleRead) {
  EXPECT_EQ(amount_words(GetParam().number, GetParam().unit), GetParam().words);
}

INSTANTIATE_TEST_SUITE_P(
    Units, AmountWords,
    ::testing::Values(Amount{"52", "a", "52 years"}, Amount{"1", "a", "1 year"}, Amount{"9.2", "mo", "9.2 months"},
                      Amount{"3", "wk", "3 weeks"}, Amount{"0", "d", "0 days"}, Amount{"90", "min", "90 minutes"},
                      Amount{"250", "10*9/L", "250 ×10⁹/L"}, Amount{"4.1", "10*3/uL", "4.1 ×10³/µL"},
                      Amount{"4", "10^12/L", "4 ×10¹²/L"}, Amount{"1", "10*-3", "1 ×10⁻³"},
                      Amount{"75", "mg/m2", "75 mg/m²"}, Amount{"90", "umol/L", "90 µmol/L"},
                      Amount{"88", "mL/min", "88 mL/min"}, Amount{"88", "mL/min/{1.73_m2}", "88 mL/min/1.73_m2"},
                      Amount{"37", "Cel", "37 °C"}, Amount{"120", "mm[Hg]", "120 mmHg"},
                      Amount{"2", "mg/kg/wk", "2 mg/kg/week"}, Amount{"40", "u[iU]/mL", "40 µIU/mL"},
                      Amount{"5.4", "mg/kg", "5.4 mg/kg"}, Amount{"62", "%", "62 %"},
                      Amount{"6", "{cycles}", "6 cycles"}, Amount{"2", "1", "2"}, Amount{"2", "", "2"},
                      Amount{"", "mg", ""}, Amount{"3", "N.m", "3 N·m"}));

TEST(AmountWordsOfNumbers, HaveFourSignificantDigits) {
  const auto words = [](std::string_view number) { return amount_words(*Decimal::parse(number), "kg"); };
  EXPECT_EQ(words("60.78137757"), "60.78 kg");
  EXPECT_EQ(words("1.391376"), "1.391 kg");
  EXPECT_EQ(words("0.00123456"), "0.001235 kg");
  EXPECT_EQ(words("-9.99996"), "-10 kg");
  EXPECT_EQ(words("12345.6"), "12346 kg");
  EXPECT_EQ(words("1.50"), "1.5 kg");
  EXPECT_EQ(words("0"), "0 kg");
}

// Units come from records too: broken ones are shown, not chewed.
TEST(AmountWordsOfBrokenUnits, AreTold) {
  EXPECT_EQ(amount_words("1", "{open"), "1 open");
  EXPECT_EQ(amount_words("1", "/"), "1 /");
  EXPECT_EQ(amount_words("1", "10*"), "1 10*");
  EXPECT_EQ(amount_words("1", "10*-"), "1 10*-");
  EXPECT_EQ(amount_words("1", "}/["), "1 }/[");
}

}  // namespace
}  // namespace nextline
