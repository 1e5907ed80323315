#include "care/calendar.h"

#include <algorithm>

#include "base/arena_list.h"
#include "care/criteria.h"
#include "care/due_items.h"
#include "care/flat_text.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

constexpr int kLongest = 60;  // months; a calendar is no archive

Error bad_start(const std::string& start, const std::string& why) {
  return author_error("bad-start", "'" + start + "' " + why, "--start",
                      "write the day of the next dose as YYYY-MM-DD, for example 2026-03-31");
}

std::optional<int> cycles_given(const knowledge::Pack& pack, const Case& facts) {
  const auto index = pack.fact_index("cyclesGiven");
  if (!index || !facts.facts[*index].number) return std::nullopt;
  const auto number = facts.facts[*index].number->truncated();
  return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

CalendarFrame frame_of(const knowledge::Pack& pack, const Case& facts, const PlanRequest& request,
                       const std::string_view* since) {
  CalendarFrame frame;
  frame.as_of = day_of(request.as_of).value_or(0);
  frame.start = request.start.empty() ? frame.as_of : day_of(request.start).value_or(frame.as_of);
  frame.last = months_after(frame.start, request.months);
  frame.running = since != nullptr;
  frame.first_dose = since ? day_of(*since) : frame.start;
  frame.cycles_given = since ? cycles_given(pack, facts) : std::optional(0);
  return frame;
}

using Preparations = flatbuffers::Vector<flatbuffers::Offset<flat::Preparation>>;

/// Collects what is to be arranged; the same asked for by two drugs is told once, by the earlier day.
class Arranging {
 public:
  Arranging(const CalendarFrame& frame, Decisions& decisions, Arena& arena)
      : frame_(frame), decisions_(decisions), arena_(arena), all_(arena) {}

  void add(const Preparations* entries, std::string_view drug) {
    if (!entries) return;
    for (const auto* entry : *entries)
      if (may_apply(*entry, decisions_)) add(*entry, drug);
  }

  void add(const flat::ChecklistItem& item) {
    all_.push_back({"label",
                    view(item.text()),
                    {},
                    arena_.copy(iso_day(frame_.start)),
                    {},
                    views_of(item.sources(), arena_),
                    view(item.read())});
  }

  List<PlanPreparation> items() const { return all_.items(); }

 private:
  void add(const flat::Preparation& entry, std::string_view drug) {
    const Day by = std::max(frame_.start - std::max(entry.by_days(), 0), frame_.as_of);
    const PlanPreparation told{view(entry.kind()),
                               view(entry.what()),
                               view(entry.who()),
                               arena_.copy(iso_day(by)),
                               drug.empty() ? Texts() : listed_in(arena_, std::vector<std::string_view>{drug}),
                               views_of(entry.sources(), arena_),
                               view(entry.read())};
    auto* const same = std::find_if(all_.begin(), all_.end(), [&](const PlanPreparation& other) {
      return other.kind == told.kind && other.what == told.what;
    });
    if (same == all_.end()) return all_.push_back(told);
    same->by = std::min(same->by, told.by);
    same->drugs = both(same->drugs, told.drugs);
    same->sources = both(same->sources, told.sources);
  }

  Texts both(Texts left, Texts right) {
    ArenaList<std::string_view> list(arena_);
    add_once(list, left);
    add_once(list, right);
    return list.items();
  }

  const CalendarFrame& frame_;
  Decisions& decisions_;
  Arena& arena_;
  ArenaList<PlanPreparation> all_;
};

}  // namespace

Result<void> check_calendar_request(const PlanRequest& request) {
  if (request.calendars == Calendars::None) return {};
  if (!request.start.empty()) {
    const auto start = parse_date(request.start);
    if (!start || start->precision != Precision::Day) return bad_start(request.start, "is no date");
    if (day_of(request.start) < day_of(request.as_of))
      return bad_start(request.start, "lies before the day of the plan, " + request.as_of);
  }
  if (request.months < 1 || request.months > kLongest)
    return author_error("bad-months", "a calendar of " + std::to_string(request.months) + " months", "--months",
                        "give 1 to " + std::to_string(kLongest));
  return {};
}

const PlanCalendar* CalendarWriter::write(const RegimenBrief& brief, const std::string_view* since) {
  const auto& regimen = *brief.regimen;
  if (!regimen.drugs() || regimen.drugs()->size() == 0) return nullptr;
  auto frame = frame_of(judge_.pack(), facts_, judge_.request(), since);
  const auto groups = due_groups(judge_.pack(), regimen, decisions_);
  frame.ends = ends_of(groups, frame);
  PlanCalendar calendar;
  calendar.regimen = view(regimen.id());
  calendar.title = view(regimen.title());
  calendar.start = arena_.copy(iso_day(frame.start));
  calendar.last = arena_.copy(iso_day(frame.last));
  calendar.running = frame.running;
  calendar.cycles = cycles(regimen, frame);
  calendar.due = due(groups, frame);
  if (!frame.running) calendar.preparations = preparations(regimen, frame);
  calendar.criteria = criteria_of(judge_, brief, decisions_, arena_);
  for (const auto& each : calendar.due) judge_.sheets().mark(each.sources, cited_);
  for (const auto& each : calendar.preparations) judge_.sheets().mark(each.sources, cited_);
  for (const auto& each : calendar.criteria) judge_.sheets().mark(each.sources, cited_);
  return arena_.make<PlanCalendar>(calendar);
}

/// Drugs of one cycle that end on one day stand together.
List<PlanCycles> CalendarWriter::cycles(const flat::Regimen& regimen, const CalendarFrame& frame) {
  struct Together {
    int days;
    Day last;
    std::vector<std::string_view> drugs;
  };
  std::vector<Together> lengths;
  for (const auto* id : *regimen.drugs()) {
    const auto* drug = judge_.pack().drug(id->string_view());
    const int days = drug ? cycle_of(regimen, *drug) : 0;
    if (days <= 0) continue;
    const Day last = frame.last_of(id->string_view());
    const auto same = std::find_if(lengths.begin(), lengths.end(),
                                   [&](const Together& each) { return each.days == days && each.last == last; });
    (same == lengths.end() ? lengths.emplace_back(days, last, std::vector<std::string_view>()) : *same)
        .drugs.push_back(view(drug->name()));
  }
  ArenaList<PlanCycles> all(arena_);
  for (const auto& [days, last, drugs] : lengths) {
    ArenaList<PlanDay> starts(arena_);
    for (Day day = frame.start; day <= last; day += days) {
      const int number = static_cast<int>(starts.size()) + 1;
      starts.push_back({arena_.copy(iso_day(day)), {}, frame.cycles_given ? *frame.cycles_given + number : 0, 1});
    }
    if (!starts.empty()) all.push_back({days, listed_in(arena_, drugs), starts.items()});
  }
  return all.items();
}

List<PlanDue> CalendarWriter::due(const std::vector<DueGroup>& groups, const CalendarFrame& frame) {
  ArenaList<PlanDue> items(arena_);
  DueWriter writer(judge_.pack(), facts_, frame, arena_);
  for (const auto& group : groups) writer.write(group, items);
  return items.items();
}

List<PlanPreparation> CalendarWriter::preparations(const flat::Regimen& regimen, const CalendarFrame& frame) {
  const auto& pack = judge_.pack();
  Arranging arranging(frame, decisions_, arena_);
  arranging.add(pack.flat().preparations(), {});
  arranging.add(regimen.preparations(), {});
  for (const auto* id : *regimen.drugs())
    if (const auto* drug = pack.drug(id->string_view())) arranging.add(drug->preparations(), view(drug->name()));
  if (const auto* items = pack.flat().checklist())
    for (const auto* item : *items)
      if (view(item->to()) == "start" && is_about(*item, regimen)) arranging.add(*item);
  return arranging.items();
}

}  // namespace nextline::care
