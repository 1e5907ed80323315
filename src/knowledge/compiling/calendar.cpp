// What is due when, and what to arrange before the first dose, as tables.
#include "knowledge/compiling/shared_tables.h"

namespace nextline::knowledge::compiling {

namespace {

std::int32_t number(std::int64_t value) {
  return static_cast<std::int32_t>(value);
}

}  // namespace

Tables<flat::Due> build_calendar(Builder& builder, const EntrySource& source, const std::vector<DueEntry>& entries) {
  return build_each<flat::Due>(builder, entries, [&](const DueEntry& entry) {
    const auto what = text(builder, entry.what);
    const auto sources = build_texts(builder, entry.sourcing.sources);
    const auto read = text(builder, entry.sourcing.read);
    const auto on_days = builder.CreateVector(std::vector<std::uint16_t>(entry.on_days.begin(), entry.on_days.end()));
    const auto facts = build_texts(builder, entry.facts);
    const auto note = text(builder, entry.note);
    const auto who = text(builder, entry.who);
    const auto ends = build_texts(builder, entry.ends);
    return flat::CreateDue(builder, what, number(entry.before_days), number(entry.every_days), number(entry.until_days),
                           entry.every_cycle, sources, read, entry.once, number(entry.every_months),
                           number(entry.latest_months), on_days, number(entry.after_cycles), facts, note, who, ends,
                           source.optional_definition(entry.when), source.optional_definition(entry.unless));
  });
}

Tables<flat::Preparation> build_preparations(Builder& builder, const EntrySource& source,
                                             const std::vector<PreparationEntry>& entries) {
  return build_each<flat::Preparation>(builder, entries, [&](const PreparationEntry& entry) {
    const auto kind = text(builder, entry.kind);
    const auto what = text(builder, entry.what);
    const auto who = text(builder, entry.who);
    const auto sources = build_texts(builder, entry.sourcing.sources);
    const auto read = text(builder, entry.sourcing.read);
    return flat::CreatePreparation(builder, kind, what, who, number(entry.by_days), sources, read,
                                   source.optional_definition(entry.when), source.optional_definition(entry.unless));
  });
}

}  // namespace nextline::knowledge::compiling
