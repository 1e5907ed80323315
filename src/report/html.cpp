#include "report/html.h"

#include "report/calendar/html.h"
#include "report/forest.h"
#include "report/groups.h"
#include "report/html_case.h"
#include "report/html_options.h"
#include "report/html_parts.h"
#include "report/html_style.h"
#include "report/overlay_words.h"
#include "report/words.h"

namespace nextline::report {
namespace {

class PlanPage {
 public:
  explicit PlanPage(const Plan& plan) : plan_(plan), html_(plan) {}

  std::string write() && {
    head();
    html_.open("main", "id=\"plan\"");
    html_.open("div", "class=\"top\"");
    now();
    write_brief(html_, plan_);
    html_.close("div");
    alerts();
    write_history(html_, plan_);
    write_options(html_, plan_);
    find_out();
    actions();
    write_dates(html_, plan_);
    write_forest(html_, plan_);
    excluded();
    conflicts();
    write_facts(html_, plan_);
    basis();
    sources();
    html_.close("main");
    html_.raw("</body></html>\n");
    return std::move(html_).finish();
  }

 private:
  void head() {
    html_.raw("<!doctype html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\">\n");
    html_.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html_.element("title", cat("Treatment plan", plan_.patient.empty() ? "" : " for ", plan_.patient, ": ",
                               plan_.guideline.title));
    html_.open("style");
    html_.raw(kPlanStyle);
    html_.close("style");
    html_.raw("</head><body>\n");
    html_.element("a", "Skip to the plan", "class=\"skip\" href=\"#plan\"");
    html_.open("header");
    html_.element("h1", cat(plan_.guideline.title, ": treatment plan"));
    html_.open("p", "class=\"soft\"");
    html_.element("strong", plan_.patient.empty() ? "The case as stated" : plan_.patient);
    html_.text(cat("; as of ", plan_.basis.as_of, "; ", region_words(plan_.basis.region), "; guideline ",
                   plan_.guideline.version, ", evidence up to ", plan_.guideline.evidence_cutoff, "."));
    html_.close("p");
    html_.open("p", "class=\"use\" role=\"note\"");
    html_.element("strong", capitalised(plan_.basis.review_status) + ". ");
    html_.text(plan_.basis.intended_use);
    html_.close("p");
    for (const auto& line : overlay_lines(plan_.basis)) html_.element("p", line, "class=\"caution\"");
    if (const auto notice = conflict_notice(plan_); !notice.empty()) html_.element("p", notice, "class=\"caution\"");
    html_.close("header");
  }

  /// What to do with the treatment being given, and whether the guideline applies at all.
  void now() {
    html_.open_section("now", "What to do now");
    html_.open("div", "class=\"now\"");
    if (plan_.died) html_.element("p", "Nothing: the patient has died", "class=\"verdict\"");
    if (plan_.applies == Truth::False) {
      html_.element("p", "This guideline does not apply", "class=\"verdict\"");
      html_.reasons(plan_.scope_because);
    } else {
      if (!plan_.died) current();
      html_.element(
          "p",
          plan_.applies == Truth::True ? "This guideline applies:" : "Cannot tell yet whether this guideline applies:",
          "class=\"scope\"");
      html_.reasons(plan_.scope_because);
    }
    html_.close("div");
    html_.close_section();
  }

  void current() {
    const auto& current = plan_.current;
    html_.element("p", verdict_words(plan_), "class=\"verdict\"");
    for (const auto* action : urgent_actions(plan_)) {
      html_.open("p", "class=\"first\"");
      html_.element("strong", "Urgent: ", "class=\"urgent\"");
      html_.text(cat(action->title, action->when.empty() ? "" : ", ", action->when));
      html_.close("p");
    }
    if (!current.regimen.empty())
      html_.element("p", "Being given: " + regimen_words(plan_, current.regimen) +
                             (current.since.empty() ? "" : ", since " + without_times(current.since)));
    if (!current.until.empty() && current.goes_on()) html_.element("p", cat("Until: ", current.until));
    if (const auto first = first_choice_words(plan_); !first.empty()) {
      html_.open("p");
      html_.element("strong", "Ranked first: ");
      html_.text(first);
      html_.close("p");
    }
    html_.open("ul");
    for (const auto* reason : told_once(current.because)) html_.statement("li", *reason);
    html_.close("ul");
    if (!current.goes_on()) return;
    for (const auto& check : current.checks) {
      html_.open("p", "class=\"first\"");
      html_.element("strong", "Check: ");
      html_.text(check);
      html_.close("p");
    }
  }

  void alerts() {
    if (plan_.alerts.empty()) return;
    html_.open_section("alerts", "Alerts");
    for (const auto& alert : plan_.alerts) {
      html_.open("div", "class=\"caution\"");
      html_.open("p");
      html_.element("strong", alert.title);
      html_.close("p");
      for (const auto& reason : alert.because)
        html_.statement("p", capitalised(reason.text), reason.read,
                        reason.sources.empty() ? alert.sources : reason.sources);
      html_.close("div");
    }
    html_.close_section();
  }

  void find_out() {
    if (plan_.missing.empty()) return;
    html_.open_section("find-out", "To find out, most decisive first");
    const auto open = also_open(plan_);
    if (open.size() < plan_.missing.size()) {
      html_.open("ol");
      for (const auto& fact : plan_.missing)
        if (!fact.changes.empty()) question(fact);
      html_.close("ol");
    }
    if (!open.empty()) html_.element("p", cat(also_open_words(), " ", titles_words(open), "."), "class=\"small\"");
    html_.close_section();
  }

  void question(const MissingFact& fact) {
    html_.open("li");
    html_.text(cat(fact.question, " "));
    html_.element("span", capitalised(without_times(fact.why)) + ".", "class=\"soft small\"");
    html_.open("ul", "class=\"small\"");
    for (const auto& change : changes_together(fact)) html_.element("li", change);
    html_.close("ul");
    html_.close("li");
  }

  void actions() {
    if (plan_.actions.empty()) return;
    html_.open_section("actions", "Actions, in this order");
    html_.open("ol");
    for (const auto& action : plan_.actions) {
      html_.open("li");
      html_.element("strong", action.title);
      if (!action.when.empty()) html_.text(cat(", ", action.when));
      if (action.urgency == "urgent") html_.element("strong", " (urgent)", "class=\"urgent\"");
      for (const auto& reason : action.because) html_.statement("p", reason);
      html_.close("li");
    }
    html_.close("ol");
    html_.close_section();
  }

  void excluded() {
    if (plan_.excluded.empty() || plan_.applies == Truth::False || plan_.died) return;
    html_.open_section("excluded", "Not options, and why");
    html_.raw(
        "<table><thead><tr><th scope=\"col\">Regimen</th><th scope=\"col\">Category</th><th "
        "scope=\"col\">Why</th></tr></thead><tbody>\n");
    for (const auto& group : excluded_groups(plan_)) {
      const Exclusion& told = *group.told;
      html_.open("tr");
      html_.element("th", titles_words(group.titles), "scope=\"row\"");
      html_.open("td");
      html_.category(told.category);
      html_.close("td");
      html_.open("td");
      for (const auto* reason : group.because) html_.statement("p", *reason);
      if (!told.until.empty()) html_.element("p", cat("Until: ", told.until));
      html_.close("td");
      html_.close("tr");
    }
    html_.raw("</tbody></table>\n");
    html_.close_section();
  }

  void conflicts() {
    if (plan_.conflicts.empty()) return;
    html_.open_section("conflicts", "Statements of the record that disagree");
    html_.open("ul");
    for (const auto& conflict : plan_.conflicts) html_.element("li", conflict_words(plan_, conflict));
    html_.close("ul");
    html_.close_section();
  }

  void basis() {
    const auto& basis = plan_.basis;
    html_.open_section("basis", "Basis");
    html_.element("p", basis.limits);
    html_.open("dl", "class=\"small\"");
    html_.entry("Intended use", basis.intended_use);
    html_.entry("Review", basis.review_status);
    html_.entry("Region and date", cat(region_words(basis.region), ", ", basis.as_of));
    html_.entry("Goals", listed(basis.goals));
    html_.entry("Cannot be had", unavailable_words(basis));
    html_.entry("Program", cat("nextline ", basis.engine_version));
    html_.entry("Guideline", cat(plan_.guideline.id, " ", basis.pack_version, ", SHA-256 ", basis.pack_hash));
    html_.close("dl");
    if (!basis.inputs_missing.empty()) {
      html_.open("details", "class=\"small\"");
      html_.element("summary", "Not known: " + count_words(basis.inputs_missing.size(), "fact") +
                                   "; those that can change this plan are asked for above");
      html_.element("p", listed(basis.inputs_missing));
      html_.close("details");
    }
    html_.close_section();
  }

  void sources() {
    if (plan_.sources.empty()) return;
    html_.open_section("sources", "Sources");
    html_.open("ol", "class=\"small\"");
    int number = 0;
    for (const auto& source : plan_.sources) {
      html_.open("li", "id=\"source-" + std::to_string(++number) + "\"");
      std::string text(source.citation.empty() ? source.title : source.citation);
      if (!source.locator.empty()) text += cat("; ", source.locator);
      html_.text(told(text, source.read));
      html_.raw(" ");
      html_.element("span", cat("(", source.id, ")"), "class=\"soft\"");
      html_.close("li");
    }
    html_.close("ol");
    html_.close_section();
  }

  const Plan& plan_;
  HtmlParts html_;
};

}  // namespace

std::string plan_html(const Plan& plan) {
  return PlanPage(plan).write();
}

}  // namespace nextline::report
