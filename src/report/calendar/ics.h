// A treatment's days as iCalendar (RFC 5545): all-day events that any calendar program reads. No name, no id, no value
// of a patient: the treatment, the days, what is due.
#pragma once

#include <string>
#include <string_view>

#include "care/plan.h"

namespace nextline::report {

/// `name: value` as a content line of RFC 5545: folded after at most 75 octets, never within a UTF-8 character, ended
/// by CRLF. `value` is escaped already where it is text.
std::string content_line(std::string_view name, std::string_view value);
/// Text for a content line: backslash, semicolon, comma and line ends escaped (3.3.11), other control characters left
/// out.
std::string escaped_text(std::string_view text);

/// The whole calendar object. `name`: what the reader calls it, empty: the treatment's title; it is part of every UID,
/// so that calendars with names of their own do not overwrite one another. The same plan gives the same bytes.
std::string calendar_ics(const Plan& plan, const PlanCalendar& calendar, std::string_view name);

}  // namespace nextline::report
