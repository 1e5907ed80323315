// Finding ISO dates in running text.
#pragma once

#include <string_view>

namespace nextline::report {

/// Characters of YYYY-MM-DD.
inline constexpr std::size_t kDayLength = 10;

/// True if `text` begins with YYYY-MM-DD, its digits and hyphens alone being looked at.
constexpr bool begins_with_day(std::string_view text) {
  constexpr std::string_view kShape = "0000-00-00";
  if (text.size() < kDayLength) return false;
  for (std::size_t i = 0; i < kDayLength; ++i)
    if (kShape[i] == '0' ? text[i] < '0' || text[i] > '9' : text[i] != '-') return false;
  return true;
}

}  // namespace nextline::report
