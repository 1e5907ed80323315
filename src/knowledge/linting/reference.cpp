#include <string>

#include "base/ucum.h"
#include "knowledge/linting/check.h"
#include "knowledge/reading_grade.h"

namespace nextline::knowledge::linting {

namespace {

/// "10.9", or "< 1" as sources print it.
void must_be_number(const Check& check, const Word& word, const Decimal* highest) {
  if (word.empty()) return;
  const auto digits = word.text.find_first_not_of("< ");
  const auto number = Decimal::parse(digits == std::string::npos ? word.text : word.text.substr(digits));
  const bool fits = number && (highest == nullptr || (*number >= Decimal::from_integer(0) && *number <= *highest));
  if (!fits)
    check.complain(word.place, "not-a-number",
                   "'" + word.text + "' is no " + (highest != nullptr ? "percentage" : "number"),
                   "digits with a point, and '<' before them if need be; words belong into a note");
}

void check_drug(const Check& check, const DrugEntry& drug) {
  const Decimal hundred = Decimal::from_integer(100);
  for (const SideEffectEntry& each : drug.side_effects) {
    must_be_number(check, each.all_grades, &hundred);
    must_be_number(check, each.severe, &hundred);
  }
  std::int64_t expected = 0;
  for (const DoseLevelEntry& level : drug.dosing.levels) {
    must_be_number(check, level.amount, nullptr);
    if (const Result<void> unit = ucum::check(level.unit.text); !unit)
      check.complain(level.unit.place, "not-ucum", unit.error().message, unit.error().hint);
    if (level.level != expected++)
      check.complain(level.amount.place, "dose-levels", "level " + std::to_string(level.level) + " is out of turn",
                     "write the full dose as level 0, then 1, 2, …");
  }
}

void check_evidence(const Check& check, const EvidenceEntry& evidence) {
  const Decimal hundred = Decimal::from_integer(100);
  for (const ArmEntry& arm : evidence.arms) must_be_number(check, arm.n, nullptr);
  for (const OutcomeEntry& each : evidence.outcomes)
    for (const Word* word : {&each.median, &each.median_control, &each.value, &each.value_control, &each.hazard_ratio,
                             &each.low, &each.high})
      must_be_number(check, *word, nullptr);
  for (const TrialToxicityEntry& each : evidence.toxicities) {
    must_be_number(check, each.all_grades, &hundred);
    must_be_number(check, each.severe, &hundred);
  }
}

/// What is written for the patient must be easy to read.
void must_read_easily(const Check& check, const std::vector<SectionEntry>& sections, const Place& place) {
  std::string all;
  for (const SectionEntry& section : sections)
    for (const NoteEntry& note : section.notes) all += note.text.text + (note.text.text.ends_with('.') ? " " : ". ");
  const double grade = reading_grade(all);
  if (grade > kHighestGrade)
    check.complain(place, "hard-to-read",
                   "a text for patients of reading grade " + std::to_string(grade).substr(0, 4) + ", above 8",
                   "use shorter words and sentences");
}

/// Whole people of 100.
void must_be_share(const Check& check, const Word& word) {
  const auto number = Decimal::parse(word.text);
  if (word.empty() ||
      (number && number->scale() == 0 && *number >= Decimal::from_integer(0) && *number <= Decimal::from_integer(100)))
    return;
  check.complain(word.place, "not-a-share", "'" + word.text + "' is no number of people out of 100",
                 "round to a whole number from 0 to 100");
}

void check_leaflet(const Check& check, const LeafletEntry& leaflet) {
  must_read_easily(check, leaflet.sections, leaflet.title.place);
  for (const auto* shares : {&leaflet.benefits, &leaflet.side_effects})
    for (const ShareEntry& share : *shares)
      for (const Word* word : {&share.of_100, &share.severe, &share.compared}) must_be_share(check, *word);
}

}  // namespace

void check_reference(const Check& check) {
  for (const DrugEntry& drug : check.pack.drugs) check_drug(check, drug);
  for (const EvidenceEntry& evidence : check.pack.evidence) check_evidence(check, evidence);
  for (const PageEntry& page : check.pack.pages)
    if (page.kind.text == "question") must_read_easily(check, page.sections, page.title.place);
  for (const LeafletEntry& leaflet : check.pack.leaflets) check_leaflet(check, leaflet);
}

}  // namespace nextline::knowledge::linting
