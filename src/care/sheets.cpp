#include "care/sheets.h"

#include "care/flat_text.h"
#include "care/labels.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;
using Notes = flatbuffers::Vector<flatbuffers::Offset<flat::Note>>;

std::vector<PlanNote> notes(const Notes* list) {
  std::vector<PlanNote> result;
  if (list)
    for (const auto* note : *list) result.push_back({text(note->text()), words(note->sources()), text(note->read())});
  return result;
}

std::vector<std::string> drug_names(const knowledge::Pack& pack, const flat::Regimen& regimen) {
  std::vector<std::string> names;
  for (const auto* id : *regimen.drugs()) {
    const auto* drug = pack.drug(id->string_view());
    names.push_back(drug ? drug->name()->str() : id->str());
  }
  return names;
}

std::vector<PlanDose> doses(const knowledge::Pack& pack, const flat::Regimen& regimen) {
  std::vector<PlanDose> result;
  if (!regimen.doses()) return result;
  for (const auto* dose : *regimen.doses()) {
    const auto* drug = dose->drug() ? pack.drug(dose->drug()->string_view()) : nullptr;
    result.push_back({drug ? text(drug->name()) : text(dose->drug()), text(dose->amount()), text(dose->unit()),
                      text(dose->basis()), text(dose->route()), text(dose->schedule()), text(dose->read()),
                      words(dose->sources())});
  }
  return result;
}

}  // namespace

Sheets::Sheets(const knowledge::Pack& pack, std::string_view as_of) {
  for (const auto* source : *pack.flat().sources()) {
    source_index_.emplace(source->id()->string_view(), static_cast<std::uint32_t>(sources_.size()));
    sources_.push_back(std::make_shared<const PlanSource>(PlanSource{text(source->id()), text(source->title()),
                                                                     text(source->citation()), text(source->locator()),
                                                                     text(source->read())}));
  }
  for (const auto* entry : *pack.flat().evidence()) {
    const auto published = entry->published() ? entry->published()->string_view() : std::string_view();
    if (!not_after(published, as_of)) continue;
    evidence_.emplace(entry->id()->string_view(),
                      std::make_shared<const PlanEvidence>(PlanEvidence{
                          text(entry->id()), text(entry->title()), notes(entry->findings()), words(entry->sources())}));
  }
  for (const auto* regimen : *pack.flat().regimens()) regimens_.push_back(sheet_of(pack, *regimen));
}

template <class Items>
void Sheets::cite(RegimenSheet& sheet, const Items& items) const {
  for (const auto& item : items)
    for (const std::string& id : item.sources)
      if (const auto found = source_index_.find(id); found != source_index_.end()) sheet.cited.push_back(found->second);
}

RegimenSheet Sheets::sheet_of(const knowledge::Pack& pack, const flat::Regimen& regimen) const {
  RegimenSheet sheet;
  sheet.drugs = drug_names(pack, regimen);
  sheet.doses = doses(pack, regimen);
  sheet.monitoring = notes(regimen.monitoring());
  sheet.side_effects = notes(regimen.side_effects());
  sheet.maintenance = notes(regimen.maintenance());
  sheet.after_progression = notes(regimen.after_progression());
  cite(sheet, sheet.doses);
  cite(sheet, sheet.monitoring);
  cite(sheet, sheet.side_effects);
  cite(sheet, sheet.maintenance);
  cite(sheet, sheet.after_progression);
  return sheet;
}

const std::shared_ptr<const PlanEvidence>* Sheets::evidence(std::string_view id) const {
  const auto found = evidence_.find(id);
  return found == evidence_.end() ? nullptr : &found->second;
}

void Sheets::mark(std::string_view id, SourceMarks& marks) const {
  if (const auto found = source_index_.find(id); found != source_index_.end()) marks[found->second] = true;
}

SharedItems<PlanSource> Sheets::marked(const SourceMarks& marks) const {
  SharedItems<PlanSource> result;
  for (std::size_t i = 0; i < sources_.size(); ++i)
    if (marks[i]) result.push_back(sources_[i]);
  return result;
}

}  // namespace nextline::care
