#include "case/case_value.h"

namespace nextline {

namespace flat = knowledge::flat;

namespace {

Value set_value(const flat::Fact& fact, const Fact& value, Arena& arena) {
  const std::uint32_t count = fact.values()->size();
  auto names = arena.make_array<std::string_view>(count);
  auto fields = arena.make_array<Value>(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    new (&names[i]) std::string_view(fact.values()->Get(i)->string_view());
    new (&fields[i]) Value(value.stale ? Value::null() : value_of(value.members[i]));
  }
  const auto* shape = arena.make<TupleShape>(names);
  return Value::tuple(arena.make<TupleData>(shape, fields.data()));
}

Value fact_value(const flat::Fact& fact, const Fact& value, Arena& arena) {
  if (fact.kind() == flat::FactKind::Set) return set_value(fact, value, arena);
  if (value.stale) return Value::null();
  if (fact.kind() == flat::FactKind::Boolean) return value_of(value.truth);
  if (fact.kind() == flat::FactKind::Number) return value.number ? Value::decimal(*value.number, arena) : Value::null();
  if (value.member < 0) return Value::null();
  return Value::string(fact.values()->Get(static_cast<std::uint32_t>(value.member))->string_view());
}

}  // namespace

Value case_tuple(const knowledge::Pack& pack, const Case& c, Arena& arena) {
  const auto& facts = *pack.flat().facts();
  auto names = arena.make_array<std::string_view>(facts.size());
  auto fields = arena.make_array<Value>(facts.size());
  std::size_t slot = 0;
  for (std::uint32_t i = 0; i < facts.size(); ++i) {
    if (facts[i]->kind() == flat::FactKind::List) continue;
    new (&names[slot]) std::string_view(facts[i]->name()->string_view());
    new (&fields[slot]) Value(fact_value(*facts[i], c.facts[i], arena));
    ++slot;
  }
  const auto* shape = arena.make<TupleShape>(names.first(slot));
  return Value::tuple(arena.make<TupleData>(shape, fields.data()));
}

}  // namespace nextline
