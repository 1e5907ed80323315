// One fact's value from the words a person writes, in YAML or behind --set.
#pragma once

#include <string_view>

#include "case/dictionary.h"

namespace nextline {

/// Sets the value of a Boolean, Enumeration or Number fact from "true", "positive", "90 umol/L". "unknown" clears it.
Result<void> set_scalar(const knowledge::flat::Fact& fact, Fact& value, std::string_view text,
                        const std::string& where);
/// Marks one member of a Set fact.
Result<void> set_member(const knowledge::flat::Fact& fact, Fact& value, std::string_view member, Truth truth,
                        const std::string& where);
/// "true", "false" or "unknown".
Result<Truth> parse_truth(std::string_view text, const std::string& what, const std::string& where);

}  // namespace nextline
