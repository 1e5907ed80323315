// Selectors: values written out in CQL.
#include "cql/engine/machine.h"
#include "cql/operators/algebra/order.h"

namespace nextline::cql {

namespace {

std::string_view text_of(const Value& value) {
  return value.kind() == Kind::String ? value.as_string() : std::string_view();
}

}  // namespace

Value Machine::take_list(std::size_t start) {
  const std::span<Value> items = context_.arena.make_array<Value>(scratch_.size() - start);
  for (std::size_t i = 0; i < items.size(); ++i) items[i] = scratch_[start + i];
  scratch_.resize(start);
  return Value::list(items);
}

Value Machine::list_of(Step& step, Frame frame) {
  return Value::list({call_operands(step, frame), step.count});
}

Value Machine::tuple_of(Step& step, Frame frame) {
  const Node& node = node_of(step);
  return Value::tuple(context_.arena.make<TupleData>(&loaded_.shape(node.a), call_operands(step, frame)));
}

Value Machine::interval_of(Step& step, Frame frame) {
  const Node& node = node_of(step);
  const bool dynamic = (node.flags & 4) != 0;
  const auto closed = [&](std::uint32_t at, std::uint32_t flag) {
    if (dynamic && at < step.count) return !run(step[at], frame).is_false();
    return (node.flags & flag) != 0;
  };
  IntervalData interval{run(step[0], frame), run(step[1], frame), true, true};
  interval.low_closed = closed(2, 1);
  interval.high_closed = closed(3, 2);
  const auto order = algebra::compare_values(interval.low, interval.high, {std::nullopt, context_.offset_minutes});
  const bool open = !(interval.low_closed && interval.high_closed);
  const bool empty = order.greater() == Truth::True || (open && order.equal() == Truth::True);
  if (empty)
    fail(node, "invalid-interval", "the interval ends before it starts", "swap its bounds, or close both ends");
  return Value::interval(context_.arena.make<IntervalData>(interval));
}

Value Machine::code_of(Step& step, Frame frame) {
  const Value* parts = call_operands(step, frame);
  const auto part = [&](std::uint32_t i) { return i < step.count ? text_of(parts[i]) : std::string_view(); };
  std::string_view system = part(1);
  if (step.count > 1 && parts[1].kind() == Kind::ValueSet)
    system = program_.str(program_.value_sets[parts[1].value_set_index()].id);
  return Value::code(context_.arena.make<CodeData>(part(0), system, part(2), part(3)));
}

Value Machine::concept_of(Step& step, Frame frame) {
  const Value codes = run(step[0], frame);
  const Value display = step.count > 1 ? run(step[1], frame) : Value::null();
  if (codes.kind() != Kind::List) return Value::null();
  const std::span<CodeData> copies = context_.arena.make_array<CodeData>(codes.as_list().size());
  std::size_t count = 0;
  for (const Value& item : codes.as_list())
    if (item.kind() == Kind::Code) copies[count++] = item.as_code();
  return Value::concept_value(context_.arena.make<ConceptData>(copies.first(count), text_of(display)));
}

Value Machine::quantity_of(Step& step, Frame frame) {
  const Value number = run(step[0], frame);
  const Value unit = step.count > 1 ? run(step[1], frame) : Value::null();
  if (number.is_null()) return number;
  const Decimal value = number.kind() == Kind::Decimal ? number.as_decimal() : Decimal::from_integer(number.as_long());
  return Value::quantity(
      context_.arena.make<QuantityData>(value, unit.is_null() ? std::string_view("1") : text_of(unit)));
}

Value Machine::ratio_of(Step& step, Frame frame) {
  const Value numerator = run(step[0], frame);
  const Value denominator = run(step[1], frame);
  if (numerator.kind() != Kind::Quantity || denominator.kind() != Kind::Quantity) return Value::null();
  return Value::ratio(context_.arena.make<RatioData>(numerator.as_quantity(), denominator.as_quantity()));
}

}  // namespace nextline::cql
