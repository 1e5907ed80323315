#include <algorithm>

#include "care/plan.h"

namespace nextline {
namespace {

void join(Requirement& line, const Requirement& more) {
  line.text += ", " + more.test_item;
  for (const auto& source : more.sources)
    if (std::find(line.sources.begin(), line.sources.end(), source) == line.sources.end())
      line.sources.push_back(source);
}

}  // namespace

std::vector<Requirement> by_test(const std::vector<Requirement>& requirements) {
  std::vector<Requirement> lines;
  for (const auto& requirement : requirements) {
    const auto same = std::find_if(lines.begin(), lines.end(), [&](const Requirement& line) {
      return !line.test.empty() && line.test == requirement.test;
    });
    if (same != lines.end()) {
      join(*same, requirement);
      continue;
    }
    lines.push_back(requirement);
    if (!requirement.test.empty()) lines.back().text = requirement.test + ": " + requirement.test_item;
  }
  return lines;
}

}  // namespace nextline
