// The doses of one regimen for one patient as text for a terminal.
#pragma once

#include <string>

#include "care/dosing/dose_page.h"
#include "report/page.h"

namespace nextline::report {

/// Every dose with its arithmetic, ladder and adjustments, what to do about a missed dose, and the sources.
std::string doses_text(const care::DosePage& page, TextStyle style);

}  // namespace nextline::report
