// Plan and Case as JSON. Plan JSON version 1: names are stable, additions are allowed, empty sections are there.
#pragma once

#include <string>

#include "care/plan.h"
#include "case/case.h"
#include "knowledge/pack.h"

namespace nextline::report {

/// Plan JSON version 1, indented by two spaces, ending in a newline. UTF-8.
std::string plan_json(const Plan& plan);

/// The Case alone: {"case": {factName: {value, unit, date, sources, how, …}}, "conflicts": […], "notes": […]}.
std::string case_json(const knowledge::Pack& pack, const Case& facts);

}  // namespace nextline::report
