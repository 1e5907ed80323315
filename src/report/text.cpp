#include "report/text.h"

#include <algorithm>

#include "report/calendar/brief.h"
#include "report/dose_lines.h"
#include "report/groups.h"
#include "report/overlay_words.h"
#include "report/references.h"
#include "report/timeline.h"
#include "report/words.h"

namespace nextline::report {
namespace {

constexpr int kOptionIndent = 5;
constexpr int kFactColumns = 30;

class PlanText {
 public:
  PlanText(const Plan& plan, TextStyle style)
      : plan_(plan), references_(plan.sources), timeline_(timeline_of(plan)), page_(style) {}

  std::string write() && {
    header();
    if (plan_.applies != Truth::True) scope();
    if (plan_.applies != Truth::False || plan_.died) now();
    options();
    dates_in_brief(page_, plan_, references_);
    missing();
    actions();
    next();
    excluded();
    alerts();
    conflicts();
    history();
    facts();
    basis();
    list_sources(page_, plan_.sources);
    return std::move(page_).finish();
  }

 private:
  void header() {
    page_.paragraph(page_.strong(plan_.guideline.title));
    page_.paragraph(page_.dim(cat("Plan as of ", plan_.basis.as_of, " for ",
                                  plan_.patient.empty() ? "the case as stated" : plan_.patient, "; ",
                                  region_words(plan_.basis.region), "; guideline ", plan_.guideline.version,
                                  ", evidence up to ", plan_.guideline.evidence_cutoff, ".")));
    page_.paragraph(page_.warn(capitalised(plan_.basis.review_status) + "."));
    for (const auto& line : overlay_lines(plan_.basis)) page_.paragraph(page_.warn(line));
    if (const auto notice = conflict_notice(plan_); !notice.empty()) page_.paragraph(page_.warn(notice));
    if (plan_.applies == Truth::True && !plan_.scope_because.empty())
      page_.paragraph("This guideline applies: " + cited(plan_.scope_because.front()));
    for (const auto& alert : plan_.alerts)
      page_.paragraph(page_.bad(cat("Alert: ", alert.title)) + page_.dim(" (see Alerts)"));
  }

  std::string marks(Texts sources) const { return page_.dim(references_.text(sources)); }

  std::string cited(const Reason& reason) const {
    return told(capitalised(without_times(reason.text)), reason.read) + marks(reason.sources);
  }

  std::string cited(const PlanNote& note) const { return told(note.text, note.read) + marks(note.sources); }

  void scope() {
    page_.heading(plan_.applies == Truth::False ? "This guideline does not apply"
                                                : "Cannot tell yet whether this guideline applies");
    for (const auto& reason : plan_.scope_because) page_.bullet(cited(reason));
  }

  void now() {
    const auto& current = plan_.current;
    if (plan_.died) return page_.heading("What to do now: nothing, the patient has died");
    page_.heading("What to do now: " + verdict_words(plan_));
    for (const auto* action : urgent_actions(plan_))
      page_.labelled(page_.bad("Urgent"), cat(page_.strong(action->title), timing(*action)));
    if (!current.regimen.empty())
      page_.labelled("Being given", regimen_words(plan_, current.regimen) +
                                        (current.since.empty() ? "" : ", since " + without_times(current.since)));
    if (current.goes_on()) page_.labelled("Until", capitalised(current.until));
    page_.labelled("Ranked first", first_choice_words(plan_));
    for (const auto* reason : told_once(current.because)) page_.labelled("Why", cited(*reason));
    if (!current.goes_on()) return;
    for (const auto& check : current.checks) page_.labelled(page_.warn("Check"), check);
  }

  static std::string timing(const PlanAction& action) { return action.when.empty() ? "" : cat(", ", action.when); }

  void options() {
    if (plan_.applies == Truth::False) return;
    page_.heading("Options");
    const List<Option> now = options_now(plan_);
    if (now.empty()) page_.paragraph(no_option_words(plan_), 2);
    if (std::any_of(now.begin(), now.end(), [&](const Option& o) { return is_tied(plan_, o); }))
      page_.paragraph(tie_words(), 2);
    for (const auto& goal : plan_.goals)
      page_.labelled("Goal", told(goal_words(plan_, goal), goal.because.read) + marks(goal.because.sources));
    if (now.size() > 1)
      for (const auto& option : now) page_.numbered(option.rank, title_line(option));
    for (const auto& option : now) {
      if (now.size() > 1) page_.blank();
      one(option);
    }
    reserve();
  }

  void reserve() {
    const List<Option> all = options_in_reserve(plan_);
    if (all.empty()) return;
    page_.heading(std::string(reserve_words()));
    for (const auto& option : all) {
      page_.bullet(page_.strong(option.title));
      for (const auto& reason : option.because) page_.paragraph(cited(reason), 4);
      for (const auto& caution : option.cautions) page_.paragraph(page_.warn("Caution: ") + cited(caution), 4);
    }
  }

  std::string title_line(const Option& option) const {
    return page_.strong(option.title) + ": " + page_.good(category_words(option.category)) +
           (is_tied(plan_, option) ? " (equal rank)" : "");
  }

  void one(const Option& option) {
    page_.numbered(option.rank,
                   title_line(option) + (option.strength.empty() ? "" : page_.dim(cat(", ", option.strength))));
    for (const auto& reason : option.because) labelled("Why", cited(reason));
    for (const auto& requirement : by_test(option.requires_))
      labelled(page_.warn("First"), requirement.text + marks(requirement.sources));
    for (const auto& caution : option.cautions) labelled(page_.warn("Caution"), cited(caution));
    for (const auto& review : option.review) labelled(page_.warn("Review"), review_words(review));
    for (const auto& dose : option.doses) this->dose(dose);
    notes("Monitor", option.monitoring);
    notes("Side effects", option.side_effects);
    for (const auto& evidence : option.evidence) {
      labelled("Evidence", cat(evidence.title, marks(evidence.sources)));
      notes("", evidence.findings);
    }
    trial_fit(option);
    labelled("Label", label_words(option.label));
  }

  /// What the regimen states, and below it what that is for the patient.
  void dose(const PlanDose& dose) {
    labelled("Dose", cat(dose.drug, ": ", dose_words(dose), marks(dose.sources)));
    if (!dose.for_patient) return;
    for (const DoseLine& line : dose_lines(dose)) {
      const std::string label = cat(line.label, ": ");
      labelled("", (line.tone == DoseLine::Tone::Plain  ? page_.strong(label)
                    : line.tone == DoseLine::Tone::Warn ? page_.warn(label)
                                                        : page_.bad(label)) +
                       line.text + marks(line.sources));
    }
  }

  void trial_fit(const Option& option) {
    for (const auto& fit : option.trial_fit) labelled("Trial fit", cat(fit.trial, ": ", fit_words(fit)));
  }

  void labelled(const std::string& label, const std::string& text) { page_.labelled(label, text, kOptionIndent); }

  void notes(const std::string& label, List<PlanNote> all) {
    bool is_first = true;
    for (const auto& note : all) {
      labelled(is_first ? label : "", cited(note));
      is_first = false;
    }
  }

  void missing() {
    if (plan_.missing.empty()) return;
    page_.heading("To find out, most decisive first");
    int number = 0;
    for (const auto& fact : plan_.missing) {
      if (fact.changes.empty()) continue;
      page_.numbered(++number,
                     cat(fact.question, " ", page_.dim(cat("[", fact.fact, ": ", without_times(fact.why), "]"))));
      for (const auto& change : changes_together(fact)) page_.paragraph(change, kOptionIndent);
    }
    if (const auto open = also_open(plan_); !open.empty())
      page_.paragraph(cat(also_open_words(), " ", titles_words(open), "."), 2);
  }

  void actions() {
    if (plan_.actions.empty()) return;
    page_.heading("Actions, in this order");
    int number = 0;
    for (const auto& action : plan_.actions) {
      page_.numbered(++number, cat(page_.strong(action.title), timing(action),
                                   action.urgency == "urgent" ? page_.bad(" (urgent)") : ""));
      for (const auto& reason : action.because) page_.paragraph(cited(reason), kOptionIndent);
    }
  }

  void next() {
    bool begun = false;
    for (const auto& option : options_now(plan_)) {
      if (option.maintenance.empty() && option.after_progression.empty()) continue;
      if (!begun) page_.heading("What comes next");
      begun = true;
      page_.paragraph(page_.strong(cat("After ", option.title)), 2);
      for (const auto& note : option.maintenance) page_.labelled("Maintenance", cited(note), kOptionIndent, 20);
      for (const auto& note : option.after_progression)
        page_.labelled("After progression", cited(note), kOptionIndent, 20);
    }
  }

  void excluded() {
    if (plan_.excluded.empty() || plan_.applies == Truth::False || plan_.died) return;
    page_.heading("Not options, and why");
    for (const auto& group : excluded_groups(plan_)) {
      const Exclusion& told = *group.told;
      page_.bullet(cat(titles_words(group.titles), ": ", page_.bad(category_words(told.category)),
                       told.until.empty() ? "" : " until ", told.until));
      for (const auto* reason : group.because) page_.paragraph(cited(*reason), 4);
    }
  }

  void alerts() {
    if (plan_.alerts.empty()) return;
    page_.heading("Alerts");
    for (const auto& alert : plan_.alerts) {
      page_.bullet(page_.bad(alert.title));
      for (const auto& reason : alert.because)
        page_.paragraph(cited(reason) + (reason.sources.empty() ? marks(alert.sources) : ""), 4);
    }
  }

  void conflicts() {
    if (plan_.conflicts.empty()) return;
    page_.heading("Statements of the record that disagree");
    for (const auto& conflict : plan_.conflicts) page_.bullet(conflict_words(plan_, conflict));
  }

  void history() {
    if (!timeline_) return;
    page_.heading("Treatments so far");
    for (const auto& entry : timeline_->entries) {
      const std::string remark = entry.remark.empty() ? "" : ", " + entry.remark;
      page_.labelled(period_words(entry), treatment_words(entry) + remark, 2, 28);
    }
  }

  void facts() {
    page_.heading("Read from the record");
    if (plan_.facts.empty()) page_.paragraph("No fact this guideline asks about was found.", 2);
    for (const auto& fact : plan_.facts) {
      if (timeline_ && is_history(fact)) continue;
      std::string text = value_words(plan_, fact);
      if (!fact.date.empty()) text += ", " + without_times(fact.date);
      if (fact.stale) text += ", " + page_.warn("too old to count");
      if (fact.assumed) text += ", assumed";
      if (!fact.overridden.empty()) text += cat(" (set by hand: ", fact.overridden, ")");
      page_.labelled(capitalised(fact.title), text + marks(fact.sources), 2, kFactColumns);
    }
    for (const auto& note : plan_.notes) page_.bullet(without_times(note));
  }

  void basis() {
    const auto& basis = plan_.basis;
    page_.heading("Basis");
    page_.paragraph(basis.intended_use, 2);
    page_.paragraph(basis.limits, 2);
    if (!basis.goals.empty()) page_.paragraph("Goals: " + listed(basis.goals) + ".", 2);
    if (!basis.unavailable.empty()) page_.paragraph("Cannot be had: " + unavailable_words(basis) + ".", 2);
    page_.paragraph(
        page_.dim(cat("Review: ", basis.review_status, ". nextline ", basis.engine_version, ", guideline ",
                      plan_.guideline.id, " ", basis.pack_version, " (", basis.pack_hash.substr(0, 12), ").")),
        2);
  }

  const Plan& plan_;
  References references_;
  std::optional<Timeline> timeline_;
  Page page_;
};

}  // namespace

std::string plan_text(const Plan& plan, TextStyle style) {
  return PlanText(plan, style).write();
}

}  // namespace nextline::report
