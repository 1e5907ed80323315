// The plan's fixed vocabulary in plain words, shared by every form of report.
#pragma once

#include <string>
#include <string_view>

#include "care/plan.h"

namespace nextline::report {

/// "preferred" -> "Preferred", "not-approved-here" -> "Not approved here".
std::string category_words(std::string_view category);
/// "us" -> "United States", "eu" -> "European Union"; other ids as they are, in capitals.
std::string region_words(std::string_view region);
/// "continue" -> "Continue the current treatment", …
std::string action_words(std::string_view action);
/// How a statement was read, when the reader must be told: "from a secondary source", "unverified"; empty for read
/// labels.
std::string reading_words(std::string_view read);
/// The reason's text with its reading in brackets behind it, where there is one to tell.
std::string told(const Reason& reason);
/// "a, b and c".
std::string listed(const std::vector<std::string>& words);
/// "5.4 mg/kg IV, every 3 weeks".
std::string dose_words(const PlanDose& dose);
/// The first letter in upper case.
std::string capitalised(std::string_view text);

}  // namespace nextline::report
