// CQL's calendar words (year, months, …), which stand where a UCUM unit of time can.
#pragma once

#include <array>
#include <string_view>

namespace nextline::ucum {

struct CalendarWord {
  std::string_view word;
  std::string_view duration;  ///< what it lasts when it is turned into a definite duration: a year 365 d, a month 30 d
  std::string_view unit;      ///< the UCUM unit it stands beside: a, mo, wk, d, h, min, s, ms
};

/// UCUM's units of time, and the calendar words FHIR's quantities in them become (FHIRHelpers.ToCalendarUnit).
struct CalendarUnit {
  std::string_view unit, word;
};
inline constexpr std::array<CalendarUnit, 8> kCalendarUnits{{{"ms", "millisecond"},
                                                             {"s", "second"},
                                                             {"min", "minute"},
                                                             {"h", "hour"},
                                                             {"d", "day"},
                                                             {"wk", "week"},
                                                             {"mo", "month"},
                                                             {"a", "year"}}};

/// Null if `text` is none. CQL 1.5, Quantity: "1 year = 12 months", "1 month = 30 days", "1 year = 365 days".
const CalendarWord* find_calendar_word(std::string_view text);

}  // namespace nextline::ucum
