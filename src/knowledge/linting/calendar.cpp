#include <algorithm>
#include <string>

#include "knowledge/linting/check.h"
#include "knowledge/vocabulary.h"

namespace nextline::knowledge::linting {

namespace {

void check_times(const Check& check, const DueEntry& due) {
  const auto complain = [&](const std::string& message, const std::string& hint) {
    check.complain(due.what.place, "calendar-time", message, hint);
  };
  const bool repeats = due.every_days > 0 || due.every_months > 0 || due.every_cycle;
  if (due.before_days < 0 && !due.once && !repeats && due.after_cycles < 1)
    check.complain(due.what.place, "missing-key", "a calendar entry without a time",
                   "add before-days, once: true, every-days, every-months, every-cycle: true or after-cycles");
  if (due.until_days >= 0 && due.until_days < due.every_days)
    complain("it ends before it is due once", "make until-days at least every-days");
  if (due.until_days >= 0 && due.every_days < 1) complain("until-days without every-days", "add every-days");
  if (due.latest_months >= 0 && (due.every_months < 1 || due.latest_months < due.every_months))
    complain("latest-months below every-months", "every-months is the earliest, latest-months the latest");
  if (!due.ends.empty() && due.after_cycles < 1) complain("ends without after-cycles", "add after-cycles");
  if (!due.on_days.empty() && !due.every_cycle) complain("on-days without a cycle", "add every-cycle: true");
  if (std::any_of(due.on_days.begin(), due.on_days.end(), [](std::int64_t day) { return day < 1 || day > 365; }))
    complain("a day of the cycle is counted from 1", "write 1 for its first day");
}

void check_facts_told(const Check& check, const DueEntry& due) {
  for (const Word& name : due.facts)
    if (check.pack.fact(name.text) == nullptr)
      check.complain(name.place, "dangling-id",
                     "there is no fact '" + name.text + "'" + did_you_mean(name.text, check.pack.fact_names()));
  if (due.after_cycles < 0 || due.facts.empty()) return;
  const FactEntry* count = check.pack.fact(due.facts.front().text);
  if (due.facts.size() > 1 || (count != nullptr && count->kind != FactKind::Number))
    check.complain(due.what.place, "calendar-time", "after-cycles is counted by one number",
                   "name the fact that says how many cycles were given");
}

void check_preparation(const Check& check, const PreparationEntry& entry) {
  const Vocabulary& kinds = preparation_kinds();
  if (std::find(kinds.begin(), kinds.end(), entry.kind.text) == kinds.end())
    check.complain(entry.kind.place, "unknown-word",
                   "'" + entry.kind.text + "' is no kind of checklist entry" + did_you_mean(entry.kind.text, kinds));
}

}  // namespace

void check_calendar(const Check& check) {
  for (const DueEntry* due : check.pack.due_entries()) {
    check_times(check, *due);
    check_facts_told(check, *due);
  }
  for (const PreparationEntry* entry : check.pack.preparation_entries()) check_preparation(check, *entry);
}

}  // namespace nextline::knowledge::linting
