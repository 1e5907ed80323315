// An Explanation as JSON.
#pragma once

#include <string>

#include "care/explanation.h"

namespace nextline::report {

/// {regimen, title, category, label, inputs, row, recommendations, rules, facts, unknownFacts}, in the terms of Plan
/// JSON; every fact with the resources it was read from. A truth is true, false or null (not known).
std::string explanation_json(const care::Explanation& explanation);

}  // namespace nextline::report
