#include "cql/oracle/oracle.h"
#include "cql/operators/algebra/order.h"

#include <algorithm>
#include <utility>

#include "cql/oracle/plain.h"
#include "cql/oracle/signatures.h"

namespace nextline::cql::oracle {
namespace {

using namespace syntax;  // NOLINT(google-build-using-namespace): kinds of nodes

/// The static type of an operand and the kind of its value agree: not so for an uncertain count.
bool is_plain(const Typed& operand) {
  return operand.value.kind() != Kind::Interval || operand.type.starts_with("Interval<");
}

}  // namespace

Oracle::Oracle(Arena& arena, const Temporal& now) : arena_(arena), context_{.arena = arena, .now = now} {}

Typed Oracle::evaluate(const Expression& expression) {
  locals_.clear();
  return on(expression);
}

std::vector<Typed> Oracle::all(ExpressionList expressions) {
  std::vector<Typed> values;
  for (const Expression* e : expressions) values.push_back(on(*e));
  return values;
}

Value Oracle::list_of(const std::vector<Value>& items) {
  const auto copy = arena_.make_array<Value>(items.size());
  std::copy(items.begin(), items.end(), copy.begin());
  return Value::list(copy);
}

Truth Oracle::truth(const Expression& e) {
  return truth_of(on(e).value);
}

/// A condition asks only for what can still make it true: the rest may fail.
bool Oracle::holds(const Expression& e) {
  if (const auto* binary = as<Binary>(&e)) {
    if (binary->op == BinaryOperator::And) return holds(*binary->left) && holds(*binary->right);
    if (binary->op == BinaryOperator::Or) return holds(*binary->left) || holds(*binary->right);
  }
  if (const auto* between = as<Between>(&e)) return above(*between) == Truth::True && below(*between) == Truth::True;
  return truth(e) == Truth::True;
}

Typed Oracle::on(const Expression& e) {
  switch (e.kind) {
    case ExpressionKind::NullLiteral:
      return {};
    case ExpressionKind::BooleanLiteral:
      return {Value::boolean(as<BooleanLiteral>(e)->value), "Boolean"};
    case ExpressionKind::IntegerLiteral:
    case ExpressionKind::LongLiteral:
    case ExpressionKind::DecimalLiteral:
    case ExpressionKind::QuantityLiteral:
      return on_number(e, false);
    case ExpressionKind::StringLiteral:
      return {Value::string(arena_.copy(as<StringLiteral>(e)->value)), "String"};
    case ExpressionKind::DateLiteral:
      return {Value::date(*parse_date(as<DateLiteral>(e)->text)), "Date"};
    case ExpressionKind::DateTimeLiteral:
      return {Value::datetime(*parse_datetime(as<DateTimeLiteral>(e)->text)), "DateTime"};
    case ExpressionKind::TimeLiteral:
      return {Value::time(*parse_time(as<TimeLiteral>(e)->text)), "Time"};
    case ExpressionKind::RatioLiteral: {
      const auto& ratio = *as<RatioLiteral>(e);
      const Value numerator = on_number(*ratio.numerator, false).value;
      const Value denominator = on_number(*ratio.denominator, false).value;
      return {Value::ratio(arena_.make<RatioData>(numerator.as_quantity(), denominator.as_quantity())), "Ratio"};
    }
    case ExpressionKind::TypeCast:
      return {on(*as<TypeCast>(e)->operand).value, type_text(*as<TypeCast>(e)->type)};
    case ExpressionKind::Identifier:
      return on_identifier(*as<Identifier>(e));
    case ExpressionKind::Property:
      return on_property(*as<Property>(e));
    case ExpressionKind::Indexer:
      return call("Indexer", {on(*as<Indexer>(e)->source), on(*as<Indexer>(e)->index)});
    case ExpressionKind::FunctionCall:
      return on_call(*as<FunctionCall>(e));
    case ExpressionKind::Unary:
      return on_unary(*as<Unary>(e));
    case ExpressionKind::Binary:
      return on_binary(*as<Binary>(e));
    case ExpressionKind::BooleanTest:
      return on_test(*as<BooleanTest>(e));
    case ExpressionKind::Between:
      return on_between(*as<Between>(e));
    case ExpressionKind::Timing:
      return on_timing(*as<Timing>(e));
    case ExpressionKind::Membership: {
      const auto& membership = *as<Membership>(e);
      return call(membership.op == MembershipOperator::In ? "In" : "Contains",
                  {on(*membership.left), on(*membership.right)});
    }
    case ExpressionKind::If:
      return on_if(*as<If>(e));
    case ExpressionKind::Case:
      return on_case(*as<Case>(e));
    case ExpressionKind::ListSelector:
      return on_list(*as<ListSelector>(e));
    case ExpressionKind::TupleSelector:
      return on_tuple(*as<TupleSelector>(e));
    case ExpressionKind::IntervalSelector:
      return on_interval(*as<IntervalSelector>(e));
    case ExpressionKind::Query:
      return on_query(*as<Query>(e));
    default:
      throw Failure{"oracle: no meaning for " + std::string(kind_name(e.kind))};
  }
}

Typed Oracle::on_number(const Expression& e, bool negative) {
  const std::string sign = negative ? "-" : "";
  if (const auto* integer = as<IntegerLiteral>(e))
    return {Value::integer(static_cast<std::int32_t>(std::stoll(sign + std::string(integer->text)))), "Integer"};
  if (const auto* number = as<LongLiteral>(e))
    return {Value::long_integer(std::stoll(sign + std::string(number->text))), "Long"};
  if (const auto* decimal = as<DecimalLiteral>(e))
    return {Value::decimal(*Decimal::parse(sign + std::string(decimal->text)), arena_), "Decimal"};
  const auto& quantity = *as<QuantityLiteral>(e);
  const std::string_view unit = quantity.unit.empty() ? "1" : quantity.unit;
  return {Value::quantity(
              arena_.make<QuantityData>(*Decimal::parse(sign + std::string(quantity.value)), arena_.copy(unit))),
          "Quantity"};
}

Typed Oracle::on_identifier(const Identifier& e) {
  const auto found =
      std::find_if(locals_.rbegin(), locals_.rend(), [&](const Local& l) { return l.name == e.name.text; });
  if (found != locals_.rend()) return found->typed;
  const auto definition = definitions_.find(e.name.text);
  if (definition == definitions_.end()) throw Failure{"oracle: no name " + std::string(e.name.text)};
  const auto outer = std::exchange(locals_, {});
  const Typed value = on(*definition->second);
  locals_ = outer;
  return value;
}

Typed Oracle::on_property(const Property& e) {
  const Typed source = on(*e.source);
  return {source.value.as_tuple().field(e.name.text), type_of(e)};
}

Typed Oracle::on_unary(const Unary& e) {
  const ExpressionKind kind = e.operand->kind;
  const bool number = kind == ExpressionKind::IntegerLiteral || kind == ExpressionKind::LongLiteral ||
                      kind == ExpressionKind::DecimalLiteral || kind == ExpressionKind::QuantityLiteral;
  if (number && e.op == UnaryOperator::Negate) return on_number(*e.operand, true);
  if (e.op == UnaryOperator::Not) return {value_of(negation(truth(*e.operand))), "Boolean"};
  const Typed operand = on(*e.operand);
  if (e.op == UnaryOperator::Exists) {
    if (operand.value.is_null()) return {Value::boolean(false), "Boolean"};
    const auto items = operand.value.as_list();
    return {Value::boolean(std::any_of(items.begin(), items.end(), [](const Value& v) { return !v.is_null(); })),
            "Boolean"};
  }
  if (e.op == UnaryOperator::SingletonFrom) {
    if (operand.value.is_null()) return {{}, inner(operand.type)};
    if (operand.value.as_list().size() > 1) throw Failure{"not-a-singleton"};
    return {operand.value.as_list().empty() ? Value() : operand.value.as_list()[0], inner(operand.type)};
  }
  return call(elm_name(e.op), {operand});
}

/// The right operand is asked only if it can still matter: it may fail.
Typed Oracle::on_logic(const Binary& e) {
  const Truth left = truth(*e.left);
  Truth result = Truth::Unknown;
  if (e.op == BinaryOperator::And) {
    result = left == Truth::False ? Truth::False : conjunction(left, truth(*e.right));
  } else if (e.op == BinaryOperator::Or) {
    result = left == Truth::True ? Truth::True : disjunction(left, truth(*e.right));
  } else if (e.op == BinaryOperator::Implies) {
    result = left == Truth::False ? Truth::True : disjunction(negation(left), truth(*e.right));
  } else if (left != Truth::Unknown) {
    const Truth right = truth(*e.right);
    if (right != Truth::Unknown) result = left != right ? Truth::True : Truth::False;
  }
  return {value_of(result), "Boolean"};
}

Typed Oracle::on_binary(const Binary& e) {
  switch (e.op) {
    case BinaryOperator::And:
    case BinaryOperator::Or:
    case BinaryOperator::Xor:
    case BinaryOperator::Implies:
      return on_logic(e);
    default:
      break;
  }
  const Typed left = on(*e.left);
  const Typed right = on(*e.right);
  if (e.op == BinaryOperator::Concatenate) return call("ConcatenateNullsAsEmpty", {left, right});
  if (e.op == BinaryOperator::Add && (left.type == "String" || right.type == "String"))
    return call("Concatenate", {left, right});
  return call(elm_name(e.op), {left, right});
}

Typed Oracle::on_test(const BooleanTest& e) {
  const Value value = on(*e.operand).value;
  const bool holds = e.test == BooleanTestKind::Null   ? value.is_null()
                     : e.test == BooleanTestKind::True ? value.is_true()
                                                       : value.is_false();
  return {Value::boolean(holds != e.negated), "Boolean"};
}

Typed Oracle::on_between(const Between& e) {
  const Truth first = above(e);
  if (first == Truth::False) return {Value::boolean(false), "Boolean"};  // as `and`, it need not look at the rest
  return {value_of(conjunction(first, below(e))), "Boolean"};
}

Truth Oracle::above(const Between& e) {
  return truth_of(call(e.properly ? "Greater" : "GreaterOrEqual", {on(*e.operand), on(*e.low)}).value);
}

Truth Oracle::below(const Between& e) {
  return truth_of(call(e.properly ? "Less" : "LessOrEqual", {on(*e.operand), on(*e.high)}).value);
}

Typed Oracle::on_timing(const Timing& e) {
  if (e.offset || e.precision != syntax::Precision::None || e.left_boundary != Boundary::Whole ||
      e.right_boundary != Boundary::Whole)
    throw Failure{"oracle: only plain relations"};
  return call((e.properly ? "Proper" : "") + std::string(elm_name(e.op)), {on(*e.left), on(*e.right)});
}

Typed Oracle::on_if(const If& e) {
  return {on(holds(*e.condition) ? *e.then_value : *e.else_value).value, type_of(e)};
}

Typed Oracle::on_case(const Case& e) {
  Typed comparand;
  if (e.comparand) comparand = on(*e.comparand);
  for (const CaseItem& item : e.items) {
    const bool taken = e.comparand ? call("Equal", {comparand, on(*item.when)}).value.is_true() : holds(*item.when);
    if (taken) return on(*item.then);
  }
  return {on(*e.else_value).value, type_of(e)};
}

Typed Oracle::on_coalesce(const FunctionCall& e) {
  for (const Expression* argument : e.arguments)
    if (const Value value = on(*argument).value; !value.is_null()) return {value, type_of(e)};
  return {{}, type_of(e)};
}

Typed Oracle::on_call(const FunctionCall& e) {
  const std::string_view name = e.name.text;
  if (name == "Coalesce") return on_coalesce(e);
  if (name == "First" || name == "Last") {
    const Typed list = on(*e.arguments[0]);
    const bool none = list.value.is_null() || list.value.as_list().empty();
    if (none) return {{}, inner(list.type)};
    return {name == "First" ? list.value.as_list().front() : list.value.as_list().back(), inner(list.type)};
  }
  return call(name, all(e.arguments));
}

Typed Oracle::on_list(const ListSelector& e) {
  std::vector<Value> values;
  for (const Typed& each : all(e.items)) values.push_back(each.value);
  return {list_of(values), type_of(e)};
}

Typed Oracle::on_tuple(const TupleSelector& e) {
  std::map<std::string_view, Value> fields;  // in the order of their names, as every tuple has them
  for (const ElementValue& element : e.elements) fields[arena_.copy(element.name.text)] = on(*element.value).value;
  const auto names = arena_.make_array<std::string_view>(fields.size());
  const auto values = arena_.make_array<Value>(fields.size());
  std::size_t i = 0;
  for (const auto& [name, value] : fields) {
    names[i] = name;
    values[i++] = value;
  }
  return {Value::tuple(
              arena_.make<TupleData>(arena_.make<TupleShape>(std::span<const std::string_view>(names)), values.data())),
          "Tuple"};
}

Typed Oracle::on_interval(const IntervalSelector& e) {
  const Typed low = on(*e.low);
  const Typed high = on(*e.high);
  // Not the operator >: between bounds a time without milliseconds may have any.
  const auto order = algebra::compare_values(low.value, high.value, {});
  const bool is_open = !(e.low_closed && e.high_closed);
  if (order.greater() == Truth::True || (is_open && order.equal() == Truth::True)) throw Failure{"invalid-interval"};
  return {Value::interval(arena_.make<IntervalData>(low.value, high.value, e.low_closed, e.high_closed)), type_of(e)};
}

Typed Oracle::call(std::string_view name, std::vector<Typed> operands) {
  std::vector<std::string> types;
  std::vector<Value> values;
  for (const Typed& each : operands) {
    types.push_back(each.type);
    values.push_back(each.value);
  }
  const std::string type = type_of_call(name, types);
  const RowChoice choice = *choose_row(name, types);
  if (choice.precision_left_out) values.push_back(Value::null());
  const bool null = std::any_of(values.begin(), values.end(), [](const Value& v) { return v.is_null(); });
  if (choice.row->row->nulls == NullRule::Propagate && null) return {{}, type};
  if (std::all_of(operands.begin(), operands.end(), is_plain))
    if (const auto value = plain(name, values, arena_)) return {*value, type};
  context_.error_code = context_.error_message = {};
  const Value value = choice.row->row->body(context_, values.data(), static_cast<std::uint32_t>(values.size()));
  if (!context_.error_code.empty()) throw Failure{std::string(context_.error_code)};
  return {value, type};
}

}  // namespace nextline::cql::oracle
