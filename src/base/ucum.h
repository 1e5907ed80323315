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
/// Stricter than UCUM: mol, eq, osm and plain counts are four kinds, because an equivalent is a mole only at valence 1.
/// Arbitrary units ([iU]) and scales such as [pH] compare only to themselves.
bool commensurable(std::string_view left, std::string_view right);

/// `value` of unit `from` expressed in `to`, exactly (rational factors) and rounded to 8 places at the end.
/// None if not commensurable or out of range. Cel, [degF] and [degRe] are converted with their offset. Equal texts give
/// `value` back untouched. Factors with pi (deg to rad) are good to 18 digits. Calendar words: a year is 12 months or
/// 365 d, a month 30 d; beside 'a' and 'mo' they are those.
std::optional<Decimal> convert(const Decimal& value, std::string_view from, std::string_view to);

/// The unit of a product or quotient, in canonical spelling ("mg" "/" "dL" -> "mg/dL"; "m" "*" "m" -> "m2"); "1" when
/// it cancels.
std::string multiply_units(std::string_view left, std::string_view right);
std::string divide_units(std::string_view left, std::string_view right);

}  // namespace nextline::ucum
