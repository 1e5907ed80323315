#include "report/text.h"

#include "report/words.h"

namespace nextline::report {
namespace {

class PlanText {
 public:
  PlanText(const Plan& plan, TextStyle style) : plan_(plan), page_(style) {}

  std::string write() && {
    header();
    scope();
    if (plan_.applies != Truth::False) now();
    options();
    missing();
    conflicts();
    actions();
    alerts();
    excluded();
    facts();
    sources();
    basis();
    return std::move(page_).finish();
  }

 private:
  void header() {
    page_.paragraph(page_.strong(plan_.guideline.title) + " " + plan_.guideline.version);
    page_.paragraph(page_.dim("Plan as of " + plan_.basis.as_of + " for " + region_words(plan_.basis.region) +
                              "; evidence up to " + plan_.guideline.evidence_cutoff + "."));
  }

  void scope() {
    const char* answer = plan_.applies == Truth::True    ? "This guideline applies"
                         : plan_.applies == Truth::False ? "This guideline does not apply"
                                                         : "Cannot tell yet whether this guideline applies";
    page_.heading(answer);
    for (const auto& reason : plan_.scope_because) reason_line(reason);
  }

  void reason_line(const Reason& reason, int indent = 2) {
    std::string text = told(reason);
    if (!reason.sources.empty()) text += " " + page_.dim("(" + listed(reason.sources) + ")");
    page_.bullet(text, indent);
  }

  void now() {
    const auto& current = plan_.current;
    page_.heading("Now: " + action_words(current.action) +
                  (current.regimen.empty() ? "" : " (" + current.regimen + ")"));
    if (!current.since.empty()) page_.labelled("Since", current.since);
    if (!current.until.empty()) page_.labelled("Until", current.until);
    for (const auto& reason : current.because) reason_line(reason);
    for (const auto& check : current.checks) page_.labelled("Check", check);
  }

  void options() {
    if (plan_.options.empty()) {
      if (plan_.applies == Truth::True) {
        page_.heading("Options");
        page_.paragraph("None of this guideline's regimens is an option; see the actions and what was excluded.", 2);
      }
      return;
    }
    page_.heading("Options");
    for (const auto& option : plan_.options) one(option);
  }

  void one(const Option& option) {
    page_.blank();
    page_.paragraph(page_.strong(std::to_string(option.rank) + ". " + option.title) + "  " +
                        page_.good(category_words(option.category)) +
                        (option.strength.empty() ? "" : page_.dim(" (" + option.strength + ")")),
                    2);
    for (const auto& reason : option.because) labelled_reason("Why", reason);
    for (const auto& requirement : option.requires_)
      page_.labelled(page_.warn("First"), requirement.text + source_list(requirement.sources), 5);
    for (const auto& caution : option.cautions) labelled_reason(page_.warn("Caution"), caution);
    for (const auto& dose : option.doses)
      page_.labelled("Dose", dose.drug + ": " + dose_words(dose) + source_list(dose.sources), 5);
    notes("Monitor", option.monitoring);
    notes("Side effects", option.side_effects);
    for (const auto& evidence : option.evidence) {
      page_.labelled("Evidence", evidence.title + source_list(evidence.sources), 5);
      for (const auto& finding : evidence.findings) page_.labelled("", note_text(finding), 5);
    }
    page_.labelled("Label",
                   category_words(option.label.status) + " (" + region_words(option.label.region) + ")" +
                       (option.label.since.empty() ? "" : " since " + option.label.since),
                   5);
    notes("Then", option.maintenance);
    notes("Later", option.after_progression);
  }

  void labelled_reason(const std::string& label, const Reason& reason) {
    page_.labelled(label, told(reason) + source_list(reason.sources), 5);
  }

  std::string source_list(const std::vector<std::string>& sources) const {
    return sources.empty() ? std::string() : " " + page_.dim("(" + listed(sources) + ")");
  }

  std::string note_text(const PlanNote& note) const {
    const auto reading = reading_words(note.read);
    return note.text + (reading.empty() ? "" : " [" + reading + "]") + source_list(note.sources);
  }

  void notes(const std::string& label, const std::vector<PlanNote>& all) {
    for (const auto& note : all) page_.labelled(label, note_text(note), 5);
  }

  void missing() {
    if (plan_.missing.empty()) return;
    page_.heading("To find out, most decisive first");
    for (const auto& fact : plan_.missing) {
      page_.bullet(fact.question + " " + page_.dim("[" + fact.fact + ": " + fact.why + "]"));
      for (const auto& change : fact.changes) page_.paragraph(change, 6);
    }
  }

  void conflicts() {
    if (plan_.conflicts.empty()) return;
    page_.heading("Statements of the record that disagree");
    for (const auto& conflict : plan_.conflicts)
      page_.bullet(conflict.fact + ": " + listed(conflict.values) + ". " + conflict.resolution);
  }

  void actions() {
    if (plan_.actions.empty()) return;
    page_.heading("Actions, in this order");
    for (const auto& action : plan_.actions) {
      std::string line = page_.strong(action.title);
      if (!action.when.empty()) line += " — " + action.when;
      page_.bullet(line);
      for (const auto& reason : action.because) page_.paragraph(told(reason) + source_list(reason.sources), 4);
    }
  }

  void alerts() {
    if (plan_.alerts.empty()) return;
    page_.heading("Alerts");
    for (const auto& alert : plan_.alerts) {
      page_.bullet(page_.bad(alert.title));
      for (const auto& reason : alert.because) page_.paragraph(told(reason) + source_list(reason.sources), 4);
    }
  }

  void excluded() {
    if (plan_.excluded.empty() || plan_.applies == Truth::False) return;
    page_.heading("Not options, and why");
    for (const auto& exclusion : plan_.excluded) {
      page_.bullet(exclusion.title + ": " + page_.bad(category_words(exclusion.category)) +
                   (exclusion.until.empty() ? "" : " until " + exclusion.until));
      for (const auto& reason : exclusion.because) page_.paragraph(told(reason) + source_list(reason.sources), 4);
    }
  }

  void facts() {
    page_.heading("Read from the record");
    for (const auto& fact : plan_.facts) {
      std::string text = fact.value + (fact.unit.empty() || fact.unit == "1" ? "" : " " + fact.unit);
      if (!fact.date.empty()) text += ", " + fact.date;
      if (fact.stale) text += ", " + page_.warn("too old to count");
      if (fact.assumed) text += ", assumed";
      if (!fact.overridden.empty()) text += " (set by hand: " + fact.overridden + ")";
      text += source_list(fact.sources);
      page_.labelled(fact.title, text, 2, 34);
    }
    for (const auto& note : plan_.notes) page_.bullet(note);
  }

  void sources() {
    if (plan_.sources.empty()) return;
    page_.heading("Sources");
    for (const auto& source : plan_.sources)
      page_.labelled(source.id, source.title + (source.locator.empty() ? "" : "; " + source.locator), 2, 14);
  }

  void basis() {
    const auto& basis = plan_.basis;
    page_.heading("Basis");
    page_.paragraph(basis.intended_use, 2);
    page_.paragraph(basis.limits, 2);
    page_.paragraph(page_.dim("Review: " + basis.review_status + ". nextline " + basis.engine_version + ", guideline " +
                              basis.pack_version + " (" + basis.pack_hash.substr(0, 12) + ")."),
                    2);
  }

  const Plan& plan_;
  Page page_;
};

}  // namespace

std::string plan_text(const Plan& plan, TextStyle style) {
  return PlanText(plan, style).write();
}

}  // namespace nextline::report
