// What doses are worked out from.
#include "knowledge/compiling/shared_tables.h"
#include "knowledge/quantities.h"

namespace nextline::knowledge::compiling {

flatbuffers::Offset<flat::Dose> build_dose(Builder& builder, const DoseEntry& dose) {
  const auto drug = text(builder, dose.drug);
  const auto amount = text(builder, dose.amount);
  const auto unit = text(builder, dose.unit);
  const auto basis = text(builder, dose.basis);
  const auto route = text(builder, dose.route);
  const auto schedule = text(builder, dose.schedule);
  const auto sources = build_texts(builder, dose.sourcing.sources);
  const auto read = text(builder, dose.sourcing.read);
  const auto phase = text(builder, dose.phase);
  const auto levels = build_texts(builder, dose.levels);
  return flat::CreateDose(builder, drug, amount, unit, basis, route, schedule, sources, read, phase,
                          static_cast<std::int32_t>(dose.times_a_day), levels);
}

namespace {

flatbuffers::Offset<flat::DoseLevel> build_level(Builder& builder, const DoseLevelEntry& level) {
  const auto amount = text(builder, level.amount);
  const auto unit = text(builder, level.unit);
  const auto sources = build_texts(builder, level.sourcing.sources);
  const auto read = text(builder, level.sourcing.read);
  return flat::CreateDoseLevel(builder, static_cast<std::int32_t>(level.level), amount, unit, sources, read);
}

flatbuffers::Offset<flat::DoseMaximum> build_maximum(Builder& builder, const DosingEntry& dosing) {
  if (dosing.maximum.empty() || dosing.maximum[0].amount.empty()) return 0;
  const DoseMaximumEntry& entry = dosing.maximum[0];
  const auto amount = text(builder, entry.amount);
  const auto unit = text(builder, entry.unit);
  const auto words = text(builder, entry.note.text);
  const auto sources = build_texts(builder, entry.note.sourcing.sources);
  const auto read = text(builder, entry.note.sourcing.read);
  return flat::CreateDoseMaximum(builder, amount, unit, words, sources, read);
}

flatbuffers::Offset<flat::Rounding> build_rounding(Builder& builder, const DosingEntry& dosing) {
  if (dosing.rounding.empty()) return 0;
  const RoundingEntry& entry = dosing.rounding[0];
  const auto unit = text(builder, entry.unit);
  const auto step = text(builder, entry.step);
  const auto sizes = build_texts(builder, entry.sizes);
  const auto form = text(builder, entry.form);
  const auto within = text(builder, entry.within_percent);
  const auto says = text(builder, entry.says);
  const auto sources = build_texts(builder, entry.sourcing.sources);
  const auto read = text(builder, entry.sourcing.read);
  return flat::CreateRounding(builder, unit, step, sizes, form, within, entry.down_when_reduced, says, sources, read);
}

flatbuffers::Offset<flat::DoseAdjustment> build_adjustment(Builder& builder, const EntrySource& source,
                                                           const AdjustmentEntry& entry) {
  const auto kind = text(builder, entry.kind);
  const auto factor = text(builder, entry.factor);
  const auto amount = text(builder, entry.amount);
  const auto unit = text(builder, entry.unit);
  const auto says = text(builder, entry.says);
  const auto regions = build_texts(builder, entry.regions);
  const auto with = build_texts(builder, entry.with_drugs);
  const auto except = build_texts(builder, entry.except_drugs);
  const auto sources = build_texts(builder, entry.sourcing.sources);
  const auto read = text(builder, entry.sourcing.read);
  return flat::CreateDoseAdjustment(builder, source.definition(entry.when), kind, factor,
                                    static_cast<std::int32_t>(entry.level), amount, unit, entry.omit, says, regions,
                                    entry.elsewhere_applies, with, except, sources, read);
}

flatbuffers::Offset<flat::Reload> build_reload(Builder& builder, const EntrySource& source, const ReloadEntry& entry) {
  const auto says = text(builder, entry.says);
  const auto regions = build_texts(builder, entry.regions);
  const auto except = build_texts(builder, entry.except_drugs);
  const auto sources = build_texts(builder, entry.sourcing.sources);
  const auto read = text(builder, entry.sourcing.read);
  return flat::CreateReload(builder, source.definition(entry.when), says, entry.ask, regions, except, sources, read);
}

flatbuffers::Offset<flat::LifetimeLimit> build_lifetime(Builder& builder, const EntrySource& source,
                                                        const LifetimeEntry& entry) {
  const auto fact = text(builder, entry.fact);
  const auto limit = text(builder, entry.limit);
  const auto unit = text(builder, entry.unit);
  const auto says = text(builder, entry.says);
  const auto sources = build_texts(builder, entry.sourcing.sources);
  const auto read = text(builder, entry.sourcing.read);
  return flat::CreateLifetimeLimit(builder, fact, limit, unit,
                                   entry.when.empty()
                                       ? flatbuffers::Optional<std::uint32_t>()
                                       : flatbuffers::Optional<std::uint32_t>(source.definition(entry.when)),
                                   says, sources, read);
}

/// The maximum as the sentence it also is.
std::vector<NoteEntry> notes_of(const std::vector<DoseMaximumEntry>& maximum) {
  std::vector<NoteEntry> notes;
  for (const DoseMaximumEntry& entry : maximum) notes.push_back(entry.note);
  return notes;
}

}  // namespace

flatbuffers::Offset<flat::Dosing> build_dosing(Builder& builder, const EntrySource& source, const DosingEntry& entry) {
  const auto levels = build_each<flat::DoseLevel>(
      builder, entry.levels, [&](const DoseLevelEntry& level) { return build_level(builder, level); });
  const auto maximum = build_notes(builder, notes_of(entry.maximum));
  const auto renal = build_notes(builder, entry.renal);
  const auto hepatic = build_notes(builder, entry.hepatic);
  const auto missed = build_notes(builder, entry.missed);
  const auto other = build_notes(builder, entry.other);
  const auto usual =
      build_each<flat::Dose>(builder, entry.usual, [&](const DoseEntry& dose) { return build_dose(builder, dose); });
  const auto cap = build_maximum(builder, entry);
  const auto rounding = build_rounding(builder, entry);
  const auto adjust = build_each<flat::DoseAdjustment>(
      builder, entry.adjust, [&](const AdjustmentEntry& each) { return build_adjustment(builder, source, each); });
  const auto reload = build_each<flat::Reload>(
      builder, entry.reload, [&](const ReloadEntry& each) { return build_reload(builder, source, each); });
  const auto lifetime = build_each<flat::LifetimeLimit>(
      builder, entry.lifetime, [&](const LifetimeEntry& each) { return build_lifetime(builder, source, each); });
  return flat::CreateDosing(builder, levels, maximum, renal, hepatic, missed, other, usual, cap, rounding, adjust,
                            reload, lifetime);
}

Tables<flat::Quantity> build_quantities(Builder& builder, const EntrySource& source, const cql::Program& program) {
  std::vector<Error> ignored;  // lint was clean
  return build_each<flat::Quantity>(builder, quantities(source.pack, ignored), [&](const QuantityEntry& entry) {
    const auto basis = text(builder, entry.basis);
    const auto unit = text(builder, entry.unit);
    const auto says = text(builder, entry.says);
    const auto sources = build_texts(builder, entry.sourcing.sources);
    const auto read = text(builder, entry.sourcing.read);
    return flat::CreateQuantity(builder, basis, program.find_definition(kQuantities, entry.name), unit, says, sources,
                                read);
  });
}

}  // namespace nextline::knowledge::compiling
