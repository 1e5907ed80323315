// The Plan as one self-contained HTML page: no script, nothing loaded from elsewhere, readable on paper and by screen
// readers.
#pragma once

#include <string>

#include "care/plan.h"

namespace nextline::report {

/// The page, UTF-8. Sections carry the ids now, find-out, options, dates, actions, excluded, facts, sources, basis.
std::string plan_html(const Plan& plan);

}  // namespace nextline::report
