// Queries: from every combination of the sources' items; let; with and without; where; then aggregate, or return and
// sort.
#include <algorithm>
#include <numeric>

#include "cql/engine/machine.h"
#include "cql/operators/algebra/order.h"

namespace nextline::cql {

struct Machine::QueryRun {
  Machine& machine;
  const Node& node;
  const QueryRow& row;
  Frame frame;
  std::span<const QuerySource> sources;
  Value single;          // the result of a query none of whose sources is a list
  bool all_null = true;  // every source looked at so far: the result is then null (CQL, Developer's Guide, "Queries")

  bool is_singleton() const { return (row.flags & 2) != 0; }

  /// Puts every item of source `at` in its slot and goes on to the next source.
  void each_source(std::size_t at) {
    if (at == sources.size()) return each_combination();
    const Value value = machine.run(sources[at].node, frame);
    Value& slot = frame[sources[at].slot];
    all_null = all_null && value.is_null();
    if (value.kind() != Kind::List || is_singleton()) {
      if (value.is_null()) return after_null(at + 1);
      slot = value;
      return each_source(at + 1);
    }
    for (const Value& item : value.as_list()) {
      slot = item;
      each_source(at + 1);
    }
  }

  /// A null source leaves no combination; the sources from `at` on are asked only whether they are null too.
  void after_null(std::size_t at) {
    for (; all_null && at < sources.size(); ++at) all_null = machine.run(sources[at].node, frame).is_null();
  }

  void each_combination() {
    const Program& program = machine.program_;
    machine.count_combination(node);
    bind_lets();
    for (const QueryRelationship& related :
         program.query_relationships.subspan(row.first_relationship, row.relationship_count))
      if (has_relative(related) == (related.without != 0)) return;
    if (row.where != Parameter::kNone && !machine.run(row.where, frame).is_true()) return;
    keep();
  }

  void bind_lets() {
    for (const QueryLet& let : machine.program_.query_lets.subspan(row.first_let, row.let_count))
      frame[let.slot] = machine.run(let.node, frame);
  }

  bool has_relative(const QueryRelationship& related) {
    const Value value = machine.run(related.node, frame);
    if (value.is_null()) return false;
    const Value one[1] = {value};
    for (const Value& item : value.kind() == Kind::List ? value.as_list() : std::span<const Value>(one)) {
      frame[related.slot] = item;
      if (machine.run(related.condition, frame).is_true()) return true;
    }
    return false;
  }

  void keep() {
    if (aggregates_distinct()) {
      machine.push(combination());
    } else if (aggregates()) {
      frame[row.aggregate_slot] = machine.run(row.aggregate_node, frame);
    } else if (is_singleton()) {
      single = returned();
    } else {
      machine.push(returned());
    }
  }

  Value returned() {
    return row.return_node == Parameter::kNone ? frame[sources[0].slot] : machine.run(row.return_node, frame);
  }

  /// The items of all sources now looked at, as one list.
  Value combination() {
    const std::span<Value> items = machine.context_.arena.make_array<Value>(sources.size());
    for (std::size_t i = 0; i < sources.size(); ++i) items[i] = frame[sources[i].slot];
    return Value::list(items);
  }

  bool aggregates_distinct() const { return aggregates() && (row.flags & 4) != 0; }
  bool aggregates() const { return row.aggregate_node != Parameter::kNone; }

  Value result() {
    if (aggregates())
      frame[row.aggregate_slot] =
          row.aggregate_start == Parameter::kNone ? Value::null() : machine.run(row.aggregate_start, frame);
    const std::size_t start = machine.mark();
    each_source(0);
    if (all_null) return Value::null();
    if (aggregates_distinct()) return aggregate_distinct(start);
    if (aggregates()) machine.check_nesting(node, frame[row.aggregate_slot]);
    if (aggregates()) return frame[row.aggregate_slot];
    if (is_singleton()) return single;
    Value list = machine.take_list(start);
    if ((row.flags & 1) != 0) list = machine.distinct(node, list);
    return row.sort_count == 0 ? list : sorted(list);
  }

  /// `aggregate distinct` runs over each combination once; lets depend on the combination, so they are made again.
  Value aggregate_distinct(std::size_t start) {
    const Value combinations = machine.distinct(node, machine.take_list(start));
    for (const Value& items : combinations.as_list()) {
      for (std::size_t i = 0; i < sources.size(); ++i) frame[sources[i].slot] = items.as_list()[i];
      bind_lets();
      frame[row.aggregate_slot] = machine.run(row.aggregate_node, frame);
    }
    return frame[row.aggregate_slot];
  }

  /// The keys of the items of a list that is being sorted. One behind the first is asked for where those before it are
  /// equal, so that what tells apart equals costs nothing where there are none.
  class SortKeys {
   public:
    SortKeys(QueryRun& query, std::span<const Value> items)
        : query_(query),
          items_(items),
          keys_(query.machine.program_.query_sorts.subspan(query.row.first_sort, query.row.sort_count)),
          values_(query.machine.context_.arena.make_array<Value>(items.size() * keys_.size())),
          known_(query.machine.context_.arena.make_array<std::uint32_t>(items.size())) {
      std::ranges::fill(known_, 0);
    }

    bool is_before(std::uint32_t a, std::uint32_t b) {
      for (std::uint32_t k = 0; k < keys_.size(); ++k) {
        const auto by_key = algebra::sort_order(key(a, k), key(b, k), query_.machine.context_.offset_minutes);
        if (by_key != 0) return keys_[k].descending != 0 ? by_key > 0 : by_key < 0;
      }
      return false;
    }

   private:
    const Value& key(std::uint32_t item, std::uint32_t k) {
      Value& value = values_[item * keys_.size() + k];
      if (known_[item] > k) return value;
      value = query_.sort_key(items_[item], keys_[k]);
      known_[item] = k + 1;
      return value;
    }

    QueryRun& query_;
    std::span<const Value> items_;
    std::span<const QuerySort> keys_;
    std::span<Value> values_;         // by item and key
    std::span<std::uint32_t> known_;  // by item, how many of its keys
  };

  Value sorted(const Value& list) {
    const std::span<const Value> unsorted = list.as_list();
    if (unsorted.size() < 2) return list;
    SortKeys sort_keys(*this, unsorted);
    const std::span<std::uint32_t> order = machine.context_.arena.make_array<std::uint32_t>(unsorted.size());
    std::iota(order.begin(), order.end(), 0);
    const auto before = [&](std::uint32_t a, std::uint32_t b) { return sort_keys.is_before(a, b); };
    // Records are often in order already, and short lists need none of stable_sort's memory.
    if (std::ranges::is_sorted(order, before)) return list;
    std::ranges::stable_sort(order, before);
    const std::span<Value> items = machine.context_.arena.make_array<Value>(unsorted.size());
    for (std::size_t i = 0; i < items.size(); ++i) items[i] = unsorted[order[i]];
    return Value::list(items);
  }

  Value sort_key(const Value& item, const QuerySort& key) {
    if (key.node == Parameter::kNone) return machine.comparable(item);
    frame[row.this_slot] = item;
    return machine.comparable(machine.run(key.node, frame));
  }
};

Value Machine::query_of(const Node& node, Frame frame) {
  const QueryRow& row = program_.queries[node.a];
  QueryRun query{*this, node, row, frame, program_.query_sources.subspan(row.first_source, row.source_count), {}};
  return query.result();
}

void Machine::count_combination(const Node& node) {
  constexpr std::size_t kMostItems = 20'000'000;
  if (++steps_ > next_check_) check_limits(node);
  if (scratch_.size() <= kMostItems) return;
  fail(node, "too-many-steps", "a query looks at too many combinations of its sources' items",
       "narrow the query's sources");
}

void Machine::check_nesting(const Node& node, const Value& value) const {
  constexpr std::size_t kMostVisits = 20'000'000;
  std::vector<std::pair<Value, std::uint32_t>> open{{value, 0}};
  for (std::size_t visits = 0; !open.empty(); ++visits) {
    const auto [next, level] = open.back();
    open.pop_back();
    if (level > Nested::kMost || visits > kMostVisits)
      fail(node, "too-deep", "the aggregate's result holds its own results without end",
           "keep what is needed of the result so far, not all of it");
    const std::span<const Value> items = next.kind() == Kind::List    ? next.as_list()
                                         : next.kind() == Kind::Tuple ? next.as_tuple().values()
                                                                      : std::span<const Value>();
    for (const Value& item : items)
      if (item.kind() == Kind::List || item.kind() == Kind::Tuple) open.emplace_back(item, level + 1);
  }
}

Value Machine::comparable(const Value& value) {
  return value.kind() == Kind::Element ? system_value(element_of(value), context_.arena) : value;
}

Value Machine::distinct(const Node& node, Value list) {
  if (list.as_list().size() < 2 || loaded_.distinct_row() == Parameter::kNone) return list;
  return apply(node, loaded_.distinct_row(), &list, 1);
}

}  // namespace nextline::cql
