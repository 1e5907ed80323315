// Type operators: CQL 1.5 appendix B, chapter 3. Is, As and Descendents are the engine's.
#include "cql/operators/adapt.h"
#include "cql/operators/algebra/conversion.h"
#include "cql/operators/algebra/quantity.h"
#include "cql/operators/algebra/text.h"
#include "cql/operators/rows.h"

namespace nextline::cql {
namespace {

using namespace algebra;  // NOLINT(google-build-using-namespace): the bodies' own vocabulary
using std::optional;
using std::string_view;

template <Value (*Convert)(OperatorContext&, const Value&)>
bool converts(OperatorContext& c, const Value& value) {
  return !Convert(c, value).is_null();
}

optional<QuantityData> convert_quantity(const QuantityData& q, string_view unit) {
  const auto amount = in_unit(q.value, q.unit, unit);
  return amount ? optional(QuantityData{*amount, unit}) : std::nullopt;
}
bool can_convert_quantity(const QuantityData& q, string_view unit) {
  return in_unit(q.value, q.unit, unit).has_value();
}

Value to_chars(OperatorContext& c, string_view text) {
  auto characters = c.arena.make_array<Value>(static_cast<std::size_t>(length_of(text)));
  for (Value& character : characters) {
    const std::size_t size = offset_of(text, 1);
    character = Value::string(text.substr(0, size));
    text.remove_prefix(size);
  }
  return Value::list(characters);
}

#define AT(anchor) NEXTLINE_CQL_SECTION(anchor)
#define NEXTLINE_CONVERTS(type, body, anchor, yes)                                        \
  {                                                                                       \
    "ConvertsTo" type, "(Any) -> Boolean", kPropagate, adapt<converts<body>>, AT(anchor), \
        "ConvertsTo" type "(" yes ")", "true"                                             \
  }
#define NEXTLINE_TO(type, from, body, anchor, example, result) \
  { "To" type, "(" from ") -> " type, kPropagate, adapt<body>, AT(anchor), "To" type "(" example ")", result }

constexpr OperatorRow kRows[] = {
    {"CanConvertQuantity", "(Quantity, String) -> Boolean", kPropagate, adapt<can_convert_quantity>,
     AT("canconvertquantity"), "CanConvertQuantity(5 'mg', 'mL')", "false"},
    {"ConvertQuantity", "(Quantity, String) -> Quantity", kPropagate, adapt<convert_quantity>, AT("convertquantity"),
     "ConvertQuantity(5 'mg', 'g')", "0.005 'g'"},
    NEXTLINE_CONVERTS("Boolean", to_boolean, "convertstoboolean", "'yes'"),
    NEXTLINE_CONVERTS("Date", to_date, "convertstodate", "'2014-01-25'"),
    NEXTLINE_CONVERTS("DateTime", to_datetime, "convertstodatetime", "'2014-01-25T14:30'"),
    NEXTLINE_CONVERTS("Decimal", to_decimal, "convertstodecimal", "'25.5'"),
    NEXTLINE_CONVERTS("Integer", to_integer, "convertstointeger", "'25'"),
    NEXTLINE_CONVERTS("Long", to_long, "convertstolong", "'25'"),
    NEXTLINE_CONVERTS("Quantity", to_quantity, "convertstoquantity", "'25 days'"),
    NEXTLINE_CONVERTS("Ratio", to_ratio, "convertstoratio", "'1:128'"),
    NEXTLINE_CONVERTS("String", to_text, "convertstostring", "25"),
    NEXTLINE_CONVERTS("Time", to_time, "convertstotime", "'14:30'"),
    NEXTLINE_TO("Boolean", "String", to_boolean, "toboolean", "'NO'", "false"),
    NEXTLINE_TO("Boolean", "Integer", to_boolean, "toboolean", "1", "true"),
    NEXTLINE_TO("Boolean", "Long", to_boolean, "toboolean", "0L", "false"),
    NEXTLINE_TO("Boolean", "Decimal", to_boolean, "toboolean", "1.0", "true"),
    {"ToChars", "(String) -> List<String>", kPropagate, adapt<to_chars>, AT("tochars"), "ToChars('abc')",
     "{ 'a', 'b', 'c' }"},
    NEXTLINE_TO("Concept", "Code", to_concept, "toconcept", "Code { code: '8480-6' }",
                "Concept { codes: { Code { code: '8480-6' } } }"),
    NEXTLINE_TO("Concept", "List<Code>", to_concept, "toconcept", "{ Code { code: '8480-6' } }",
                "Concept { codes: { Code { code: '8480-6' } } }"),
    NEXTLINE_TO("Date", "String", to_date, "todate", "'2014-01-25'", "@2014-01-25"),
    NEXTLINE_TO("Date", "DateTime", to_date, "todate", "@2014-01-25T14:30", "@2014-01-25"),
    NEXTLINE_TO("DateTime", "String", to_datetime, "todatetime", "'2014-01-01T12:05'", "@2014-01-01T12:05"),
    NEXTLINE_TO("DateTime", "Date", to_datetime, "todatetime", "@2014-01-25", "@2014-01-25T"),
    NEXTLINE_TO("Decimal", "String", to_decimal, "todecimal", "'+25.5'", "25.5"),
    NEXTLINE_TO("Decimal", "Integer", to_decimal, "todecimal", "25", "25.0"),
    NEXTLINE_TO("Decimal", "Long", to_decimal, "todecimal", "25L", "25.0"),
    NEXTLINE_TO("Decimal", "Boolean", to_decimal, "todecimal", "true", "1.0"),
    NEXTLINE_TO("Integer", "String", to_integer, "tointeger", "'-25'", "-25"),
    NEXTLINE_TO("Integer", "Long", to_integer, "tointeger", "25L", "25"),
    NEXTLINE_TO("Integer", "Boolean", to_integer, "tointeger", "true", "1"),
    NEXTLINE_TO("Long", "String", to_long, "tolong", "'-25'", "-25L"),
    NEXTLINE_TO("Long", "Integer", to_long, "tolong", "25", "25L"),
    NEXTLINE_TO("Long", "Boolean", to_long, "tolong", "true", "1L"),
    NEXTLINE_TO("Quantity", "String", to_quantity, "toquantity", "'5.5 \\'cm\\''", "5.5 'cm'"),
    NEXTLINE_TO("Quantity", "Integer", to_quantity, "toquantity", "5", "5.0 '1'"),
    NEXTLINE_TO("Quantity", "Long", to_quantity, "toquantity", "5L", "5.0 '1'"),
    NEXTLINE_TO("Quantity", "Decimal", to_quantity, "toquantity", "5.5", "5.5 '1'"),
    NEXTLINE_TO("Quantity", "Ratio", to_quantity, "toquantity", "10 'mg' : 2 'mL'", "5.0 'mg/mL'"),
    NEXTLINE_TO("Ratio", "String", to_ratio, "toratio", "'1.0 \\'mg\\':2.0 \\'mL\\''", "1.0 'mg' : 2.0 'mL'"),
    NEXTLINE_TO("String", "Boolean", to_text, "tostring", "true", "'true'"),
    NEXTLINE_TO("String", "Integer", to_text, "tostring", "-5", "'-5'"),
    NEXTLINE_TO("String", "Long", to_text, "tostring", "-5L", "'-5'"),
    NEXTLINE_TO("String", "Decimal", to_text, "tostring", "18.55", "'18.55'"),
    NEXTLINE_TO("String", "Quantity", to_text, "tostring", "5.5 'cm'", "'5.5 \\'cm\\''"),
    NEXTLINE_TO("String", "Ratio", to_text, "tostring", "1.0 'mg' : 2.0 'mL'", "'1.0 \\'mg\\':2.0 \\'mL\\''"),
    NEXTLINE_TO("String", "Date", to_text, "tostring", "@2014-01-25", "'2014-01-25'"),
    NEXTLINE_TO("String", "DateTime", to_text, "tostring", "DateTime(2000, 1, 1)", "'2000-01-01'"),
    NEXTLINE_TO("String", "Time", to_text, "tostring", "@T09:30:01.003", "'09:30:01.003'"),
    NEXTLINE_TO("String", "String", to_text, "tostring", "'abc'", "'abc'"),
    NEXTLINE_TO("Time", "String", to_time, "totime", "'T14:30:00.0'", "@T14:30:00.000"),
    NEXTLINE_TO("Time", "DateTime", to_time, "totime", "@2014-01-25T14:30", "@T14:30"),
};
#undef NEXTLINE_CONVERTS
#undef NEXTLINE_TO
#undef AT

}  // namespace

std::span<const OperatorRow> conversion_rows() {
  return kRows;
}

}  // namespace nextline::cql
