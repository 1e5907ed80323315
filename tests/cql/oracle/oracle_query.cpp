// Queries, clause by clause: every row of the sources, one after another.
#include <algorithm>

#include "cql/oracle/oracle.h"
#include "cql/oracle/plain.h"
#include "cql/oracle/signatures.h"

namespace nextline::cql::oracle {

using namespace syntax;  // NOLINT(google-build-using-namespace): kinds of nodes

/// One query on its way: the rows that passed, before return.
struct Oracle::Run {
  std::vector<Typed> results;
  Typed total;
  bool all_null = true;  ///< every source so far
  std::vector<std::vector<Local>> passed;
};

bool Oracle::related(const Relationship& relationship) {
  const Typed source = on(*relationship.source.source);
  bool found = false;
  if (!source.value.is_null())
    for (const Value& v : source.value.as_list()) {
      locals_.push_back({std::string(relationship.source.alias.text), {v, inner(source.type)}});
      const bool is_one = holds(*relationship.condition);
      locals_.pop_back();
      if (is_one) {
        found = true;
        break;
      }
    }
  return found != relationship.without;
}

void Oracle::item(const Query& e, Run& run) {
  const std::size_t outer = locals_.size();
  for (const LetItem& let : e.lets) {
    const Typed value = on(*let.value);
    locals_.push_back({std::string(let.name.text), value});
  }
  bool passes = true;
  for (const Relationship& relationship : e.relationships) passes = passes && related(relationship);
  if (passes && e.where) passes = holds(*e.where);
  if (passes && e.aggregate) {
    run.passed.emplace_back(locals_);
  } else if (passes) {
    run.results.push_back(e.return_value ? on(*e.return_value) : locals_[outer - e.sources.size()].typed);
  }
  locals_.resize(outer);
}

void Oracle::sources(const Query& e, std::size_t index, Run& run) {
  if (index == e.sources.size()) return item(e, run);
  const Typed source = on(*e.sources[index].source);
  if (source.value.is_null()) {  // no row; the rest is asked only whether it is null too
    for (++index; run.all_null && index < e.sources.size(); ++index)
      run.all_null = on(*e.sources[index].source).value.is_null();
    return;
  }
  run.all_null = false;
  for (const Value& v : source.value.as_list()) {
    locals_.push_back({std::string(e.sources[index].alias.text), {v, inner(source.type)}});
    sources(e, index + 1, run);
    locals_.pop_back();
  }
}

Typed Oracle::on_query(const Query& e) {
  Run run;
  Typed total;
  if (e.aggregate) total = on(*e.aggregate->starting);
  sources(e, 0, run);
  if (run.all_null) return {{}, e.aggregate ? total.type : type_of(e)};
  if (e.aggregate) {
    const auto outer = locals_;
    std::vector<Value> met;
    for (const auto& locals : run.passed) {
      if (e.aggregate->quantifier == ReturnQuantifier::Distinct) {
        const Typed& item = locals[outer.size()].typed;
        const auto distinct = [&] {
          return call("Distinct", {{list_of(met), "List<" + item.type + ">"}}).value.as_list().size();
        };
        const std::size_t before = distinct();
        met.push_back(item.value);
        if (distinct() == before) continue;
      }
      locals_ = locals;
      locals_.push_back({std::string(e.aggregate->name.text), total});
      total.value = on(*e.aggregate->value).value;
    }
    locals_ = outer;
    return total;
  }
  std::vector<Value> values;
  for (const Typed& each : run.results) values.push_back(each.value);
  std::string type = type_of(e);
  if (e.return_value && e.return_quantifier != ReturnQuantifier::All)
    values = [&] {
      const auto distinct = call("Distinct", {{list_of(values), type}}).value.as_list();
      return std::vector<Value>(distinct.begin(), distinct.end());
    }();
  if (e.sorted) {
    const bool down = e.sort_direction == SortDirection::Descending;
    std::stable_sort(values.begin(), values.end(),
                     [down](const Value& a, const Value& b) { return down ? plain_less(b, a) : plain_less(a, b); });
  }
  return {list_of(values), type};
}

}  // namespace nextline::cql::oracle
