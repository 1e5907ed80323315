#include "report/html_case.h"

#include <algorithm>

#include "report/timeline.h"
#include "report/words.h"

namespace nextline::report {
namespace {

/// In brief a set is told by what holds; what does not stands in the table of facts.
std::string brief_words(const Plan& plan, const CaseEntry& fact) {
  std::string words = cat(fact.title, ": ");
  if (fact.shown_as != ShownAs::List)
    words += value_words(plan, fact);
  else
    words += !fact.items.empty() ? listed(fact.items) : fact.in_part ? "none known" : "none";
  return fact.stale ? words + " (too old to count)" : words;
}

/// The history has a section of its own.
bool is_brief(const CaseEntry& fact) {
  return !fact.value.empty() && !is_history(fact);
}

std::vector<std::string_view> sections_of(const Plan& plan) {
  std::vector<std::string_view> names;
  for (const auto& fact : plan.facts)
    if (is_brief(fact) && std::find(names.begin(), names.end(), fact.section) == names.end())
      names.push_back(fact.section);
  return names;
}

void fact_row(HtmlParts& html, const Plan& plan, const CaseEntry& fact) {
  html.open("tr");
  html.element("th", capitalised(fact.title), "scope=\"row\"");
  html.open("td");
  html.text(value_words(plan, fact));
  if (fact.stale) html.element("strong", " too old to count");
  if (fact.assumed) html.element("em", " assumed");
  html.close("td");
  html.open("td", "class=\"day\"");
  html.text(without_times(fact.date));
  html.close("td");
  html.open("td");
  html.text(fact.overridden.empty() ? std::string(fact.how) : cat("Set by hand: ", fact.overridden));
  html.cite(fact.sources);
  html.close("td");
  html.close("tr");
}

}  // namespace

void write_brief(HtmlParts& html, const Plan& plan) {
  if (plan.facts.empty()) return;
  html.open_section("brief", "The case in brief");
  html.open("dl", "class=\"brief small\"");
  for (const auto& section : sections_of(plan)) {
    std::string line;
    for (const auto& fact : plan.facts)
      if (fact.section == section && is_brief(fact)) line += (line.empty() ? "" : "; ") + brief_words(plan, fact);
    html.entry(section.empty() ? "Others" : capitalised(section), line);
  }
  html.close("dl");
  html.close_section();
}

void write_facts(HtmlParts& html, const Plan& plan) {
  html.open_section("facts", "Read from the record");
  if (plan.facts.empty()) {
    html.element("p", "No fact this guideline asks about was found.");
  } else {
    html.raw(
        "<table class=\"facts small\"><thead><tr><th scope=\"col\">Fact</th><th scope=\"col\">Value</th>"
        "<th scope=\"col\">Date</th><th scope=\"col\">From</th></tr></thead><tbody>\n");
    const bool drawn = timeline_of(plan).has_value();
    for (const auto& fact : plan.facts)
      if (!drawn || !is_history(fact)) fact_row(html, plan, fact);
    html.raw("</tbody></table>\n");
  }
  if (!plan.notes.empty()) {
    html.open("ul");
    for (const auto& note : plan.notes) html.element("li", without_times(note));
    html.close("ul");
  }
  html.close_section();
}

}  // namespace nextline::report
