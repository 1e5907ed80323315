#include "case/case_yaml.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "case/random_case.h"
#include "case/tiny.h"

namespace nextline {
namespace {

using testing::fact;
using testing::tiny_pack;

Case read(std::string_view text) {
  Result<Case> c = case_from_yaml(tiny_pack(), text, "case.yaml");
  EXPECT_TRUE(c.ok()) << (c.ok() ? "" : c.error().one_line());
  return c.ok() ? std::move(*c) : empty_case(tiny_pack());
}

TEST(CaseYaml, ReadsEveryKindOfFact) {
  const Case c = read(
      "ill: true\nmarker: not done\nlvef: 45.5\ncreatinine: 90 umol/L\nexposedTo: {yes: [alphamab]}\n"
      "progressedOn: {yes: [alphamab], not: others}\ntreatments: [a, b]\n");
  EXPECT_EQ(c.facts[fact("ill")].truth, Truth::True);
  EXPECT_EQ(c.facts[fact("marker")].member, 2);
  EXPECT_EQ(c.facts[fact("lvef")].number->to_string(), "45.5");
  EXPECT_EQ(c.facts[fact("creatinine")].number->to_string(), "1.01808");
  EXPECT_THAT(c.facts[fact("exposedTo")].members, ::testing::ElementsAre(Truth::True, Truth::Unknown));
  EXPECT_THAT(c.facts[fact("progressedOn")].members, ::testing::ElementsAre(Truth::True, Truth::False));
  EXPECT_THAT(c.facts[fact("treatments")].lines, ::testing::ElementsAre("a", "b"));
  EXPECT_FALSE(c.facts[fact("bilirubin")].known());
}

TEST(CaseYaml, AListThatStandsAloneIsTheWholeAnswer) {
  EXPECT_THAT(read("exposedTo: [alphamab]").facts[fact("exposedTo")].members,
              ::testing::ElementsAre(Truth::True, Truth::False));
  EXPECT_THAT(read("exposedTo: []").facts[fact("exposedTo")].members,
              ::testing::ElementsAre(Truth::False, Truth::False));
  EXPECT_FALSE(read("exposedTo: {yes: []}").facts[fact("exposedTo")].known());
}

TEST(CaseYaml, ReadsTheLongForm) {
  const Case c = read("lvef: {value: 40, date: 2025-01-02, how: typed, stale: true, because: echo today}\n");
  const Fact& lvef = c.facts[fact("lvef")];
  EXPECT_EQ(lvef.date, "2025-01-02");
  EXPECT_TRUE(lvef.stale);
  EXPECT_TRUE(lvef.is_overridden);
  EXPECT_EQ(lvef.overridden, "echo today");
}

TEST(CaseYaml, FillsDerivedFacts) {
  const Case c = read("baselineLvef: 62\nlvef: 48\n");
  EXPECT_EQ(c.facts[fact("lvefFall")].number->to_string(), "14");
  EXPECT_TRUE(c.facts[fact("lvefFall")].is_derived);
  EXPECT_EQ(read("lvefFall: 3\nbaselineLvef: 62\nlvef: 48\n").facts[fact("lvefFall")].number->to_string(), "3");
  EXPECT_TRUE(read("baselineLvef: 62\nlvef: {value: 48, stale: true}\n").facts[fact("lvefFall")].stale);
}

struct Wrong {
  const char* name;
  const char* text;
  const char* code;
  const char* part;
};
class WrongCases : public ::testing::TestWithParam<Wrong> {};

TEST_P(WrongCases, SayWhatAndWhere) {
  const Result<Case> c = case_from_yaml(tiny_pack(), GetParam().text, "c.yaml");
  ASSERT_FALSE(c.ok());
  EXPECT_EQ(c.error().code, GetParam().code);
  EXPECT_THAT(c.error().one_line(), ::testing::HasSubstr(GetParam().part));
  EXPECT_THAT(c.error().where, ::testing::StartsWith("c.yaml"));
}

INSTANTIATE_TEST_SUITE_P(
    CaseYaml, WrongCases,
    ::testing::Values(Wrong{"Fact", "lvf: 5", "unknown-fact", "did you mean 'lvef'?"},
                      Wrong{"Value", "marker: postive", "unknown-value", "did you mean 'positive'?"},
                      Wrong{"Member", "exposedTo: [alfamab]", "unknown-value", "did you mean 'alphamab'?"},
                      Wrong{"Boolean", "ill: yes", "unknown-value", "true, false or unknown"},
                      Wrong{"High", "lvef: 101", "out-of-range", "from 0 to 100"},
                      Wrong{"Unit", "lvef: 5 mg/dL", "wrong-unit", "cannot be converted"},
                      Wrong{"NoUnit", "creatinine: 5 spoons", "not-ucum", "c.yaml:1:13"},
                      Wrong{"NoNumber", "lvef: high", "not-a-number", "needs a number"},
                      Wrong{"List", "lvef: [5]", "yaml-type", "one value"},
                      Wrong{"Null", "lvef:", "yaml-type", "write unknown"},
                      Wrong{"BothWays", "exposedTo: {yes: [alphamab], not: [alphamab]}", "contradiction", "remove one"},
                      Wrong{"UnknownKey", "lvef: {value: 5, stail: true}", "unknown-key", "did you mean 'stale'?"},
                      Wrong{"NoMapping", "[1]", "yaml-type", "fact: value"}),
    [](const auto& row) { return row.param.name; });

bool same_facts(const Case& left, const Case& right) {
  for (std::size_t i = 0; i < left.facts.size(); ++i) {
    const Fact& a = left.facts[i];
    const Fact& b = right.facts[i];
    if (a.truth != b.truth || a.member != b.member || a.members != b.members || !std::ranges::equal(a.lines, b.lines) ||
        a.stale != b.stale || a.is_derived != b.is_derived || a.is_overridden != b.is_overridden ||
        a.overridden != b.overridden)
      return false;
    if (a.number.has_value() != b.number.has_value() || (a.number && *a.number != *b.number)) return false;
  }
  return left.died == right.died;
}

TEST(CaseYaml, WritesWhatItReads) {
  rc::check([](std::uint64_t seed) {
    Case c = random_case(tiny_pack(), seed);
    c.died = seed % 5 == 0;
    Fact& lvef = c.facts[testing::fact("lvef")];
    if (seed % 3 == 0 && lvef.known()) lvef.stale = true;
    if (seed % 4 == 0 && lvef.known()) {
      lvef.is_overridden = true;
      lvef.overridden = "said: \"so\", and\nso";
    }
    static constexpr std::string_view kLines[] = {"one: 1", "", "- x #", "null", "~"};
    if (seed % 2 == 0) c.facts[testing::fact("treatments")].lines = kLines;
    derive_facts(tiny_pack(), c);
    const std::string text = case_to_yaml(tiny_pack(), c);
    const Result<Case> back = case_from_yaml(tiny_pack(), text, "written");
    RC_ASSERT(back.ok());
    RC_ASSERT(same_facts(c, *back));
  });
}

TEST(CaseYaml, WritesAnEmptyCase) {
  EXPECT_EQ(case_to_yaml(tiny_pack(), empty_case(tiny_pack())), "{}\n");
  EXPECT_TRUE(case_from_yaml(tiny_pack(), "", "empty").ok());
}

TEST(RandomCase, DependsOnTheSeedAloneAndHitsTheThresholds) {
  EXPECT_EQ(case_to_yaml(tiny_pack(), random_case(tiny_pack(), 7)),
            case_to_yaml(tiny_pack(), random_case(tiny_pack(), 7)));
  bool at = false, below = false, unknown = false, far = false;
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    const auto number = random_case(tiny_pack(), seed).facts[fact("lvef")].number;
    if (!number) {
      unknown = true;
      continue;
    }
    EXPECT_TRUE(*number >= Decimal::from_integer(0) && *number <= Decimal::from_integer(100));
    at = at || *number == Decimal::from_integer(50);
    below = below || *number == Decimal(4999, 2);
    far = far || *number > Decimal::from_integer(80);
  }
  EXPECT_TRUE(at && below && unknown && far);
}

TEST(CaseYaml, ACopiedFactOutlivesItsCase) {
  const std::uint32_t lvef = fact("lvef");
  Case other = empty_case(tiny_pack());
  {
    const Result<Case> stated =
        case_from_yaml(tiny_pack(), "lvef: {value: 55, date: 2025-05-01, how: read from a letter}\n", "c.yaml");
    ASSERT_TRUE(stated.ok()) << stated.error().one_line();
    other.facts[lvef] = copied_fact(stated->facts[lvef], other.texts.arena());
  }
  EXPECT_EQ(other.facts[lvef].date, "2025-05-01");
  EXPECT_EQ(other.facts[lvef].how, "read from a letter");
  EXPECT_EQ(other.facts[lvef].number, Decimal::from_integer(55));
}

}  // namespace
}  // namespace nextline
