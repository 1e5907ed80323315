// The part of a guideline that is read, not computed: pages, interactions, what is known of a drug and of a trial.
#pragma once

#include <string>
#include <vector>

#include "knowledge/place.h"

namespace nextline::knowledge {

/// What every statement carries: where it comes from and how it was read (yes | verified | 2nd | recall).
struct Sourcing {
  std::vector<Word> sources;
  Word read;
};

/// One sourced sentence.
struct NoteEntry {
  Word text;
  Sourcing sourcing;
};

/// A side effect of a drug. `all_grades` and `severe` (grade 3 or more) in percent, empty where no source tells.
struct SideEffectEntry {
  Word effect, toxicity, all_grades, severe, trial, onset, watch, action, call;
  Sourcing sourcing;
};
/// Something due before the first dose (within `before_days` of it), again and again, or after so many cycles. -1: not
/// said. `facts`: what it tells; all of them known with a date, it was done then. `when`, `unless`: references to
/// defines.
struct DueEntry {
  Word what, note, who, when, unless;
  std::int64_t before_days = -1, every_days = -1, until_days = -1, every_months = -1, latest_months = -1,
               after_cycles = -1;
  bool every_cycle = false;
  bool once = false;                  ///< a result of any age counts
  std::vector<std::int64_t> on_days;  ///< of the cycle; empty: the first
  std::vector<Word> facts;
  std::vector<Word> ends;  ///< drugs that are not given from this day on
  Sourcing sourcing;
};
/// To arrange before the first dose, at the latest `by_days` before it; -1: by the first dose.
struct PreparationEntry {
  Word kind, what, who, when, unless;
  std::int64_t by_days = -1;
  Sourcing sourcing;
};

struct SectionEntry {
  Word title;
  std::vector<NoteEntry> notes;
};
/// A step of a chain that is drawn: `from` does `label` to `to`.
struct StepEntry {
  Word from, to, label;
};
/// A page on one subject: a toxicity, a mechanism, a procedure, a claim, …
struct PageEntry {
  Word id, kind, title, says;
  std::vector<Word> drugs;
  std::vector<SectionEntry> sections;
  std::vector<StepEntry> diagram;
  Sourcing sourcing;
};

/// What happens when something is taken with a drug.
struct InteractionEntry {
  Word id, drug, with, group, kind, severity, effect, advice;
  std::vector<Word> aliases;
  Sourcing sourcing;
};

/// What else is taken: a medicine, herb, food or supplement by its names. No statement about it, so no sources.
struct MedicineEntry {
  Word name, kind;
  std::vector<Word> also;
};
/// Medicines that interactions name together: "strong CYP3A4 inhibitor".
struct MedicineGroupEntry {
  Word name;
  std::vector<Word> also, members;
  Sourcing sourcing;
};

/// A share of patients told in a leaflet: so many of 100, against `compared` with another treatment where one was
/// compared. `severe`: of them so many badly.
struct ShareEntry {
  Word what, of_100, severe, compared, with, trial;
  Sourcing sourcing;
};
/// What a patient reads about one regimen.
struct LeafletEntry {
  Word regimen, title, written_by, written, reviewed_by, reviewed;
  std::vector<ShareEntry> benefits, side_effects;
  std::vector<SectionEntry> sections;
  Sourcing sourcing;
};

struct ArmEntry {
  Word name, n;
};
/// One result of a trial. Numbers as printed in the source; empty where it does not tell.
struct OutcomeEntry {
  Word measure, population, median, median_control, value, value_control, unit, hazard_ratio, low, high, note;
  Sourcing sourcing;
};
/// How often a side effect was seen in an arm of a trial, in percent.
struct TrialToxicityEntry {
  Word effect, all_grades, severe, arm;
  Sourcing sourcing;
};

}  // namespace nextline::knowledge
