#include "cql/oracle/generator.h"

#include <algorithm>
#include <array>
#include <map>

namespace nextline::cql::oracle {
namespace {

using Texts = std::vector<std::string>;

const std::map<std::string, Texts>& literals() {
  static const std::map<std::string, Texts> kLiterals = {
      {"Boolean", {"true", "false", "true", "false", "(null as Boolean)"}},
      {"Integer", {"0", "1", "2", "3", "5", "10", "-1", "-3", "7", "2147483647", "-2147483648", "(null as Integer)"}},
      {"Long", {"0L", "1L", "2L", "-5L", "12L", "9223372036854775807L", "3000000000L", "(null as Long)"}},
      {"Decimal",
       {"0.0", "1.0", "1.50", "-2.25", "0.1", "3.14159265", "0.00000001", "100.0", "-0.5",
        "99999999999999999999.99999999", "(null as Decimal)"}},
      {"String",
       {"''", "'a'", "'b'", "'ab'", "'abc'", "','", "'a,b'", "'A'", "'1'", "'day'", "'true'", "'2014-01-01'", "'1.5'",
        "(null as String)"}},
      {"Date",
       {"@2014", "@2014-02", "@2014-02-28", "@2016-02-29", "@2014-03-01", "@0001-01-01", "@9999-12-31",
        "(null as Date)"}},
      {"DateTime",
       {"@2014T", "@2014-02T", "@2014-02-28T", "@2014-02-28T10", "@2014-02-28T10:30:15.250", "@2016-02-29T00:00:00.000",
        "@2014-02-28T10:30:15.250+02:00", "@9999-12-31T23:59:59.999", "(null as DateTime)"}},
      {"Time", {"@T10", "@T10:30", "@T10:30:15", "@T00:00:00.000", "@T23:59:59.999", "(null as Time)"}},
      {"Quantity",
       {"1 'mg'", "2.5 'g'", "1000 'mg'", "3 days", "1 year", "5 '1'", "0 'mg'", "2 'cm'", "1 week",
        "(null as Quantity)"}},
      {"Ratio", {"1 : 2", "1 'mg' : 2 'mL'", "2 'mg' : 4 'mL'", "(null as Ratio)"}}};
  return kLiterals;
}

constexpr std::array kBase = {"Boolean", "Integer", "Integer",  "Decimal", "String",   "Date",
                              "Long",    "Integer", "DateTime", "Time",    "Quantity", "Decimal"};
constexpr std::array kPoints = {"Integer", "Integer", "Decimal", "Date", "Long", "DateTime", "Time", "Quantity"};
constexpr std::array kPrecisions = {"'year'", "'month'", "'day'", "'hour'", "'minute'", "'second'", "'millisecond'"};

/// Rows that ask for what no expression here is, or whose results grow without bound.
bool left_out(const RowSignature& row) {
  for (const std::string& operand : row.operands)
    for (const char* missing : {"Code", "Concept", "ValueSet", "CodeSystem", "Vocabulary", "Any", "U", "..."})
      if (operand.find(missing) != std::string::npos) return true;
  return row.row->name == "Expand" || row.row->name == "Power" || row.row->name == "Exp";
}

/// Rows by the outermost word of what they give.
const std::vector<const RowSignature*>& rows_that_give(const std::string& head) {
  static const std::map<std::string, std::vector<const RowSignature*>> kRows = [] {
    std::map<std::string, std::vector<const RowSignature*>> rows;
    for (const RowSignature& row : signatures())
      if (!left_out(row)) rows[row.result.substr(0, row.result.find('<'))].push_back(&row);
    return rows;
  }();
  static const std::vector<const RowSignature*> kNone;
  const auto found = kRows.find(head);
  return found == kRows.end() ? kNone : found->second;
}

bool is_temporal(const std::string& type) {
  return type == "Date" || type == "DateTime" || type == "Time";
}

/// Types that T may stand for in an operator that needs an order, or successors.
bool ordered_only(std::string_view name) {
  return name == "Max" || name == "Min" || name == "Successor" || name == "Predecessor";
}

}  // namespace

std::string Generator::base_type() {
  return one_of(kBase);
}
std::string Generator::point_type() {
  return one_of(kPoints);
}
std::string Generator::type() {
  switch (dice_.below(6)) {
    case 0:
      return "List<" + base_type() + ">";
    case 1:
      return "Interval<" + point_type() + ">";
    case 2:
      return "Boolean";
    default:
      return base_type();
  }
}

std::string Generator::fresh_name() {
  return "x" + std::to_string(names_++);
}

std::string Generator::literal_text(const std::string& type) {
  if (is_list(type)) {
    std::string items;
    const std::uint32_t count = dice_.below(4);
    for (std::uint32_t i = 0; i < count; ++i) items += (i > 0 ? ", " : "") + literal_text(inner(type));
    return count == 0 ? "List<" + inner(type) + "> {}" : "{" + items + "}";
  }
  if (is_interval(type)) {
    const Texts& ends = literals().at(inner(type));
    const std::size_t last = ends.size() - 1;  // the null
    const std::uint32_t size = static_cast<std::uint32_t>(last);
    std::string low = ends[dice_.one_in(6) ? last : dice_.below(size)];
    std::string high = ends[dice_.one_in(6) ? last : dice_.below(size)];
    return std::string("Interval") + (dice_.one_in(2) ? "[" : "(") + low + ", " + high + (dice_.one_in(2) ? "]" : ")");
  }
  if (type.starts_with("Tuple"))
    return "Tuple { a: " + literal_text("Integer") + ", b: " + literal_text("String") + " }";
  return one_of(literals().at(type));
}

std::string Generator::literal(const std::string& type) {
  std::string text = literal_text(type);
  if (named_ == nullptr) return text;
  named_->texts.push_back(std::move(text));
  return "L" + std::to_string(named_->texts.size() - 1);
}

std::string Generator::leaf(const std::string& type) {
  std::vector<std::string> fitting;
  for (const Name& name : scope_)
    if (name.type == type) fitting.push_back(name.name);
  if (!fitting.empty() && !dice_.one_in(3)) return one_of(fitting);
  return literal(type);
}

std::string Generator::expression(const std::string& type, int depth) {
  if (depth <= 0 || dice_.one_in(8)) return leaf(type);
  if (!dice_.one_in(3))
    if (std::string text = call(type, depth); !text.empty()) return text;
  return form(type, depth);
}

std::string Generator::operand(const RowSignature& row, std::size_t index, const std::string& type, int depth) {
  const std::string_view name = row.row->name;
  const bool last = index + 1 == row.operands.size();
  if (type == "String" && last && (row.precision || name.ends_with("Between") || name.starts_with("CalculateAge")))
    return one_of(kPrecisions);
  return expression(type, depth - 1);
}

std::string Generator::infix(const std::string& name, const std::vector<std::string>& operands) {
  static const std::map<std::string, std::string> kInfix = {{"Add", "+"},
                                                            {"Subtract", "-"},
                                                            {"Multiply", "*"},
                                                            {"Divide", "/"},
                                                            {"Modulo", "mod"},
                                                            {"TruncatedDivide", "div"},
                                                            {"Concatenate", "+"},
                                                            {"ConcatenateNullsAsEmpty", "&"},
                                                            {"Equal", "="},
                                                            {"Equivalent", "~"},
                                                            {"Less", "<"},
                                                            {"LessOrEqual", "<="},
                                                            {"Greater", ">"},
                                                            {"GreaterOrEqual", ">="},
                                                            {"In", "in"},
                                                            {"Contains", "contains"},
                                                            {"Union", "union"},
                                                            {"Intersect", "intersect"},
                                                            {"Except", "except"},
                                                            {"Includes", "includes"},
                                                            {"IncludedIn", "included in"}};
  const auto found = kInfix.find(name);
  if (found == kInfix.end() || operands.size() != 2 || dice_.one_in(4)) return {};
  return "((" + operands[0] + ") " + found->second + " (" + operands[1] + "))";
}

std::string Generator::call(const std::string& type, int depth) {
  const auto& rows = rows_that_give(type.substr(0, type.find('<')));
  static const std::vector<const RowSignature*>& generic = rows_that_give("T");
  const std::size_t count = rows.size() + generic.size();
  if (count == 0) return {};
  const std::uint32_t pick = dice_.below(static_cast<std::uint32_t>(count));
  const RowSignature& row = pick < rows.size() ? *rows[pick] : *generic[pick - rows.size()];
  auto bound = match(row.result, type);
  if (!bound) return {};
  const bool intervals = row.row->signature.find("Interval<T>") != std::string_view::npos;
  if (bound->empty()) bound = intervals ? point_type() : base_type();
  const std::string generic_type = *bound;
  const bool point = std::find(kPoints.begin(), kPoints.end(), generic_type) != kPoints.end();
  if ((intervals || ordered_only(row.row->name)) && !point) return {};
  std::size_t size = row.operands.size();
  if (row.precision && (!is_temporal(generic_type) || dice_.one_in(2))) --size;
  std::vector<std::string> operands;
  for (std::size_t i = 0; i < size; ++i)
    operands.push_back(operand(row, i, with_generic(row.operands[i], generic_type), depth));
  const std::string name(row.row->name);
  if (std::string text = infix(name, operands); !text.empty()) return text;
  std::string text = name + "(";
  for (std::size_t i = 0; i < operands.size(); ++i) text += (i > 0 ? ", " : "") + operands[i];
  return text + ")";
}

std::string Generator::form(const std::string& type, int depth) {
  const auto some = [&](const std::string& wanted) { return expression(wanted, depth - 1); };
  if (type == "Boolean" && !dice_.one_in(3)) return boolean_form(depth);
  if (is_list(type) && !dice_.one_in(3)) return list_form(type, depth);
  if (is_interval(type) && dice_.one_in(2)) {
    const std::string low = some(inner(type));
    const std::string high = some(inner(type));
    return std::string("Interval") + (dice_.one_in(2) ? "[" : "(") + low + ", " + high + (dice_.one_in(2) ? "]" : ")");
  }
  switch (dice_.below(10)) {
    case 0:
    case 1:
      return "(if " + some("Boolean") + " then " + some(type) + " else " + (dice_.one_in(6) ? "null" : some(type)) +
             ")";
    case 2:
      return "case when " + some("Boolean") + " then " + some(type) + " when " + some("Boolean") + " then " +
             some(type) + " else " + some(type) + " end";
    case 3: {
      const std::string key = base_type();
      return "case " + some(key) + " when " + some(key) + " then " + some(type) + " when " + some(key) + " then " +
             some(type) + " else " + some(type) + " end";
    }
    case 4:
      return "Coalesce(" + some(type) + ", " + some(type) + (dice_.one_in(2) ? ", " + some(type) : "") + ")";
    case 5:
      return one_of(std::array{"First(", "Last("}) + expression("List<" + type + ">", depth - 1) + ")";
    case 6:
      return "Tuple { a: " + some(type) + ", b: " + some(base_type()) + " }.a";
    case 7:
      if (is_list(type) || is_interval(type)) break;
      return "(" + expression("List<" + type + ">", depth - 1) + ")[" + std::to_string(dice_.below(3)) + "]";
    case 8:
      return aggregate(type, depth);
    case 9:
      if (is_list(type)) break;
      return "(singleton from (" + query(type, depth - 1) + "))";
    default:
      break;
  }
  return leaf(type);
}

std::string Generator::boolean_form(int depth) {
  const auto some = [&](const std::string& wanted) { return expression(wanted, depth - 1); };
  const auto in_brackets = [&](const std::string& wanted) { return "(" + expression(wanted, depth - 1) + ")"; };
  switch (dice_.below(8)) {
    case 0:
    case 1: {
      const std::string left = in_brackets("Boolean");
      const char* op = one_of(std::array{" and ", " or ", " xor ", " implies "});
      return "(" + left + op + in_brackets("Boolean") + ")";
    }
    case 2:
      return "(not " + in_brackets("Boolean") + ")";
    case 3: {
      const char* test = one_of(std::array{" is null", " is not null"});
      return "(" + in_brackets(type()) + test + ")";
    }
    case 4: {
      const char* test = one_of(std::array{" is true", " is false", " is not true", " is not false"});
      return "(" + in_brackets("Boolean") + test + ")";
    }
    case 5: {
      const std::string key = point_type();
      const char* between = one_of(std::array{" between ", " properly between "});
      const std::string operand = in_brackets(key);
      const std::string low = in_brackets(key);
      return "(" + operand + between + low + " and " + in_brackets(key) + ")";
    }
    case 6:
      return "(exists (" + some("List<" + base_type() + ">") + "))";
    default:
      return timing(depth);
  }
}

std::string Generator::timing(int depth) {
  const std::string point = point_type();
  const std::string whole = "Interval<" + point + ">";
  const char* relation = one_of(std::array{" before ", " after ", " meets ", " meets before ", " meets after ",
                                           " overlaps ", " overlaps before ", " overlaps after ", " starts ", " ends ",
                                           " during ", " includes ", " properly includes ", " properly included in ",
                                           " same as ", " same or before ", " same or after "});
  const std::string left = expression(whole, depth - 1);
  return "((" + left + ")" + relation + "(" + expression(whole, depth - 1) + "))";
}

}  // namespace nextline::cql::oracle
