// FHIRHelpers 4.0.1 is built in: its functions are the implicit conversions, said aloud.
#include <algorithm>
#include <array>
#include <utility>

#include "base/ucum/calendar.h"
#include "cql/semantics/body.h"

namespace nextline::cql {
namespace {

constexpr std::array<std::string_view, 13> kFunctions{"ToBoolean",
                                                      "ToCalendarUnit",
                                                      "ToCode",
                                                      "ToConcept",
                                                      "ToDate",
                                                      "ToDateTime",
                                                      "ToDecimal",
                                                      "ToInteger",
                                                      "ToInterval",
                                                      "ToQuantity",
                                                      "ToQuantityIgnoringComparator",
                                                      "ToRatio",
                                                      "ToString"};

}  // namespace

Typed BodyCompiler::call_fhir_helper(std::string_view name, const std::vector<Typed>& operands, SourceRange range) {
  const TypeRef wanted = name.starts_with("To") ? types_.system(name.substr(2)) : nullptr;
  const bool known = wanted || std::ranges::find(kFunctions, name) != kFunctions.end();
  if (!known || operands.size() != 1) {
    return error(range, "unknown-function",
                 "FHIRHelpers has no function '" + std::string(name) + "' of " + std::to_string(operands.size()) +
                     " operands" + did_you_mean(name, kFunctions),
                 "it has ToConcept, ToCode, ToQuantity, ToInterval, ToString and their like");
  }
  const Typed operand = operands[0];
  if (wanted) return coerce(operand, wanted, range, "the operand of FHIRHelpers." + std::string(name));
  if (name == "ToCalendarUnit") return calendar_unit(operand, range);
  const bool is_quantity = Conversions::system_equivalent(operand.type) == types_.quantity;
  if (name == "ToQuantityIgnoringComparator" && is_quantity) return plain_quantity(operand, range);
  if (name == "ToInterval" && is_quantity) {
    const TypeRef type = types_.interval(types_.quantity);
    return writer_.node(Op::FromFhir, type, writer_.type_row(type), {operand.node});
  }
  const TypeRef system = Conversions::system_equivalent(operand.type);
  if (name == "ToInterval" && system && system->is_interval()) return coerce(operand, system, range, "an interval");
  return error(range, "wrong-operands", "FHIRHelpers." + std::string(name) + " cannot take " + to_string(operand.type),
               name == "ToInterval" ? "give a FHIR.Period, FHIR.Range or FHIR.Quantity" : "give a FHIR.Quantity");
}

/// 'd' to 'day'; another unit stays what it is.
Typed BodyCompiler::calendar_unit(Typed unit, SourceRange range) {
  const Typed given = coerce(unit, types_.string, range, "the operand of FHIRHelpers.ToCalendarUnit");
  Typed result = given;
  if (!given) return {};
  for (const auto& [code, word] : ucum::kCalendarUnits) {
    const Typed same = call({"Equal"}, {given, string(code)}, range);
    result = writer_.node(Op::If, types_.string, 0, {same.node, string(word).node, result.node});
  }
  return result;
}

/// The number and unit of a FHIR.Quantity, whatever its comparator says.
Typed BodyCompiler::plain_quantity(Typed quantity, SourceRange range) {
  const auto part = [&](std::string_view name, TypeRef type) {
    return coerce(element(quantity, name, range), type, range, "a part of a quantity");
  };
  const Typed value = part("value", types_.decimal);
  const Typed unit = coalesce({part("code", types_.string), part("unit", types_.string), string("1")}, range);
  const Typed word = calendar_unit(unit, range);
  return writer_.node(Op::QuantityNew, types_.quantity, 0, {value.node, word.node});
}

}  // namespace nextline::cql
