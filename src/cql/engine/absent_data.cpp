#include "cql/engine/absent_data.h"

#include <algorithm>
#include <span>

namespace nextline::cql {

namespace {

constexpr unsigned kDeepest = 200;  // definitions within each other that are followed

/// Copies of values into an arena, whole. No value with an element of a record in it can be copied.
class Copier {
 public:
  explicit Copier(Arena& arena) : arena_(arena) {}

  std::optional<Value> copy(const Value& value) {
    Value result = copied(value);
    return whole_ ? std::optional(result) : std::nullopt;
  }

 private:
  Value copied(const Value& value) {
    switch (value.kind()) {
      case Kind::Decimal:
        return Value::decimal(value.as_decimal(), arena_);
      case Kind::String:
        return Value::string(arena_.copy(value.as_string()));
      case Kind::Quantity:
        return Value::quantity(arena_.make<QuantityData>(copied(value.as_quantity())));
      case Kind::Ratio:
        return Value::ratio(
            arena_.make<RatioData>(copied(value.as_ratio().numerator), copied(value.as_ratio().denominator)));
      case Kind::Code:
        return Value::code(arena_.make<CodeData>(copied(value.as_code())));
      case Kind::Concept:
        return concept_of(value.as_concept());
      case Kind::Interval: {
        const IntervalData& from = value.as_interval();
        return Value::interval(
            arena_.make<IntervalData>(copied(from.low), copied(from.high), from.low_closed, from.high_closed));
      }
      case Kind::List:
        return Value::list(copied(value.as_list()));
      case Kind::Tuple: {
        const TupleData& from = value.as_tuple();
        return Value::tuple(arena_.make<TupleData>(from.shape, copied(from.values()).data()));
      }
      case Kind::Element:
        whole_ = false;
        return Value::null();
      default:
        return value;
    }
  }

  QuantityData copied(const QuantityData& from) { return {from.value, arena_.copy(from.unit)}; }
  CodeData copied(const CodeData& from) {
    return {arena_.copy(from.code), arena_.copy(from.system), arena_.copy(from.version), arena_.copy(from.display)};
  }
  std::span<const Value> copied(std::span<const Value> from) {
    const std::span<Value> items = arena_.make_array<Value>(from.size());
    for (std::size_t i = 0; i < from.size(); ++i) items[i] = copied(from[i]);
    return items;
  }
  Value concept_of(const ConceptData& from) {
    const std::span<CodeData> codes = arena_.make_array<CodeData>(from.codes.size());
    for (std::size_t i = 0; i < codes.size(); ++i) codes[i] = copied(from.codes[i]);
    return Value::concept_value(arena_.make<ConceptData>(codes, arena_.copy(from.display)));
  }

  Arena& arena_;
  bool whole_ = true;
};

}  // namespace

AbsentData::AbsentData(const Program& program, RetrieveIndex& retrieves)
    : program_(program),
      retrieves_(retrieves),
      words_((program.retrieves.size() + 63) / 64),
      states_(program.definitions.size() + program.functions.size(), State::NotRead),
      reads_(states_.size() * words_),
      used_(program.definitions.size()),
      present_(words_),
      seen_by_(program.nodes.size()),
      kept_(program.definitions.size()) {}

void AbsentData::keep(std::uint32_t definition, const Value& value) {
  kept_[definition] = Copier(arena_).copy(value);
}

void AbsentData::find_present() {
  std::ranges::fill(present_, 0);
  retrieves_.each_that_finds([&](std::uint32_t row) { present_[row / 64] |= std::uint64_t{1} << (row % 64); });
  present_is_known_ = true;
}

AbsentData::State AbsentData::read_now(std::uint32_t body, unsigned nesting) {
  State& state = states_[body];
  state = State::BeingRead;
  const auto definitions = static_cast<std::uint32_t>(program_.definitions.size());
  const bool external = body >= definitions && (program_.functions[body - definitions].flags & 4) != 0;
  bool free = !external && nesting < kDeepest;
  const std::size_t start = pending_.size();
  if (free)
    pending_.push_back(body < definitions ? program_.definitions[body].body
                                          : program_.functions[body - definitions].body);
  while (free && pending_.size() > start) {
    const std::uint32_t node = pending_.back();
    pending_.pop_back();
    if (seen_by_[node] == body + 1) continue;
    seen_by_[node] = body + 1;
    free = read_node(node, body, nesting);
  }
  pending_.resize(start);
  if (free && body < definitions) used_[body] = used_words(body);
  state = free ? State::Free : State::Bound;
  return state;
}

AbsentData::Words AbsentData::used_words(std::uint32_t body) const {
  const std::span reads = std::span(reads_).subspan(body * words_, words_);
  Words words{0, static_cast<std::uint32_t>(words_)};
  while (words.end > 0 && reads[words.end - 1] == 0) --words.end;
  while (words.first < words.end && reads[words.first] == 0) ++words.first;
  return words;
}

bool AbsentData::join(std::uint32_t body, std::uint32_t named, unsigned nesting) {
  if (read(named, nesting + 1) != State::Free) return false;
  for (std::size_t i = 0; i < words_; ++i) reads_[body * words_ + i] |= reads_[named * words_ + i];
  return true;
}

bool AbsentData::read_node(std::uint32_t index, std::uint32_t body, unsigned nesting) {
  const Node& node = program_.nodes[index];
  const auto operands = program_.args.subspan(node.first_arg, node.arg_count);
  pending_.insert(pending_.end(), operands.begin(), operands.end());
  switch (static_cast<Op>(node.op)) {
    case Op::Context:
    case Op::ParameterRef:
    case Op::External:
      return false;
    case Op::DefinitionRef:
      return join(body, node.a, nesting);
    case Op::FunctionCall:
      return join(body, static_cast<std::uint32_t>(program_.definitions.size()) + node.a, nesting);
    case Op::Retrieve:
      reads_[body * words_ + node.a / 64] |= std::uint64_t{1} << (node.a % 64);
      return true;
    case Op::Query:
      push_parts(program_.queries[node.a]);
      return true;
    default:
      return true;
  }
}

void AbsentData::push_parts(const QueryRow& query) {
  const auto push = [&](std::uint32_t node) {
    if (node != Parameter::kNone) pending_.push_back(node);
  };
  for (const QuerySource& row : program_.query_sources.subspan(query.first_source, query.source_count)) push(row.node);
  for (const QueryLet& row : program_.query_lets.subspan(query.first_let, query.let_count)) push(row.node);
  for (const QueryRelationship& row :
       program_.query_relationships.subspan(query.first_relationship, query.relationship_count))
    push(row.node), push(row.condition);
  for (const QuerySort& row : program_.query_sorts.subspan(query.first_sort, query.sort_count)) push(row.node);
  push(query.where), push(query.return_node), push(query.aggregate_start), push(query.aggregate_node);
}

}  // namespace nextline::cql
