#include "base/ucum.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/random_values.h"
#include "base/ucum/atoms.h"

namespace nextline::ucum {
namespace {

std::string converted(std::string_view value, std::string_view from, std::string_view to) {
  const auto result = convert(*Decimal::parse(value), from, to);
  return result ? result->to_string() : "null";
}

TEST(UcumCheck, TakesWhatRecordsCarry) {
  for (const auto* unit : {"",
                           "1",
                           "%",
                           "mg/dL",
                           "mg/dl",
                           "g/L",
                           "umol/L",
                           "mmol/L",
                           "meq/L",
                           "mosm/kg",
                           "U/L",
                           "[iU]/L",
                           "m[iU]/mL",
                           "kat",
                           "nkat/L",
                           "10*9/L",
                           "10^9/L",
                           "10*3/uL",
                           "/min",
                           "{beats}/min",
                           "mm[Hg]",
                           "cm[H2O]",
                           "Cel",
                           "[degF]",
                           "kg",
                           "[lb_av]",
                           "[oz_av]",
                           "[in_i]",
                           "[ft_i]",
                           "kg/m2",
                           "m2",
                           "mL/min",
                           "mL/min/{1.73_m2}",
                           "mL/min/(173.10*-2.m2)",
                           "mg/m2",
                           "mg/kg",
                           "mg/(kg.d)",
                           "ng/mL",
                           "pg/mL",
                           "fL",
                           "/100{WBCs}",
                           "{score}",
                           "{INR}",
                           "mm/h",
                           "ms",
                           "a",
                           "mo",
                           "wk",
                           "d",
                           "h",
                           "Gy",
                           "cGy",
                           "Bq",
                           "mCi",
                           "kcal",
                           "[pH]",
                           "deg",
                           "dB",
                           "By",
                           "bit",
                           "bar",
                           "eV",
                           "[ppth]",
                           "[psi]",
                           "[in_i'H2O]",
                           "B[10.nV]",
                           "l/s",
                           "uV",
                           "kPa",
                           "[CFU]/mL",
                           "g.m/s2",
                           "(((m)))",
                           "mol{x}/L{y}",
                           "2.m",
                           "m/2",
                           "s-1",
                           "m+2",
                           "dar"}) {
    const auto result = check(unit);
    EXPECT_TRUE(result.ok()) << unit << " " << (result.ok() ? "" : result.error().one_line());
  }
}

TEST(UcumCheck, RefusesWithAHint) {
  const struct {
    const char *unit, *hint;
  } rows[] = {{"lbs", "[lb_av]"},
              {"lb", "[lb_av]"},
              {"kgs", "kg"},
              {"Kg", "kg"},
              {"KG", "kg"},
              {"mmHg", "mm[Hg]"},
              {"mm Hg", "mm[Hg]"},
              {"MMHG", "mm[Hg]"},
              {"cc", "mL"},
              {"mcg", "ug"},
              {"mcg/mL", "ug/mL"},
              {"\u00b5g/mL", "ug/mL"},
              {"\u03bcmol/L", "umol/L"},
              {"x10^9/L", "10*9/L"},
              {"x10*9/L", "10*9/L"},
              {"10E9/L", "10*9/L"},
              {"10e3/uL", "10*3/uL"},
              {"x10E3/uL", "10*3/uL"},
              {"bpm", "/min"},
              {"IU/L", "[iU]/L"},
              {"mIU/L", "m[iU]/L"},
              {"mEq/L", "meq/L"},
              {"mOsm/kg", "mosm/kg"},
              {"mg/m\u00b2", "mg/m2"},
              {"mm\u00b3", "mm3"},
              {"\u00b0C", "Cel"},
              {"\u00b0F", "[degF]"},
              {"degF", "[degF]"},
              {"sec", "s"},
              {"hrs", "h"},
              {"days", "d"},
              {"years", "a"},
              {"weeks", "wk"},
              {"mg/kg/day", "mg/kg/d"},
              {"inches", "[in_i]"},
              {"percent", "%"},
              {"gm/dL", "g/dL"},
              {"MMOL/L", "mmol/L"},
              {"cells/uL", "{cells}/uL"},
              {"[lb_avv]", "[lb_av]"}};
  for (const auto& row : rows) {
    const auto result = check(row.unit);
    ASSERT_FALSE(result.ok()) << row.unit;
    EXPECT_EQ(result.error().code, "not-ucum");
    EXPECT_EQ(result.error().blame, Blame::Author);
    EXPECT_EQ(result.error().hint, "did you mean '" + std::string(row.hint) + "'?") << row.unit;
  }
}

TEST(UcumCheck, SaysWhatIsWrongWhere) {
  const struct {
    const char *unit, *message;
  } rows[] = {{"mg/xyzzyq", "unit 'mg/xyzzyq': 'xyzzyq' is no UCUM unit"},
              {"xyzzyqq", "unit 'xyzzyqq' is no UCUM unit"},
              {"mg/", "unit 'mg/' ends where a unit should follow"},
              {"(mg", "unit '(mg' has '(' without ')'"},
              {"mg)", "unit 'mg)': ')' stands where '.' or '/' should"},
              {"{x", "unit '{x' has '{' without '}'"},
              {"[lb_av", "unit '[lb_av' has '[' without ']'"},
              {"m-", "unit 'm-': '-' has a sign without an exponent"},
              {"m123", "unit 'm123': '123' has too large an exponent"},
              {"0", "unit '0' is zero"},
              {"mmol/L/Cel",
               "unit 'mmol/L/Cel': 'Cel' is on a scale of its own, so it cannot be multiplied, divided or raised"}};
  for (const auto& row : rows) {
    const auto result = check(row.unit);
    ASSERT_FALSE(result.ok()) << row.unit;
    EXPECT_EQ(result.error().message, row.message);
  }
}

TEST(UcumCheck, HostileTextIsRefusedCheaply) {
  EXPECT_FALSE(check(std::string(1'000'000, '(')).ok());
  EXPECT_FALSE(check(std::string(200, '(') + "m" + std::string(40, ')')).ok());
  std::string many = "m";
  for (int i = 0; i < 100; ++i) many += ".m";
  EXPECT_FALSE(check(many).ok());
  EXPECT_FALSE(check(std::string_view("m\0g", 3)).ok());
  EXPECT_EQ(converted("1", "10*99.10*99.10*99", "1"), "null");
  EXPECT_EQ(converted("1", "10*-99.10*-99", "1"), "0");
}

TEST(UcumConvert, Table) {
  const struct {
    const char *value, *from, *to, *expected;
  } rows[] = {
      {"1.50", "mg/dL", "mg/dL", "1.50"},
      {"1.2", "mg/dL", "g/L", "0.012"},
      {"1.2", "mg/dl", "mg/dL", "1.2"},
      {"154", "[lb_av]", "kg", "69.85322498"},
      {"69.85322498", "kg", "[lb_av]", "154"},
      {"65", "[in_i]", "cm", "165.1"},
      {"6", "[ft_i]", "m", "1.8288"},
      {"12", "g/dL", "g/L", "120"},
      {"150", "10*3/uL", "10*9/L", "150"},
      {"0.15", "10*12/L", "10*9/L", "150"},
      {"98.6", "[degF]", "Cel", "37"},
      {"37", "Cel", "[degF]", "98.6"},
      {"37", "Cel", "K", "310.15"},
      {"-40", "[degF]", "Cel", "-40"},
      {"37000", "mCel", "Cel", "37"},
      {"120", "mm[Hg]", "kPa", "15.99864"},
      {"60", "/min", "Hz", "1"},
      {"50", "%", "1", "0.5"},
      {"1", "U", "umol/min", "1"},
      {"1", "kat", "U", "60000000"},
      {"4.2", "mmol/L", "mol/m3", "4.2"},
      {"1", "kcal", "kJ", "4.184"},
      {"1", "Ci", "GBq", "37"},
      {"180", "deg", "rad", "3.14159265"},
      {"1", "deg", "'", "60"},
      {"1", "m[Hg]", "mm[Hg]", "1000"},
      {"1", "cm3", "mL", "1"},
      {"2", "Mg", "t", "2"},
      {"1", "[gal_us]", "L", "3.78541178"},
      {"100", "mL/min/{1.73_m2}", "mL/min", "100"},
      {"1", "[IU]/L", "m[iU]/mL", "1"},
      {"1", "GiBy", "bit", "8589934592"},
      {"1", "wk", "d", "7"},
      {"1", "a", "d", "365.25"},
      {"1", "mg/dL", "umol/L", "null"},
      {"1", "meq/L", "mmol/L", "null"},
      {"1", "mol", "1", "null"},
      {"1", "[iU]", "U", "null"},
      {"1", "[iU]", "[USP'U]", "null"},
      {"1", "[pH]", "1", "null"},
      {"1", "lbs", "kg", "null"},
      {"99999999999999999999", "kg", "mg", "99999999999999999999000000"},
      {"9999999999999999999999999", "kg", "mg", "null"},
      {"0", "kg", "mg", "0"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(converted(row.value, row.from, row.to), row.expected) << row.from << " " << row.to;
}

TEST(UcumConvert, CalendarWords) {
  const struct {
    const char *value, *from, *to, *expected;
  } rows[] = {{"1", "year", "months", "12"}, {"1", "year", "days", "365"}, {"1", "month", "days", "30"},
              {"1", "year", "a", "1"},       {"6", "months", "mo", "6"},   {"6", "months", "a", "0.5"},
              {"2", "weeks", "days", "14"},  {"1", "day", "h", "24"},      {"90", "min", "hours", "1.5"},
              {"1", "year", "kg", "null"},   {"3", "years", "year", "3"},  {"1500", "milliseconds", "s", "1.5"}};
  for (const auto& row : rows)
    EXPECT_EQ(converted(row.value, row.from, row.to), row.expected) << row.from << " " << row.to;
}

TEST(UcumCommensurable, Table) {
  EXPECT_TRUE(commensurable("mg/dL", "g/L"));
  EXPECT_TRUE(commensurable("", "1"));
  EXPECT_TRUE(commensurable("year", "d"));
  EXPECT_TRUE(commensurable("{cells}/uL", "10*9/L"));
  EXPECT_TRUE(commensurable("Cel", "[degF]"));
  EXPECT_FALSE(commensurable("mg/dL", "umol/L"));
  EXPECT_FALSE(commensurable("[iU]/L", "U/L"));
  EXPECT_TRUE(commensurable("quux", "quux"));
  EXPECT_FALSE(commensurable("quux", "Quux"));
}

TEST(UcumProducts, Table) {
  const struct {
    const char *left, *right, *product, *quotient;
  } rows[] = {{"cm", "cm", "cm2", "1"},
              {"mg", "dL", "mg.dL", "mg/dL"},
              {"g/cm3", "g/cm3", "g2/cm6", "1"},
              {"g/cm3", "1", "g/cm3", "g/cm3"},
              {"1", "min", "min", "/min"},
              {"", "", "1", "1"},
              {"mg/dL", "dL", "mg", "mg/dL2"},
              {"mg/(kg.d)", "kg", "mg/d", "mg/kg2/d"},
              {"10*9/L", "L", "10*9", "10*9/L2"},
              {"100", "100", "100.100", "1"},
              {"mL{total}", "min", "mL.min", "mL/min"},
              {"quux", "1", "quux", "quux"},
              {"quux", "quux", "(quux).(quux)", "1"},
              {"m", "quux", "(m).(quux)", "(m)/(quux)"}};
  for (const auto& row : rows) {
    EXPECT_EQ(multiply_units(row.left, row.right), row.product) << row.left << " " << row.right;
    EXPECT_EQ(divide_units(row.left, row.right), row.quotient) << row.left << " " << row.right;
  }
}

TEST(UcumAtoms, AreSortedAndResolve) {
  EXPECT_GE(atoms().size(), 300u);
  EXPECT_EQ(prefixes().size(), 24u);
  for (std::size_t i = 1; i < atoms().size(); ++i) EXPECT_LT(atoms()[i - 1].symbol, atoms()[i].symbol);
  for (const auto& atom : atoms()) EXPECT_TRUE(check(atom.symbol).ok()) << atom.symbol;
}

/// Any atom with a plain scale, and a prefix where it takes one.
rc::Gen<std::string> any_linear_unit() {
  return rc::gen::exec([] {
    std::vector<const Atom*> linear;
    for (const auto& atom : atoms()) {
      if (atom.scale == Scale::Linear) linear.push_back(&atom);
    }
    const auto* atom = *rc::gen::elementOf(linear);
    const auto prefix = atom->takes_prefix ? *rc::gen::element<std::string>("", "m", "k", "u") : std::string();
    return prefix + std::string(atom->symbol);
  });
}

RC_GTEST_PROP(UcumLaws, ThereAndBackIsTheSame, ()) {
  // Powers of ten that fit the 8 places lose nothing on the way.
  const std::vector<std::string> units{"g/L", "mg/mL", "mg/dL", "kg/m3", "g/dL", "ug/uL"};
  const Decimal value(*rc::gen::inRange<std::int64_t>(-1'000'000'000, 1'000'000'000), *rc::gen::inRange(0, 5));
  const auto from = *rc::gen::elementOf(units);
  const auto to = *rc::gen::elementOf(units);
  const auto there = convert(value, from, to);
  RC_ASSERT(there.has_value());
  RC_ASSERT(convert(*there, to, from) == value);
}

RC_GTEST_PROP(UcumLaws, ProductsAndQuotientsAreUnits, ()) {
  const auto left = *any_linear_unit();
  const auto right = *any_linear_unit();
  RC_ASSERT(check(left).ok() && check(right).ok());
  const auto product = multiply_units(left, right);
  RC_ASSERT(check(product).ok());
  RC_ASSERT(commensurable(divide_units(product, right), left));
  RC_ASSERT(commensurable(product, multiply_units(right, left)));
}

RC_GTEST_PROP(UcumLaws, AnyTextIsAnsweredWithoutFailing, ()) {
  const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
      "m", "g", "[lb_av]", "/", ".", "(", ")", "{", "}", "2", "-3", "10*", "Cel", " ", "\u00b5", "lbs"));
  std::string unit;
  for (const auto& piece : pieces) unit += piece;
  const bool good = check(unit).ok();
  RC_ASSERT(good == convert(Decimal(1, 0), unit + "{x}", unit).has_value() || good);
  RC_ASSERT(commensurable(unit, unit));
}

}  // namespace
}  // namespace nextline::ucum
