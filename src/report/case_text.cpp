#include "report/case_text.h"

#include <algorithm>
#include <vector>

#include "case/dictionary.h"
#include "report/words.h"

namespace nextline::report {
namespace {

constexpr int kLabelColumns = 34;
constexpr int kDetailIndent = 6;

class CaseText {
 public:
  CaseText(const knowledge::Pack& pack, const Case& facts, TextStyle style)
      : dictionary_(*pack.flat().facts()), facts_(facts), page_(style) {}

  std::string write() && {
    page_.paragraph(
        page_.strong("Facts of " + (facts_.patient.empty() ? std::string("the case as stated") : facts_.patient)));
    if (facts_.died) page_.paragraph(page_.bad("The patient has died."));
    for (const auto& name : sections()) section(name);
    unknown();
    conflicts();
    notes();
    return std::move(page_).finish();
  }

 private:
  using Entry = knowledge::flat::Fact;

  static std::string section_of(const Entry& entry) { return entry.section() ? entry.section()->str() : std::string(); }

  bool is_told(std::uint32_t index) const { return facts_.facts[index].known() || facts_.facts[index].is_overridden; }

  /// Of the facts to tell, in the dictionary's order, each once.
  std::vector<std::string> sections() const {
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < dictionary_.size(); ++i) {
      const auto name = section_of(*dictionary_.Get(i));
      if (is_told(i) && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    return names;
  }

  void section(const std::string& name) {
    page_.heading(name.empty() ? "Others" : capitalised(name));
    for (std::uint32_t i = 0; i < dictionary_.size(); ++i)
      if (is_told(i) && section_of(*dictionary_.Get(i)) == name) fact(*dictionary_.Get(i), facts_.facts[i]);
  }

  void fact(const Entry& entry, const Fact& fact) {
    std::string text = fact.known() ? without_times(shown_with_unit(entry, fact)) : "not known";
    if (!fact.date.empty()) text += cat(", ", without_times(fact.date));
    if (fact.stale) text += ", " + page_.warn("too old to count");
    if (fact.assumed) text += ", assumed";
    if (fact.is_overridden) text += cat(" (set by hand", fact.overridden.empty() ? "" : ": ", fact.overridden, ")");
    page_.labelled(entry.name()->string_view(), text, 2, kLabelColumns);
    page_.paragraph(fact.how, kDetailIndent);
    if (!fact.sources.empty()) page_.paragraph(page_.dim("from " + listed(fact.sources)), kDetailIndent);
    for (const auto& candidate : fact.candidates)
      page_.paragraph(
          cat("also read: ", candidate.value, ", ", candidate.date.empty() ? "undated" : without_times(candidate.date),
              " ", page_.dim(cat("(", candidate.source, ")"))),
          kDetailIndent);
  }

  void unknown() {
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < dictionary_.size(); ++i)
      if (!is_told(i)) names.push_back(dictionary_.Get(i)->name()->str());
    page_.heading("Not known");
    page_.paragraph(names.empty() ? "nothing" : listed(names), 2);
  }

  void conflicts() {
    if (facts_.conflicts.empty()) return;
    page_.heading("Statements that disagree");
    for (const auto& conflict : facts_.conflicts)
      page_.bullet(without_times(conflict.fact + ": " + listed(conflict.values) + ". " + conflict.resolution));
  }

  void notes() {
    if (facts_.notes.empty()) return;
    page_.heading("Notes");
    for (const auto& note : facts_.notes) page_.bullet(without_times(note));
  }

  const flatbuffers::Vector<flatbuffers::Offset<Entry>>& dictionary_;
  const Case& facts_;
  Page page_;
};

}  // namespace

std::string case_text(const knowledge::Pack& pack, const Case& facts, TextStyle style) {
  return CaseText(pack, facts, style).write();
}

}  // namespace nextline::report
