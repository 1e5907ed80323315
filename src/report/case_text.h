// The Case as text for a terminal.
#pragma once

#include <string>

#include "case/case.h"
#include "knowledge/pack.h"
#include "report/page.h"

namespace nextline::report {

/// Every fact by section: value, date, how it was derived, from which resources, candidates that lost; then what is
/// unknown.
std::string case_text(const knowledge::Pack& pack, const Case& facts, TextStyle style);

}  // namespace nextline::report
