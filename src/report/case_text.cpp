#include "report/case_text.h"

#include <vector>

#include "case/dictionary.h"
#include "report/words.h"

namespace nextline::report {
namespace {

void candidate_lines(Page& page, const Fact& fact) {
  for (const auto& candidate : fact.candidates)
    page.paragraph("also read: " + candidate.value + (candidate.date.empty() ? ", undated" : ", " + candidate.date) +
                       " " + page.dim("(" + candidate.source + ")"),
                   6);
}

void fact_lines(Page& page, const knowledge::flat::Fact& entry, const Fact& fact) {
  std::string text = shown_with_unit(entry, fact);
  if (!fact.date.empty()) text += ", " + fact.date;
  if (fact.stale) text += ", " + page.warn("too old to count");
  if (fact.is_overridden)
    text += " (set by hand" + (fact.overridden.empty() ? std::string() : ": " + fact.overridden) + ")";
  if (!fact.sources.empty()) text += " " + page.dim("(" + listed(fact.sources) + ")");
  page.labelled(entry.name()->string_view(), text, 2, 34);
  page.paragraph(fact.how, 6);
  candidate_lines(page, fact);
}

}  // namespace

std::string case_text(const knowledge::Pack& pack, const Case& facts, TextStyle style) {
  Page page(style);
  page.paragraph(
      page.strong("Facts of " + (facts.patient.empty() ? std::string("the case as stated") : facts.patient)));
  if (facts.died) page.paragraph(page.bad("The patient has died."));
  std::string section;
  std::vector<std::string> unknown;
  const auto& dictionary = *pack.flat().facts();
  for (std::uint32_t i = 0; i < dictionary.size(); ++i) {
    const auto& entry = *dictionary.Get(i);
    if (!facts.facts[i].known() && !facts.facts[i].is_overridden) {
      unknown.push_back(entry.name()->str());
      continue;
    }
    if (entry.section() && entry.section()->str() != section) {
      section = entry.section()->str();
      page.heading(capitalised(section));
    }
    fact_lines(page, entry, facts.facts[i]);
  }
  page.heading("Not known");
  page.paragraph(unknown.empty() ? "nothing" : listed(unknown), 2);
  for (const auto& conflict : facts.conflicts)
    page.bullet("Conflict, " + conflict.fact + ": " + listed(conflict.values) + ". " + conflict.resolution);
  for (const auto& note : facts.notes) page.bullet(note);
  return std::move(page).finish();
}

}  // namespace nextline::report
