#include "knowledge/compiling/shared_tables.h"

namespace nextline::knowledge::compiling {

namespace {

flatbuffers::Offset<flat::SideEffect> build_side_effect(Builder& builder, const SideEffectEntry& entry) {
  const auto effect = text(builder, entry.effect);
  const auto toxicity = text(builder, entry.toxicity);
  const auto all_grades = text(builder, entry.all_grades);
  const auto severe = text(builder, entry.severe);
  const auto trial = text(builder, entry.trial);
  const auto onset = text(builder, entry.onset);
  const auto watch = text(builder, entry.watch);
  const auto action = text(builder, entry.action);
  const auto call = text(builder, entry.call);
  const auto sources = build_texts(builder, entry.sourcing.sources);
  const auto read = text(builder, entry.sourcing.read);
  return flat::CreateSideEffect(builder, effect, toxicity, all_grades, severe, trial, onset, watch, action, call,
                                sources, read);
}

}  // namespace

Tables<flat::Drug> build_drugs(Builder& builder, const EntrySource& source) {
  return build_each<flat::Drug>(builder, source.pack.drugs, [&](const DrugEntry& entry) {
    const auto id = text(builder, entry.id);
    const auto name = text(builder, entry.name);
    const auto aliases = build_texts(builder, entry.aliases);
    const auto drug_class = text(builder, entry.drug_class);
    const auto labels = build_labels(builder, entry.labels);
    const auto value_set = text(builder, entry.value_set);
    const auto sources = build_texts(builder, entry.sourcing.sources);
    const auto side_effects = build_each<flat::SideEffect>(
        builder, entry.side_effects, [&](const SideEffectEntry& each) { return build_side_effect(builder, each); });
    const auto dosing = build_dosing(builder, source, entry.dosing);
    const auto mechanism = text(builder, entry.mechanism);
    const auto calendar = build_calendar(builder, source, entry.calendar);
    const auto preparations = build_preparations(builder, source, entry.preparations);
    return flat::CreateDrug(builder, id, name, aliases, drug_class, labels, value_set, sources, side_effects, dosing,
                            mechanism, calendar, static_cast<std::int32_t>(entry.cycle_days), preparations);
  });
}

}  // namespace nextline::knowledge::compiling
