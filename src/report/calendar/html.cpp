#include "report/calendar/html.h"

#include <algorithm>

#include "report/calendar/words.h"
#include "report/words.h"

namespace nextline::report {
namespace {

constexpr std::string_view kOpen = "\xE2\x98\x90", kDone = "\xE2\x98\x91";  // ballot boxes, empty and ticked

class Dates {
 public:
  Dates(HtmlParts& html, const PlanCalendar& calendar) : html_(html), calendar_(calendar) {}

  void write() {
    html_.open_section("dates",
                       cat(calendar_.running ? "Dates: " : "Before the first dose, and after: ", calendar_.title));
    html_.element("p", span_words(calendar_), "class=\"soft\"");
    if (!calendar_.running) checklist();
    due();
    criteria();
    html_.close_section();
  }

 private:
  void table(std::string_view caption, std::initializer_list<std::string_view> columns) {
    html_.open("table");
    html_.element("caption", caption);
    html_.raw("<thead><tr>");
    for (const auto column : columns) html_.element("th", column, "scope=\"col\"");
    html_.raw("</tr></thead><tbody>\n");
  }

  void end_table() { html_.raw("</tbody></table>\n"); }

  /// A cell with a statement and its sources.
  void cell(const std::string& words, std::string_view read, Texts sources) {
    html_.open("td");
    html_.statement("p", words, read, sources);
    html_.close("td");
  }

  void plain_cell(std::string_view words) {
    html_.open("td");
    html_.text(words);
    html_.close("td");
  }

  void row(std::string_view box, std::string_view kind, std::string_view by, std::string_view who) {
    html_.open("tr");
    html_.element("td", box, box == kDone ? "aria-label=\"done\"" : "aria-label=\"to do\"");
    html_.element("td", kind);
    plain_cell(by);
    plain_cell(who);
  }

  void checklist() {
    table("Checklist", {"Done", "Kind", "By", "Who", "What"});
    for (const auto& each : calendar_.due) {
      if (each.kind != DueKind::Before) continue;
      row(each.settled ? kDone : kOpen, "Test", calendar_.start, each.who);
      cell(cat(what_words(each), ": ", record_words(each)), each.read, each.sources);
      html_.close("tr");
    }
    for (const auto& each : calendar_.preparations) {
      row(kOpen, kind_words(each.kind), each.by, each.who);
      cell(std::string(each.what), each.read, each.sources);
      html_.close("tr");
    }
    end_table();
  }

  static std::string first_days(const PlanDue& due) {
    constexpr std::size_t kShown = 4;
    std::string words;
    for (std::size_t i = 0; i < std::min(due.days.size(), kShown); ++i)
      words += cat(i == 0 ? "" : ", ", due.days[i].day,
                   due.days[i].latest.empty() ? "" : cat(" (at the latest ", due.days[i].latest, ")"));
    return words + (due.days.size() > kShown ? ", …" : "");
  }

  void due() {
    table(calendar_.running ? "Due" : "Due after it", {"What", "How often", "Days"});
    for (const auto& each : calendar_.due) {
      if (each.kind == DueKind::Before) continue;
      html_.open("tr");
      cell(what_words(each), each.read, each.sources);
      plain_cell(capitalised(each.rhythm));
      plain_cell(cat(first_days(each), each.overdue.empty() ? "" : cat("; overdue since ", each.overdue)));
      html_.close("tr");
    }
    end_table();
  }

  void criteria() {
    if (calendar_.criteria.empty()) return;
    table("When a cycle is due and something is off", {"What it does", "Finding"});
    for (const auto& each : calendar_.criteria) {
      html_.open("tr");
      html_.element("td", effect_words(each.effect));
      cell(criterion_words(each), each.read, each.sources);
      html_.close("tr");
    }
    end_table();
  }

  HtmlParts& html_;
  const PlanCalendar& calendar_;
};

}  // namespace

void write_dates(HtmlParts& html, const Plan& plan) {
  if (const auto* calendar = calendar_of(plan)) Dates(html, *calendar).write();
}

}  // namespace nextline::report
