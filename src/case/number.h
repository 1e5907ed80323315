// Numbers with units into the dictionary's unit: UCUM conversion, and moles to grams by the fact's molar mass.
#pragma once

#include <string_view>

#include "case/dictionary.h"

namespace nextline {

/// `value` of `unit` in the fact's unit. An empty unit is taken as the fact's own. Errors: a unit that is no UCUM unit,
/// one that cannot be converted. `where` names the resource or file.
Result<Decimal> in_fact_unit(const knowledge::flat::Fact& fact, const Decimal& value, std::string_view unit,
                             const std::string& where);
/// Nothing, or an error saying the bounds, or that there is nothing between one whole number and the next.
Result<void> check_bounds(const knowledge::flat::Fact& fact, const Decimal& value, const std::string& where);
/// "90 umol/L", "55", "-1.5 %": a number and an optional unit.
Result<Decimal> parse_number(const knowledge::flat::Fact& fact, std::string_view text, const std::string& where);

}  // namespace nextline
