// Function calls: the library's own functions, those of included libraries, the operators of the language.
#include <algorithm>
#include <array>

#include "cql/semantics/body.h"
#include "cql/semantics/descent.h"
#include "cql/semantics/names.h"

namespace nextline::cql {

Typed BodyCompiler::on(const syntax::FunctionCall& e) {
  const std::string_view name = e.name.text;
  const Symbol* include = include_named(e.target);
  std::vector<Typed> operands;
  if (e.target && !include) operands.push_back(compile(*e.target));
  for (const syntax::Expression* argument : e.arguments) operands.push_back(compile(*argument));
  for (const Typed& operand : operands) {
    if (!operand) return {};
  }
  bool known = false;
  if (include) {
    if (include->is_fhir_helpers) return call_fhir_helper(name, operands, e.name.range);
    if (!include->included) return {};
    const Typed result = call_function(*include->included, name, operands, false, e.range, known);
    if (known) return result;
    return error(e.name.range, "unknown-function",
                 "library " + include->included->name + " has no function '" + std::string(name) + "'");
  }
  const Typed own = call_function(unit_, name, operands, e.target != nullptr, e.range, known);
  if (known) return own;
  for (const auto& [alias, symbol] : unit_.symbols) {
    if (!e.target) break;  // only a fluent call may mean a function of an included library
    if (symbol.kind != Symbol::Kind::Include || !symbol.included) continue;
    const Typed fluent = call_function(*symbol.included, name, operands, true, e.range, known);
    if (known) return fluent;
  }
  const Typed special = call_special(name, operands, e.range, known);
  return known ? special : call_system(name, operands, e.range);
}

/// The function of `owner` that takes the operands. `known` says whether there is one of that name at all.
Typed BodyCompiler::call_function(const LibraryUnit& owner, std::string_view name, const std::vector<Typed>& operands,
                                  bool fluent_only, SourceRange range, bool& known) {
  const auto overloads = owner.functions.find(name);
  if (overloads == owner.functions.end()) return {};
  std::vector<Signature> candidates;
  std::vector<FunctionSymbol*> functions;
  for (const auto& function : overloads->second) {
    if ((fluent_only && !function->syntax->fluent) || (&owner != &unit_ && function->is_private)) continue;
    candidates.push_back(function->signature);
    candidates.back().result = types_.any;
    functions.push_back(function.get());
  }
  if (candidates.empty()) return {};
  known = true;
  std::vector<TypeRef> operand_types;
  operand_types.reserve(operands.size());
  for (const Typed& operand : operands) operand_types.push_back(operand.type);
  auto resolved = session_.overloads.resolve(candidates, operand_types);
  if (const auto* failure = std::get_if<ResolutionFailure>(&resolved)) {
    const bool ambiguous = !failure->ambiguous.empty();
    std::vector<const Signature*> shown = failure->ambiguous;
    for (const Signature& candidate : candidates) {
      if (!ambiguous) shown.push_back(&candidate);
    }
    return no_overload(name, shown, operands, range, ambiguous);
  }
  const Resolution& found = std::get<Resolution>(resolved);
  FunctionSymbol& function = *functions[static_cast<std::size_t>(found.signature - candidates.data())];
  session_.complete(owner, function, unit_, range);
  if (!function.signature.result) return {};
  std::vector<std::uint32_t> args;
  for (std::size_t i = 0; i < operands.size(); ++i) args.push_back(apply(operands[i], found.conversions[i]).node);
  return writer_.node(Op::FunctionCall, function.signature.result, function.signature.row, args);
}

Typed BodyCompiler::call_system(std::string_view name, std::vector<Typed> operands, SourceRange range) {
  if (!session_.signatures.named(name).empty()) return call({name}, operands, range);
  // ToConcept(x) of a FHIR value: FHIRHelpers' function without its prefix.
  if (name.starts_with("To") && operands.size() == 1 && types_.system(name.substr(2))) {
    return coerce(operands[0], types_.system(name.substr(2)), range, name);
  }
  std::vector<std::string_view> known = session_.signatures.names();
  for (const auto& [function, overloads] : unit_.functions) known.push_back(function);
  for (const auto& [alias, symbol] : unit_.symbols) {
    if (symbol.kind != Symbol::Kind::Include || !symbol.included) continue;
    for (const auto& [function, overloads] : symbol.included->functions) {
      if (overloads.front()->syntax->fluent && !overloads.front()->is_private) known.push_back(function);
    }
  }
  return error(range, "unknown-function",
               "there is no function '" + std::string(name) + "'" + did_you_mean(name, known));
}

Typed BodyCompiler::one_list(Op op, const std::vector<Typed>& operands, SourceRange range) {
  if (operands.size() != 1) return error(range, "wrong-operands", "this takes one list");
  const TypeRef wanted = types_.list(session_.conversions.promotes() ? operands[0].type : types_.any);
  const Typed list = operands[0].type->is_list() ? operands[0] : coerce(operands[0], wanted, range, "its operand");
  if (!list) return {};
  return writer_.node(op, op == Op::Exists ? types_.boolean : list.type->element, 0, {list.node});
}

Typed BodyCompiler::coalesce(std::vector<Typed> operands, SourceRange range) {
  if (operands.empty()) return error(range, "wrong-operands", "Coalesce needs at least one operand");
  if (operands.size() == 1 && operands[0].type->is_list()) {
    return writer_.node(Op::Coalesce, operands[0].type->element, 0, {operands[0].node}, 1);
  }
  const TypeRef type = unify(operands);
  std::vector<std::uint32_t> args;
  args.reserve(operands.size());
  for (const Typed& operand : operands) args.push_back(operand.node);
  return writer_.node(Op::Coalesce, type, 0, args);
}

Typed BodyCompiler::call_message(const std::vector<Typed>& operands, SourceRange range) {
  if (operands.size() != 5) {
    return error(range, "wrong-operands", "Message takes (source, condition, code, severity, message)");
  }
  std::vector<std::uint32_t> args{operands[0].node};
  for (std::size_t i = 1; i < operands.size(); ++i) {
    const Typed part = coerce(operands[i], i == 1 ? types_.boolean : types_.string, range, "this operand of Message");
    if (!part) return {};
    args.push_back(part.node);
  }
  return writer_.node(Op::Message, operands[0].type, 0, args);
}

/// Functions that are nodes of their own, not rows of the operator table.
Typed BodyCompiler::call_special(std::string_view name, const std::vector<Typed>& operands, SourceRange range,
                                 bool& known) {
  known = true;
  const bool none = operands.empty();
  const bool one = operands.size() == 1;
  if (name == "Now" && none) return writer_.node(Op::Now, types_.datetime);
  if (name == "Today" && none) return writer_.node(Op::Today, types_.date);
  if (name == "TimeOfDay" && none) return writer_.node(Op::TimeOfDay, types_.time);
  if (name == "Exists" || name == "exists") return one_list(Op::Exists, operands, range);
  if (name == "First") return one_list(Op::First, operands, range);
  if (name == "Last") return one_list(Op::Last, operands, range);
  if (name == "SingletonFrom") return one_list(Op::SingletonFrom, operands, range);
  if (name == "Coalesce") return coalesce(operands, range);
  if (name == "Message") return call_message(operands, range);
  if (name == "IsNull" && one) return writer_.node(Op::IsNull, types_.boolean, 0, {operands[0].node});
  if ((name == "IsTrue" || name == "IsFalse") && one) {
    const Typed operand = coerce(operands[0], types_.boolean, range, "what is tested");
    return operand ? writer_.node(name == "IsTrue" ? Op::IsTrue : Op::IsFalse, types_.boolean, 0, {operand.node})
                   : operand;
  }
  if ((name == "Children" || name == "children") && one)
    return writer_.node(Op::Descendants, types_.list(types_.any), kChildrenOnly, {operands[0].node});
  // The specification's text has Descendants, its logical model and HL7's suite the other spelling.
  if ((name == "Descendants" || name == "descendants" || name == "Descendents" || name == "descendents") && one)
    return writer_.node(Op::Descendants, types_.list(types_.any), kAllLevels, {operands[0].node});
  return call_age(name, operands, range, known);
}

/// AgeInYears(), AgeInYearsAt(d), CalculateAgeInYears(b), CalculateAgeInYearsAt(b, d), and so for other precisions.
Typed BodyCompiler::call_age(std::string_view name, const std::vector<Typed>& operands, SourceRange range,
                             bool& known) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kWords = {{{"Years", "year"},
                                                                                    {"Months", "month"},
                                                                                    {"Weeks", "week"},
                                                                                    {"Days", "day"},
                                                                                    {"Hours", "hour"},
                                                                                    {"Minutes", "minute"},
                                                                                    {"Seconds", "second"}}};
  const bool calculates = name.starts_with("CalculateAgeIn");
  std::string_view rest = name;
  if (!calculates && !name.starts_with("AgeIn")) return known = false, Typed{};
  rest.remove_prefix(calculates ? sizeof "CalculateAgeIn" - 1 : sizeof "AgeIn" - 1);
  const bool at = rest.ends_with("At");
  if (at) rest.remove_suffix(2);
  const auto word = std::find_if(kWords.begin(), kWords.end(), [rest](const auto& row) { return row.first == rest; });
  if (word == kWords.end()) return known = false, Typed{};
  std::vector<Typed> all = operands;
  if (!calculates) {
    if (context_.name != "Patient") {
      return error(range, "wrong-context", std::string(name) + " needs the context Patient",
                   "use Calculate" + std::string(name) + " with a birth date");
    }
    const Typed birth = element(writer_.node(Op::Context, context_.type), "birthDate", range);
    all.insert(all.begin(), birth);
  }
  all.push_back(string(word->second));
  return call({at ? "CalculateAgeAt" : "CalculateAge"}, all, range);
}

}  // namespace nextline::cql
