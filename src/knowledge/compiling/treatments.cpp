// Sources, regimens, checklist, interpretations, value sets: entries that no define guards.
#include "knowledge/compiling/shared_tables.h"

namespace nextline::knowledge::compiling {

Tables<flat::Source> build_sources(Builder& builder, const EntrySource& source) {
  return build_each<flat::Source>(builder, source.pack.sources, [&](const SourceEntry& entry) {
    const auto id = text(builder, entry.id);
    const auto title = text(builder, entry.title);
    const auto citation = text(builder, entry.citation);
    const auto kind = text(builder, entry.kind);
    const auto locator = text(builder, entry.locator);
    const auto read = text(builder, entry.read);
    const auto date_read = text(builder, entry.date_read);
    return flat::CreateSource(builder, id, title, citation, kind, locator, read, date_read);
  });
}

namespace {

flatbuffers::Offset<flat::Regimen> build_regimen(Builder& builder, const EntrySource& source,
                                                 const RegimenEntry& entry) {
  const auto id = text(builder, entry.id);
  const auto title = text(builder, entry.title);
  const auto drugs = build_texts(builder, entry.drugs);
  const auto labels = build_labels(builder, entry.labels);
  const auto doses =
      build_each<flat::Dose>(builder, entry.doses, [&](const DoseEntry& dose) { return build_dose(builder, dose); });
  const auto monitoring = build_notes(builder, entry.monitoring);
  const auto side_effects = build_notes(builder, entry.side_effects);
  const auto maintenance = build_notes(builder, entry.maintenance);
  const auto after_progression = build_notes(builder, entry.after_progression);
  const auto evidence = build_texts(builder, entry.evidence);
  const auto sources = build_texts(builder, entry.sourcing.sources);
  const auto calendar = build_calendar(builder, source, entry.calendar);
  const auto preparations = build_preparations(builder, source, entry.preparations);
  return flat::CreateRegimen(builder, id, title, drugs, labels, doses, monitoring, side_effects, maintenance,
                             after_progression, evidence, sources, static_cast<std::int32_t>(entry.cycle_days),
                             calendar, preparations);
}

}  // namespace

Tables<flat::Regimen> build_regimens(Builder& builder, const EntrySource& source) {
  return build_each<flat::Regimen>(builder, source.pack.regimens,
                                   [&](const RegimenEntry& entry) { return build_regimen(builder, source, entry); });
}

Tables<flat::ChecklistItem> build_checklist(Builder& builder, const EntrySource& source) {
  return build_each<flat::ChecklistItem>(builder, source.pack.checklist, [&](const ChecklistEntry& entry) {
    const auto id = text(builder, entry.id);
    const auto drugs = build_texts(builder, entry.drugs);
    const auto about = text(builder, entry.about);
    const auto to = text(builder, entry.to);
    const auto sentence = text(builder, entry.text);
    const auto why = text(builder, entry.why);
    const auto sources = build_texts(builder, entry.sourcing.sources);
    const auto read = text(builder, entry.sourcing.read);
    return flat::CreateChecklistItem(builder, id, drugs, about, to, sentence, why, sources, read);
  });
}

Tables<flat::Interpretation> build_interpretations(Builder& builder, const EntrySource& source) {
  return build_each<flat::Interpretation>(builder, source.pack.interpretations, [&](const InterpretationEntry& entry) {
    const auto id = text(builder, entry.id);
    const auto question = text(builder, entry.question);
    const auto positions = build_notes(builder, entry.positions);
    const auto chosen = text(builder, entry.chosen);
    const auto why = text(builder, entry.why);
    const auto kind = text(builder, entry.kind);
    const auto parameter = text(builder, entry.parameter);
    const auto choice = text(builder, entry.choice);
    const auto alternatives = build_each<flat::Alternative>(builder, entry.alternatives, [&](const auto& each) {
      const auto name = text(builder, each.id);
      const auto says = text(builder, each.says);
      return flat::CreateAlternative(builder, name, says, build_texts(builder, each.cases));
    });
    const auto fixed = text(builder, entry.fixed);
    const auto logic = build_texts(builder, entry.logic);
    const auto cases = build_texts(builder, entry.cases);
    const auto entries = build_texts(builder, entry.entries);
    return flat::CreateInterpretation(builder, id, question, positions, chosen, why, kind, parameter, choice,
                                      alternatives, fixed, logic, cases, entries,
                                      build_review(builder, source, entry.review));
  });
}

Tables<flat::ValueSet> build_value_sets(Builder& builder, const EntrySource& source) {
  return build_each<flat::ValueSet>(builder, source.pack.value_sets, [&](const ValueSetEntry& entry) {
    const auto codes = build_each<flat::CodeEntry>(builder, entry.codes, [&](const CodeEntry& code) {
      const auto system = text(builder, code.system);
      const auto value = text(builder, code.code);
      const auto display = text(builder, code.display);
      return flat::CreateCodeEntry(builder, system, value, display);
    });
    const auto id = text(builder, entry.id);
    const auto title = text(builder, entry.title);
    const auto sources = build_texts(builder, entry.sources);
    return flat::CreateValueSet(builder, id, title, codes, sources);
  });
}

}  // namespace nextline::knowledge::compiling
