#include "cql/semantics/print_program.h"

#include <array>

#include "base/decimal.h"
#include "base/temporal.h"
#include "cql/operators/table.h"
#include "cql/semantics/descent.h"

namespace nextline::cql {
namespace {

constexpr std::array kOpNames = {
    "Null",     "Literal",    "Call",       "And",           "Or",           "Xor",          "Implies",
    "If",       "Case",       "Coalesce",   "DefinitionRef", "ParameterRef", "FunctionCall", "Slot",
    "Context",  "Field",      "TupleField", "FieldEach",     "Retrieve",     "Query",        "List",
    "Tuple",    "Interval",   "Code",       "Concept",       "Quantity",     "Ratio",        "ValueSet",
    "CodeRef",  "ConceptRef", "CodeSystem", "InValueSet",    "Is",           "As",           "Convert",
    "FromFhir", "Exists",     "Not",        "IsNull",        "IsTrue",       "IsFalse",      "SingletonFrom",
    "First",    "Last",       "Each",       "Now",           "Today",        "TimeOfDay",    "Descendants",
    "Message",  "External"};
static_assert(kOpNames.size() == static_cast<std::size_t>(Op::External) + 1);

/// Prints nodes by recursion; programs are as deep as the syntax they came from.
class Printer {
 public:
  explicit Printer(const Program& program) : program_(program) {}

  std::string node(std::uint32_t index) {
    const Node& n = program_.nodes[index];
    const auto op = static_cast<Op>(n.op);
    switch (op) {
      case Op::Null:
        return "null";
      case Op::Literal:
        return constant(program_.constants[n.a]);
      case Op::Slot:
        return "$" + std::to_string(n.a);
      case Op::Context:
        return "Context";
      case Op::Field:
      case Op::FieldEach:
        return node(arg(n, 0)) + (op == Op::Field ? "." : ".*") + text(program_.names[n.a]);
      case Op::TupleField:
        return node(arg(n, 0)) + "#" + std::to_string(n.a);
      case Op::Query:
        return query(program_.queries[n.a]);
      case Op::Retrieve:
        return retrieve(n);
      case Op::IntervalNew:
        return interval(n);
      default:
        return "(" + head(n) + args(n) + ")";
    }
  }

 private:
  std::string text(Text t) const { return std::string(program_.str(t)); }
  std::string type(std::uint32_t row) const { return text(program_.types[row].name); }
  std::uint32_t arg(const Node& n, std::uint32_t i) const { return program_.args[n.first_arg + i]; }

  std::string args(const Node& n) {
    std::string out;
    for (std::uint32_t i = 0; i < n.arg_count; ++i) out += " " + node(arg(n, i));
    return out;
  }

  static std::string row_name(std::uint32_t row) { return std::string(operator_table()[row].name); }
  static std::string row_with_operands(std::uint32_t row) {
    const std::string_view signature = operator_table()[row].signature;
    const std::size_t close = signature.rfind(") ->");
    std::string operands(signature.substr(1, close - 1));
    std::erase(operands, ' ');
    return row_name(row) + "[" + operands + "]";
  }

  std::string head(const Node& n) {
    std::string name = kOpNames[n.op];
    switch (static_cast<Op>(n.op)) {
      case Op::Call:
        return row_with_operands(n.a);
      case Op::Convert:
        return row_name(n.a);
      case Op::DefinitionRef:
        return name + " " + text(program_.definitions[n.a].name);
      case Op::ParameterRef:
        return name + " " + text(program_.parameters[n.a].name);
      case Op::FunctionCall:
        return text(program_.functions[n.a].name);
      case Op::ValueSetRef:
      case Op::CodeSystemRef:
        return name + " " + text(program_.value_sets[n.a].name);
      case Op::InValueSet:
        return name + ((n.flags & 2) != 0 ? " any " : " ") + text(program_.value_sets[n.a].name);
      case Op::CodeRef:
        return name + " " + text(program_.codes[n.a].code);
      case Op::ConceptRef:
        return name + " " + text(program_.concepts[n.a].display);
      case Op::Is:
      case Op::FromFhir:
        return name + " " + type(n.a);
      case Op::As:
        return ((n.flags & 1) != 0 ? "Cast " : "As ") + type(n.a);
      case Op::Descendants:
        return n.a == kChildrenOnly ? "Children" : name;
      case Op::ListEach:
        return name + " $" + std::to_string(n.a);
      default:
        return name;
    }
  }

  static std::string decimal(const Constant& c) {
    const auto wide = (static_cast<Int128>(static_cast<std::int64_t>(c.high)) << 64) | static_cast<Int128>(c.low);
    return Decimal(wide, c.scale).to_string();
  }

  std::string constant(const Constant& c) const {
    switch (c.kind) {
      case ConstantKind::Boolean:
        return c.low != 0 ? "true" : "false";
      case ConstantKind::Integer:
        return std::to_string(static_cast<std::int64_t>(c.low));
      case ConstantKind::Long:
        return std::to_string(static_cast<std::int64_t>(c.low)) + "L";
      case ConstantKind::Decimal:
        return decimal(c);
      case ConstantKind::String:
        return "'" + text(c.text) + "'";
      case ConstantKind::Date:
        return "@" + date_to_string(Temporal::unpack(c.low));
      case ConstantKind::DateTime:
        return "@" + datetime_to_string(Temporal::unpack(c.low));
      case ConstantKind::Time:
        return "@T" + time_to_string(Temporal::unpack(c.low));
      case ConstantKind::Quantity:
        return decimal(c) + " '" + text(c.text) + "'";
    }
    return "?";
  }

  std::string interval(const Node& n) {
    if ((n.flags & 4) != 0) return "(Interval" + args(n) + ")";
    return std::string("Interval") + ((n.flags & 1) != 0 ? "[" : "(") + node(arg(n, 0)) + ", " + node(arg(n, 1)) +
           ((n.flags & 2) != 0 ? "]" : ")");
  }

  std::string retrieve(const Node& n) {
    const Retrieve& row = program_.retrieves[n.a];
    std::string out = "(Retrieve " + text(row.resource_type);
    if (row.profile.length > 0) out += " as " + text(row.profile);
    if (row.code_path.length > 0) out += " " + text(row.code_path);
    if (row.value_set != Retrieve::kNone) out += " in " + text(program_.value_sets[row.value_set].name);
    if (row.code != Retrieve::kNone) out += " ~ " + text(program_.codes[row.code].code);
    return out + args(n) + ")";
  }

  std::string query(const QueryRow& q) {
    std::string out = (q.flags & 2) != 0 ? "(Query one" : "(Query";
    for (std::uint32_t i = 0; i < q.source_count; ++i) {
      const QuerySource& source = program_.query_sources[q.first_source + i];
      out += " $" + std::to_string(source.slot) + "=" + node(source.node);
    }
    for (std::uint32_t i = 0; i < q.let_count; ++i) {
      const QueryLet& let = program_.query_lets[q.first_let + i];
      out += " let $" + std::to_string(let.slot) + "=" + node(let.node);
    }
    for (std::uint32_t i = 0; i < q.relationship_count; ++i) {
      const QueryRelationship& r = program_.query_relationships[q.first_relationship + i];
      out += std::string(r.without != 0 ? " without $" : " with $") + std::to_string(r.slot) + "=" + node(r.node) +
             " such-that " + node(r.condition);
    }
    if (q.where != Parameter::kNone) out += " where " + node(q.where);
    if (q.aggregate_node != Parameter::kNone) {
      out += std::string((q.flags & 4) != 0 ? " aggregate distinct $" : " aggregate $") +
             std::to_string(q.aggregate_slot) + "=" + node(q.aggregate_start) + " : " + node(q.aggregate_node);
    }
    if (q.return_node != Parameter::kNone) {
      out += std::string((q.flags & 1) != 0 ? " return distinct " : " return ") + node(q.return_node);
    }
    for (std::uint32_t i = 0; i < q.sort_count; ++i) {
      const QuerySort& sort = program_.query_sorts[q.first_sort + i];
      out += std::string(" sort ") + (sort.descending != 0 ? "desc" : "asc");
      if (sort.node != Parameter::kNone) out += " " + node(sort.node);
    }
    return out + ")";
  }

  const Program& program_;
};

}  // namespace

std::string print_node(const Program& program, std::uint32_t node) {
  return Printer(program).node(node);
}

std::string print(const Program& program, std::uint32_t definition) {
  return print_node(program, program.definitions[definition].body);
}

}  // namespace nextline::cql
