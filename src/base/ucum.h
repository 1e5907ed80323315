// Units of the Unified Code for Units of Measure: parsing, dimension, exact conversion.
// Source of the definitions: UCUM 2.2, ucum-essence.xml (https://ucum.org), resolved by tools/generate-ucum.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"
#include "base/result.h"

namespace nextline::ucum {

/// Nothing, or an Error (Blame::Author, code "not-ucum") that names the offending part and offers a near unit
/// ("mg/dl" -> "mg/dL", "lbs" -> "[lb_av]").
Result<void> check(std::string_view unit);

/// True if both units measure the same kind of thing (mg/dL and g/L; not mg/dL and umol/L). CQL calendar words
/// (year, months, …) count as units of time here. Unknown units: only equal to themselves, letter for letter.
bool commensurable(std::string_view left, std::string_view right);

/// `value` of unit `from` expressed in `to`, exactly (rational factors) and rounded to 8 places at the end.
/// None if not commensurable. Special units (Cel, [degF]) are converted with their offset.
std::optional<Decimal> convert(const Decimal& value, std::string_view from, std::string_view to);

/// The unit of a product or quotient, in canonical spelling ("mg" "/" "dL" -> "mg/dL"; "m" "*" "m" -> "m2"); "1" when
/// it cancels.
std::string multiply_units(std::string_view left, std::string_view right);
std::string divide_units(std::string_view left, std::string_view right);

}  // namespace nextline::ucum
