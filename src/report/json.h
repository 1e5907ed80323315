// Plan and Case as JSON. Plan JSON version 1: names are stable, additions are allowed, empty sections are there.
#pragma once

#include <string>

#include "care/plan.h"
#include "case/case.h"
#include "knowledge/pack.h"

namespace nextline::report {

/// Plan JSON version 1, indented by two spaces, ending in a newline. UTF-8. A dose of an option has `phase` (loading,
/// maintenance), `timesADay` and, where doses were worked out, `forPatient`: {value, given, unit, pieces, arithmetic,
/// basis, rounding, due: true|false|null, dueBecause, dueSources, dueRead, notGiven, highestDose, changes: [{text,
/// kind, effect, holds, taken, facts, sources, read}], needs: [{fact, title, question, tooOld}], ladder: [{level,
/// amount, unit, value, given, arithmetic}], lifetime: [{text, limit, given, left, unit, dosesLeft, sources, read}],
/// sources}; value and given are absent where a value is missing or the drug is not given.
std::string plan_json(const Plan& plan);

/// The Case alone: {"case": {factName: {value, unit, date, sources, how, …}}, "conflicts": […], "notes": […]}.
std::string case_json(const knowledge::Pack& pack, const Case& facts);

}  // namespace nextline::report
