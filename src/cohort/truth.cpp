#include "cohort/truth.h"

#include <algorithm>

#include "case/dictionary.h"

namespace nextline::cohort {

namespace flat = knowledge::flat;

namespace {

/// Days in a month of the mean Gregorian year, as the facts in months count it.
const Decimal kDaysPerMonth(304375, 4);

/// True when `value` has all that `wanted` states.
bool agrees(const Fact& value, const Fact& wanted) {
  if (wanted.truth != Truth::Unknown && value.truth != wanted.truth) return false;
  if (wanted.member >= 0 && value.member != wanted.member) return false;
  if (wanted.number && (!value.number || *value.number != *wanted.number)) return false;
  for (std::size_t i = 0; i < wanted.members.size(); ++i)
    if (wanted.members[i] != Truth::Unknown && value.members[i] != wanted.members[i]) return false;
  return true;
}

}  // namespace

TruthKeeper::TruthKeeper(const knowledge::Pack& pack, const Script& script) : pack_(pack), script_(script) {
  truth_.facts = empty_case(pack);
  for (const flat::Fact* fact : *pack.flat().facts()) truth_.stated.push_back(fact->kind() != flat::FactKind::List);
}

void TruthKeeper::set(FactIndex fact, const Fact& value) {
  Fact& known = truth_.facts.facts[fact];
  truth_.stated[fact] = true;
  if (known.members.empty()) {
    known = value;
    return;
  }
  for (std::size_t i = 0; i < known.members.size(); ++i)
    if (value.members[i] != Truth::Unknown) known.members[i] = value.members[i];
}

void TruthKeeper::set_number(FactIndex fact, const Decimal& value) {
  forget(fact);
  truth_.facts.facts[fact].number = value;
}

void TruthKeeper::set_value(FactIndex fact, std::int32_t member) {
  forget(fact);
  truth_.facts.facts[fact].member = member;
}

void TruthKeeper::forget(FactIndex fact) {
  clear_fact(*pack_.flat().facts()->Get(fact), truth_.facts.facts[fact]);
  truth_.stated[fact] = true;
}

bool TruthKeeper::holds(const When& when) const {
  const Fact& value = truth_.facts.facts[when.fact];
  if (!value.known() || !truth_.stated[when.fact]) return false;
  if (when.from && (!value.number || *value.number < *when.from)) return false;
  if (when.to && (!value.number || *value.number > *when.to)) return false;
  return agrees(value, when.value);
}

bool TruthKeeper::holds(const std::vector<When>& when) const {
  return std::all_of(when.begin(), when.end(), [&](const When& each) { return holds(each); });
}

void TruthKeeper::find(const Alternative& found, std::int64_t day) {
  for (const FactIndex fact : found.forget) forget(fact);
  for (const FactValue& each : found.facts) set(each.fact, each.value);
  for (const FactIndex fact : found.unstated) truth_.stated[fact] = false;
  if (found.metastasis && !metastasis_) metastasis_ = day;
  if (found.worsened) worsen();
}

void TruthKeeper::mark(std::optional<FactIndex> fact, const std::vector<std::uint32_t>& drugs) {
  if (!fact) return;
  const auto& values = *pack_.flat().facts()->Get(*fact)->values();
  for (const std::uint32_t drug : drugs)
    for (const std::string& member : script_.drugs[drug].members)
      for (std::uint32_t i = 0; i < values.size(); ++i)
        if (values[i]->string_view() == member) truth_.facts.facts[*fact].members[i] = Truth::True;
}

/// The line given until now is over.
void TruthKeeper::end_line() {
  ended_ = ending_;
  ending_ = -1;
}

void TruthKeeper::worsen() {
  mark(script_.roles.worsened_on, last_given_);
  if (!ends_told_ && current_ < 0 && script_.roles.worsened_on) truth_.stated[*script_.roles.worsened_on] = false;
  if (lines_ > 0) ending_ = script_.roles.ended_by_worsening;
}

void TruthKeeper::give(const Give& given, std::int64_t cycles, std::int64_t last, const std::vector<const Way*>& ways) {
  mark(script_.roles.given, given.drugs);
  for (const FactIndex fact : script_.roles.of_treatment) forget(fact);
  last_given_ = given.drugs;
  current_ = given.ongoing ? given.regimen : -1;
  if (given.line) {
    doses_.clear();
    begin_told_ = true;
  } else {
    begin_told_ = begin_told_ && ends_told_;
  }
  if (given.line && lines_++ > 0) end_line();
  ends_told_ = std::all_of(ways.begin(), ways.end(), [](const Way* way) { return way->tells_end(); });
  for (std::size_t i = 0; i < ways.size(); ++i) {
    Doses& doses = doses_[given.drugs[i]];
    doses.some_untold = doses.some_untold || !ways[i]->administrations;
    if (!ways[i]->administrations) continue;
    doses.count += cycles;
    doses.last = last;
  }
  if (given.stop) {
    if (given.stop->not_tolerated) mark(script_.roles.not_tolerated, given.stop->drugs);
    if (lines_ > 0 && ending_ < 0) ending_ = given.stop->ended;
  }
  if (given.early) give_early(given, last, ways);
}

void TruthKeeper::give_early(const Give& given, std::int64_t last, const std::vector<const Way*>& ways) {
  mark(script_.roles.given_early, given.drugs);
  bool targeted = false, told = false;
  for (std::size_t i = 0; i < ways.size(); ++i) {
    if (!script_.drugs[given.drugs[i]].targeted) continue;
    targeted = true;
    told = told || ways[i]->tells_end();
  }
  if (!targeted) return;
  last_targeted_early_ = last;
  early_end_told_ = told;
  if (script_.roles.targeted_early) truth_.facts.facts[*script_.roles.targeted_early].truth = Truth::True;
}

/// Doses of the treatment being given, by the drug that is given once a cycle.
void TruthKeeper::count_cycles(std::int64_t today) {
  const Roles& roles = script_.roles;
  const auto given = [&](std::uint32_t drug) {
    return std::find(last_given_.begin(), last_given_.end(), drug) != last_given_.end();
  };
  const auto pacemaker = std::find_if(script_.pacemakers.begin(), script_.pacemakers.end(), given);
  if (current_ < 0 || pacemaker == script_.pacemakers.end()) return;
  const Doses& doses = doses_[*pacemaker];
  if (doses.count == 0) return;
  const auto weeks = divide(Decimal::from_integer(today - doses.last), Decimal::from_integer(7));
  if (roles.cycles) set_number(*roles.cycles, Decimal::from_integer(doses.count));
  if (roles.weeks_since_dose) set_number(*roles.weeks_since_dose, round_half_up(weeks.value_or(Decimal()), 1));
  if (!doses.some_untold && begin_told_) return;
  for (const auto& role : {roles.cycles, roles.weeks_since_dose})
    if (role) truth_.stated[*role] = false;
}

void TruthKeeper::finish_treatments(std::int64_t today) {
  const Roles& roles = script_.roles;
  if (roles.lines) set_number(*roles.lines, Decimal::from_integer(lines_));
  if (roles.current) set_value(*roles.current, current_ >= 0 ? current_ : roles.no_treatment);
  if (current_ < 0)
    for (const FactIndex fact : roles.of_treatment) forget(fact);
  count_cycles(today);
  if (current_ < 0) end_line();
  if (roles.last_ended && ended_ >= 0) set_value(*roles.last_ended, ended_);
  if (!roles.months_to_relapse || !last_targeted_early_ || !metastasis_) return;
  const auto months = divide(Decimal::from_integer(*metastasis_ - *last_targeted_early_), kDaysPerMonth);
  set_number(*roles.months_to_relapse, round_half_up(months.value_or(Decimal()), 1));
  truth_.stated[*roles.months_to_relapse] = early_end_told_;
}

/// Gives a fact its value where it has none; of a set, the members that are not known.
void TruthKeeper::fill(const FactValue& value) {
  Fact& fact = truth_.facts.facts[value.fact];
  if (!truth_.stated[value.fact]) return;
  if (fact.members.empty() && !fact.known()) fact = value.value;
  for (std::size_t i = 0; i < fact.members.size(); ++i)
    if (fact.members[i] == Truth::Unknown) fact.members[i] = value.value.members[i];
}

void TruthKeeper::finish_rules() {
  for (const Implication& implication : script_.implications)
    if (holds(implication.when))
      for (const FactValue& each : implication.facts) fill(each);
  for (const Need& need : script_.needs) {
    const auto is_known = [&](FactIndex fact) { return known(fact); };
    if (!holds(need.when) || !std::all_of(need.known.begin(), need.known.end(), is_known)) forget(need.fact);
  }
  for (const Computed& computed : script_.computed) {
    const auto is_known = [&](FactIndex fact) { return known(fact) || !truth_.stated[fact]; };
    if (!known(computed.fact) && std::all_of(computed.from.begin(), computed.from.end(), is_known))
      truth_.stated[computed.fact] = false;
  }
}

GroundTruth TruthKeeper::finish(std::int64_t today) {
  finish_treatments(today);
  finish_rules();
  const auto& facts = *pack_.flat().facts();
  for (std::uint32_t i = 0; i < facts.size(); ++i) {
    Fact& value = truth_.facts.facts[i];
    if (facts[i]->difference() != nullptr)
      for (const auto* name : *facts[i]->difference())
        if (const auto part = pack_.fact_index(name->string_view()); part && !truth_.stated[*part])
          truth_.stated[i] = false;
    if (!facts[i]->absence_counts()) continue;
    if (facts[i]->kind() == flat::FactKind::Boolean && !value.known()) value.truth = Truth::False;
    for (auto& member : value.members)
      if (member == Truth::Unknown) member = Truth::False;
  }
  derive_facts(pack_, truth_.facts);
  return std::move(truth_);
}

}  // namespace nextline::cohort
