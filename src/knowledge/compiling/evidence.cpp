#include "knowledge/compiling/shared_tables.h"

namespace nextline::knowledge::compiling {

namespace {

flatbuffers::Offset<flat::Outcome> build_outcome(Builder& builder, const OutcomeEntry& entry) {
  const auto measure = text(builder, entry.measure);
  const auto population = text(builder, entry.population);
  const auto median = text(builder, entry.median);
  const auto median_control = text(builder, entry.median_control);
  const auto value = text(builder, entry.value);
  const auto value_control = text(builder, entry.value_control);
  const auto unit = text(builder, entry.unit);
  const auto hazard_ratio = text(builder, entry.hazard_ratio);
  const auto low = text(builder, entry.low);
  const auto high = text(builder, entry.high);
  const auto note = text(builder, entry.note);
  const auto sources = build_texts(builder, entry.sourcing.sources);
  const auto read = text(builder, entry.sourcing.read);
  return flat::CreateOutcome(builder, measure, population, median, median_control, value, value_control, unit,
                             hazard_ratio, low, high, note, sources, read);
}

flatbuffers::Offset<flat::TrialToxicity> build_toxicity(Builder& builder, const TrialToxicityEntry& entry) {
  const auto effect = text(builder, entry.effect);
  const auto all_grades = text(builder, entry.all_grades);
  const auto severe = text(builder, entry.severe);
  const auto arm = text(builder, entry.arm);
  const auto sources = build_texts(builder, entry.sourcing.sources);
  const auto read = text(builder, entry.sourcing.read);
  return flat::CreateTrialToxicity(builder, effect, all_grades, severe, arm, sources, read);
}

}  // namespace

Tables<flat::Evidence> build_evidence(Builder& builder, const EntrySource& source) {
  return build_each<flat::Evidence>(builder, source.pack.evidence, [&](const EvidenceEntry& entry) {
    const auto id = text(builder, entry.id);
    const auto title = text(builder, entry.title);
    const auto population = text(builder, entry.population);
    const auto findings = build_notes(builder, entry.findings);
    const auto sources = build_texts(builder, entry.sourcing.sources);
    const auto nct = text(builder, entry.nct);
    const auto published = text(builder, entry.published);
    const auto eligibility =
        entry.eligibility.empty() ? -1 : static_cast<std::int32_t>(source.definition(entry.eligibility));
    const auto line = text(builder, entry.line);
    const auto arms = build_each<flat::Arm>(builder, entry.arms, [&](const ArmEntry& arm) {
      const auto name = text(builder, arm.name);
      return flat::CreateArm(builder, name, text(builder, arm.n));
    });
    const auto outcomes = build_each<flat::Outcome>(
        builder, entry.outcomes, [&](const OutcomeEntry& each) { return build_outcome(builder, each); });
    const auto toxicities = build_each<flat::TrialToxicity>(
        builder, entry.toxicities, [&](const TrialToxicityEntry& each) { return build_toxicity(builder, each); });
    return flat::CreateEvidence(builder, id, title, population, findings, sources, nct, published, eligibility, line,
                                arms, outcomes, toxicities);
  });
}

}  // namespace nextline::knowledge::compiling
