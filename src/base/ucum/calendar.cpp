#include "base/ucum/calendar.h"

#include <algorithm>
#include <array>

namespace nextline::ucum {
namespace {

constexpr std::array<CalendarWord, 16> kWords{{
    {"day", "d", "d"},
    {"days", "d", "d"},
    {"hour", "h", "h"},
    {"hours", "h", "h"},
    {"millisecond", "ms", "ms"},
    {"milliseconds", "ms", "ms"},
    {"minute", "min", "min"},
    {"minutes", "min", "min"},
    {"month", "30.d", "mo"},
    {"months", "30.d", "mo"},
    {"second", "s", "s"},
    {"seconds", "s", "s"},
    {"week", "wk", "wk"},
    {"weeks", "wk", "wk"},
    {"year", "365.d", "a"},
    {"years", "365.d", "a"},
}};

}  // namespace

const CalendarWord* find_calendar_word(std::string_view text) {
  const auto at =
      std::lower_bound(kWords.begin(), kWords.end(), text,
                       [](const CalendarWord& word, std::string_view wanted) { return word.word < wanted; });
  return at != kWords.end() && at->word == text ? &*at : nullptr;
}

}  // namespace nextline::ucum
