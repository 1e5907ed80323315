#include "care/planner.h"

#include "care/flat_text.h"

#include <algorithm>

#include "care/case_entries.h"
#include "care/citations.h"
#include "care/missing.h"
#include "care/ranking.h"
#include "care/reasons.h"
#include "care/wording.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;
void add_once(std::vector<std::string>& list, const std::vector<std::string>& more) {
  for (const auto& word : more)
    if (std::find(list.begin(), list.end(), word) == list.end()) list.push_back(word);
}

/// The defines that `definition` joins by `and`, outermost first.
std::vector<std::uint32_t> parts_of(const cql::Program& program, std::uint32_t definition) {
  std::vector<std::uint32_t> parts, open = {program.definitions[definition].body};
  while (!open.empty()) {
    const auto& node = program.nodes[open.back()];
    open.pop_back();
    if (node.op == static_cast<std::uint16_t>(cql::Op::DefinitionRef)) parts.push_back(node.a);
    if (node.op != static_cast<std::uint16_t>(cql::Op::And)) continue;
    for (std::uint32_t i = node.arg_count; i-- > 0;) open.push_back(program.args[node.first_arg + i]);
  }
  return parts;
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
        marks_(judge.sheets().no_marks()) {}

  Plan compose() {
    header();
    scope();
    plan_.facts = case_entries(pack_, facts_);
    current();
    regimens();
    actions();
    alerts();
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
      current.until = until_of(*outcome_.current);
      for (const auto& requirement : reasons_.requirements(*outcome_.current))
        current.checks.push_back(requirement.text);
    }
    if (!outcome_.current_row) return;
    current.action = text(outcome_.current_row->category());
    if (outcome_.current_row->says()) current.because.push_back(reasons_.of_row(*outcome_.current_row));
  }

  std::string until_of(const RegimenJudgement& judgement) const {
    std::string until;
    for (const auto& finding : judgement.findings)
      if (finding.rule->effect() == flat::Effect::Hold && finding.rule->until()) {
        if (!until.empty()) until += "; ";
        until += fill(finding.rule->until()->string_view(), pack_, facts_);
      }
    return until;
  }

  void regimens() {
    std::vector<RankVector> vectors;
    for (const auto& judgement : outcome_.regimens) {
      if (judgement.is_option) {
        plan_.options.push_back(option(judgement));
        vectors.push_back(rank_vector(*flat_.planner(), judgement, judge_.request()));
      } else {
        plan_.excluded.push_back(exclusion(judgement));
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

  Option option(const RegimenJudgement& judgement) {
    const auto& regimen = *judgement.brief->regimen;
    Option option;
    option.id = text(regimen.id());
    option.title = text(regimen.title());
    const RegimenSheet& sheet = sheet_of(judgement);
    option.drugs = sheet.drugs;
    option.category = std::string(judgement.category);
    if (judgement.strongest) option.strength = text(judgement.strongest->strength());
    for (const auto* recommendation : judgement.reached)
      option.because.push_back(reasons_.of_recommendation(*recommendation));
    if (option.because.empty() && judgement.row) option.because.push_back(reasons_.of_row(*judgement.row));
    for (const auto& finding : judgement.findings)
      if (finding.rule->effect() == flat::Effect::Caution) option.cautions.push_back(reasons_.of_rule(finding));
    option.requires_ = reasons_.requirements(judgement);
    option.label = {judge_.request().region, std::string(judgement.brief->label.status),
                    std::string(judgement.brief->label.since), std::string(judgement.brief->label.note)};
    option.doses = sheet.doses;
    option.monitoring = sheet.monitoring;
    option.side_effects = sheet.side_effects;
    option.maintenance = sheet.maintenance;
    option.after_progression = sheet.after_progression;
    for (const std::uint32_t source : sheet.cited) marks_[source] = true;
    add_once(option.sources, words(regimen.sources()));
    for (const auto* recommendation : judgement.reached) {
      add_once(option.sources, words(recommendation->sources()));
      evidence(option, recommendation->evidence());
    }
    evidence(option, regimen.evidence());
    return option;
  }

  const RegimenSheet& sheet_of(const RegimenJudgement& judgement) const {
    return judge_.sheets().regimen(static_cast<std::size_t>(judgement.brief - judge_.briefs().data()));
  }

  void evidence(Option& option, const Strings* ids) {
    if (!ids) return;
    for (const auto* id : *ids) {
      const auto* entry = judge_.sheets().evidence(id->string_view());
      const bool there = std::any_of(option.evidence.begin(), option.evidence.end(),
                                     [&](const PlanEvidence& known) { return known.id == id->string_view(); });
      if (entry && !there) option.evidence.push_back(*entry);
    }
  }

  Exclusion exclusion(const RegimenJudgement& judgement) {
    const auto& regimen = *judgement.brief->regimen;
    Exclusion exclusion{
        text(regimen.id()), text(regimen.title()), sheet_of(judgement).drugs, std::string(judgement.category), {}, {}};
    for (const auto& finding : judgement.findings)
      if (finding.rule->effect() != flat::Effect::Caution && finding.rule->effect() != flat::Effect::Require)
        exclusion.because.push_back(reasons_.of_rule(finding));
    if (exclusion.category == "needs-information") open_questions(exclusion, judgement);
    if (exclusion.category == "not-approved-here" && !judgement.brief->label.note.empty())
      exclusion.because.push_back({std::string(judgement.brief->label.note), {}, {}, "label", {}});
    if (judgement.row && judgement.row->says()) exclusion.because.push_back(reasons_.of_row(*judgement.row));
    if (exclusion.category == "hold") exclusion.until = until_of(judgement);
    return exclusion;
  }

  void open_questions(Exclusion& exclusion, const RegimenJudgement& judgement) {
    for (const auto* recommendation : judgement.undecided)
      exclusion.because.push_back(reasons_.of_definition(recommendation->definition()));
    for (const auto& finding : judgement.open)
      if (finding.rule->blocks_when_unknown()) {
        Reason reason = reasons_.of_definition(finding.rule->definition());
        reason.text = text(finding.rule->blocks_reason());
        reason.rule = text(finding.rule->id());
        reason.sources = words(finding.rule->sources());
        exclusion.because.push_back(std::move(reason));
      }
  }

  void actions() {
    if (facts_.died || outcome_.applies != Truth::True) return;
    std::vector<std::pair<int, PlanAction>> found;
    for (const auto* action : *flat_.actions()) {
      if (decisions_.truth(action->definition()) != Truth::True) continue;
      Reason reason = reasons_.of_definition(action->definition());
      if (action->says() && action->says()->size() > 0)
        reason.text = fill(action->says()->string_view(), pack_, facts_);
      reason.sources = words(action->sources());
      found.push_back({action->position(),
                       {text(action->id()),
                        text(action->kind()),
                        text(action->title()),
                        text(action->when()),
                        text(action->urgency()),
                        {std::move(reason)},
                        words(action->sources())}});
    }
    for (const auto* referral : *flat_.referrals()) {
      if (decisions_.truth(referral->definition()) != Truth::True) continue;
      Reason reason = reasons_.of_definition(referral->definition());
      if (referral->says() && referral->says()->size() > 0)
        reason.text = fill(referral->says()->string_view(), pack_, facts_);
      reason.sources = words(referral->sources());
      found.push_back({0,
                       {text(referral->id()),
                        "referral",
                        text(referral->title()),
                        "now",
                        "",
                        {std::move(reason)},
                        words(referral->sources())}});
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& l, const auto& r) { return l.first < r.first; });
    for (auto& entry : found) plan_.actions.push_back(std::move(entry.second));
  }

  void alerts() {
    if (facts_.died || outcome_.applies != Truth::True) return;
    for (const auto* alert : *flat_.alerts()) {
      if (decisions_.truth(alert->definition()) != Truth::True) continue;
      Reason reason = reasons_.of_definition(alert->definition());
      if (alert->says() && alert->says()->size() > 0) reason.text = fill(alert->says()->string_view(), pack_, facts_);
      plan_.alerts.push_back({text(alert->id()), text(alert->title()), {std::move(reason)}, words(alert->sources())});
    }
  }

  const Judge& judge_;
  const knowledge::Pack& pack_;
  const flat::Pack& flat_;
  const Case& facts_;
  const Outcome& outcome_;
  Decisions& decisions_;
  Reasons reasons_;
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
