#include "care/citations.h"

#include "care/flat_text.h"

#include <set>

namespace nextline::care {
namespace {

class Citations {
 public:
  void add(const std::vector<std::string>& ids) { ids_.insert(ids.begin(), ids.end()); }
  /// Anything with `sources` in it.
  template <class Items>
  void add_each(const Items& items) {
    for (const auto& item : items) add(item.sources);
  }
  template <class Items>
  void add_reasons(const Items& items) {
    for (const auto& item : items) {
      add_each(item.because);
    }
  }
  void add_option(const Option& option) {
    add(option.sources);
    add_each(option.because);
    add_each(option.cautions);
    add_each(option.requires_);
    add_each(option.doses);
    add_each(option.monitoring);
    add_each(option.side_effects);
    add_each(option.maintenance);
    add_each(option.after_progression);
    add_each(option.evidence);
    for (const auto& evidence : option.evidence) add_each(evidence.findings);
  }
  bool has(const std::string& id) const { return ids_.count(id) != 0; }

 private:
  std::set<std::string> ids_;
};

}  // namespace

void collect_citations(const knowledge::Pack& pack, Plan& plan) {
  Citations cited;
  cited.add_each(plan.current.because);
  for (const auto& option : plan.options) cited.add_option(option);
  cited.add_reasons(plan.excluded);
  cited.add_reasons(plan.actions);
  cited.add_each(plan.actions);
  cited.add_reasons(plan.alerts);
  cited.add_each(plan.alerts);
  for (const auto* source : *pack.flat().sources())
    if (cited.has(source->id()->str()))
      plan.sources.push_back({text(source->id()), text(source->title()), text(source->citation()),
                              text(source->locator()), text(source->read())});
}

}  // namespace nextline::care
