// What a regimen's drugs ask for, merged: the same thing once, at the strictest interval, with every source.
#pragma once

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/arena.h"
#include "base/arena_list.h"
#include "care/decisions.h"
#include "care/plan_calendar.h"
#include "care/rhythm.h"
#include "case/case.h"
#include "knowledge/pack.h"

namespace nextline::care {

/// The days a calendar is counted from.
struct CalendarFrame {
  Day as_of = 0;
  Day start = 0;  ///< of the first dose; of the next one when it is running
  Day last = 0;
  bool running = false;
  std::optional<Day> first_dose;                       ///< where it is known
  std::optional<int> cycles_given;                     ///< where it is known; 0 when it is to begin
  std::vector<std::pair<std::string_view, Day>> ends;  ///< drugs (id) that are not given from a day on

  /// The last day on which something of the drug (id; empty: of any) falls.
  Day last_of(std::string_view drug) const {
    for (const auto& [id, day] : ends)
      if (id == drug) return std::min(day - 1, last);
    return last;
  }
  /// The day when so many cycles of a length have been given; none where their number is not known.
  std::optional<Day> after_cycles(int cycles, int cycle_days) const {
    if (cycle_days <= 0 || !cycles_given) return std::nullopt;
    return start + Day{cycle_days} * std::max(cycles - *cycles_given, 0);
  }
};

/// Who asks for something.
struct Asked {
  const knowledge::flat::Due* due = nullptr;
  std::string_view drug;  ///< id; empty: the regimen, or any treatment
  int cycle_days = 0;     ///< 0: not said
};

/// One thing, and all who ask for it; never empty.
using DueGroup = std::vector<Asked>;

/// What is due with the regimen: of its drugs, its own, of any treatment; without what a define rules out. In the order
/// of first mention.
std::vector<DueGroup> due_groups(const knowledge::Pack& pack, const knowledge::flat::Regimen& regimen,
                                 Decisions& decisions);

/// The drugs of the regimen that end after so many cycles, by the groups' milestones.
std::vector<std::pair<std::string_view, Day>> ends_of(const std::vector<DueGroup>& groups, const CalendarFrame& frame);

/// The length of the regimen's cycle: its own, or the one all its drugs that have cycles share; 0: none.
int cycle_of(const knowledge::Pack& pack, const knowledge::flat::Regimen& regimen);
/// The length of a drug's cycle within the regimen; 0: not said.
int cycle_of(const knowledge::flat::Regimen& regimen, const knowledge::flat::Drug& drug);

/// True unless the define `when` is false or `unless` true: what may apply stays.
template <class Entry>
bool may_apply(const Entry& entry, Decisions& decisions) {
  const auto when = entry.when(), unless = entry.unless();
  return !(when && decisions.truth(*when) == Truth::False) && !(unless && decisions.truth(*unless) == Truth::True);
}

/// Writes what becomes of groups within one frame.
class DueWriter {
 public:
  DueWriter(const knowledge::Pack& pack, const Case& facts, const CalendarFrame& frame, Arena& arena)
      : pack_(pack), facts_(facts), frame_(frame), arena_(arena) {}

  /// Adds the group's items: before the first dose, again and again, after so many cycles, or undecided.
  void write(const DueGroup& group, ArenaList<PlanDue>& items);

 private:
  /// What the record has of the facts that something tells.
  struct OnRecord {
    bool known = false;         ///< all of them
    std::optional<Day> oldest;  ///< where all have a date not after as_of
  };

  PlanDue item(const DueGroup& asked, DueKind kind);
  OnRecord on_record(Texts facts) const;
  void before(const DueGroup& asked, ArenaList<PlanDue>& items);
  void repeated(const DueGroup& asked, bool also_before, ArenaList<PlanDue>& items);
  void milestone(const DueGroup& asked, ArenaList<PlanDue>& items);
  void cycle_days(const DueGroup& asked, bool also_before, std::vector<PlanDay>& days) const;
  std::vector<Repeat> rhythm_days(const std::vector<Rhythm>& rhythms, PlanDue& item) const;
  List<PlanDay> told(std::vector<PlanDay> days);

  const knowledge::Pack& pack_;
  const Case& facts_;
  const CalendarFrame& frame_;
  Arena& arena_;
};

}  // namespace nextline::care
