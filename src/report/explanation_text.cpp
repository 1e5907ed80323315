#include "report/explanation_text.h"

#include "report/overlay_words.h"
#include "report/words.h"

namespace nextline::report {
namespace {

const char* truth_word(Truth truth) {
  return truth == Truth::True ? "yes" : truth == Truth::False ? "no" : "not known";
}

void questions(Page& page, const char* title, const std::vector<care::ExplainedQuestion>& all) {
  if (all.empty()) return;
  page.heading(title);
  for (const auto& question : all) {
    page.bullet(cat(page.strong(question.id), " (", question.kind, "): ", truth_word(question.truth)));
    page.paragraph(told(without_times(question.reason.text), question.reason.read) +
                       (question.reason.sources.empty() ? "" : " (" + listed(question.reason.sources) + ")"),
                   4);
    page.paragraph(page.dim(cat("define \"", question.definition, "\"")), 4);
  }
}

void facts(Page& page, const care::Explanation& explanation) {
  page.heading("Facts behind these answers");
  for (const auto& fact : explanation.facts) {
    std::string text = value_words(fact);
    if (!fact.date.empty()) text += ", " + without_times(fact.date);
    if (!fact.sources.empty()) text += " " + page.dim("(" + some_of(fact.sources) + ")");
    page.labelled(fact.title, text, 2, 36);
    page.paragraph(fact.how, 6);
  }
  if (!explanation.unknown_facts.empty()) page.labelled("Not known", listed(explanation.unknown_facts), 2, 36);
}

}  // namespace

std::string explanation_text(const care::Explanation& explanation, TextStyle style) {
  Page page(style);
  page.paragraph(page.strong(explanation.title) + ": " + category_words(explanation.category));
  page.paragraph(explanation.row.text);
  page.paragraph(page.dim("Planner row: " +
                          (explanation.row_conditions.empty() ? "otherwise" : listed(explanation.row_conditions))));
  page.heading("Asked of the planner's table");
  for (const auto& input : explanation.inputs) page.labelled(input.name, truth_word(input.truth), 2, 16);
  page.labelled("label", label_words(explanation.label), 2, 16);
  questions(page, "Recommendations", explanation.recommendations);
  questions(page, "Safety rules in force", explanation.rules);
  facts(page, explanation);
  page.heading("Basis");
  page.paragraph(std::string(explanation.basis.intended_use), 2);
  for (const auto& review : explanation.review) page.labelled(page.warn("Review"), review_words(review), 2);
  for (const auto& line : overlay_lines(explanation.basis)) page.paragraph(page.warn(line), 2);
  page.paragraph(page.dim(cat("Review: ", explanation.basis.review_status, ". As of ", explanation.basis.as_of, ", ",
                              region_words(explanation.basis.region), ".")),
                 2);
  return std::move(page).finish();
}

}  // namespace nextline::report
