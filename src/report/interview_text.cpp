#include "report/interview_text.h"

namespace nextline::report {

std::string question_text(const care::Question& question, TextStyle style) {
  Page page(style);
  page.blank();
  page.paragraph(page.strong(question.question.empty() ? question.title : question.question));
  page.paragraph(
      page.dim("Answer " + question.answers + ". Enter: not known; ?: why it is asked; q: stop and see the plan."), 2);
  return std::move(page).finish();
}

std::string why_text(const care::Question& question, TextStyle style) {
  Page page(style);
  page.paragraph(question.fact + ": " + question.why + ".", 2);
  for (const auto& change : question.changes) page.bullet(change, 2);
  return std::move(page).finish();
}

std::string ending_text(bool settled, TextStyle style) {
  Page page(style);
  page.blank();
  page.paragraph(
      page.dim(settled ? "Settled: nothing that can still be asked changes the plan. It is:" : "The plan so far:"));
  page.blank();
  return std::move(page).finish();
}

}  // namespace nextline::report
