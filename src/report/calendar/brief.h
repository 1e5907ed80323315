// The dates of the treatment to be given, in a few lines of the plan's text.
#pragma once

#include "care/plan.h"
#include "report/page.h"
#include "report/references.h"

namespace nextline::report {

/// What is due before the first dose, without what the option asks for already; with a treatment that is being given,
/// what is due next. Nothing where no calendar was asked for.
void dates_in_brief(Page& page, const Plan& plan, const References& references);

}  // namespace nextline::report
