#include <algorithm>

#include "care/plan.h"

namespace nextline {
namespace {

void join(RequirementLine& line, const Requirement& more) {
  line.text += cat(", ", more.test_item);
  for (const auto& source : more.sources)
    if (std::find(line.sources.begin(), line.sources.end(), source) == line.sources.end())
      line.sources.push_back(source);
}

}  // namespace

std::vector<RequirementLine> by_test(List<Requirement> requirements) {
  std::vector<RequirementLine> lines;
  for (const auto& requirement : requirements) {
    const std::string_view test = requirement.test;
    const auto same = std::find_if(lines.begin(), lines.end(),
                                   [&](const RequirementLine& line) { return !test.empty() && line.test == test; });
    if (same != lines.end()) {
      join(*same, requirement);
      continue;
    }
    const auto& sources = requirement.sources;
    lines.push_back({test.empty() ? std::string(requirement.text) : cat(test, ": ", requirement.test_item),
                     {sources.begin(), sources.end()},
                     test});
  }
  return lines;
}

}  // namespace nextline
