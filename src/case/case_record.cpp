#include "case/case_record.h"

#include "case/record_fact.h"
#include "cql/engine/data_requirements.h"
#include "cql/engine/evaluator.h"
#include "fhir/record.h"
#include "knowledge/fact_table.h"

namespace nextline {

namespace flat = knowledge::flat;

namespace {

/// What the facts' defines give, by fact. All of them before any is read: the machine and what reads its values fit the
/// processor's nearest memory one after the other, not turn by turn.
Result<std::vector<Value>> values_of(std::span<const knowledge::FactRow> facts, cql::Evaluator& evaluator) {
  std::vector<Value> values(facts.size());
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts[i].definition == cql::Parameter::kNone) continue;
    NEXTLINE_TRY(value, evaluator.evaluate(facts[i].definition));
    values[i] = value;
  }
  return values;
}

/// Where the dictionary says that absence counts, a silent record means no; shown as assumed.
void count_absence(const knowledge::FactRow& fact, Fact& value) {
  if (!fact.absence_counts || !value.candidates.empty()) return;
  const bool silent = !value.known();
  if (fact.kind == flat::FactKind::Boolean && silent) value.truth = Truth::False;
  if (fact.kind == flat::FactKind::Set)
    for (Truth& member : value.members)
      if (member == Truth::Unknown) member = Truth::False;
  if (silent && value.known()) {
    value.assumed = true;
    value.how = "nothing of it is on record";
  }
}

/// Patient.deceased[x]: true, or a date not after the day of the plan.
bool patient_died(const fhir::Record& record, const Temporal& as_of) {
  if (record.patient() == fhir::kNoNode) return false;
  const fhir::Tape& tape = record.tape();
  static const fhir::NameId kDeceased = fhir::find_name("deceased");
  const fhir::NodeIndex node = fhir::find_child(tape, record.patient(), kDeceased);
  if (node == fhir::kNoNode || !fhir::has_value(tape, node)) return false;
  if (fhir::kind(tape, node) == fhir::NodeKind::Boolean) return fhir::boolean(tape, node);
  const auto date = parse_datetime(fhir::text(tape, node));
  if (!date) return true;
  const Temporal first = earliest(*date, Precision::Millisecond);
  return days_from_civil(first.year, first.month, first.day) <= days_from_civil(as_of.year, as_of.month, as_of.day);
}

}  // namespace

fhir::Requirements case_requirements(const knowledge::Pack& pack, std::deque<cql::WantedCodes>& codes,
                                     std::string_view without) {
  fhir::Requirements wanted =
      cql::reader_requirements(cql::requirements_of(pack.program(), without), &pack.value_sets(), codes);
  wanted.inner_results = true;
  return wanted;
}

Result<Case> case_from_record(const knowledge::Pack& pack, const fhir::Record& record, cql::Evaluator& evaluator,
                              const Temporal& as_of) {
  evaluator.set_record(&record);
  const auto facts = pack.fact_table().rows();
  NEXTLINE_TRY(values, values_of(facts, evaluator));
  Case out = empty_case(pack);
  RecordFactReader reader(as_of, evaluator.arena(), out);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts[i].definition == cql::Parameter::kNone) continue;
    const std::size_t conflicts = out.conflicts.size();
    const bool says_absent = reader.read(facts[i], values[i], out.facts[i]);
    if (!says_absent && out.conflicts.size() == conflicts) count_absence(facts[i], out.facts[i]);
  }
  const auto died = pack.fact_index("died");
  out.died = (died && out.facts[*died].truth == Truth::True) || patient_died(record, as_of);
  out.patient = record.patient_reference();
  out.notes.insert(out.notes.begin(), record.notes().begin(), record.notes().end());
  derive_facts(pack, out);
  return out;
}

}  // namespace nextline
