#include "care/due_items.h"

#include <algorithm>

#include "care/flat_text.h"
#include "knowledge/vocabulary.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

constexpr std::string_view kTeamDecides = "as the team decides: ";

bool is_before(const Asked& asked) {
  return asked.due->before_days() >= 0 || asked.due->once();
}
bool has_rhythm(const Asked& asked) {
  return asked.due->every_days() > 0 || asked.due->every_months() > 0;
}
bool is_cyclic(const Asked& asked) {
  return asked.due->every_cycle();
}
bool is_milestone(const Asked& asked) {
  return asked.due->after_cycles() > 0;
}

/// Those of a group that ask for one kind of time.
template <class Wanted>
DueGroup those(const DueGroup& group, Wanted wanted) {
  DueGroup some;
  std::copy_if(group.begin(), group.end(), std::back_inserter(some), wanted);
  return some;
}

/// The place of a reading among the readings, the weakest last.
std::size_t weakness(std::string_view read) {
  const auto& readings = knowledge::readings();
  return static_cast<std::size_t>(std::find(readings.begin(), readings.end(), read) - readings.begin());
}

void add_texts(ArenaList<std::string_view>& list, const Strings* texts) {
  if (!texts) return;
  for (const auto* text : *texts)
    if (std::find(list.begin(), list.end(), text->string_view()) == list.end()) list.push_back(text->string_view());
}

void add_words(std::string& all, std::string_view words) {
  if (words.empty() || all.find(words) != std::string::npos) return;
  all += all.empty() ? "" : "; ";
  all += words;
}

std::vector<int> days_of_cycle(const flat::Due& due) {
  if (!due.on_days() || due.on_days()->size() == 0) return {1};
  return {due.on_days()->begin(), due.on_days()->end()};
}

/// "day 1 of every cycle of 21 days", "days 1 and 8 of every cycle of 21 days".
std::string cycle_words(const Asked& asked) {
  const auto days = days_of_cycle(*asked.due);
  std::string words = days.size() == 1 ? "day " : "days ";
  for (std::size_t i = 0; i < days.size(); ++i)
    words += (i == 0 ? "" : i + 1 == days.size() ? " and " : ", ") + std::to_string(days[i]);
  return words + " of every cycle of " + std::to_string(asked.cycle_days) + " days";
}

std::vector<Rhythm> rhythms_of(const DueGroup& asked) {
  std::vector<Rhythm> rhythms;
  for (const auto& each : asked)
    if (has_rhythm(each))
      rhythms.push_back({std::max(each.due->every_days(), 0), std::max(each.due->every_months(), 0),
                         std::max(each.due->latest_months(), 0), each.due->until_days()});
  return strictest(std::move(rhythms));
}

/// What comes with every cycle to the end anyway needs no rhythm of its own that is no shorter.
void drop_what_cycles_cover(std::vector<Rhythm>& rhythms, const DueGroup& asked, const CalendarFrame& frame) {
  for (const auto& each : asked)
    if (is_cyclic(each) && each.cycle_days > 0 && frame.last_of(each.drug) == frame.last)
      std::erase_if(rhythms, [&](const Rhythm& rhythm) { return shortest_days(rhythm) >= each.cycle_days; });
}

/// Takes out the rhythms that end on a day nobody knows; gives them.
std::vector<Rhythm> take_bounded(std::vector<Rhythm>& rhythms) {
  std::vector<Rhythm> bounded;
  for (const auto& rhythm : rhythms)
    if (rhythm.until_days >= 0) bounded.push_back(rhythm);
  std::erase_if(rhythms, [](const Rhythm& rhythm) { return rhythm.until_days >= 0; });
  return bounded;
}

void add_calendar(std::vector<DueGroup>& groups, const flatbuffers::Vector<flatbuffers::Offset<flat::Due>>* calendar,
                  std::string_view drug, int cycle_days, Decisions& decisions) {
  if (!calendar) return;
  for (const auto* due : *calendar) {
    if (!may_apply(*due, decisions)) continue;
    const auto same = std::find_if(groups.begin(), groups.end(), [&](const DueGroup& group) {
      return view(group.front().due->what()) == view(due->what());
    });
    (same == groups.end() ? groups.emplace_back() : *same).push_back({due, drug, cycle_days});
  }
}

}  // namespace

int cycle_of(const flat::Regimen& regimen, const flat::Drug& drug) {
  return std::max(regimen.cycle_days() > 0 ? regimen.cycle_days() : drug.cycle_days(), 0);
}

int cycle_of(const knowledge::Pack& pack, const flat::Regimen& regimen) {
  int common = 0;
  for (const auto* id : *regimen.drugs()) {
    const auto* drug = pack.drug(id->string_view());
    const int days = drug ? cycle_of(regimen, *drug) : 0;
    if (days > 0 && common > 0 && days != common) return 0;
    common = std::max(common, days);
  }
  return common;
}

std::vector<DueGroup> due_groups(const knowledge::Pack& pack, const flat::Regimen& regimen, Decisions& decisions) {
  std::vector<DueGroup> groups;
  for (const auto* id : *regimen.drugs())
    if (const auto* drug = pack.drug(id->string_view()))
      add_calendar(groups, drug->calendar(), view(drug->id()), cycle_of(regimen, *drug), decisions);
  add_calendar(groups, regimen.calendar(), {}, cycle_of(pack, regimen), decisions);
  add_calendar(groups, pack.flat().calendar(), {}, cycle_of(pack, regimen), decisions);
  return groups;
}

std::vector<std::pair<std::string_view, Day>> ends_of(const std::vector<DueGroup>& groups, const CalendarFrame& frame) {
  std::vector<std::pair<std::string_view, Day>> ends;
  for (const auto& group : groups)
    for (const auto& asked : group)
      if (const auto day = frame.after_cycles(asked.due->after_cycles(), asked.cycle_days); day && is_milestone(asked))
        for (const auto& drug : *asked.due->ends()) ends.emplace_back(drug->string_view(), *day);
  return ends;
}

void DueWriter::write(const DueGroup& group, ArenaList<PlanDue>& items) {
  const auto first = those(group, is_before);
  if (!frame_.running && !first.empty()) before(first, items);
  const auto again = those(group, [](const Asked& each) { return has_rhythm(each) || is_cyclic(each); });
  if (!again.empty()) repeated(again, !first.empty(), items);
  for (const auto& once : those(group, is_milestone)) milestone({once}, items);
}

/// What all kinds of items have, merged over `asked`.
PlanDue DueWriter::item(const DueGroup& asked, DueKind kind) {
  PlanDue item;
  item.kind = kind;
  item.what = view(asked.front().due->what());
  ArenaList<std::string_view> facts(arena_), drugs(arena_), sources(arena_);
  std::string note, who;
  for (const auto& each : asked) {
    add_texts(facts, each.due->facts());
    add_texts(sources, each.due->sources());
    if (const auto* drug = pack_.drug(each.drug)) {
      const auto name = view(drug->name());
      add_once(drugs, List<std::string_view>(&name, 1));
    }
    add_words(note, view(each.due->note()));
    add_words(who, view(each.due->who()));
    const auto read = view(each.due->read());
    if (item.read.empty() || weakness(read) > weakness(item.read)) item.read = read;
  }
  item.facts = facts.items();
  item.drugs = drugs.items();
  item.sources = sources.items();
  item.note = arena_.copy(note);
  item.who = arena_.copy(who);
  return item;
}

/// An assumed fact is no evidence. A day after the plan's says nothing of the time before it.
DueWriter::OnRecord DueWriter::on_record(Texts facts) const {
  OnRecord found{!facts.empty(), std::nullopt};
  bool dated = true;
  for (const auto name : facts) {
    const auto index = pack_.fact_index(name);
    const Fact* fact = index ? &facts_.facts[*index] : nullptr;
    if (!fact || !fact->known() || fact->assumed) return {};
    const auto day = day_of(fact->date);
    dated = dated && day && *day <= frame_.as_of;
    if (dated) found.oldest = found.oldest ? std::min(*found.oldest, *day) : *day;
  }
  if (!dated) found.oldest.reset();
  return found;
}

void DueWriter::before(const DueGroup& asked, ArenaList<PlanDue>& items) {
  PlanDue due = item(asked, DueKind::Before);
  std::optional<int> within;  // days before the first dose; none: a result of any age counts
  for (const auto& each : asked)
    if (!each.due->once()) within = within ? std::min(*within, each.due->before_days()) : each.due->before_days();
  const auto record = on_record(due.facts);
  if (within) {
    const Day earliest = frame_.start - *within;
    due.earliest = arena_.copy(iso_day(earliest));
    due.settled = record.oldest && *record.oldest >= earliest;
  } else {
    due.settled = record.known;
  }
  if (record.oldest) due.rests_on = arena_.copy(iso_day(*record.oldest));
  due.days = told({{arena_.copy(iso_day(frame_.start)), {}, 0, 0}});
  items.push_back(due);
}

void DueWriter::cycle_days(const DueGroup& asked, bool also_before, std::vector<PlanDay>& days) const {
  for (const auto& each : asked) {
    if (!is_cyclic(each) || each.cycle_days <= 0) continue;
    const Day last = frame_.last_of(each.drug);
    for (int number = 0;; ++number) {
      const Day begins = frame_.start + Day{each.cycle_days} * number;
      if (begins > last) break;
      const int cycle = frame_.cycles_given ? *frame_.cycles_given + number + 1 : 0;
      for (const int of_cycle : days_of_cycle(*each.due)) {
        const Day day = begins + of_cycle - 1;
        const bool told_before = also_before && !frame_.running && day == frame_.start;
        if (day <= last && !told_before) days.push_back({arena_.copy(iso_day(day)), {}, cycle, of_cycle});
      }
    }
  }
}

/// The days of what is counted by days or months. A treatment that is being given counts from the last time on record;
/// where none is on record, from the first dose; what is overdue, or was never recorded, is due with the next dose.
std::vector<Repeat> DueWriter::rhythm_days(const std::vector<Rhythm>& rhythms, PlanDue& item) const {
  const Day first_dose = frame_.first_dose.value_or(frame_.start);
  if (!frame_.running) return repeats(rhythms, frame_.start, first_dose, frame_.last);
  const auto record = on_record(item.facts);
  const Day from = record.oldest.value_or(first_dose);
  auto days = repeats(rhythms, from, first_dose, frame_.last);
  // Of a range that has begun what is left of it counts.
  for (auto& repeat : days)
    if (repeat.latest > repeat.day && repeat.latest >= frame_.as_of) repeat.day = std::max(repeat.day, frame_.as_of);
  const bool from_record = record.oldest.has_value();
  if (from_record) item.rests_on = arena_.copy(iso_day(from));
  if (item.facts.empty()) {
    std::erase_if(days, [&](const Repeat& repeat) { return repeat.latest < frame_.as_of; });
    return days;
  }
  if (from_record && (days.empty() || days.front().latest >= frame_.as_of)) return days;
  if (from_record) item.overdue = arena_.copy(iso_day(days.front().latest));
  days = repeats(rhythms, frame_.start, first_dose, frame_.last);
  days.insert(days.begin(), {frame_.start, frame_.start});
  return days;
}

void DueWriter::repeated(const DueGroup& asked, bool also_before, ArenaList<PlanDue>& items) {
  PlanDue due = item(asked, DueKind::Repeated);
  std::string words, open;
  for (const auto& each : asked) {
    if (!is_cyclic(each)) continue;
    if (each.cycle_days > 0)
      add_words(words, cycle_words(each));
    else
      add_words(open, "before every cycle, whose length is not said here");
  }
  auto rhythms = rhythms_of(asked);
  drop_what_cycles_cover(rhythms, asked, frame_);
  if (frame_.running && !frame_.first_dose) {
    if (const auto bounded = take_bounded(rhythms); !bounded.empty())
      add_words(open, rhythm_words(bounded) + " of treatment; its first day is not on record");
    if (due.facts.empty() && !rhythms.empty()) {
      add_words(open, rhythm_words(rhythms) + "; when it was last done is not on record");
      rhythms.clear();
    }
  }
  std::vector<PlanDay> days;
  cycle_days(asked, also_before, days);
  if (!rhythms.empty()) {
    add_words(words, rhythm_words(rhythms));
    for (const auto& repeat : rhythm_days(rhythms, due))
      days.push_back({arena_.copy(iso_day(repeat.day)),
                      repeat.latest == repeat.day ? std::string_view() : arena_.copy(iso_day(repeat.latest)), 0, 0});
  }
  if (!words.empty()) {
    due.rhythm = arena_.copy(words);
    due.days = told(std::move(days));
    items.push_back(due);
  }
  if (open.empty()) return;
  due.kind = DueKind::Undecided;
  due.rhythm = arena_.join({kTeamDecides, open});
  due.rests_on = due.overdue = {};
  due.days = {};
  items.push_back(due);
}

void DueWriter::milestone(const DueGroup& asked, ArenaList<PlanDue>& items) {
  const auto& each = asked.front();
  PlanDue due = item(asked, DueKind::Milestone);
  const std::string after = "after " + std::to_string(each.due->after_cycles()) + " cycles";
  const auto day = frame_.after_cycles(each.due->after_cycles(), each.cycle_days);
  if (!day) {
    due.kind = DueKind::Undecided;
    due.rhythm = arena_.join(
        {kTeamDecides, after,
         each.cycle_days <= 0 ? ", whose length is not said here" : "; how many were given is not on record"});
  } else {
    if (*day > frame_.last) return;
    due.rhythm = arena_.copy(after);
    due.days = told({{arena_.copy(iso_day(*day)), {}, 0, 0}});
  }
  items.push_back(due);
}

/// In order, each day once; a day of a cycle says more than one counted.
List<PlanDay> DueWriter::told(std::vector<PlanDay> days) {
  std::stable_sort(days.begin(), days.end(), [](const PlanDay& l, const PlanDay& r) { return l.day < r.day; });
  days.erase(std::unique(days.begin(), days.end(), [](const PlanDay& l, const PlanDay& r) { return l.day == r.day; }),
             days.end());
  return listed_in(arena_, days);
}

}  // namespace nextline::care
