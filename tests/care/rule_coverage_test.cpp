// What the vignettes leave untouched: each define of the decision layer should have been seen true and seen false.
#include <gtest/gtest.h>

#include <cstdio>
#include <map>

#include "care/vignettes.h"

namespace nextline {
namespace {

struct RuleSeen {
  int yes = 0, no = 0, unknown = 0;
};

/// Per define of Guideline and the Safety libraries, by "Library.name".
std::map<std::string, std::pair<std::uint32_t, RuleSeen>> rule_coverage() {
  const auto program = vignettes::pack()->program();
  std::map<std::string, std::pair<std::uint32_t, RuleSeen>> seen;
  for (std::uint32_t i = 0; i < program.definitions.size(); ++i) {
    const std::string library(program.str(program.libraries[program.definitions[i].library].name));
    if (library == "Guideline" || library.starts_with("Safety"))
      seen[library + "." + std::string(program.str(program.definitions[i].name))] = {i, {}};
  }
  for (const auto& vignette : vignettes::all()) {
    auto visit = vignettes::visit(vignette.node);
    if (!visit) throw std::runtime_error(visit.error().one_line());
    auto decisions = visit->decisions();
    for (auto& [name, entry] : seen) {
      const Truth truth = decisions.truth(entry.first);
      ++(truth == Truth::True ? entry.second.yes : truth == Truth::False ? entry.second.no : entry.second.unknown);
    }
  }
  return seen;
}

/// A rule that asks for a measurement cannot be true: without the measurement it is unknown.
bool only_asks(std::uint32_t definition) {
  for (const auto* rule : *vignettes::pack()->flat().rules())
    if (rule->definition() == definition && rule->effect() == knowledge::flat::Effect::Require) return true;
  return false;
}

TEST(RuleCoverage, EverySafetyDefineWasSeenTrueAndFalse) {
  int defines = 0, both = 0, all_three = 0;
  for (const auto& [name, entry] : rule_coverage()) {
    const auto& seen = entry.second;
    const bool fired = seen.yes > 0 || (only_asks(entry.first) && seen.unknown > 0);
    ++defines;
    both += fired && seen.no > 0;
    all_three += seen.yes > 0 && seen.no > 0 && seen.unknown > 0;
    if (!name.starts_with("Safety")) {
      if (!fired || seen.no == 0)
        std::printf("  %s: true %d, false %d, unknown %d\n", name.c_str(), seen.yes, seen.no, seen.unknown);
      continue;
    }
    EXPECT_TRUE(fired) << name << " was never true";
    EXPECT_GT(seen.no, 0) << name << " was never false";
  }
  std::printf("%d defines: %d seen true and false, %d also unknown\n", defines, both, all_three);
}

}  // namespace
}  // namespace nextline
