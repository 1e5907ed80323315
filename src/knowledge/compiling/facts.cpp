#include <map>
#include <set>

#include "knowledge/compiling/shared_tables.h"
#include "knowledge/quantities.h"

namespace nextline::knowledge::compiling {

namespace {

/// Numbers each fact is compared with, ascending.
using Breakpoints = std::map<std::uint32_t, std::set<Decimal>>;

void collect(const DecisionExpression& e, const PackSource& pack, Breakpoints& out) {
  if (e.op == DecisionOp::Compare && pack.facts[e.fact].kind == FactKind::Number)
    out[e.fact].insert(e.number.normalized());
  for (const DecisionExpression& operand : e.operands) collect(operand, pack, out);
}

flatbuffers::Offset<flatbuffers::Vector<Text>> build_numbers(Builder& builder, const std::set<Decimal>& numbers) {
  std::vector<Text> out;
  out.reserve(numbers.size());
  for (const Decimal& number : numbers) out.push_back(text(builder, number.to_string()));
  return builder.CreateVector(out);
}

flatbuffers::Offset<flat::Fact> build_fact(Builder& builder, const FactEntry& fact, const std::set<Decimal>& numbers) {
  const auto name = text(builder, fact.name);
  const auto unit = text(builder, fact.unit);
  const auto low = text(builder, fact.low);
  const auto high = text(builder, fact.high);
  const auto values = build_texts(builder, fact.values);
  const auto molar_mass = text(builder, fact.molar_mass);
  const auto title = text(builder, fact.title);
  const auto question = text(builder, fact.question);
  const auto plain = text(builder, fact.plain);
  const auto section = text(builder, fact.section);
  const auto breakpoints = build_numbers(builder, numbers);
  const auto default_normal = text(builder, fact.default_normal);
  const auto sources = build_texts(builder, fact.sourcing.sources);
  const auto read = text(builder, fact.sourcing.read);
  const auto difference = build_texts(builder, fact.difference);
  const auto test = text(builder, fact.test);
  const auto test_item = text(builder, fact.test_item);
  flat::FactBuilder out(builder);
  out.add_name(name);
  out.add_kind(static_cast<flat::FactKind>(fact.kind));
  out.add_unit(unit);
  out.add_low(low);
  out.add_high(high);
  out.add_values(values);
  out.add_stale_days(static_cast<std::int32_t>(fact.stale_days));
  out.add_whole(fact.whole);
  out.add_changes(fact.changes);
  out.add_absence_counts(fact.absence_counts);
  out.add_molar_mass(molar_mass);
  out.add_title(title);
  out.add_question(question);
  out.add_plain(plain);
  out.add_section(section);
  out.add_breakpoints(breakpoints);
  out.add_default_normal(default_normal);
  out.add_sources(sources);
  out.add_read(read);
  out.add_test(test);
  out.add_test_item(test_item);
  out.add_entered_only(fact.entered_only);
  out.add_difference(difference);
  return out.Finish();
}

}  // namespace

Tables<flat::Fact> build_facts(Builder& builder, const EntrySource& source) {
  Breakpoints breakpoints;
  for (const DecisionDefinition& definition : source.model.definitions)
    if (definition.library != kDosing) collect(definition.body, source.pack, breakpoints);
  std::vector<flatbuffers::Offset<flat::Fact>> out;
  for (std::uint32_t i = 0; i < source.pack.facts.size(); ++i)
    out.push_back(build_fact(builder, source.pack.facts[i], breakpoints[i]));
  return builder.CreateVector(out);
}

Tables<flat::Invariant> build_invariants(Builder& builder, const EntrySource& source) {
  return build_each<flat::Invariant>(builder, source.pack.invariants, [&](const InvariantEntry& entry) {
    const auto id = text(builder, entry.id);
    const auto says = text(builder, entry.says);
    return flat::CreateInvariant(builder, id, source.definition(entry.when), says);
  });
}

}  // namespace nextline::knowledge::compiling
