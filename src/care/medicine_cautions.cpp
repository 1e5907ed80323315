#include "care/medicine_cautions.h"

#include <set>
#include <utility>

#include "base/arena_list.h"
#include "care/flat_text.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

std::vector<std::string_view> drugs_of(const flat::Regimen& regimen) {
  std::vector<std::string_view> drugs;
  for (const auto* drug : *regimen.drugs()) drugs.push_back(drug->string_view());
  return drugs;
}

}  // namespace

MedicineCautions::MedicineCautions(const Judge& judge, const Case& facts, const Outcome& outcome, Arena& arena,
                                   SourceSet& cited)
    : judge_(judge), arena_(arena), cited_(cited) {
  if (!judge.interactions()) return;
  taken_ = judge.interactions()->understand(facts.medicines);
  if (outcome.current) replaced_ = drugs_of(*outcome.current->brief->regimen);
}

void MedicineCautions::add_cautions(Option& option, const flat::Regimen* regimen) {
  if (!judge_.interactions() || taken_.known.empty()) return;
  const auto concerns = judge_.interactions()->concerns(drugs_of(*regimen), taken_, replaced_);
  ArenaList<Reason> cautions(arena_, option.cautions.size() + concerns.size());
  for (const Reason& caution : option.cautions) cautions.push_back(caution);
  const List<PlanSource> all = judge_.sheets().sources();
  std::set<std::pair<const flat::Interaction*, std::uint32_t>> told;  // a thing may be listed twice by other names
  for (const Concern& concern : concerns) {
    if (concern.taken == nullptr || view(concern.entry->severity()) == "none-known") continue;
    if (!told.emplace(concern.entry, concern.with).second) continue;
    ArenaList<std::string_view> sources(arena_);
    for (const auto* source : *concern.entry->sources()) sources.push_back(source->string_view());
    for (std::uint32_t place = 0; place < all.size(); ++place)
      if (holds(concern.entry->sources(), all[place].id)) cited_.add(place);
    cautions.push_back({arena_.copy("Taken now: " + judge_.interactions()->sentence(concern)),
                        {},
                        sources.items(),
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
