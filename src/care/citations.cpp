#include "care/citations.h"

namespace nextline::care {
namespace {

class Citations {
 public:
  Citations(const Sheets& sheets, SourceMarks marks) : sheets_(sheets), marks_(std::move(marks)) {}

  void add(const std::vector<std::string>& ids) {
    for (const std::string& id : ids) sheets_.mark(id, marks_);
  }
  /// Anything with `sources` in it.
  template <class Items>
  void add_each(const Items& items) {
    for (const auto& item : items) add(item.sources);
  }
  template <class Items>
  void add_reasons(const Items& items) {
    for (const auto& item : items) add_each(item.because);
  }
  void add_option(const Option& option) {
    add(option.sources);
    add_each(option.because);
    add_each(option.cautions);
    add_each(option.requires_);
    add_each(option.evidence);
    for (const auto& evidence : option.evidence) add_each(evidence.findings);
  }
  const SourceMarks& marks() const { return marks_; }

 private:
  const Sheets& sheets_;
  SourceMarks marks_;
};

}  // namespace

void collect_citations(const Sheets& sheets, SourceMarks marks, Plan& plan) {
  Citations cited(sheets, std::move(marks));
  cited.add_each(plan.current.because);
  for (const auto& option : plan.options) cited.add_option(option);
  cited.add_reasons(plan.excluded);
  cited.add_reasons(plan.actions);
  cited.add_each(plan.actions);
  cited.add_reasons(plan.alerts);
  cited.add_each(plan.alerts);
  plan.sources = sheets.marked(cited.marks());
}

}  // namespace nextline::care
