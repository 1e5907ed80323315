// A story written as a FHIR R4 Bundle, as untidy as the script asks for.
#pragma once

#include <string>

#include "base/dice.h"
#include "cohort/story.h"

namespace nextline::cohort {

struct Bundle {
  std::string patient;  ///< id of the Patient resource
  std::string json;     ///< one line
};

/// Ids, order of entries, coding, dates with or without time and the style of references are drawn.
Bundle write_bundle(const Script& script, const Story& story, Dice& dice);

}  // namespace nextline::cohort
