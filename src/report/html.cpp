#include "report/html.h"

#include "report/html_style.h"
#include "report/html_writer.h"
#include "report/words.h"

namespace nextline::report {
namespace {

class PlanPage {
 public:
  explicit PlanPage(const Plan& plan) : plan_(plan) {}

  std::string write() && {
    head();
    html_.open("main");
    verdict();
    if (plan_.applies != Truth::False) now();
    find_out();
    options();
    actions();
    alerts();
    excluded();
    facts();
    conflicts();
    sources();
    basis();
    html_.close("main");
    html_.raw("</body></html>\n");
    return std::move(html_).finish();
  }

 private:
  void head() {
    html_.raw("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n");
    html_.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html_.element("title", "Treatment plan: " + plan_.guideline.title);
    html_.open("style");
    html_.raw(kPlanStyle);
    html_.close("style");
    html_.raw("</head><body>\n");
    html_.open("header");
    html_.element("h1", plan_.guideline.title + " " + plan_.guideline.version);
    html_.element("p",
                  "Plan as of " + plan_.basis.as_of + " for " + region_words(plan_.basis.region) + "; evidence up to " +
                      plan_.guideline.evidence_cutoff + ".",
                  "class=\"soft\"");
    html_.element("p", plan_.basis.intended_use, "class=\"use\" role=\"note\"");
    html_.close("header");
  }

  void section(std::string_view id, std::string_view title) {
    html_.open("section", "id=\"" + std::string(id) + "\" aria-labelledby=\"" + std::string(id) + "-title\"");
    html_.element("h2", title, "id=\"" + std::string(id) + "-title\"");
  }

  /// Source ids as links into the list at the end; references to resources as text.
  void cite(const std::vector<std::string>& ids) {
    for (const auto& id : ids) {
      html_.raw(" ");
      const bool cited = id.find('/') == std::string::npos;
      if (cited)
        html_.element("a", "[" + id + "]", "class=\"source\" href=\"#source-" + escaped(id) + "\"");
      else
        html_.element("span", "(" + id + ")", "class=\"soft small\"");
    }
  }

  void reason_item(const Reason& reason, std::string_view tag = "li") {
    html_.open(tag);
    html_.text(told(reason));
    cite(reason.sources);
    html_.close(tag);
  }

  void reason_list(const std::vector<Reason>& reasons) {
    if (reasons.empty()) return;
    html_.open("ul");
    for (const auto& reason : reasons) reason_item(reason);
    html_.close("ul");
  }

  void verdict() {
    section("scope", plan_.applies == Truth::True    ? "This guideline applies"
                     : plan_.applies == Truth::False ? "This guideline does not apply"
                                                     : "Cannot tell yet whether this guideline applies");
    reason_list(plan_.scope_because);
    html_.close("section");
  }

  void now() {
    const auto& current = plan_.current;
    section("now", "Now");
    html_.open("div", "class=\"now\"");
    html_.element("p", action_words(current.action) + (current.regimen.empty() ? "" : ": " + current.regimen),
                  "class=\"verdict\"");
    if (!current.since.empty()) html_.element("p", "Given since " + current.since + ".");
    if (!current.until.empty()) html_.element("p", "Until: " + current.until);
    reason_list(current.because);
    for (const auto& check : current.checks) html_.element("p", "Check: " + check, "class=\"first\"");
    html_.close("div");
    html_.close("section");
  }

  void find_out() {
    if (plan_.missing.empty()) return;
    section("find-out", "Find out first");
    html_.open("ol");
    for (const auto& fact : plan_.missing) {
      html_.open("li");
      html_.text(fact.question);
      html_.element("span", " " + fact.why, "class=\"soft small\"");
      if (!fact.changes.empty()) {
        html_.open("details");
        html_.element("summary", "What it would change");
        html_.open("ul");
        for (const auto& change : fact.changes) html_.element("li", change);
        html_.close("ul");
        html_.close("details");
      }
      html_.close("li");
    }
    html_.close("ol");
    html_.close("section");
  }

  void options() {
    if (plan_.applies == Truth::False) return;
    section("options", "Options");
    if (plan_.options.empty())
      html_.element("p", "None of this guideline's regimens is an option; see the actions and what was excluded.");
    for (const auto& option : plan_.options) card(option);
    html_.close("section");
  }

  void card(const Option& option) {
    html_.open("article", "class=\"card\"");
    html_.open("div", "class=\"head\"");
    html_.element("span", std::to_string(option.rank) + ".", "class=\"rank\"");
    html_.element("h3", option.title);
    html_.element("span", category_words(option.category), "class=\"tag " + escaped(option.category) + "\"");
    html_.element("span", option.strength, "class=\"soft small\"");
    html_.close("div");
    for (const auto& reason : option.because) reason_item(reason, "p");
    for (const auto& requirement : option.requires_) block("first", "First: ", requirement.text, requirement.sources);
    for (const auto& caution : option.cautions) block("caution", "Caution: ", told(caution), caution.sources);
    html_.open("dl");
    doses(option);
    notes("Monitor", option.monitoring);
    notes("Side effects", option.side_effects);
    evidence(option);
    html_.element("dt", "Label");
    html_.element("dd", category_words(option.label.status) + ", " + region_words(option.label.region) +
                            (option.label.since.empty() ? "" : ", since " + option.label.since));
    notes("Then", option.maintenance);
    notes("After progression", option.after_progression);
    html_.close("dl");
    html_.close("article");
  }

  void block(std::string_view style, const std::string& label, const std::string& text,
             const std::vector<std::string>& cited) {
    html_.open("p", "class=\"" + std::string(style) + "\"");
    html_.element("strong", label);
    html_.text(text);
    cite(cited);
    html_.close("p");
  }

  void doses(const Option& option) {
    if (option.doses.empty()) return;
    html_.element("dt", "Dose");
    html_.open("dd");
    for (const auto& dose : option.doses) {
      html_.open("p");
      html_.element("strong", dose.drug + ": ");
      html_.text(dose_words(dose));
      cite(dose.sources);
      html_.close("p");
    }
    html_.close("dd");
  }

  void note_item(const PlanNote& note) {
    const auto reading = reading_words(note.read);
    html_.open("p");
    html_.text(note.text + (reading.empty() ? "" : " [" + reading + "]"));
    cite(note.sources);
    html_.close("p");
  }

  void notes(std::string_view label, const std::vector<PlanNote>& all) {
    if (all.empty()) return;
    html_.element("dt", label);
    html_.open("dd");
    for (const auto& note : all) note_item(note);
    html_.close("dd");
  }

  void evidence(const Option& option) {
    if (option.evidence.empty()) return;
    html_.element("dt", "Evidence");
    html_.open("dd");
    for (const auto& entry : option.evidence) {
      html_.element("p", entry.title);
      for (const auto& finding : entry.findings) note_item(finding);
    }
    html_.close("dd");
  }

  void actions() {
    if (plan_.actions.empty()) return;
    section("actions", "Actions, in this order");
    html_.open("ol");
    for (const auto& action : plan_.actions) {
      html_.open("li");
      html_.element("strong", action.title);
      if (!action.when.empty()) html_.text(" — " + action.when);
      reason_list(action.because);
      html_.close("li");
    }
    html_.close("ol");
    html_.close("section");
  }

  void alerts() {
    if (plan_.alerts.empty()) return;
    section("alerts", "Alerts");
    for (const auto& alert : plan_.alerts) {
      html_.element("p", alert.title, "class=\"caution\"");
      reason_list(alert.because);
    }
    html_.close("section");
  }

  void excluded() {
    if (plan_.excluded.empty() || plan_.applies == Truth::False) return;
    section("excluded", "Not options, and why");
    html_.raw(
        "<table><thead><tr><th scope=\"col\">Regimen</th><th scope=\"col\">Category</th><th "
        "scope=\"col\">Why</th></tr></thead><tbody>\n");
    for (const auto& exclusion : plan_.excluded) {
      html_.open("tr");
      html_.element("th", exclusion.title, "scope=\"row\"");
      html_.open("td");
      html_.element("span", category_words(exclusion.category), "class=\"tag " + escaped(exclusion.category) + "\"");
      html_.close("td");
      html_.open("td");
      for (const auto& reason : exclusion.because) reason_item(reason, "p");
      if (!exclusion.until.empty()) html_.element("p", "Until: " + exclusion.until);
      html_.close("td");
      html_.close("tr");
    }
    html_.raw("</tbody></table>\n");
    html_.close("section");
  }

  void fact_row(const CaseEntry& fact) {
    html_.open("tr");
    html_.element("th", fact.title, "scope=\"row\"");
    html_.open("td");
    html_.text(fact.value + (fact.unit.empty() || fact.unit == "1" ? "" : " " + fact.unit));
    if (fact.stale) html_.element("strong", " too old to count");
    if (fact.assumed) html_.element("em", " assumed");
    html_.close("td");
    html_.open("td");
    html_.text(fact.date);
    html_.close("td");
    html_.open("td");
    html_.text(fact.overridden.empty() ? fact.how : "Set by hand: " + fact.overridden);
    cite(fact.sources);
    html_.close("td");
    html_.close("tr");
  }

  void facts() {
    section("facts", "Read from the record");
    if (plan_.facts.empty())
      html_.element("p", "No fact this guideline asks about was found.");
    else {
      html_.raw(
          "<table><thead><tr><th scope=\"col\">Fact</th><th scope=\"col\">Value</th><th scope=\"col\">Date</th>"
          "<th scope=\"col\">From</th></tr></thead><tbody>\n");
      for (const auto& fact : plan_.facts) fact_row(fact);
      html_.raw("</tbody></table>\n");
    }
    if (!plan_.notes.empty()) {
      html_.open("ul");
      for (const auto& note : plan_.notes) html_.element("li", note);
      html_.close("ul");
    }
    html_.close("section");
  }

  void conflicts() {
    if (plan_.conflicts.empty()) return;
    section("conflicts", "Statements of the record that disagree");
    html_.open("ul");
    for (const auto& conflict : plan_.conflicts)
      html_.element("li", conflict.fact + ": " + listed(conflict.values) + ". " + conflict.resolution);
    html_.close("ul");
    html_.close("section");
  }

  void sources() {
    if (plan_.sources.empty()) return;
    section("sources", "Sources");
    html_.open("dl", "class=\"small\"");
    for (const auto& source : plan_.sources) {
      html_.element("dt", source.id, "id=\"source-" + escaped(source.id) + "\"");
      std::string text = source.citation.empty() ? source.title : source.citation;
      if (!source.locator.empty()) text += "; " + source.locator;
      const auto reading = reading_words(source.read);
      if (!reading.empty()) text += " [" + reading + "]";
      html_.element("dd", text);
    }
    html_.close("dl");
    html_.close("section");
  }

  void basis() {
    const auto& basis = plan_.basis;
    section("basis", "Basis");
    html_.element("p", basis.limits);
    html_.open("dl", "class=\"small\"");
    entry("Review", basis.review_status);
    entry("Region and date", region_words(basis.region) + ", " + basis.as_of);
    entry("Goals", listed(basis.goals));
    entry("Not known", listed(basis.inputs_missing));
    entry("Program", "nextline " + basis.engine_version);
    entry("Guideline", plan_.guideline.id + " " + basis.pack_version + ", SHA-256 " + basis.pack_hash);
    html_.close("dl");
    html_.close("section");
  }

  void entry(std::string_view label, const std::string& text) {
    if (text.empty()) return;
    html_.element("dt", label);
    html_.element("dd", text);
  }

  const Plan& plan_;
  HtmlWriter html_;
};

}  // namespace

std::string plan_html(const Plan& plan) {
  return PlanPage(plan).write();
}

}  // namespace nextline::report
