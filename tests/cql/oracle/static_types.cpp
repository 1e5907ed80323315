// What type an expression has, by the same obvious reading as its value; nothing is evaluated.
#include <algorithm>

#include "cql/oracle/oracle.h"
#include "cql/oracle/signatures.h"

namespace nextline::cql::oracle {

using namespace syntax;  // NOLINT(google-build-using-namespace): kinds of nodes

std::string type_text(const TypeSpecifier& type) {
  std::string text = type.kind == syntax::TypeKind::List       ? "List<"
                     : type.kind == syntax::TypeKind::Interval ? "Interval<"
                                                               : "";
  if (!text.empty()) return text + type_text(*type.arguments[0]) + ">";
  return std::string(type.names.back().text);
}

std::string common_type(const std::vector<std::string>& types) {
  std::string common = "Any";
  for (const std::string& type : types)
    if (type != "Any" && common == "Any") common = type;
  return common;
}

std::optional<RowChoice> choose_row(std::string_view name, const std::vector<std::string>& operands) {
  for (const RowSignature& row : signatures_of(name)) {
    const bool shorter = row.precision && row.operands.size() == operands.size() + 1;
    if (!shorter && row.operands.size() != operands.size()) continue;
    std::string generic;
    bool fits = true;
    for (std::size_t i = 0; fits && i < operands.size(); ++i) {
      if (operands[i] == "Any") continue;
      const auto bound = match(row.operands[i], operands[i]);
      fits = bound && (bound->empty() || generic.empty() || *bound == generic);
      if (fits && !bound->empty()) generic = *bound;
    }
    if (fits) return RowChoice{&row, with_generic(row.result, generic.empty() ? "Any" : generic), shorter};
  }
  return std::nullopt;
}

std::string Oracle::type_of_call(std::string_view name, const std::vector<std::string>& operands) {
  const auto choice = choose_row(name, operands);
  if (choice) return choice->type;
  std::string given;
  for (const std::string& type : operands) given += " " + type;
  throw Failure{"oracle: no row " + std::string(name) + given};
}

std::vector<std::string> Oracle::types_of(ExpressionList expressions) {
  std::vector<std::string> types;
  for (const Expression* e : expressions) types.push_back(type_of(*e));
  return types;
}

std::string Oracle::type_of(const FunctionCall& e) {
  const std::string_view name = e.name.text;
  if (name == "Coalesce") return common_type(types_of(e.arguments));
  if (name == "First" || name == "Last") return inner(type_of(*e.arguments[0]));
  return type_of_call(name, types_of(e.arguments));
}

/// The type of a query's items, its aliases and lets being in scope only meanwhile.
std::string Oracle::type_of(const Query& e) {
  const std::size_t outer = locals_.size();
  std::vector<Local> aliases;
  for (const AliasedSource& source : e.sources)
    aliases.push_back({std::string(source.alias.text), {{}, inner(type_of(*source.source))}});
  locals_.insert(locals_.end(), aliases.begin(), aliases.end());
  for (const LetItem& let : e.lets) {
    std::string type = type_of(*let.value);
    locals_.push_back({std::string(let.name.text), {{}, std::move(type)}});
  }
  const std::string type = e.aggregate      ? type_of(*e.aggregate->starting)
                           : e.return_value ? "List<" + type_of(*e.return_value) + ">"
                                            : "List<" + aliases.front().typed.type + ">";
  locals_.resize(outer);
  return type;
}

std::string Oracle::type_of(const Property& e) {
  if (const auto* tuple = as<TupleSelector>(e.source))
    for (const ElementValue& element : tuple->elements)
      if (element.name.text == e.name.text) return type_of(*element.value);
  throw Failure{"oracle: element of something else than a tuple"};
}

std::string Oracle::type_of(const Binary& e) {
  if (e.op == BinaryOperator::And || e.op == BinaryOperator::Or || e.op == BinaryOperator::Xor ||
      e.op == BinaryOperator::Implies)
    return "Boolean";
  const std::vector<std::string> operands = {type_of(*e.left), type_of(*e.right)};
  if (e.op == BinaryOperator::Concatenate || operands[0] == "String") {
    if (e.op == BinaryOperator::Concatenate || e.op == BinaryOperator::Add) return "String";
  }
  return type_of_call(elm_name(e.op), operands);
}

std::string Oracle::type_of(const Unary& e) {
  if (e.op == UnaryOperator::Not || e.op == UnaryOperator::Exists) return "Boolean";
  const std::string operand = type_of(*e.operand);
  return e.op == UnaryOperator::SingletonFrom ? inner(operand) : type_of_call(elm_name(e.op), {operand});
}

std::string Oracle::type_of(const Expression& e) {
  switch (e.kind) {
    case ExpressionKind::NullLiteral:
      return "Any";
    case ExpressionKind::IntegerLiteral:
      return "Integer";
    case ExpressionKind::LongLiteral:
      return "Long";
    case ExpressionKind::DecimalLiteral:
      return "Decimal";
    case ExpressionKind::QuantityLiteral:
      return "Quantity";
    case ExpressionKind::StringLiteral:
      return "String";
    case ExpressionKind::DateLiteral:
      return "Date";
    case ExpressionKind::DateTimeLiteral:
      return "DateTime";
    case ExpressionKind::TimeLiteral:
      return "Time";
    case ExpressionKind::RatioLiteral:
      return "Ratio";
    case ExpressionKind::TypeCast:
      return type_text(*as<TypeCast>(e)->type);
    case ExpressionKind::Identifier:
      return type_of_name(as<Identifier>(e)->name.text);
    case ExpressionKind::Property:
      return type_of(*as<Property>(e));
    case ExpressionKind::Indexer:
      return type_of_call("Indexer", {type_of(*as<Indexer>(e)->source), "Integer"});
    case ExpressionKind::FunctionCall:
      return type_of(*as<FunctionCall>(e));
    case ExpressionKind::Unary:
      return type_of(*as<Unary>(e));
    case ExpressionKind::Binary:
      return type_of(*as<Binary>(e));
    case ExpressionKind::If:
      return common_type({type_of(*as<If>(e)->then_value), type_of(*as<If>(e)->else_value)});
    case ExpressionKind::Case:
      return common_type({type_of(*as<Case>(e)->items[0].then), type_of(*as<Case>(e)->else_value)});
    case ExpressionKind::ListSelector: {
      const auto& list = *as<ListSelector>(e);
      return "List<" + (list.element_type ? type_text(*list.element_type) : common_type(types_of(list.items))) + ">";
    }
    case ExpressionKind::TupleSelector:
      return "Tuple";
    case ExpressionKind::IntervalSelector:
      return "Interval<" +
             common_type({type_of(*as<IntervalSelector>(e)->low), type_of(*as<IntervalSelector>(e)->high)}) + ">";
    case ExpressionKind::Query:
      return type_of(*as<Query>(e));
    default:
      return "Boolean";  // literals, tests, relations
  }
}

std::string Oracle::type_of_name(std::string_view name) {
  const auto found = std::find_if(locals_.rbegin(), locals_.rend(), [&](const Local& l) { return l.name == name; });
  if (found != locals_.rend()) return found->typed.type;
  const auto definition = definitions_.find(name);
  if (definition == definitions_.end()) throw Failure{"oracle: no name " + std::string(name)};
  return type_of(*definition->second);
}

}  // namespace nextline::cql::oracle
