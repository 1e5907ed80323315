#include "case/setting.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "case/tiny.h"

namespace nextline {
namespace {

using testing::fact;
using testing::tiny_pack;

Case with(std::initializer_list<const char*> settings) {
  Case c = empty_case(tiny_pack());
  for (const char* setting : settings) {
    const Result<void> applied = apply_setting(tiny_pack(), c, setting);
    EXPECT_TRUE(applied.ok()) << (applied.ok() ? "" : applied.error().one_line());
  }
  return c;
}

TEST(Setting, ACopyOutlivesTheCaseItCameFrom) {
  auto first = std::make_unique<Case>(with({"lvef=48 because echo of today, read twice"}));
  Case copy = *first;
  Case assigned;
  assigned = copy;
  ASSERT_TRUE(apply_setting(tiny_pack(), copy, "marker=not done because the sample was too small").ok());
  ASSERT_TRUE(apply_setting(tiny_pack(), *first, "marker=unknown because it is asked for again").ok());
  first.reset();
  const Case moved = std::move(copy);
  EXPECT_EQ(moved.facts[fact("lvef")].overridden, "echo of today, read twice");
  EXPECT_EQ(moved.facts[fact("marker")].overridden, "the sample was too small");
  EXPECT_EQ(assigned.facts[fact("lvef")].overridden, "echo of today, read twice");
  EXPECT_FALSE(assigned.facts[fact("marker")].is_overridden);
}

TEST(Setting, ChangesOneFact) {
  const Case c =
      with({"lvef=48 because echo today", "exposedTo.alphamab=true", "exposedTo.betamab = false", "marker=not done"});
  EXPECT_EQ(c.facts[fact("lvef")].number->to_string(), "48");
  EXPECT_TRUE(c.facts[fact("lvef")].is_overridden);
  EXPECT_EQ(c.facts[fact("lvef")].overridden, "echo today");
  EXPECT_THAT(c.facts[fact("exposedTo")].members, ::testing::ElementsAre(Truth::True, Truth::False));
  EXPECT_EQ(c.facts[fact("marker")].member, 2);
}

TEST(Setting, UnknownClears) {
  EXPECT_FALSE(with({"lvef=48", "lvef=unknown"}).facts[fact("lvef")].known());
  EXPECT_THAT(with({"exposedTo=alphamab"}).facts[fact("exposedTo")].members,
              ::testing::ElementsAre(Truth::True, Truth::False));
  EXPECT_THAT(with({"exposedTo=none"}).facts[fact("exposedTo")].members,
              ::testing::ElementsAre(Truth::False, Truth::False));
  EXPECT_FALSE(with({"exposedTo=alphamab, betamab", "exposedTo=unknown"}).facts[fact("exposedTo")].known());
  EXPECT_THAT(with({"exposedTo=alphamab, betamab", "exposedTo.betamab=unknown"}).facts[fact("exposedTo")].members,
              ::testing::ElementsAre(Truth::True, Truth::Unknown));
}

TEST(Setting, DerivedFactsFollow) {
  const Case c = with({"baselineLvef=60", "lvef=48", "lvef=40"});
  EXPECT_EQ(c.facts[fact("lvefFall")].number->to_string(), "20");
  EXPECT_FALSE(with({"baselineLvef=60", "lvef=48", "lvef=unknown"}).facts[fact("lvefFall")].known());
  EXPECT_EQ(with({"lvefFall=3", "baselineLvef=60", "lvef=48"}).facts[fact("lvefFall")].number->to_string(), "3");
}

struct WrongSetting {
  const char* name;
  const char* setting;
  const char* part;
};
class WrongSettings : public ::testing::TestWithParam<WrongSetting> {};

TEST_P(WrongSettings, SayHowToMendThemAndChangeNothing) {
  Case c = empty_case(tiny_pack());
  const Result<void> applied = apply_setting(tiny_pack(), c, GetParam().setting);
  ASSERT_FALSE(applied.ok());
  EXPECT_EQ(applied.error().exit_status(), 2);
  EXPECT_THAT(applied.error().one_line(), ::testing::HasSubstr(GetParam().part));
  for (const Fact& each : c.facts) EXPECT_FALSE(each.known() || each.is_overridden);
}

INSTANTIATE_TEST_SUITE_P(Setting, WrongSettings,
                         ::testing::Values(WrongSetting{"NoEquals", "lvef", "fact=value"},
                                           WrongSetting{"NoValue", "lvef=", "unknown"},
                                           WrongSetting{"Fact", "lvff=5", "did you mean 'lvef'?"},
                                           WrongSetting{"Value", "marker=postive", "did you mean 'positive'?"},
                                           WrongSetting{"Member", "exposedTo.alfamab=true", "did you mean 'alphamab'?"},
                                           WrongSetting{"NoMembers", "lvef.x=true", "has no members"},
                                           WrongSetting{"Truth", "exposedTo.alphamab=ture", "did you mean 'true'?"},
                                           WrongSetting{"SecondPart", "exposedTo=alphamab,gamma", "gamma"},
                                           WrongSetting{"Bounds", "lvef=-1", "from 0 to 100"}),
                         [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace nextline
