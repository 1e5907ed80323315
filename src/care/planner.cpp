#include "care/planner.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "base/arena_list.h"
#include "care/advice.h"
#include "care/calendar.h"
#include "care/case_entries.h"
#include "care/dosing/doser.h"
#include "care/flat_text.h"
#include "care/goals.h"
#include "care/medicine_cautions.h"
#include "care/missing.h"
#include "care/offers.h"
#include "care/parts.h"
#include "care/ranking.h"
#include "care/reasons.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

/// Fills one Plan from one Outcome.
class Composer {
 public:
  Composer(const Judge& judge, const Case& facts, const Outcome& outcome, Decisions& decisions,
           const DoseAnswers* doses)
      : judge_(judge),
        planner_(*judge.pack().flat().planner()),
        facts_(facts),
        outcome_(outcome),
        decisions_(decisions),
        known_(known_facts(facts)),
        memory_(std::make_shared<PlanMemory>(judge.shared_sheets(), facts)),
        arena_(memory_->arena),
        reasons_(judge.sheets(), facts, decisions, arena_),
        cited_(judge.sheets().no_sources()),
        offers_(judge, decisions, reasons_, cited_),
        medicines_(judge, facts, outcome, arena_, cited_),
        plan_(judge.sheets().blank_plan()) {
    if (doses) dose_context_.emplace(judge, facts, *doses->decisions, reasons_.wording(), cited_, doses->measures);
  }

  Plan compose() {
    header();
    scope();
    plan_.facts = case_entries(judge_.pack(), judge_.sheets().blank_entries(), facts_, known_, arena_);
    current();
    regimens();
    // Each names its own situation, scope included: an equivocal HER2 result is outside and still has a next step.
    if (!facts_.died) {
      plan_.actions = actions_for(decisions_, reasons_, cited_);
      plan_.alerts = alerts_for(decisions_, reasons_, cited_);
    }
    plan_.conflicts = conflicts_of(facts_, arena_);
    plan_.notes = copies_of(facts_.notes, arena_);
    if (judge_.interactions()) plan_.notes = medicines_.with_what_is_not_checked(plan_.notes);
    plan_.missing = missing_facts(judge_, facts_, outcome_, decisions_, arena_);
    sources();
    plan_.owner = std::move(memory_);
    return std::move(plan_);
  }

 private:
  void header() {
    plan_.patient = arena_.copy(facts_.patient);
    plan_.died = facts_.died;
    const Texts names = judge_.sheets().fact_names();
    // Both lists in one array, the others behind the known.
    const auto places = arena_.make_array<std::string_view>(names.size());
    std::size_t used = 0, missing = known_.size(), next = 0;
    const auto missing_before = [&](std::size_t fact) {
      while (next < fact) places[missing++] = names[next++];
    };
    known_.for_each([&](std::uint32_t fact) {
      missing_before(fact);
      places[used++] = names[next++];
    });
    missing_before(names.size());
    plan_.basis.inputs_used = places.first(used);
    plan_.basis.inputs_missing = places.subspan(used);
  }

  void scope() {
    plan_.applies = outcome_.applies;
    ArenaList<Reason> because(arena_);
    because.push_back(reasons_.of_definition(planner_.scope_definition()));
    if (outcome_.applies != Truth::True) {
      // What put the patient outside (or leaves it open) is named part by part, with where it was read.
      for (const auto part : parts_of(judge_.pack().program(), planner_.scope_definition())) {
        if (decisions_.truth(part) != outcome_.applies) continue;
        because.push_back(reasons_.of_definition(part));
        ArenaList<std::string_view> sources(arena_);
        for (const auto fact : reasons_.deciding(part)) add_once(sources, facts_.facts[fact].sources);
        because.back().sources = sources.items();
      }
    }
    plan_.scope_because = because.items();
  }

  void current() {
    auto& current = plan_.current;
    ArenaList<Reason> because(arena_);
    if (outcome_.current) {
      current.regimen = judge_.sheet_of(*outcome_.current->brief).option.id;
      const auto index = judge_.pack().fact_index("currentTreatment");
      if (index) current.since = facts_.facts[*index].date;
      if (!facts_.died) {
        for (const RuleInForce& finding : outcome_.current->findings) because.push_back(offers_.rule(finding));
        checks();
      }
    }
    if (outcome_.current_row) {
      current.action = view(outcome_.current_row->row->category());
      if (outcome_.current && current.action == "hold") current.until = offers_.until(*outcome_.current);
      if (outcome_.current_row->row->says()) because.push_back(reasons_.of_row(*outcome_.current_row));
    }
    current.because = because.items();
  }

  void checks() {
    SourceSet uncited = judge_.sheets().no_sources();  // a check stands without its sources
    ArenaList<std::string_view> checks(arena_);
    for (const auto& line : by_test(reasons_.requirements(*outcome_.current, uncited)))
      checks.push_back(arena_.copy(line.text));
    plan_.current.checks = checks.items();
  }

  void regimens() {
    std::vector<RankVector> vectors;
    std::vector<Option> options;
    std::vector<const RegimenJudgement*> excluded;
    const auto chosen = static_cast<std::size_t>(std::ranges::count_if(
        outcome_.regimens, [](const RegimenJudgement& judgement) { return judgement.is_option; }));
    vectors.reserve(chosen);
    options.reserve(chosen);
    excluded.reserve(outcome_.regimens.size() - chosen);
    for (const auto& judgement : outcome_.regimens) {
      if (judgement.is_option) {
        options.push_back(offers_.option(judgement));
        if (dose_context_) work_out(*judgement.brief->regimen, options.back());
        if (judge_.interactions()) medicines_.add_cautions(options.back(), judgement.brief->regimen);
        vectors.push_back(rank_vector(planner_, judgement, judge_.request()));
      } else {
        excluded.push_back(&judgement);
      }
    }
    const auto ranks = dense_ranks(vectors);
    for (std::size_t i = 0; i < ranks.size(); ++i) options[i].rank = ranks[i];
    if (!judge_.request().goals.empty()) plan_.goals = goals_told(judge_, options, vectors, arena_, cited_);
    std::stable_sort(options.begin(), options.end(), [](const Option& l, const Option& r) { return l.rank < r.rank; });
    if (judge_.request().calendars != Calendars::None) calendars(options);
    plan_.options = listed_in(arena_, options);
    exclusions(excluded);
  }

  /// The days of the treatment that goes on or is held, and of options.
  void calendars(std::vector<Option>& options) {
    if (facts_.died) return;
    CalendarWriter writer(judge_, facts_, decisions_, arena_, cited_);
    auto& current = plan_.current;
    const bool goes_on = outcome_.current && current.goes_on();
    if (goes_on) current.calendar = writer.write(*outcome_.current->brief, &current.since);
    for (Option& option : options) {
      if (goes_on && option.id == current.regimen) {
        option.calendar = current.calendar;
      } else if (judge_.request().calendars == Calendars::All || (!goes_on && &option == &options.front())) {
        const auto judged = std::ranges::find_if(outcome_.regimens, [&](const RegimenJudgement& judgement) {
          return view(judgement.brief->regimen->id()) == option.id;
        });
        option.calendar = writer.write(*judged->brief, nullptr);
      }
    }
  }

  void work_out(const flat::Regimen& regimen, Option& option) {
    if (regimen.doses()) option.doses = Doser(*dose_context_).doses(option.doses, *regimen.doses(), regimen.drugs());
  }

  /// By the order planner.yaml lists the excluded categories; within one, by the pack's order. Others come last.
  void exclusions(const std::vector<const RegimenJudgement*>& judgements) {
    ArenaList<Exclusion> excluded(arena_, judgements.size());
    const Categories& categories = judge_.categories();
    const auto order = [&](const RegimenJudgement* judgement) {
      return std::min(judgement->category_id, categories.none());
    };
    // How many there are of each, then where the next of each stands.
    std::vector<std::uint32_t> next(categories.none() + 2);
    for (const RegimenJudgement* judgement : judgements) ++next[order(judgement) + 1];
    std::partial_sum(next.begin(), next.end(), next.begin());
    std::vector<const RegimenJudgement*> sorted(judgements.size());
    for (const RegimenJudgement* judgement : judgements) sorted[next[order(judgement)]++] = judgement;
    for (const RegimenJudgement* judgement : sorted) excluded.push_back(offers_.exclusion(*judgement));
    plan_.excluded = excluded.items();
  }

  /// Every source a statement of the plan names, in the pack's order. Resources of the record are none.
  void sources() {
    const List<PlanSource> all = judge_.sheets().sources();
    ArenaList<PlanSource> cited(arena_, all.size());
    cited_.for_each([&](std::uint32_t place) { cited.push_back(all[place]); });
    plan_.sources = cited.items();
  }

  const Judge& judge_;
  const flat::Planner& planner_;
  const Case& facts_;
  const Outcome& outcome_;
  Decisions& decisions_;
  const FactSet known_;
  std::shared_ptr<PlanMemory> memory_;
  Arena& arena_;
  Reasons reasons_;
  SourceSet cited_;
  Offers offers_;
  MedicineCautions medicines_;
  Plan plan_;
  std::optional<DoseContext> dose_context_;  // where doses are worked out
};

}  // namespace

Plan compose_plan(const Judge& judge, const Case& facts, const Outcome& outcome, Decisions& decisions,
                  const DoseAnswers* doses) {
  return Composer(judge, facts, outcome, decisions, doses).compose();
}

Result<Plan> make_plan(const Judge& judge, const Case& facts, Decisions& decisions, const DoseAnswers* doses) {
  decisions.use(facts);
  const Outcome outcome = judge.judge(facts, decisions);
  Plan plan = compose_plan(judge, facts, outcome, decisions, doses);
  if (decisions.error()) return *decisions.error();
  return plan;
}

}  // namespace nextline::care
