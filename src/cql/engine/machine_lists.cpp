// One value out of a list, and conversions over lists.
#include "cql/engine/machine.h"

namespace nextline::cql {

Value Machine::singleton_of(Step& step, Frame frame) {
  const Node& node = node_of(step);
  const Value list = run(step[0], frame);
  if (list.kind() != Kind::List) return list;
  if (list.as_list().size() > 1)
    fail(node, "not-a-singleton", "singleton from a list of " + std::to_string(list.as_list().size()) + " items",
         "use First(… sort by …) to say which one is meant");
  return list.as_list().empty() ? Value::null() : list.as_list().front();
}

Value Machine::first_of(Step& step, Frame frame) {
  const Value list = run(step[0], frame);
  return list.kind() != Kind::List || list.as_list().empty() ? Value::null() : list.as_list().front();
}

Value Machine::last_of(Step& step, Frame frame) {
  return last(run(step[0], frame));
}

Value Machine::last(const Value& list) {
  return list.kind() != Kind::List || list.as_list().empty() ? Value::null() : list.as_list().back();
}

Value Machine::list_each_of(Step& step, Frame frame) {
  const Node& node = node_of(step);
  const Value list = run(step[0], frame);
  if (list.kind() != Kind::List) return Value::null();
  const std::span<Value> items = context_.arena.make_array<Value>(list.as_list().size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    frame[node.a] = list.as_list()[i];
    items[i] = run(step[1], frame);
  }
  return Value::list(items);
}

}  // namespace nextline::cql
