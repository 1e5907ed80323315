// Short marks for what a statement rests on: numbers of the plan's list of sources, and resources of the record.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "care/plan.h"
#include "report/page.h"

namespace nextline::report {

/// Where a statement comes from, ready for showing.
struct Mark {
  int number = 0;       ///< place in the plan's list of sources, from 1; 0 for a resource of the record
  std::string_view id;  ///< of the source, or the reference of the resource
};

/// Numbers the plan's sources from 1 in their order.
class References {
 public:
  explicit References(List<PlanSource> sources);
  /// One mark per id, sources by number first, then resources in their order.
  std::vector<Mark> marks(Texts ids) const;
  /// " [1, 4] (Condition/a)"; many resources are cut short. Empty for no id.
  std::string text(Texts ids) const;

 private:
  std::map<std::string_view, int> numbers_;
};

/// "Sources", numbered from 1 in their order, each with its id; nothing for none.
void list_sources(Page& page, List<PlanSource> sources);

}  // namespace nextline::report
