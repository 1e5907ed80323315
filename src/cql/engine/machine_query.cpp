// Queries: from every combination of the sources' items; let; with and without; where; then aggregate, or return and
// sort.
#include <algorithm>
#include <array>
#include <numeric>

#include "cql/engine/machine.h"
#include "cql/operators/algebra/order.h"

namespace nextline::cql {

struct Machine::QueryRun {
  Machine& machine;
  const Node& node;
  const BoundQuery& query;
  Frame frame;
  Value single;          // the result of a query none of whose sources is a list
  bool all_null = true;  // every source looked at so far: the result is then null (CQL, Developer's Guide, "Queries")

  Value result() {
    if (query.aggregate == nullptr && !query.singleton && query.sources.size() == 1) return of_one_source();
    if (query.aggregate != nullptr)
      frame[query.aggregate_slot] =
          query.aggregate_start == nullptr ? Value::null() : machine.run(*query.aggregate_start, frame);
    const std::size_t start = machine.mark();
    each_source(0);
    if (all_null) return Value::null();
    if (query.aggregate != nullptr) return aggregated(start);
    return query.singleton ? single : finished(machine.take_list(start));
  }

 private:
  static constexpr std::size_t kFewItems = 16;

  /// Most queries have one source, and most sources few items.
  Value of_one_source() {
    const Value source = machine.run(*query.sources[0].step, frame);
    if (source.is_null()) return source;
    const std::span<const Value> items = source.kind() == Kind::List ? source.as_list() : std::span(&source, 1);
    if (items.empty()) return source;
    if (items.size() > kFewItems) {
      const std::size_t start = machine.mark();
      each_item(items, [&](const Value& value) { machine.push(value); });
      return finished(machine.take_list(start));
    }
    alignas(Value) std::array<std::byte, kFewItems * sizeof(Value)> room;  // not filled before it is used
    auto* const kept = reinterpret_cast<Value*>(room.data());
    std::size_t count = 0;
    each_item(items, [&](const Value& value) { new (&kept[count++]) Value(value); });
    const std::span<Value> list = machine.context_.arena.make_array<Value>(count);
    std::copy_n(kept, count, list.begin());
    return finished(Value::list(list));
  }

  template <class Keep>
  void each_item(std::span<const Value> items, Keep keep_value) {
    for (const Value& item : items) {
      frame[query.sources[0].slot] = item;
      if (passes()) keep_value(returned());
    }
  }

  /// Puts every item of source `at` in its slot and goes on to the next source.
  void each_source(std::size_t at) {
    if (at == query.sources.size()) {
      if (passes()) keep();
      return;
    }
    const Value value = machine.run(*query.sources[at].step, frame);
    Value& slot = frame[query.sources[at].slot];
    all_null = all_null && value.is_null();
    if (value.kind() != Kind::List || query.singleton) {
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
    for (; all_null && at < query.sources.size(); ++at)
      all_null = machine.run(*query.sources[at].step, frame).is_null();
  }

  /// Whether the combination of items now in the slots stays. Fills the slots of the lets.
  bool passes() {
    machine.count_combination(node);
    bind_lets();
    for (const BoundQuery::Relationship& related : query.relationships)
      if (has_relative(related) == related.without) return false;
    return query.where == nullptr || machine.holds(*query.where, frame);
  }

  void bind_lets() {
    for (const BoundQuery::Source& let : query.lets) frame[let.slot] = machine.run(*let.step, frame);
  }

  bool has_relative(const BoundQuery::Relationship& related) {
    const Value value = machine.run(*related.step, frame);
    if (value.is_null()) return false;
    for (const Value& item : value.kind() == Kind::List ? value.as_list() : std::span(&value, 1)) {
      frame[related.slot] = item;
      if (machine.holds(*related.condition, frame)) return true;
    }
    return false;
  }

  void keep() {
    if (query.aggregate == nullptr) {
      if (query.singleton) {
        single = returned();
      } else {
        machine.push(returned());
      }
    } else if (query.aggregate_distinct) {
      machine.push(combination());
    } else {
      frame[query.aggregate_slot] = machine.run(*query.aggregate, frame);
    }
  }

  Value returned() {
    return query.returned == nullptr ? frame[query.sources[0].slot] : machine.run(*query.returned, frame);
  }

  /// The items of all sources now looked at, as one list.
  Value combination() {
    const std::span<Value> items = machine.context_.arena.make_array<Value>(query.sources.size());
    for (std::size_t i = 0; i < items.size(); ++i) items[i] = frame[query.sources[i].slot];
    return Value::list(items);
  }

  Value aggregated(std::size_t start) {
    if (query.aggregate_distinct) return aggregate_distinct(start);
    machine.check_nesting(node, frame[query.aggregate_slot]);
    return frame[query.aggregate_slot];
  }

  /// `aggregate distinct` runs over each combination once; lets depend on the combination, so they are made again.
  Value aggregate_distinct(std::size_t start) {
    const Value combinations = machine.distinct(node, machine.take_list(start));
    for (const Value& items : combinations.as_list()) {
      for (std::size_t i = 0; i < query.sources.size(); ++i) frame[query.sources[i].slot] = items.as_list()[i];
      bind_lets();
      frame[query.aggregate_slot] = machine.run(*query.aggregate, frame);
    }
    return frame[query.aggregate_slot];
  }

  Value finished(Value list) {
    if (list.as_list().size() < 2) return list;
    if (query.distinct) list = machine.distinct(node, list);
    return query.sorts.empty() ? list : sorted(list);
  }

  /// The keys of the items of a list that is being sorted. One behind the first is asked for where those before it are
  /// equal, so that what tells apart equals costs nothing where there are none.
  class SortKeys {
   public:
    SortKeys(QueryRun& run, std::span<const Value> items)
        : run_(run),
          items_(items),
          keys_(run.query.sorts),
          first_(all(0)),
          others_(run.machine.context_.arena.make_array<std::span<Value>>(keys_.size() - 1)) {
      std::ranges::fill(others_, std::span<Value>());
    }

    bool is_before(std::uint32_t a, std::uint32_t b) {
      const auto order = by_key(first_[a], first_[b]);
      if (order != 0) return keys_[0].descending ? order > 0 : order < 0;
      return !others_.empty() && is_before_by_others(a, b);
    }

   private:
    /// Key `k` of every item.
    std::span<Value> all(std::size_t k) {
      const std::span<Value> values = run_.machine.context_.arena.make_array<Value>(items_.size());
      for (std::size_t i = 0; i < items_.size(); ++i) values[i] = run_.sort_key(items_[i], keys_[k]);
      return values;
    }

    std::strong_ordering by_key(const Value& a, const Value& b) const {
      if (are_texts(a, b)) return a.as_string() <=> b.as_string();
      return algebra::sort_order(a, b, run_.machine.context_.offset_minutes);
    }

    bool is_before_by_others(std::uint32_t a, std::uint32_t b) {
      for (std::size_t k = 1; k < keys_.size(); ++k) {
        std::span<Value>& values = others_[k - 1];
        if (values.empty()) values = all(k);
        const auto order = by_key(values[a], values[b]);
        if (order != 0) return keys_[k].descending ? order > 0 : order < 0;
      }
      return false;
    }

    QueryRun& run_;
    std::span<const Value> items_;
    std::span<const BoundQuery::Sort> keys_;
    std::span<Value> first_;              // the first key, by item
    std::span<std::span<Value>> others_;  // the others, once they were asked for
  };
  [[gnu::noinline]] Value sorted(const Value& list) {
    const std::span<const Value> unsorted = list.as_list();
    SortKeys sort_keys(*this, unsorted);
    const std::span<std::uint32_t> order = machine.context_.arena.make_array<std::uint32_t>(unsorted.size());
    std::iota(order.begin(), order.end(), 0);
    const auto before = [&](std::uint32_t a, std::uint32_t b) { return sort_keys.is_before(a, b); };
    const bool moved = order.size() <= kFewItems ? sort_few(order, before) : sort_many(order, before);
    if (!moved) return list;  // records are often in order
    const std::span<Value> items = machine.context_.arena.make_array<Value>(unsorted.size());
    for (std::size_t i = 0; i < items.size(); ++i) items[i] = unsorted[order[i]];
    return Value::list(items);
  }

  /// Stable sorts; false where nothing had to be moved. That of few items needs no memory of its own.
  static bool sort_few(std::span<std::uint32_t> order, auto before) {
    bool moved = false;
    for (std::size_t next = 1; next < order.size(); ++next) {
      const std::uint32_t item = order[next];
      std::size_t place = next;
      for (; place > 0 && before(item, order[place - 1]); --place) order[place] = order[place - 1];
      order[place] = item;
      moved = moved || place != next;
    }
    return moved;
  }
  static bool sort_many(std::span<std::uint32_t> order, auto before) {
    if (std::ranges::is_sorted(order, before)) return false;
    std::ranges::stable_sort(order, before);
    return true;
  }

  Value sort_key(const Value& item, const BoundQuery::Sort& key) {
    if (key.step == nullptr) return machine.comparable(item);
    frame[query.this_slot] = item;
    return machine.comparable(machine.run(*key.step, frame));
  }
};

Value Machine::query_of(Step& step, Frame frame) {
  return QueryRun{*this, node_of(step), *step.query, frame, {}}.result();
}

void Machine::count_combination(const Node& node) {
  constexpr std::size_t kMostItems = 20'000'000;
  if (count_step()) check_limits(node);
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
