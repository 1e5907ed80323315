#include "care/rhythm.h"

#include <algorithm>

#include "base/temporal.h"

namespace nextline::care {
namespace {

constexpr int kShortestMonth = 28, kLongestMonth = 31;

int longest_days(const Rhythm& rhythm) {
  return rhythm.days > 0 ? rhythm.days : rhythm.months * kLongestMonth;
}

/// True if whoever keeps `strict` keeps `loose` too.
bool covers(const Rhythm& strict, const Rhythm& loose) {
  const bool as_long = strict.until_days < 0 || (loose.until_days >= 0 && loose.until_days <= strict.until_days);
  return as_long && longest_days(strict) <= shortest_days(loose);
}

Day times_after(Day day, const Rhythm& rhythm, int times) {
  return rhythm.days > 0 ? day + Day{rhythm.days} * times : months_after(day, rhythm.months * times);
}

/// Where the walk through the days stands.
struct Walk {
  Day at;                  ///< the last day
  Day anchor;              ///< where the present rhythm took over
  int times = 0;           ///< how often it has come since
  std::size_t rhythm = 0;  ///< the present one; beyond all: none yet
};

Day next_of(const Walk& walk, const std::vector<Rhythm>& rhythms, std::size_t index) {
  return index == walk.rhythm ? times_after(walk.anchor, rhythms[index], walk.times + 1)
                              : times_after(walk.at, rhythms[index], 1);
}

}  // namespace

std::optional<Day> day_of(std::string_view iso) {
  const auto date = parse_datetime(iso);
  if (!date || date->precision < Precision::Day) return std::nullopt;
  return days_from_civil(date->year, date->month, date->day);
}

std::string iso_day(Day day) {
  return date_to_string(civil_from_days(day));
}

Day months_after(Day day, int months) {
  const auto later = add(civil_from_days(day), months, Precision::Month);
  return later ? days_from_civil(later->year, later->month, later->day) : day;
}

int shortest_days(const Rhythm& rhythm) {
  return rhythm.days > 0 ? rhythm.days : rhythm.months * kShortestMonth;
}

std::vector<Rhythm> strictest(std::vector<Rhythm> rhythms) {
  std::stable_sort(rhythms.begin(), rhythms.end(),
                   [](const Rhythm& l, const Rhythm& r) { return longest_days(l) < longest_days(r); });
  std::vector<Rhythm> kept;
  for (std::size_t i = 0; i < rhythms.size(); ++i) {
    bool is_covered = false;  // of two that cover each other the first stays
    for (std::size_t j = 0; j < rhythms.size(); ++j)
      is_covered =
          is_covered || (j != i && covers(rhythms[j], rhythms[i]) && (j < i || !covers(rhythms[i], rhythms[j])));
    if (!is_covered) kept.push_back(rhythms[i]);
  }
  return kept;
}

std::vector<Repeat> repeats(const std::vector<Rhythm>& rhythms, Day from, Day first_dose, Day last) {
  std::vector<Repeat> days;
  Walk walk{from, from, 0, rhythms.size()};
  while (true) {
    std::optional<std::size_t> soonest;
    for (std::size_t i = 0; i < rhythms.size(); ++i) {
      const Day next = next_of(walk, rhythms, i);
      if (rhythms[i].until_days >= 0 && next > first_dose + rhythms[i].until_days) continue;
      if (!soonest || next < next_of(walk, rhythms, *soonest)) soonest = i;
    }
    if (!soonest) return days;
    const Day next = next_of(walk, rhythms, *soonest);
    if (next > last || next <= walk.at) return days;
    const int latest = rhythms[*soonest].latest_months;
    days.push_back({next, latest > 0 ? months_after(walk.at, latest) : next});
    walk = *soonest == walk.rhythm ? Walk{next, walk.anchor, walk.times + 1, walk.rhythm}
                                   : Walk{next, walk.at, 1, *soonest};
  }
}

std::string span_words(int days) {
  const bool weeks = days >= 14 && days % 7 == 0;
  const int number = weeks ? days / 7 : days;
  return std::to_string(number) + (weeks ? " week" : " day") + (number == 1 ? "" : "s");
}

std::string rhythm_words(const std::vector<Rhythm>& rhythms) {
  std::string words;
  for (const Rhythm& rhythm : rhythms) {
    words += words.empty() ? "every " : ", then every ";
    if (rhythm.days > 0) {
      words += rhythm.days == 1 ? "day" : span_words(rhythm.days);
    } else {
      words += std::to_string(rhythm.months);
      if (rhythm.latest_months > rhythm.months) words += " to " + std::to_string(rhythm.latest_months);
      words += rhythm.months == 1 && rhythm.latest_months <= 1 ? " month" : " months";
    }
    if (rhythm.until_days >= 0) words += " up to day " + std::to_string(rhythm.until_days);
  }
  return words;
}

}  // namespace nextline::care
