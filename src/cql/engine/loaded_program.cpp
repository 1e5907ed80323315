#include "cql/engine/loaded_program.h"

#include <algorithm>

#include "terminology/value_sets.h"

namespace nextline::cql {

Decimal decimal_of(const Constant& constant) {
  __extension__ using Unsigned128 = unsigned __int128;
  const Unsigned128 bits = (static_cast<Unsigned128>(constant.high) << 64) | constant.low;
  return Decimal(static_cast<Int128>(bits), constant.scale);
}

namespace {

Value value_of_constant(const Program& program, const Constant& constant, Arena& arena) {
  const auto temporal = [&] { return Temporal::unpack(constant.low); };
  switch (constant.kind) {
    case ConstantKind::Boolean:
      return Value::boolean(constant.low != 0);
    case ConstantKind::Integer:
      return Value::integer(static_cast<std::int32_t>(constant.low));
    case ConstantKind::Long:
      return Value::long_integer(static_cast<std::int64_t>(constant.low));
    case ConstantKind::Decimal:
      return Value::decimal(decimal_of(constant), arena);
    case ConstantKind::String:
      return Value::string(program.str(constant.text));
    case ConstantKind::Date:
      return Value::date(temporal());
    case ConstantKind::DateTime:
      return Value::datetime(temporal());
    case ConstantKind::Time:
      return Value::time(temporal());
    case ConstantKind::Quantity:
      return Value::quantity(arena.make<QuantityData>(decimal_of(constant), program.str(constant.text)));
  }
  return Value::null();
}

std::uint32_t largest_slot_bound(const Program& program) {
  std::uint32_t bound = 0;
  const auto see = [&](std::uint32_t slot) { bound = std::max(bound, slot + 1); };
  for (const Node& node : program.nodes) {
    const Op op = static_cast<Op>(node.op);
    if (op == Op::Slot || op == Op::ListEach) see(node.a);
  }
  for (const QuerySource& source : program.query_sources) see(source.slot);
  for (const QueryLet& let : program.query_lets) see(let.slot);
  for (const QueryRelationship& related : program.query_relationships) see(related.slot);
  for (const QueryRow& query : program.queries) see(std::max(query.aggregate_slot, query.this_slot));
  return bound;
}

}  // namespace

Result<std::unique_ptr<LoadedProgram>> LoadedProgram::load(const Program& program, const terminology::ValueSets* sets,
                                                           std::span<const std::string_view> sources) {
  NEXTLINE_CHECK(check_program(program));
  std::unique_ptr<LoadedProgram> loaded(new LoadedProgram(program));
  loaded->sources_.assign(sources.begin(), sources.end());
  loaded->bind_constants();
  loaded->bind_codes();
  loaded->bind_names();
  loaded->types_ = bind_types(program);
  loaded->bind_operators();
  loaded->bind_origins();
  loaded->bind_value_sets(sets);
  loaded->parameter_frame_slots_ = program.parameters.empty() ? 0 : largest_slot_bound(program);
  return loaded;
}

void LoadedProgram::bind_constants() {
  constants_.reserve(program_.constants.size());
  for (const Constant& constant : program_.constants)
    constants_.push_back(value_of_constant(program_, constant, arena_));
}

void LoadedProgram::bind_codes() {
  for (const CodeRow& row : program_.codes)
    codes_.push_back(
        {program_.str(row.code), program_.str(row.system), program_.str(row.version), program_.str(row.display)});
  for (const ConceptRow& row : program_.concepts) {
    const std::span<CodeData> codes = arena_.make_array<CodeData>(row.code_count);
    for (std::uint32_t i = 0; i < row.code_count; ++i) codes[i] = codes_[program_.args[row.first_code + i]];
    concepts_.push_back({codes, program_.str(row.display)});
  }
}

void LoadedProgram::bind_names() {
  for (const Text& name : program_.names) names_.push_back(bind_name(program_.str(name)));
  for (const ShapeRow& row : program_.shapes) {
    const std::span<std::string_view> names = arena_.make_array<std::string_view>(row.name_count);
    for (std::uint32_t i = 0; i < row.name_count; ++i) names[i] = names_[program_.args[row.first_name + i]].text;
    shapes_.push_back({names});
  }
}

void LoadedProgram::bind_operators() {
  for (const OperatorRow& row : operator_table()) operators_.push_back({row.body, row.nulls});
  const RowRange distinct = rows_of("Distinct");
  if (distinct.begin != distinct.end) distinct_row_ = distinct.begin;
}

void LoadedProgram::bind_origins() {
  constexpr int kFurthest = 8;  // names of names; those that go round in a circle end somewhere in it
  for (std::uint32_t i = 0; i < program_.definitions.size(); ++i) {
    std::uint32_t origin = i;
    for (int steps = 0; steps < kFurthest; ++steps) {
      const Node& body = program_.nodes[program_.definitions[origin].body];
      if (static_cast<Op>(body.op) != Op::DefinitionRef) break;
      origin = body.a;
    }
    origins_.push_back(origin);
  }
}

void LoadedProgram::bind_value_sets(const terminology::ValueSets* sets) {
  sets_ = sets;
  for (const ValueSetRow& row : program_.value_sets)
    set_of_.push_back(sets == nullptr || row.is_code_system != 0 ? kNoSet : sets->find(program_.str(row.id)));
}

std::string LoadedProgram::place_of(std::uint32_t range) const {
  const RangeRow& row = program_.ranges[range];
  std::string place(program_.str(program_.libraries[row.library].file));
  if (row.library >= sources_.size()) return place;
  const Position position = position_of(sources_[row.library], row.begin);
  return place + ":" + std::to_string(position.line) + ":" + std::to_string(position.column);
}

}  // namespace nextline::cql
