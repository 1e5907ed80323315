#include "report/html_options.h"

#include <algorithm>

#include "report/dose_lines.h"
#include "report/overlay_words.h"
#include "report/words.h"

namespace nextline::report {
namespace {

std::string count_or_none(std::size_t count, const std::string& thing) {
  return count == 0 ? "none" : count_words(count, thing);
}

std::string rank_words(const Plan& plan, const Option& option) {
  return std::to_string(option.rank) + (is_tied(plan, option) ? " (equal)" : "");
}

void overview(HtmlParts& html, const Plan& plan, List<Option> options) {
  html.raw(
      "<table class=\"overview\"><caption>At a glance</caption><thead><tr><th scope=\"col\">Rank</th>"
      "<th scope=\"col\">Regimen</th><th scope=\"col\">Category</th><th scope=\"col\">To settle first</th>"
      "<th scope=\"col\">Cautions</th></tr></thead><tbody>\n");
  for (const auto& option : options) {
    html.open("tr");
    html.element("td", rank_words(plan, option));
    html.open("th", "scope=\"row\"");
    html.element("a", option.title, "href=\"#option-" + escaped(option.id) + "\"");
    html.close("th");
    html.open("td");
    html.category(option.category);
    html.close("td");
    html.element("td", count_or_none(by_test(option.requires_).size(), "point"));
    html.element("td", count_or_none(option.cautions.size(), "caution"));
    html.close("tr");
  }
  html.raw("</tbody></table>\n");
}

/// One option as a card.
class Card {
 public:
  Card(HtmlParts& html, const Plan& plan, const Option& option) : html_(html), plan_(plan), option_(option) {}

  void write() {
    const std::string id = "option-" + escaped(option_.id);
    html_.open("article", "class=\"card\" id=\"" + id + "\" aria-labelledby=\"" + id + "-title\"");
    html_.open("div", "class=\"head\"");
    html_.open("h3", "id=\"" + id + "-title\"");
    html_.element("span", std::to_string(option_.rank) + ".", "class=\"rank\"");
    html_.text(cat(" ", option_.title));
    html_.close("h3");
    html_.category(option_.category);
    html_.element("span", option_.strength, "class=\"soft small\"");
    if (is_tied(plan_, option_)) html_.element("span", "equal rank", "class=\"soft small\"");
    html_.close("div");
    for (const auto& reason : option_.because) html_.statement("p", reason);
    for (const auto& requirement : by_test(option_.requires_))
      block("first", "First: ", requirement.text, requirement.sources);
    for (const auto& caution : option_.cautions)
      block("caution", "Caution: ", told(capitalised(caution.text), caution.read), caution.sources);
    for (const auto& review : option_.review) block("caution", "Review: ", review_words(review), {});
    details();
    html_.close("article");
  }

 private:
  void details() {
    html_.open("dl");
    doses();
    notes("Monitor", option_.monitoring);
    notes("Side effects", option_.side_effects);
    evidence();
    trial_fit();
    html_.entry("Label", label_words(option_.label));
    notes("Maintenance", option_.maintenance);
    notes("After progression", option_.after_progression);
    html_.close("dl");
  }

  void block(std::string_view style, const std::string& label, const std::string& text, Texts cited) {
    html_.open("p", "class=\"" + std::string(style) + "\"");
    html_.element("strong", label);
    html_.text(text);
    html_.cite(cited);
    html_.close("p");
  }

  void doses() {
    if (option_.doses.empty()) return;
    html_.element("dt", "Dose");
    html_.open("dd");
    for (const auto& dose : option_.doses) {
      html_.open("p");
      html_.element("strong", dose.drug);
      html_.text(": " + dose_words(dose));
      html_.cite(dose.sources);
      html_.close("p");
      if (dose.for_patient) for_patient(dose);
    }
    html_.close("dd");
  }

  void for_patient(const PlanDose& dose) {
    html_.open("ul", "class=\"dose\"");
    for (const DoseLine& line : dose_lines(dose)) dose_line(line);
    html_.close("ul");
    const std::vector<DoseLine> details = dose_details(dose);
    if (details.empty()) return;
    html_.open("details");
    html_.element("summary", "How it is worked out");
    html_.open("ul", "class=\"dose\"");
    for (const DoseLine& line : details) dose_line(line);
    html_.close("ul");
    html_.close("details");
  }

  void dose_line(const DoseLine& line) {
    html_.open("li");
    if (!line.label.empty()) html_.element("strong", cat(line.label, ": "));
    html_.text(line.text);
    html_.cite(line.sources);
    html_.close("li");
  }

  void notes(std::string_view label, List<PlanNote> all) {
    if (all.empty()) return;
    html_.element("dt", label);
    html_.open("dd");
    for (const auto& note : all) html_.statement("p", note.text, note.read, note.sources);
    html_.close("dd");
  }

  void evidence() {
    if (option_.evidence.empty()) return;
    html_.element("dt", "Evidence");
    html_.open("dd");
    for (const auto& entry : option_.evidence) {
      html_.open("p");
      html_.element("strong", entry.title);
      html_.cite(entry.sources);
      html_.close("p");
      for (const auto& finding : entry.findings) html_.statement("p", finding.text, finding.read, finding.sources);
    }
    html_.close("dd");
  }

  void trial_fit() {
    if (option_.trial_fit.empty()) return;
    html_.element("dt", "Trial fit");
    html_.open("dd");
    for (const auto& fit : option_.trial_fit) {
      html_.open("p");
      html_.element("strong", fit.trial);
      html_.text(": " + fit_words(fit));
      html_.close("p");
    }
    html_.close("dd");
  }

  HtmlParts& html_;
  const Plan& plan_;
  const Option& option_;
};

void write_reserve(HtmlParts& html, const Plan& plan) {
  const List<Option> all = options_in_reserve(plan);
  if (all.empty()) return;
  html.open_section("reserve", reserve_words());
  html.open("ul");
  for (const auto& option : all) {
    html.open("li");
    html.element("strong", option.title);
    for (const auto& reason : option.because) html.statement("p", reason);
    for (const auto& caution : option.cautions) html.statement("p", caution);
    html.close("li");
  }
  html.close("ul");
  html.close_section();
}

}  // namespace

void write_options(HtmlParts& html, const Plan& plan) {
  if (plan.applies == Truth::False) return;
  html.open_section("options", "Options");
  const List<Option> now = options_now(plan);
  if (now.empty()) html.element("p", no_option_words(plan));
  const bool tied = std::any_of(now.begin(), now.end(), [&](const Option& option) { return is_tied(plan, option); });
  if (tied) html.element("p", tie_words(), "class=\"soft\"");
  for (const auto& goal : plan.goals) {
    Reason reason = goal.because;
    const std::string words = "Goal: " + goal_words(plan, goal);
    reason.text = words;
    html.statement("p", reason);
  }
  if (now.size() > 1) overview(html, plan, now);
  for (const auto& option : now) Card(html, plan, option).write();
  html.close_section();
  write_reserve(html, plan);
}

}  // namespace nextline::report
