#include "report/references.h"

#include <algorithm>

#include "report/words.h"

namespace nextline::report {

References::References(List<PlanSource> sources) {
  int number = 0;
  for (const auto& source : sources) numbers_.emplace(source.id, ++number);
}

std::vector<Mark> References::marks(Texts ids) const {
  std::vector<Mark> all;
  for (const auto& id : ids) {
    const auto found = numbers_.find(id);
    all.push_back({found == numbers_.end() ? 0 : found->second, id});
  }
  std::stable_sort(all.begin(), all.end(), [](const Mark& l, const Mark& r) {
    return (l.number == 0 ? 1 : 0) < (r.number == 0 ? 1 : 0) || (l.number > 0 && r.number > 0 && l.number < r.number);
  });
  return all;
}

std::string References::text(Texts ids) const {
  std::string numbers;
  std::vector<std::string_view> resources;
  for (const auto& mark : marks(ids)) {
    if (mark.number > 0)
      numbers += (numbers.empty() ? "" : ", ") + std::to_string(mark.number);
    else
      resources.emplace_back(mark.id);
  }
  std::string text;
  if (!numbers.empty()) text += " [" + numbers + "]";
  if (!resources.empty()) text += " (" + some_of(resources) + ")";
  return text;
}

void list_sources(Page& page, List<PlanSource> sources) {
  if (sources.empty()) return;
  page.heading("Sources");
  int number = 0;
  for (const auto& source : sources)
    page.labelled("[" + std::to_string(++number) + "]",
                  told(cat(source.title, source.locator.empty() ? "" : "; ", source.locator), source.read) +
                      page.dim(cat(" (", source.id, ")")),
                  2, 6);
}

}  // namespace nextline::report
