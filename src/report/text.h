// The Plan as text for a terminal: at most 100 columns, plain words, colours only when asked for.
#pragma once

#include <string>

#include "care/plan.h"
#include "report/page.h"

namespace nextline::report {

/// What to do now first, then options, what to find out, actions, what was excluded, and what the plan rests on.
std::string plan_text(const Plan& plan, TextStyle style);

}  // namespace nextline::report
