#include "report/dose_text.h"

#include "report/dose_lines.h"
#include "report/overlay_words.h"
#include "report/references.h"
#include "report/words.h"

namespace nextline::report {
namespace {

constexpr int kDoseNameColumns = 18;

class DosesText {
 public:
  DosesText(const care::DosePage& page, TextStyle style) : doses_(page), references_(page.sources), page_(style) {}

  std::string write() && {
    header();
    for (const PlanDose& dose : doses_.doses) one(dose);
    if (doses_.doses.empty()) page_.paragraph("No dose of it has been read; see the product text.");
    missed();
    basis();
    list_sources(page_, doses_.sources);
    return std::move(page_).finish();
  }

 private:
  std::string marks(Texts sources) const { return page_.dim(references_.text(sources)); }

  void header() {
    const Plan& plan = doses_.plan;
    page_.paragraph(page_.strong(cat("Doses: ", capitalised(doses_.title))));
    page_.paragraph(
        page_.dim(cat("As of ", plan.basis.as_of, " for ", plan.patient.empty() ? "the case as stated" : plan.patient,
                      "; ", region_words(plan.basis.region), "; guideline ", plan.guideline.version, ".")));
    page_.paragraph(plan.basis.intended_use);
    for (const auto& line : overlay_lines(plan.basis)) page_.paragraph(page_.warn(line));
    if (!doses_.category.empty())
      page_.paragraph("In the plan: " + page_.strong(category_words(doses_.category)) + ".");
    if (doses_.category == "needs-information")
      return page_.paragraph("What is missing: see nextline plan, or nextline ask.");
    for (const Reason& reason : doses_.because)
      page_.bullet(page_.bad(told(capitalised(without_times(reason.text)), reason.read)) + marks(reason.sources));
  }

  void one(const PlanDose& dose) {
    page_.heading(cat(capitalised(dose.drug), dose.phase.empty() ? "" : cat(", ", dose.phase, " dose")));
    labelled("Dose", dose_words(dose) + marks(dose.sources));
    if (!dose.for_patient) return labelled("For this patient", "not calculated");
    for (const DoseLine& line : dose_lines(dose)) told_line(line);
    for (const DoseLine& line : dose_details(dose)) told_line(line);
  }

  void told_line(const DoseLine& line) {
    const std::string text(line.text);
    const bool is_sum = line.label == "For this patient";
    labelled(line.tone == DoseLine::Tone::Plain ? std::string(line.label)
             : line.tone == DoseLine::Tone::Bad ? page_.bad(line.label)
                                                : page_.warn(line.label),
             (is_sum ? page_.strong(text) : text) + marks(line.sources));
  }

  void labelled(const std::string& label, const std::string& text) { page_.labelled(label, text, 2, kDoseNameColumns); }

  void missed() {
    if (doses_.missed.empty()) return;
    page_.heading("A missed dose");
    std::string_view before;
    for (const care::DoseNote& note : doses_.missed) {
      labelled(note.drug == before ? "" : capitalised(note.drug), told(note.text, note.read) + marks(note.sources));
      before = note.drug;
    }
  }

  void basis() {
    const Basis& basis = doses_.plan.basis;
    page_.heading("Basis");
    page_.paragraph("Check every dose before it is ordered. A dose that was lowered is not raised again by this page.",
                    2);
    page_.paragraph(basis.limits, 2);
    page_.paragraph(page_.dim(cat("Review: ", basis.review_status, ". nextline ", basis.engine_version, ", guideline ",
                                  doses_.plan.guideline.id, " ", basis.pack_version, ".")),
                    2);
  }

  const care::DosePage& doses_;
  References references_;
  Page page_;
};

}  // namespace

std::string doses_text(const care::DosePage& page, TextStyle style) {
  return DosesText(page, style).write();
}

}  // namespace nextline::report
