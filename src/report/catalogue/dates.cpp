// What is due when, and what to arrange before the first dose, as sections of a sheet.
#include "care/rhythm.h"
#include "report/catalogue/gather.h"
#include "report/words.h"

namespace nextline::report {
namespace {

using care::text;
using care::words;

std::string before_words(const flat::Due& due) {
  if (due.once()) return "before the first dose, once";
  if (due.before_days() < 0) return {};
  return due.before_days() == 0
             ? "before the first dose"
             : "within " + count_words(static_cast<std::size_t>(due.before_days()), "day") + " before the first dose";
}

std::string cycle_words(const flat::Due& due) {
  if (!due.every_cycle()) return {};
  std::string days;
  if (due.on_days())
    for (const auto day : *due.on_days()) days += (days.empty() ? "" : ", ") + std::to_string(day);
  return days.empty() ? "before every cycle" : "on these days of every cycle: " + days;
}

std::string due_words(const flat::Due& due) {
  std::string all = before_words(due);
  const auto add = [&](const std::string& more) {
    if (!more.empty()) all += (all.empty() ? "" : ", then ") + more;
  };
  add(cycle_words(due));
  if (due.every_days() > 0 || due.every_months() > 0)
    add(care::rhythm_words({{std::max(due.every_days(), 0), std::max(due.every_months(), 0),
                             std::max(due.latest_months(), 0), due.until_days()}}));
  if (due.after_cycles() > 0) add("after " + std::to_string(due.after_cycles()) + " cycles");
  if (const auto note = text(due.note()); !note.empty()) all += "; " + note;
  return all;
}

std::string number(std::int32_t value) {
  return value < 0 ? "" : std::to_string(value);
}

}  // namespace

void Gatherer::dates(const Dues* calendar, const Preparations* preparations) {
  auto& due_section = section("calendar", "When what is due");
  if (calendar)
    for (const auto* due : *calendar)
      item(due_section, text(due->what()) + ": " + due_words(*due),
           {{"what", text(due->what())},
            {"note", text(due->note())},
            {"who", text(due->who())},
            {"beforeDays", number(due->before_days())},
            {"once", due->once() ? "true" : "false"},
            {"everyDays", number(due->every_days())},
            {"untilDays", number(due->until_days())},
            {"everyMonths", number(due->every_months())},
            {"latestMonths", number(due->latest_months())},
            {"everyCycle", due->every_cycle() ? "true" : "false"},
            {"afterCycles", number(due->after_cycles())}},
           words(due->sources()), text(due->read()));
  auto& arranged = section("preparations", "To arrange before the first dose");
  if (preparations)
    for (const auto* entry : *preparations)
      item(arranged, capitalised(text(entry->kind())) + ": " + text(entry->what()) + "; " + text(entry->who()),
           {{"kind", text(entry->kind())},
            {"what", text(entry->what())},
            {"who", text(entry->who())},
            {"byDays", number(entry->by_days())}},
           words(entry->sources()), text(entry->read()));
}

}  // namespace nextline::report
