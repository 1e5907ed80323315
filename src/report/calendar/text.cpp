#include "report/calendar/text.h"

#include <algorithm>
#include <set>

#include "report/calendar/words.h"
#include "report/overlay_words.h"
#include "report/references.h"
#include "report/words.h"

namespace nextline::report {
namespace {

constexpr int kDayColumns = 14;
constexpr int kWhatColumns = 30;

/// Both forms: a head, parts, sources.
class DatesText {
 public:
  DatesText(const Plan& plan, const PlanCalendar& calendar, bool checklist, TextStyle style)
      : plan_(plan),
        calendar_(calendar),
        sources_(sources_of(plan, calendar, checklist)),
        references_(sources_),
        page_(style) {}

  std::string calendar() && {
    head("Calendar");
    before();
    cycles();
    days();
    rhythms();
    undecided();
    sources();
    return std::move(page_).finish();
  }

  std::string checklist() && {
    head("Checklist");
    before();
    preparations();
    assessments();
    criteria();
    undecided();
    sources();
    return std::move(page_).finish();
  }

 private:
  void head(std::string_view form) {
    page_.paragraph(page_.strong(cat(form, ": ", calendar_.title)));
    page_.paragraph(span_words(calendar_));
    page_.paragraph(page_.dim(cat("As of ", plan_.basis.as_of, "; ", region_words(plan_.basis.region), "; guideline ",
                                  plan_.guideline.version, ", evidence up to ", plan_.guideline.evidence_cutoff, "; ",
                                  plan_.basis.review_status, ".")));
    page_.paragraph(page_.dim(plan_.basis.intended_use));
    for (const auto& line : overlay_lines(plan_.basis)) page_.paragraph(page_.warn(line));
  }

  std::string marks(Texts sources) const { return page_.dim(references_.text(sources)); }

  std::string of_drugs(Texts drugs) const { return drugs.empty() ? "" : cat(" for ", listed(drugs)); }

  void before() {
    bool begun = false;
    for (const auto& due : calendar_.due) {
      if (due.kind != DueKind::Before) continue;
      if (!begun) page_.heading(cat("Tests before the first dose, by ", calendar_.start));
      begun = true;
      page_.labelled(due.settled ? page_.good("[x]") : "[ ]",
                     cat(page_.strong(due.what), due.note.empty() ? "" : ", ", due.note, ": ", record_words(due),
                         due.who.empty() ? "" : "; ", due.who, reading(due.read), marks(due.sources)),
                     2, 5);
    }
  }

  static std::string reading(std::string_view read) {
    const std::string words = reading_words(read);
    return words.empty() ? "" : " [" + words + "]";
  }

  void cycles() {
    for (const auto& cycles : calendar_.cycles) {
      page_.heading(cat("Cycles of ", std::to_string(cycles.days), " days: ", listed(cycles.drugs)));
      std::string days;
      for (const auto& day : cycles.starts) days += cat(days.empty() ? "" : ", ", day.day);
      const int first = cycles.starts.front().cycle;
      page_.paragraph(cat("Day 1", first > 0 ? cat(" from cycle ", std::to_string(first), " on: ") : ": ", days), 2);
    }
  }

  void days() {
    const auto all = by_day(calendar_);
    if (all.empty()) return;
    page_.heading("Day by day");
    for (auto first = all.begin(); first != all.end();) {
      const auto next =
          std::find_if(first, all.end(), [&](const auto& each) { return each.day->day != first->day->day; });
      page_.labelled(first->day->day, on_one_day(first, next), 2, kDayColumns);
      first = next;
    }
  }

  template <class Iterator>
  std::string on_one_day(Iterator first, Iterator last) const {
    std::set<std::string> cycles;  // drugs of different cycles may meet on one day: then none is named
    std::string words;
    for (auto it = first; it != last; ++it) {
      if (it->day->cycle_day > 0) cycles.insert(cycle_words(*it->day));
      words += cat(words.empty() ? "" : "; ", it->due->what, it->day->latest.empty() ? "" : ", at the latest ",
                   it->day->latest);
      const bool is_first = it->day == it->due->days.data();
      if (is_first && !it->due->overdue.empty())
        words += cat(" (", page_.warn(cat("overdue since ", it->due->overdue)), ")");
    }
    return cat(page_.dim(cycles.size() == 1 ? *cycles.begin() + ": " : ""), words);
  }

  void rhythms() {
    bool begun = false;
    for (const auto& due : calendar_.due) {
      if (due.kind != DueKind::Repeated && due.kind != DueKind::Milestone) continue;
      if (!begun) page_.heading("How often, and what it rests on");
      begun = true;
      page_.labelled(what_words(due),
                     cat(capitalised(due.rhythm), of_drugs(due.drugs), due.rests_on.empty() ? "" : "; counted from ",
                         due.rests_on, reading(due.read), marks(due.sources)),
                     2, kWhatColumns);
    }
  }

  void undecided() {
    bool begun = false;
    for (const auto& due : calendar_.due) {
      if (due.kind != DueKind::Undecided) continue;
      if (!begun) page_.heading("Without a date");
      begun = true;
      page_.labelled(what_words(due), cat(capitalised(due.rhythm), reading(due.read), marks(due.sources)), 2,
                     kWhatColumns);
    }
  }

  void preparations() {
    if (calendar_.preparations.empty()) return;
    page_.heading("To arrange before the first dose");
    for (const auto& each : calendar_.preparations)
      page_.labelled("[ ]",
                     cat(page_.strong(kind_words(each.kind)), ", by ", each.by, ": ", each.what,
                         each.who.empty() ? "" : "; ", each.who, reading(each.read), marks(each.sources)),
                     2, 5);
  }

  /// When the response is assessed and what else comes but once in a while.
  void assessments() {
    bool begun = false;
    for (const auto& due : calendar_.due) {
      const bool any_treatment = due.kind == DueKind::Repeated && due.drugs.empty();
      if ((!any_treatment && due.kind != DueKind::Milestone) || due.days.empty()) continue;
      if (!begun) page_.heading("Assessments");
      begun = true;
      const auto& first = due.days.front();
      page_.labelled(first.day,
                     cat(page_.strong(what_words(due)), first.latest.empty() ? "" : ", at the latest ", first.latest,
                         "; ", due.rhythm, reading(due.read), marks(due.sources)),
                     2, kDayColumns);
    }
  }

  void criteria() {
    std::string_view effect;
    for (const auto& each : calendar_.criteria) {
      if (each.effect != effect) page_.heading(effect_words(each.effect));
      effect = each.effect;
      page_.bullet(cat(each.now == Truth::True ? page_.warn(criterion_words(each)) : criterion_words(each),
                       reading(each.read), marks(each.sources)));
    }
  }

  void sources() {
    if (sources_.empty()) return;
    page_.heading("Sources");
    int number = 0;
    for (const auto& source : sources_)
      page_.labelled("[" + std::to_string(++number) + "]",
                     told(cat(source.title, source.locator.empty() ? "" : "; ", source.locator), source.read), 2, 6);
  }

  const Plan& plan_;
  const PlanCalendar& calendar_;
  std::vector<PlanSource> sources_;
  References references_;
  Page page_;
};

}  // namespace

std::string calendar_text(const Plan& plan, const PlanCalendar& calendar, TextStyle style) {
  return DatesText(plan, calendar, false, style).calendar();
}

std::string checklist_text(const Plan& plan, const PlanCalendar& calendar, TextStyle style) {
  return DatesText(plan, calendar, true, style).checklist();
}

}  // namespace nextline::report
