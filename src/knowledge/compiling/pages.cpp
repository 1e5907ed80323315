// What is read, not computed: pages and interactions.
#include "knowledge/compiling/shared_tables.h"

namespace nextline::knowledge::compiling {

namespace {

flatbuffers::Offset<flat::Page> build_page(Builder& builder, const PageEntry& entry) {
  const auto id = text(builder, entry.id);
  const auto kind = text(builder, entry.kind);
  const auto title = text(builder, entry.title);
  const auto says = text(builder, entry.says);
  const auto drugs = build_texts(builder, entry.drugs);
  const auto sections = build_sections(builder, entry.sections);
  const auto diagram = build_each<flat::Step>(builder, entry.diagram, [&](const StepEntry& step) {
    const auto from = text(builder, step.from);
    const auto to = text(builder, step.to);
    return flat::CreateStep(builder, from, to, text(builder, step.label));
  });
  const auto sources = build_texts(builder, entry.sourcing.sources);
  const auto read = text(builder, entry.sourcing.read);
  return flat::CreatePage(builder, id, kind, title, says, drugs, sections, diagram, sources, read);
}

}  // namespace

Tables<flat::Page> build_pages(Builder& builder, const EntrySource& source) {
  return build_each<flat::Page>(builder, source.pack.pages,
                                [&](const PageEntry& entry) { return build_page(builder, entry); });
}

Tables<flat::Interaction> build_interactions(Builder& builder, const EntrySource& source) {
  return build_each<flat::Interaction>(builder, source.pack.interactions, [&](const InteractionEntry& entry) {
    const auto id = text(builder, entry.id);
    const auto drug = text(builder, entry.drug);
    const auto with = text(builder, entry.with);
    const auto aliases = build_texts(builder, entry.aliases);
    const auto group = text(builder, entry.group);
    const auto kind = text(builder, entry.kind);
    const auto severity = text(builder, entry.severity);
    const auto effect = text(builder, entry.effect);
    const auto advice = text(builder, entry.advice);
    const auto sources = build_texts(builder, entry.sourcing.sources);
    const auto read = text(builder, entry.sourcing.read);
    return flat::CreateInteraction(builder, id, drug, with, aliases, group, kind, severity, effect, advice, sources,
                                   read);
  });
}

}  // namespace nextline::knowledge::compiling
