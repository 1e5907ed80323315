// UCUM units as people read them: "52 years" for 52 a, "250 ×10⁹/L" for 250 10*9/L.
#pragma once

#include <string>
#include <string_view>

#include "base/decimal.h"

namespace nextline {

/// `number` with its UCUM unit in readers' spelling: years, months, weeks and days in words (one of them in the
/// singular), powers of ten and exponents raised, µ for u, °C for Cel, mmHg for mm[Hg]. Units that are read as they are
/// written (%, mg/dL, mL/min) stay. The unit "1", an empty one or an empty number adds nothing.
std::string amount_words(std::string_view number, std::string_view ucum);
/// The same of a number that may have been converted or worked out: to four significant digits, and never less than its
/// whole part (60.78137757 kg is 60.78 kg, 12345.6 is 12346).
std::string amount_words(const Decimal& number, std::string_view ucum);

}  // namespace nextline
