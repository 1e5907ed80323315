#include "cql/operators/operator_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace nextline::cql::testing {
namespace {

void skip_spaces(std::string_view text, std::size_t& at) {
  while (at < text.size() && text[at] == ' ') ++at;
}

bool accept(std::string_view text, std::size_t& at, std::string_view word) {
  skip_spaces(text, at);
  if (!text.substr(at).starts_with(word)) return false;
  at += word.size();
  return true;
}

std::string_view take_while(std::string_view text, std::size_t& at, std::string_view allowed) {
  const std::size_t begin = at;
  while (at < text.size() &&
         (isalnum(static_cast<unsigned char>(text[at])) != 0 || allowed.find(text[at]) != std::string_view::npos))
    ++at;
  return text.substr(begin, at - begin);
}

bool kind_is(Kind kind, std::string_view type) {
  static const std::map<std::string_view, Kind> kKinds = {
      {"Boolean", Kind::Boolean},   {"Integer", Kind::Integer}, {"Long", Kind::Long},
      {"Decimal", Kind::Decimal},   {"String", Kind::String},   {"Date", Kind::Date},
      {"DateTime", Kind::DateTime}, {"Time", Kind::Time},       {"Quantity", Kind::Quantity},
      {"Ratio", Kind::Ratio},       {"Code", Kind::Code},       {"Concept", Kind::Concept}};
  const auto found = kKinds.find(type);
  return found != kKinds.end() && found->second == kind;
}

Value sample_of(const Value& list_or_interval) {
  if (list_or_interval.kind() == Kind::Interval) {
    const IntervalData& i = list_or_interval.as_interval();
    return i.low.is_null() ? i.high : i.low;
  }
  for (const Value& v : list_or_interval.as_list()) {
    if (!v.is_null()) return v;
  }
  return Value::null();
}

/// Whether `value` can be a `type`; `generic` is what T was bound to (Null: nothing yet).
bool fits(const Value& value, std::string_view type, Kind& generic) {
  if (value.is_null() || type == "Any") return true;
  if (type == "T") {
    if (generic == Kind::Null) generic = value.kind();
    return generic == value.kind();
  }
  for (const auto& [prefix, kind] :
       {std::pair<std::string_view, Kind>{"List<", Kind::List}, {"Interval<", Kind::Interval}}) {
    if (!type.starts_with(prefix)) continue;
    if (value.kind() != kind) return false;
    return fits(sample_of(value), type.substr(prefix.size(), type.size() - prefix.size() - 1), generic);
  }
  return kind_is(value.kind(), type);
}

/// An uncertain count where a number is asked for.
bool is_count_of(const Value& value, std::string_view type) {
  return value.kind() == Kind::Interval && (type == "Integer" || type == "Decimal") &&
         kind_is(value.as_interval().low.kind(), type);
}

std::string show_decimal(const Decimal& d) {
  const std::string text = d.normalized().to_string();
  return text.find('.') == std::string::npos ? text + ".0" : text;
}

std::string show_items(std::span<const Value> items) {
  std::string text = "{ ";
  for (std::size_t i = 0; i < items.size(); ++i) text += (i > 0 ? ", " : "") + OperatorTable::show(items[i]);
  return text + (items.empty() ? "}" : " }");
}

}  // namespace

std::vector<std::string> operand_types(std::string_view signature) {
  std::vector<std::string> types;
  const std::string_view inner = signature.substr(1, signature.rfind(") ->") - 1);
  std::string current;
  int depth = 0;
  for (const char c : inner) {
    if (c == '<') ++depth;
    if (c == '>') --depth;
    if (c == ',' && depth == 0) {
      types.push_back(current);
      current.clear();
    } else if (c != ' ') {
      current += c;
    }
  }
  if (!current.empty()) types.push_back(current);
  return types;
}

OperatorTable::OperatorTable() = default;

OperatorContext OperatorTable::fresh_context() {
  return OperatorContext{.arena = arena, .now = *parse_datetime("2025-06-15T12:00:00.000+00:00")};
}

std::vector<Value> OperatorTable::read_items(std::string_view text, std::size_t& at, char close) {
  std::vector<Value> items;
  while (!accept(text, at, std::string_view(&close, 1)) && at < text.size()) {
    items.push_back(read_at(text, at));
    accept(text, at, ",");
  }
  return items;
}

Value OperatorTable::read(std::string_view literal) {
  std::size_t at = 0;
  const Value value = read_at(literal, at);
  skip_spaces(literal, at);
  EXPECT_EQ(at, literal.size()) << "not a literal: " << literal;
  return value;
}

Value OperatorTable::read_at(std::string_view text, std::size_t& at) {
  skip_spaces(text, at);
  if (accept(text, at, "null")) return Value::null();
  if (accept(text, at, "true")) return Value::boolean(true);
  if (accept(text, at, "false")) return Value::boolean(false);
  if (accept(text, at, "Interval")) {
    const bool low_closed = accept(text, at, "[");
    if (!low_closed) accept(text, at, "(");
    const Value low = read_at(text, at);
    accept(text, at, ",");
    const Value high = read_at(text, at);
    const bool high_closed = accept(text, at, "]");
    if (!high_closed) accept(text, at, ")");
    return Value::interval(arena.make<IntervalData>(low, high, low_closed, high_closed));
  }
  if (accept(text, at, "Tuple")) {
    accept(text, at, "{");
    std::vector<std::string_view> names;
    std::vector<Value> fields;
    while (!accept(text, at, "}") && at < text.size()) {
      skip_spaces(text, at);
      names.push_back(arena.copy(take_while(text, at, "")));
      accept(text, at, ":");
      fields.push_back(read_at(text, at));
      accept(text, at, ",");
    }
    auto kept_names = arena.make_array<std::string_view>(names.size());
    std::copy(names.begin(), names.end(), kept_names.begin());
    auto kept = arena.make_array<Value>(fields.size());
    std::copy(fields.begin(), fields.end(), kept.begin());
    return Value::tuple(
        arena.make<TupleData>(arena.make<TupleShape>(std::span<const std::string_view>(kept_names)), kept.data()));
  }
  for (const std::string_view name : {"DateTime", "Date", "Time"}) {
    if (!accept(text, at, name)) continue;
    accept(text, at, "(");
    std::vector<Value> fields = read_items(text, at, ')');
    if (fields.size() == 8 && fields[7].kind() == Kind::Integer)
      fields[7] = Value::decimal(Decimal(fields[7].as_integer(), 0), arena);
    return call_values(name, fields);
  }
  if (accept(text, at, "{")) {
    const std::vector<Value> items = read_items(text, at, '}');
    auto kept = arena.make_array<Value>(items.size());
    std::copy(items.begin(), items.end(), kept.begin());
    return Value::list(kept);
  }
  if (accept(text, at, "'")) {
    std::string out;
    for (; at < text.size() && text[at] != '\''; ++at) {
      if (text[at] == '\\' && at + 1 < text.size()) ++at;
      out += text[at];
    }
    ++at;
    return Value::string(arena.copy(out));
  }
  if (accept(text, at, "@T")) return Value::time(parse_time(take_while(text, at, ":.")).value_or(Temporal{}));
  if (accept(text, at, "@")) {
    const std::string_view date = take_while(text, at, "-:.+");
    if (date.find('T') == std::string_view::npos) return Value::date(parse_date(date).value_or(Temporal{}));
    return Value::datetime(parse_datetime(date).value_or(Temporal{}));
  }
  const std::string_view number = take_while(text, at, "-.");
  if (number.ends_with('L')) return Value::long_integer(std::stoll(std::string(number)));
  const auto decimal = Decimal::parse(number);
  EXPECT_TRUE(decimal.has_value()) << "not a literal: " << text.substr(at);
  if (!decimal) {
    at = text.size();
    return Value::null();
  }
  std::size_t behind = at;
  skip_spaces(text, behind);
  if (behind < text.size() && text[behind] == '\'') {
    at = behind;
    const Value unit = read_at(text, at);
    return Value::quantity(arena.make<QuantityData>(*decimal, unit.as_string()));
  }
  if (behind < text.size() && isalpha(static_cast<unsigned char>(text[behind])) != 0) {
    at = behind;
    return Value::quantity(arena.make<QuantityData>(*decimal, arena.copy(take_while(text, at, ""))));
  }
  if (number.find('.') == std::string_view::npos)
    return Value::integer(static_cast<std::int32_t>(*decimal->truncated()));
  return Value::decimal(*decimal, arena);
}

std::string OperatorTable::show(const Value& value) {
  switch (value.kind()) {
    case Kind::Null:
      return "null";
    case Kind::Boolean:
      return value.as_boolean() ? "true" : "false";
    case Kind::Integer:
      return std::to_string(value.as_integer());
    case Kind::Long:
      return std::to_string(value.as_long()) + "L";
    case Kind::Decimal:
      return show_decimal(value.as_decimal());
    case Kind::String:
      return "'" + std::string(value.as_string()) + "'";
    case Kind::Date:
      return "@" + date_to_string(value.as_temporal());
    case Kind::DateTime:
      return "@" + datetime_to_string(value.as_temporal());
    case Kind::Time:
      return "@T" + time_to_string(value.as_temporal());
    case Kind::Quantity:
      return show_decimal(value.as_quantity().value) + " '" + std::string(value.as_quantity().unit) + "'";
    case Kind::Ratio:
      return show(Value::quantity(&value.as_ratio().numerator)) + ":" +
             show(Value::quantity(&value.as_ratio().denominator));
    case Kind::Interval: {
      const IntervalData& i = value.as_interval();
      return std::string("Interval") + (i.low_closed ? "[" : "(") + show(i.low) + ", " + show(i.high) +
             (i.high_closed ? "]" : ")");
    }
    case Kind::List:
      return show_items(value.as_list());
    case Kind::Tuple:
      return "Tuple " + show_items(value.as_tuple().values());
    case Kind::Code:
      return "Code " + std::string(value.as_code().code);
    case Kind::Concept: {
      std::string text = "Concept";
      for (const CodeData& code : value.as_concept().codes) text += " " + std::string(code.code);
      return text;
    }
    default:
      return "?";
  }
}

const OperatorRow* OperatorTable::row_for(std::string_view name, std::vector<Value>& operands) {
  // Two intervals are compared as intervals, but added as uncertain counts: nothing else adds intervals.
  const bool all_intervals =
      std::all_of(operands.begin(), operands.end(), [](const Value& v) { return v.kind() == Kind::Interval; });
  const bool counts = !all_intervals || name != "Equal";
  const RowRange rows = rows_of(name);
  for (std::uint32_t r = rows.begin; r < rows.end; ++r) {
    const OperatorRow& row = operator_table()[r];
    const auto types = operand_types(row.signature);
    const bool padded = takes_precision(row) && types.size() == operands.size() + 1;
    if (!padded && types.size() != operands.size()) continue;
    Kind generic = Kind::Null;
    bool all = true;
    for (std::size_t i = 0; i < operands.size(); ++i) {
      all = all && (fits(operands[i], types[i], generic) || (counts && is_count_of(operands[i], types[i])));
    }
    if (!all) continue;
    if (padded) operands.push_back(Value::null());
    return &row;
  }
  return nullptr;
}

Value OperatorTable::call_values(std::string_view name, std::vector<Value> operands) {
  OperatorContext context = fresh_context();
  const OperatorRow* row = row_for(name, operands);
  if (row == nullptr) return Value::null();
  return row->body(context, operands.data(), static_cast<std::uint32_t>(operands.size()));
}

std::string OperatorTable::call(std::string_view name, const std::vector<std::string>& texts) {
  std::vector<Value> operands;
  for (const std::string& text : texts) operands.push_back(read(text));
  const OperatorRow* row = row_for(name, operands);
  if (row == nullptr) return "no row";
  OperatorContext context = fresh_context();
  const bool any_null = std::any_of(operands.begin(), operands.end(), [](const Value& v) { return v.is_null(); });
  if (row->nulls == NullRule::Propagate && any_null) return "null";
  const Value result = row->body(context, operands.data(), static_cast<std::uint32_t>(operands.size()));
  return context.error_code.empty() ? show(result) : "error: " + std::string(context.error_code);
}

void expect_lines(const std::vector<Line>& lines) {
  OperatorTable table;
  for (const Line& line : lines) {
    std::string expected(line.expected);
    if (!expected.starts_with("error: ") && expected != "no row") expected = OperatorTable::show(table.read(expected));
    std::string operands;
    for (const std::string& text : line.operands) operands += (operands.empty() ? "" : ", ") + text;
    EXPECT_EQ(table.call(line.name, line.operands), expected) << line.name << "(" << operands << ")";
  }
}

}  // namespace nextline::cql::testing
