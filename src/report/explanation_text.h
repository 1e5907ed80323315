// An Explanation as text for a terminal.
#pragma once

#include <string>

#include "care/explanation.h"
#include "report/page.h"

namespace nextline::report {

/// Category, the table's row, every recommendation and rule with its answer, and the facts with their resources.
std::string explanation_text(const care::Explanation& explanation, TextStyle style);

}  // namespace nextline::report
