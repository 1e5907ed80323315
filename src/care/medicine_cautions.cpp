#include "care/medicine_cautions.h"

#include <set>
#include <utility>

#include "base/arena_list.h"
#include "care/flat_text.h"

namespace nextline::care {

namespace flat = knowledge::flat;

MedicineCautions::MedicineCautions(const Judge& judge, const Case& facts, const Outcome& outcome, Arena& arena,
                                   SourceSet& cited)
    : judge_(judge), arena_(arena), cited_(cited) {
  if (!judge.interactions()) return;
  taken_ = judge.interactions()->understand(facts.medicines);
  if (outcome.current) replaced_ = views(outcome.current->brief->regimen->drugs());
}

void MedicineCautions::add_cautions(Option& option, const flat::Regimen* regimen) {
  if (!judge_.interactions() || taken_.known.empty()) return;
  const auto concerns = judge_.interactions()->concerns(views(regimen->drugs()), taken_, replaced_);
  ArenaList<Reason> cautions(arena_, option.cautions.size() + concerns.size());
  for (const Reason& caution : option.cautions) cautions.push_back(caution);
  std::set<std::pair<const flat::Interaction*, std::uint32_t>> told;  // a thing may be listed twice by other names
  for (const Concern& concern : concerns) {
    if (concern.taken == nullptr || view(concern.entry->severity()) == "none-known") continue;
    if (!told.emplace(concern.entry, concern.with).second) continue;
    const Texts sources = views_of(concern.entry->sources(), arena_);
    judge_.sheets().mark(sources, cited_);
    cautions.push_back({arena_.copy("Taken now: " + judge_.interactions()->sentence(concern)),
                        {},
                        sources,
                        view(concern.entry->id()),
                        view(concern.entry->read())});
  }
  option.cautions = cautions.items();
}

Texts MedicineCautions::with_what_is_not_checked(Texts notes) {
  ArenaList<std::string_view> all(arena_, notes.size() + taken_.not_checked.size());
  for (const auto& note : notes) all.push_back(note);
  for (const NotChecked& each : taken_.not_checked)
    all.push_back(arena_.copy("'" + each.written + "'" + (each.source.empty() ? "" : " (" + each.source + ")") +
                              " is taken and not known here: not checked for interactions"));
  return all.items();
}

}  // namespace nextline::care
