// What a dose is worked out from: the doses of a regimen, and what a drug's file says of levels, limits, rounding,
// adjustments, loading again and doses of a lifetime. Numbers are decimal text as written.
#pragma once

#include <cstdint>
#include <vector>

#include "knowledge/reference.h"

namespace nextline::knowledge {

/// One dose of a regimen, or the usual dose of a drug that no regimen of the pack gives.
struct DoseEntry {
  Word drug, amount, unit;
  Word basis;  ///< what the amount is multiplied with: a @basis of Quantities.cql, or "fixed"
  Word route, schedule;
  Word phase;                    ///< loading | maintenance; empty: every dose is the same
  std::int64_t times_a_day = 0;  ///< 0: not by the day
  std::vector<Word> levels;      ///< amounts from the full one downwards, where the drug's own ladder is another
  Sourcing sourcing;
};

/// One dose of a ladder of reductions: level 0 is the full dose.
struct DoseLevelEntry {
  std::int64_t level = 0;
  Word amount, unit;
  Sourcing sourcing;
};

/// No single dose is more than this.
struct DoseMaximumEntry {
  NoteEntry note;
  Word amount, unit;  ///< empty where the note alone tells it
};

/// How a calculated dose becomes one that can be given: to the nearest multiple of `step`, or to whole tablets or
/// vials.
struct RoundingEntry {
  Word unit;
  Word step;                       ///< empty where it is whole pieces
  std::vector<Word> sizes;         ///< of tablets or vials, the largest first
  Word form;                       ///< what the pieces are called: "tablet"
  Word within_percent;             ///< a dose further off is left as calculated
  bool down_when_reduced = false;  ///< a dose that was lowered is never rounded up
  Word says;
  Sourcing sourcing;
  Place place;
};

/// What lowers a dose, leaves it out, or must be known of it, where `when` (a define) is true. Exactly one of factor,
/// level, amount, omit and note.
struct AdjustmentEntry {
  Word when, kind;
  Word factor;              ///< of the dose, above 0 and below 1
  std::int64_t level = -1;  ///< of the ladder
  Word amount, unit;        ///< instead of the dose
  bool omit = false;        ///< the drug is not given
  bool note = false;        ///< the dose stays
  Word says;
  std::vector<Word> regions;                   ///< it was read for; empty: all
  bool elsewhere_applies = true;               ///< in the other regions too, shown as unverified
  std::vector<Word> with_drugs, except_drugs;  ///< only, or not, in regimens that also hold one of these
  Sourcing sourcing;
};

/// After which gap a drug is loaded again.
struct ReloadEntry {
  Word when, says;
  bool ask = false;           ///< the reader decides
  std::vector<Word> regions;  ///< it was read for; empty: all. In the others it is asked about
  std::vector<Word> except_drugs;
  Sourcing sourcing;
};

/// How much of a drug (and its kin) may be given in a life. The first entry whose `when` is not false counts.
struct LifetimeEntry {
  Word fact;  ///< what was given, a number of the Case in the same unit
  Word limit, unit;
  Word when;  ///< a define; empty: always
  Word says;
  Sourcing sourcing;
};

/// What a label says of doses beside the amounts of a regimen.
struct DosingEntry {
  std::vector<DoseLevelEntry> levels;
  std::vector<DoseMaximumEntry> maximum;  ///< at most one
  std::vector<NoteEntry> renal, hepatic, missed, other;
  std::vector<DoseEntry> usual;
  std::vector<RoundingEntry> rounding;  ///< at most one
  std::vector<AdjustmentEntry> adjust;
  std::vector<ReloadEntry> reload;
  std::vector<LifetimeEntry> lifetime;
};

/// What doses multiply: a define of Quantities.cql with its tags.
struct QuantityEntry {
  std::string name;  ///< of the define
  Word basis, unit, says;
  Sourcing sourcing;
  Place place;
};

}  // namespace nextline::knowledge
