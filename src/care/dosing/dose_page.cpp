#include "care/dosing/dose_page.h"

#include "base/arena_list.h"
#include "care/dosing/doser.h"
#include "care/flat_text.h"
#include "care/planner.h"
#include "knowledge/names.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

/// Fills one page.
class PageWriter {
 public:
  PageWriter(const Judge& judge, const Case& facts, const DoseAnswers& answers)
      : judge_(judge),
        memory_(std::make_shared<PlanMemory>(judge.shared_sheets(), facts)),
        wording_(judge.sheets(), facts, memory_->arena),
        cited_(judge.sheets().no_sources()),
        context_(judge, facts, *answers.decisions, wording_, cited_, answers.measures) {}

  DosePage regimen(const flat::Regimen& regimen, Plan plan) {
    const auto place = static_cast<std::size_t>(std::distance(
        judge_.briefs().begin(), std::find_if(judge_.briefs().begin(), judge_.briefs().end(),
                                              [&](const auto& brief) { return brief.regimen == &regimen; })));
    const Option& told = judge_.sheets().regimen(place).option;
    page_.id = told.id;
    page_.title = told.title;
    for (const Option& option : plan.options)
      if (option.id == told.id) page_.category = option.category;
    for (const Exclusion& excluded : plan.excluded)
      if (excluded.id == told.id) page_.category = excluded.category, page_.because = excluded.because;
    for (const Reason& reason : page_.because) cite(reason.sources);
    for (const PlanDose& dose : told.doses) cite(dose.sources);
    if (regimen.doses()) page_.doses = Doser(context_).doses(told.doses, *regimen.doses(), regimen.drugs());
    ArenaList<DoseNote> missed(context_.arena());
    for (const auto* id : *regimen.drugs())
      if (const flat::Drug* drug = context_.pack().drug(id->string_view())) add_missed(*drug, missed);
    return finish(std::move(plan), missed);
  }

  DosePage drug(const flat::Drug& drug, Plan plan) {
    page_.id = view(drug.id());
    page_.title = view(drug.name());
    ArenaList<PlanDose> told(context_.arena());
    for (const auto* dose : *drug.dosing()->usual())
      told.push_back({page_.title, view(dose->amount()), view(dose->unit()), view(dose->basis()), view(dose->route()),
                      view(dose->schedule()), view(dose->read()), context_.cite(dose->sources()), view(dose->phase()),
                      dose->times_a_day()});
    page_.doses = Doser(context_).doses(told.items(), *drug.dosing()->usual(), nullptr);
    ArenaList<DoseNote> missed(context_.arena());
    add_missed(drug, missed);
    return finish(std::move(plan), missed);
  }

 private:
  void cite(Texts ids) { judge_.sheets().mark(ids, cited_); }

  void add_missed(const flat::Drug& drug, ArenaList<DoseNote>& missed) {
    if (!drug.dosing() || !drug.dosing()->missed()) return;
    for (const auto* note : *drug.dosing()->missed())
      missed.push_back({view(drug.name()), view(note->text()), view(note->read()), context_.cite(note->sources())});
  }

  DosePage finish(Plan plan, const ArenaList<DoseNote>& missed) {
    page_.missed = missed.items();
    page_.plan = std::move(plan);
    const List<PlanSource> all = judge_.sheets().sources();
    ArenaList<PlanSource> sources(context_.arena());
    cited_.for_each([&](std::uint32_t place) { sources.push_back(all[place]); });
    page_.sources = sources.items();
    page_.owner = memory_;
    return std::move(page_);
  }

  const Judge& judge_;
  std::shared_ptr<PlanMemory> memory_;
  Wording wording_;
  SourceSet cited_;
  DoseContext context_;
  DosePage page_;
};

std::string regimens_with(const knowledge::Pack& pack, const flat::Drug& drug) {
  std::string all;
  for (const auto* regimen : *pack.flat().regimens())
    if (holds(regimen->drugs(), view(drug.id()))) all += (all.empty() ? "" : ", ") + regimen->id()->str();
  return all;
}

}  // namespace

Result<DosePage> dose_page(const Judge& judge, const Case& facts, Decisions& decisions, const DoseAnswers& answers,
                           const std::string& name) {
  const knowledge::Pack& pack = judge.pack();
  const auto regimen = knowledge::find_regimen(pack, name, "REGIMEN");
  const auto drug = regimen ? Result<const flat::Drug*>(nullptr) : knowledge::find_drug(pack, name, "REGIMEN");
  if (!regimen && !drug) return regimen.error();
  if (!regimen && (!(*drug)->dosing()->usual() || (*drug)->dosing()->usual()->size() == 0)) {
    const std::string all = regimens_with(pack, **drug);
    return author_error("no-dose", "the guideline has no dose of " + (*drug)->name()->str() + " by itself", "REGIMEN",
                        all.empty() ? "see nextline show drug" : "name a regimen with it: " + all);
  }
  auto plan = make_plan(judge, facts, decisions);
  if (!plan) return std::move(plan).error();
  PageWriter writer(judge, facts, answers);
  return regimen ? writer.regimen(**regimen, std::move(*plan)) : writer.drug(**drug, std::move(*plan));
}

}  // namespace nextline::care
