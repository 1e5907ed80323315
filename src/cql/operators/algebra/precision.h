// Words for precisions and calendar units: 'day', 'week', "years", UCUM's "wk".
#pragma once

#include <optional>
#include <string_view>

#include "base/temporal.h"

namespace nextline::cql::algebra {

/// A unit of calendar arithmetic: a precision, a number of times. A week is 7 days.
struct CalendarUnit {
  Precision precision = Precision::Day;
  int times = 1;
};

/// 'year' … 'millisecond' and 'week', singular or plural; none for any other word. Ignores the case of the first
/// letter.
std::optional<CalendarUnit> calendar_word(std::string_view word);
/// A calendar word, or UCUM's a, mo, wk, d, h, min, s, ms. None: no unit of time that dates can be moved by.
std::optional<CalendarUnit> time_unit(std::string_view unit);
/// The precision a comparison is made to; a week counts as days. None: no such word.
std::optional<Precision> comparison_precision(std::string_view word);

}  // namespace nextline::cql::algebra
