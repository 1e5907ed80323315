// The Plan: what to do now, ranked options with reasons, and what was excluded and why. Plan JSON version 1 prints it.
// A contract between rooms: it owns its data; what is the same for every patient it owns together with other plans.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/shared_list.h"
#include "base/value.h"
#include "case/case.h"

namespace nextline {

/// One sentence a reader sees, and what it rests on.
struct Reason {
  std::string text;
  std::vector<std::string> facts;    ///< Case facts it cites
  std::vector<std::string> sources;  ///< source ids
  std::string rule;                  ///< rule, recommendation or planner row id
  std::string read;                  ///< yes | verified | 2nd | recall; empty where it does not apply
};

struct PlanDose {
  std::string drug, amount, unit, basis, route, schedule, read;
  std::vector<std::string> sources;
};
struct PlanNote {
  std::string text;
  std::vector<std::string> sources;
  std::string read;
};
struct PlanLabel {
  std::string region, status, since;
  std::string note;  ///< what the reader must know of it, e.g. that it awaits the combination
};
struct TrialFit {
  std::string trial;
  Truth would_qualify = Truth::Unknown;
  std::string because;
};
struct Requirement {
  std::string text;
  std::string fact;
  std::string rule;
  std::vector<std::string> sources;
  std::string test = {},
              test_item = {};  ///< what tells the fact together with others ("Blood test"), and its name there
};                             ///< do or measure this first
/// For readers: what one test tells is one line, at the place of its first fact; the rest as it is.
std::vector<Requirement> by_test(const std::vector<Requirement>& requirements);
struct PlanEvidence {
  std::string id, title;
  std::vector<PlanNote> findings;
  std::vector<std::string> sources;
};

struct Option {
  std::string id, title;
  std::vector<std::string> drugs;  ///< INN, lower case
  int rank = 0;                    ///< 1 is best; ties share
  std::string category, strength;
  std::vector<Reason> because, cautions;
  std::vector<Requirement> requires_;
  PlanLabel label;
  std::vector<TrialFit> trial_fit;
  SharedList<PlanDose> doses;
  SharedList<PlanNote> monitoring, side_effects;
  SharedItems<PlanEvidence> evidence;
  std::vector<std::string> sources;
  SharedList<PlanNote> maintenance, after_progression;
};

struct Exclusion {
  std::string id, title;
  std::vector<std::string> drugs;
  std::string category;
  std::vector<Reason> because;
  std::string until;
};

struct CurrentTreatment {
  std::string regimen, since;
  std::string action = "none";  ///< continue | hold | stop | switch | none
  std::string until;
  std::vector<Reason> because;
  std::vector<std::string> checks;
};

struct MissingFact {
  std::string fact, question, why;
  std::vector<std::string> changes;
};
struct PlanAction {
  std::string id, kind, title, when, urgency;
  std::vector<Reason> because;
  std::vector<std::string> sources;
};
struct PlanAlert {
  std::string id, title;
  std::vector<Reason> because;
  std::vector<std::string> sources;
};
struct PlanTrial {
  std::string id, title;
  std::vector<Reason> because;
  std::vector<std::string> sources;
};

enum class ShownAs { Text, Number, Boolean, List };

/// A known fact, ready for showing.
struct CaseEntry {
  std::string fact, title, value, unit, date, how, overridden;
  std::string section;  ///< of the dictionary: disease, history, organs, …
  ShownAs shown_as = ShownAs::Text;
  std::vector<std::string> items;   ///< List: members of a set known to hold, or the lines of a list
  std::vector<std::string> absent;  ///< members of a set known not to hold
  std::vector<std::string> sources;
  bool stale = false, assumed = false;
};

/// A source some statement of the plan cites.
struct PlanSource {
  std::string id, title, citation, locator, read;
};

struct Basis {
  std::string intended_use, limits, as_of, region;
  std::vector<std::string> goals, inputs_used, inputs_missing;
  std::string engine_version, pack_version, pack_hash, review_status;
};

struct Plan {
  struct {
    std::string id, version, evidence_cutoff, title;
  } guideline;
  std::string patient;  ///< "Patient/abc"; empty for typed-in cases
  bool died = false;
  Truth applies = Truth::Unknown;
  std::vector<Reason> scope_because;
  std::vector<CaseEntry> facts;
  CurrentTreatment current;
  std::vector<MissingFact> missing;
  std::vector<Conflict> conflicts;
  std::vector<Option> options;
  std::vector<Exclusion> excluded;
  std::vector<PlanAction> actions;
  std::vector<PlanAlert> alerts;
  std::vector<PlanTrial> trials;
  Basis basis;
  std::vector<std::string> notes;   ///< ignored or converted data
  SharedItems<PlanSource> sources;  ///< every source cited, once, in the pack's order
};

}  // namespace nextline
