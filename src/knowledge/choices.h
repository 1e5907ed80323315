// Choices.cql: the parameters by which the logic reads what was chosen where sources leave a choice.
//
// Its parameters are the only ones the decision layer may compare, each with one literal:
//     parameter "LVEF on both antibodies" String default 'pertuzumab-rule'
//     … and Choices."LVEF on both antibodies" = 'strictest'
// The values are the ids of an interpretation's alternatives, so each comparison is true or false for a whole guideline
// and costs a plan nothing; a site's overlay (overlay.h) gives a parameter another value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/model.h"

namespace nextline::knowledge {

/// The library's name.
inline constexpr std::string_view kChoices = "Choices";

struct ChoiceParameter {
  std::string name;
  std::string value;  ///< its default: the alternative chosen
  Place place;
};

/// The parameters of the pack's Choices.cql, none without one. What is no parameter of type String with a literal as
/// its default goes to `errors`.
std::vector<ChoiceParameter> choice_parameters(const PackSource& pack, std::vector<Error>& errors);

}  // namespace nextline::knowledge
