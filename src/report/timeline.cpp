#include "report/timeline.h"

#include <algorithm>
#include <array>

#include "base/temporal.h"
#include "report/words.h"

namespace nextline::report {
namespace {

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" ,;.");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" ,;.") - first + 1));
}

/// The ISO date, to the day at most, that begins `text`; empty if none does.
std::string_view leading_date(std::string_view text) {
  const auto date = text.substr(0, text.find_first_not_of("0123456789-"));
  return parse_date(date) ? date : std::string_view();
}

/// Where a word and the date behind it stand in a sentence.
struct Dated {
  std::size_t at = std::string_view::npos, end = std::string_view::npos;
  std::string date;
};

template <std::size_t N>
Dated find_dated(std::string_view sentence, const std::array<std::string_view, N>& words) {
  for (const auto word : words) {
    for (auto at = sentence.find(word); at != std::string_view::npos; at = sentence.find(word, at + 1)) {
      const auto begin = at + word.size();
      const auto date = leading_date(sentence.substr(begin));
      if (!date.empty()) return {at, begin + date.size(), std::string(date)};
    }
  }
  return {};
}

std::int64_t day_count(const Temporal& date) {
  return days_from_civil(date.year, date.month, date.day);
}

const CaseEntry* fact_called(const Plan& plan, std::string_view name) {
  for (const auto& fact : plan.facts)
    if (fact.fact == name) return &fact;
  return nullptr;
}

/// The lines of therapy where they are on record, else the drugs.
const CaseEntry* history_of(const Plan& plan) {
  const auto* lines = fact_called(plan, "lines");
  return lines ? lines : fact_called(plan, "treatments");
}

void widen(Span& axis, std::string_view date) {
  const auto days = days_of(date);
  if (!days) return;
  axis.begin = std::min(axis.begin, days->begin);
  axis.end = std::max(axis.end, days->end);
}

}  // namespace

TimelineEntry timeline_entry(std::string_view sentence) {
  constexpr std::array<std::string_view, 2> kBegin = {" from ", " since "};
  constexpr std::array<std::string_view, 2> kEnd = {" to ", " until "};
  const auto from = find_dated(sentence, kBegin);
  const auto to = find_dated(sentence, kEnd);
  TimelineEntry entry;
  entry.from = from.date;
  entry.to = to.date;
  const auto head = sentence.substr(0, std::min(from.at, to.at));
  if (const auto colon = head.find(": "); colon != std::string_view::npos) {
    entry.label = trimmed(head.substr(0, colon));
    entry.treatment = trimmed(head.substr(colon + 2));
  } else {
    entry.treatment = trimmed(head);
  }
  const auto end = to.end != std::string_view::npos ? to.end : from.end;
  if (end == std::string_view::npos) return entry;
  // A time of day behind the date tells nobody anything.
  auto rest = sentence.substr(end);
  if (!rest.empty() && rest[0] == 'T') rest.remove_prefix(std::min(rest.find_first_of(" ,;"), rest.size()));
  entry.remark = trimmed(rest);
  return entry;
}

std::optional<Span> days_of(std::string_view date) {
  const auto parsed = parse_date(leading_date(date));
  if (!parsed) return std::nullopt;
  return Span{day_count(earliest(*parsed, Precision::Day)), day_count(latest(*parsed, Precision::Day))};
}

bool is_history(const CaseEntry& fact) {
  return fact.fact == "lines" || fact.fact == "treatments";
}

std::optional<Timeline> timeline_of(const Plan& plan) {
  const auto* history = history_of(plan);
  const auto today = days_of(plan.basis.as_of);
  if (!history || !today) return std::nullopt;
  Timeline timeline;
  for (const auto& line : history->items) timeline.entries.push_back(timeline_entry(line));
  const auto undated = [](const TimelineEntry& entry) { return entry.from.empty(); };
  if (std::all_of(timeline.entries.begin(), timeline.entries.end(), undated)) return std::nullopt;
  if (const auto* metastatic = fact_called(plan, "metastatic"); metastatic && metastatic->value == "yes") {
    const std::string day(leading_date(metastatic->date));
    // Before treatments of the same day: it is why they were given.
    if (!day.empty())
      timeline.entries.insert(timeline.entries.begin(), {{}, "first sign of metastasis", day, day, {}, true});
  }
  std::stable_sort(timeline.entries.begin(), timeline.entries.end(), [](const auto& l, const auto& r) {
    return std::make_pair(l.from.empty(), l.from) < std::make_pair(r.from.empty(), r.from);
  });
  timeline.axis = *today;
  for (const auto& entry : timeline.entries) {
    widen(timeline.axis, entry.from);
    widen(timeline.axis, entry.to);
  }
  return timeline;
}

std::string treatment_words(const TimelineEntry& entry) {
  return capitalised(entry.label.empty() ? entry.treatment : entry.label + ": " + entry.treatment);
}

std::string period_words(const TimelineEntry& entry) {
  if (entry.from.empty() && entry.to.empty()) return {};
  if (entry.from.empty()) return "until " + entry.to;
  if (entry.to.empty()) return "since " + entry.from;
  return entry.from == entry.to ? "on " + entry.from : entry.from + " to " + entry.to;
}

}  // namespace nextline::report
