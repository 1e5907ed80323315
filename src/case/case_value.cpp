#include "case/case_value.h"

#include <array>

#include "knowledge/fact_table.h"

namespace nextline {

namespace flat = knowledge::flat;
using knowledge::FactRow;

namespace {

Value set_value(const FactRow& fact, const Fact& value, Arena& arena) {
  auto fields = arena.make_array<Value>(fact.values.names.size());
  const std::array<Value, 3> of_truth{Value::boolean(false), Value::boolean(true), Value::null()};
  for (std::size_t i = 0; i < fields.size(); ++i)
    new (&fields[i]) Value(of_truth[static_cast<std::size_t>(value.stale ? Truth::Unknown : value.members[i])]);
  return Value::tuple(arena.make<TupleData>(&fact.values, fields.data()));
}

Value fact_value(const FactRow& fact, const Fact& value, Arena& arena) {
  if (fact.kind == flat::FactKind::Set) return set_value(fact, value, arena);
  if (value.stale) return Value::null();
  if (fact.kind == flat::FactKind::Boolean) return value_of(value.truth);
  if (fact.kind == flat::FactKind::Number) return value.number ? Value::decimal(*value.number, arena) : Value::null();
  if (value.member < 0) return Value::null();
  return Value::string(fact.values.names[static_cast<std::size_t>(value.member)]);
}

}  // namespace

Value case_tuple(const knowledge::Pack& pack, const Case& c, Arena& arena) {
  const knowledge::FactTable& table = pack.fact_table();
  auto fields = arena.make_array<Value>(table.case_shape().names.size());
  std::size_t slot = 0;
  for (std::size_t i = 0; i < table.rows().size(); ++i) {
    const FactRow& fact = table.rows()[i];
    if (fact.kind != flat::FactKind::List) new (&fields[slot++]) Value(fact_value(fact, c.facts[i], arena));
  }
  return Value::tuple(arena.make<TupleData>(&table.case_shape(), fields.data()));
}

}  // namespace nextline
