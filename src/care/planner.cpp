#include "care/planner.h"

#include <algorithm>

#include "care/advice.h"
#include "care/case_entries.h"
#include "care/citations.h"
#include "care/flat_text.h"
#include "care/missing.h"
#include "care/offers.h"
#include "care/parts.h"
#include "care/ranking.h"
#include "care/reasons.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

void add_once(std::vector<std::string>& list, const std::vector<std::string>& more) {
  for (const auto& word : more)
    if (std::find(list.begin(), list.end(), word) == list.end()) list.push_back(word);
}

/// Fills one Plan from one Outcome.
class Composer {
 public:
  Composer(const Judge& judge, const Case& facts, const Outcome& outcome, Decisions& decisions)
      : judge_(judge),
        pack_(judge.pack()),
        flat_(judge.pack().flat()),
        facts_(facts),
        outcome_(outcome),
        decisions_(decisions),
        reasons_(judge.pack(), facts, decisions),
        offers_(judge, facts, decisions, reasons_),
        marks_(judge.sheets().no_marks()) {}

  Plan compose() {
    header();
    scope();
    plan_.facts = case_entries(pack_, facts_);
    current();
    regimens();
    if (!facts_.died && outcome_.applies == Truth::True) {
      plan_.actions = actions_for(pack_, facts_, decisions_, reasons_);
      plan_.alerts = alerts_for(pack_, facts_, decisions_, reasons_);
    }
    plan_.conflicts = facts_.conflicts;
    plan_.notes = facts_.notes;
    collect_citations(judge_.sheets(), std::move(marks_), plan_);
    return std::move(plan_);
  }

 private:
  void header() {
    plan_.guideline = {text(flat_.id()), text(flat_.version()), text(flat_.evidence_cutoff()), text(flat_.title())};
    plan_.patient = facts_.patient;
    plan_.died = facts_.died;
    auto& basis = plan_.basis;
    basis.intended_use = text(flat_.intended_use());
    basis.limits = text(flat_.limits());
    basis.as_of = judge_.request().as_of;
    basis.region = judge_.request().region;
    basis.goals = judge_.request().goals;
    basis.pack_version = text(flat_.version());
    basis.pack_hash = text(flat_.hash());
    basis.review_status = text(flat_.review_status());
    for (std::uint32_t i = 0; i < flat_.facts()->size(); ++i)
      (facts_.facts[i].known() ? basis.inputs_used : basis.inputs_missing)
          .push_back(flat_.facts()->Get(i)->name()->str());
  }

  void scope() {
    plan_.applies = outcome_.applies;
    plan_.scope_because.push_back(reasons_.of_definition(flat_.planner()->scope_definition()));
    if (outcome_.applies == Truth::True) return;
    // What put the patient outside (or leaves it open) is named part by part, with where it was read.
    for (const auto part : parts_of(pack_.program(), flat_.planner()->scope_definition())) {
      if (decisions_.truth(part) != outcome_.applies) continue;
      Reason reason = reasons_.of_definition(part);
      for (const auto index : decisions_.deciding_facts(part)) add_once(reason.sources, facts_.facts[index].sources);
      plan_.scope_because.push_back(std::move(reason));
    }
  }

  void current() {
    auto& current = plan_.current;
    if (outcome_.current) {
      current.regimen = text(outcome_.current->brief->regimen->id());
      const auto index = pack_.fact_index("currentTreatment");
      if (index) current.since = facts_.facts[*index].date;
      for (const auto& finding : outcome_.current->findings) current.because.push_back(reasons_.of_rule(finding));
      for (const auto& requirement : by_test(reasons_.requirements(*outcome_.current)))
        current.checks.push_back(requirement.text);
    }
    if (!outcome_.current_row) return;
    current.action = text(outcome_.current_row->category());
    if (outcome_.current && current.action == "hold") current.until = offers_.until(*outcome_.current);
    if (outcome_.current_row->says()) current.because.push_back(reasons_.of_row(*outcome_.current_row));
  }

  void regimens() {
    std::vector<RankVector> vectors;
    for (const auto& judgement : outcome_.regimens) {
      if (judgement.is_option) {
        plan_.options.push_back(offers_.option(judgement));
        for (const std::uint32_t source : judge_.sheet_of(*judgement.brief).cited) marks_[source] = true;
        vectors.push_back(rank_vector(*flat_.planner(), judgement, judge_.request()));
      } else {
        plan_.excluded.push_back(offers_.exclusion(judgement));
      }
    }
    const auto ranks = dense_ranks(vectors);
    for (std::size_t i = 0; i < ranks.size(); ++i) plan_.options[i].rank = ranks[i];
    std::stable_sort(plan_.options.begin(), plan_.options.end(),
                     [](const Option& l, const Option& r) { return l.rank < r.rank; });
    order_exclusions();
  }

  /// By the order planner.yaml lists the excluded categories; within one, by the pack's order.
  void order_exclusions() {
    const auto place = [&](const std::string& category) {
      int index = 0;
      for (const auto* word : *flat_.planner()->excluded()) {
        if (word->string_view() == category) break;
        ++index;
      }
      return index;
    };
    std::stable_sort(plan_.excluded.begin(), plan_.excluded.end(),
                     [&](const Exclusion& l, const Exclusion& r) { return place(l.category) < place(r.category); });
  }

  const Judge& judge_;
  const knowledge::Pack& pack_;
  const flat::Pack& flat_;
  const Case& facts_;
  const Outcome& outcome_;
  Decisions& decisions_;
  Reasons reasons_;
  Offers offers_;
  SourceMarks marks_;  // sources of the options' sheets
  Plan plan_;
};

}  // namespace

Plan compose_plan(const Judge& judge, const Case& facts, const Outcome& outcome, Decisions& decisions) {
  Plan plan = Composer(judge, facts, outcome, decisions).compose();
  plan.missing = missing_facts(judge, facts, outcome, decisions);
  return plan;
}

Result<Plan> make_plan(const Judge& judge, const Case& facts, Decisions& decisions) {
  decisions.use(facts);
  const Outcome outcome = judge.judge(facts, decisions);
  Plan plan = compose_plan(judge, facts, outcome, decisions);
  if (decisions.error()) return *decisions.error();
  return plan;
}

}  // namespace nextline::care
