#include "knowledge/names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace nextline::knowledge {
namespace {

using ::testing::HasSubstr;

const std::vector<NamedEntry> kDrugs = {{"trastuzumab", {"Herceptin", "Twin"}},
                                        {"trastuzumab-deruxtecan", {"trastuzumab deruxtecan", "T-DXd", "Enhertu"}},
                                        {"pertuzumab", {"Phesgo (with trastuzumab)", "twin"}}};

TEST(Names, AnyOfThemFindsTheEntry) {
  for (const char* name : {"trastuzumab-deruxtecan", "trastuzumab deruxtecan", "Trastuzumab  Deruxtecan", "t dxd",
                           "ENHERTU", "enhertu ", "trastuzumab_deruxtecan"}) {
    const auto found = find_named(kDrugs, name, "drug");
    ASSERT_TRUE(found) << name;
    EXPECT_EQ(*found, 1U) << name;
  }
  EXPECT_EQ(*find_named(kDrugs, "phesgo", "drug"), 2U);
  EXPECT_EQ(*find_named(kDrugs, "trastuzumab", "drug"), 0U);
}

TEST(Names, UnknownOnesAreToldWithTheNearest) {
  const auto found = find_named(kDrugs, "enhertoo", "drug", "--unavailable");
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, "unknown-drug");
  EXPECT_EQ(found.error().where, "--unavailable");
  EXPECT_THAT(found.error().message, HasSubstr("'enhertoo' is no drug of this guideline (did you mean 'Enhertu'?)"));
  EXPECT_FALSE(find_named(kDrugs, "", "drug"));
  EXPECT_FALSE(find_named(kDrugs, "(", "drug"));
}

TEST(Names, SharedOnesAskForTheId) {
  const auto found = find_named(kDrugs, "TWIN", "drug");
  ASSERT_FALSE(found);
  EXPECT_THAT(found.error().one_line(), AllOf(HasSubstr("trastuzumab, pertuzumab"), HasSubstr("give the id")));
}

}  // namespace
}  // namespace nextline::knowledge
