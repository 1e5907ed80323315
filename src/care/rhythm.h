// Days counted on: what is due every so many days or months, strictest first.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nextline::care {

/// A day as days since 1970-01-01.
using Day = std::int64_t;

/// The day of an ISO date or date-time known to the day at least; none for others.
std::optional<Day> day_of(std::string_view iso);
std::string iso_day(Day day);
/// `months` on, the day of the month cut to the month's last (2027-12-31 and 2 months: 2028-02-29).
Day months_after(Day day, int months);

/// Every `days`, or every `months` (one of them is above 0). Ends `until_days` after the first dose; -1: never.
struct Rhythm {
  int days = 0;
  int months = 0;
  int latest_months = 0;  ///< with months: at the latest so many after the last time; 0: no range
  int until_days = -1;

  bool operator==(const Rhythm&) const = default;
};

/// The fewest days there can be between two times; a month has 28 at least.
int shortest_days(const Rhythm& rhythm);

struct Repeat {
  Day day = 0;
  Day latest = 0;  ///< the same as `day` where there is no range

  bool operator==(const Repeat&) const = default;
};

/// Those that no other asks more of (at least as often, at least as long), the shortest first; a month counts as 28
/// to 31 days.
std::vector<Rhythm> strictest(std::vector<Rhythm> rhythms);

/// The days after `from`, up to `last`: each the next of the rhythm that comes soonest among those not over. Months are
/// counted from where the rhythm took over, so that a month's end is not lost on the way (31 January, 28 February, 31
/// March).
std::vector<Repeat> repeats(const std::vector<Rhythm>& rhythms, Day from, Day first_dose, Day last);

/// "every 2 weeks for 8 weeks, then every 4 weeks"; "every 2 to 4 months". Of strictest() rhythms.
std::string rhythm_words(const std::vector<Rhythm>& rhythms);
/// "9 weeks", "10 days", "1 day".
std::string span_words(int days);

}  // namespace nextline::care
