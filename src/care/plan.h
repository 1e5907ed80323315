// The Plan: what to do now, ranked options with reasons, and what was excluded and why. Plan JSON version 1 prints it.
// A contract between rooms. All its texts and lists are views of one owner that it keeps (Plan::owner): the guideline's
// texts, which all plans share, those of the Case's facts, and what was written for this patient. So a Plan may outlive
// the Consultation, the Case and the pack's handle it was made from; its copies share the owner, and a part taken out
// of a Plan (an Option, a Reason) lives as long as any copy does.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/texts.h"
#include "base/value.h"
#include "care/patient_dose.h"
#include "care/plan_calendar.h"

namespace nextline {

/// One sentence a reader sees, and what it rests on.
struct Reason {
  std::string_view text;
  Texts facts;            ///< Case facts it cites
  Texts sources;          ///< source ids
  std::string_view rule;  ///< rule, recommendation or planner row id
  std::string_view read;  ///< yes | verified | 2nd | recall; empty where it does not apply
};

struct PlanDose {
  std::string_view drug, amount, unit, basis, route, schedule, read;
  Texts sources;
  std::string_view phase = {};               ///< loading | maintenance; empty: every dose is the same
  int times_a_day = 0;                       ///< 0: not by the day
  const PatientDose* for_patient = nullptr;  ///< worked out, where the plan was asked for it (PlanRequest::doses)
};
struct PlanNote {
  std::string_view text;
  Texts sources;
  std::string_view read;
};
struct PlanLabel {
  std::string_view region, status, since;
  std::string_view note;  ///< what the reader must know of it, e.g. that it awaits the combination
};
struct TrialFit {
  std::string_view trial;
  Truth would_qualify = Truth::Unknown;
  std::string_view because;
};
/// Do or measure this first.
struct Requirement {
  std::string_view text;
  std::string_view fact;
  std::string_view rule;
  Texts sources;
  std::string_view test = {};       ///< what tells the fact together with others: "Blood test"
  std::string_view test_item = {};  ///< its name there
};
/// What a reader is told to do first.
struct RequirementLine {
  std::string text;
  std::vector<std::string_view> sources;
  std::string_view test;
};
/// For readers: what one test tells is one line, at the place of its first fact; the rest as it is. Views of the
/// requirements' owner.
std::vector<RequirementLine> by_test(List<Requirement> requirements);
/// One result of a trial, numbers as the source prints them; empty where it does not tell. `control` is the arm
/// compared.
struct PlanOutcome {
  std::string_view measure, population, median, median_control, value, value_control, unit;
  std::string_view hazard_ratio, low, high, note, read;
  Texts sources;
};
struct PlanEvidence {
  std::string_view id, title;
  List<PlanNote> findings;
  List<PlanOutcome> outcomes;
  Texts sources;
};

/// A recommendation a reader must be warned of: it is under review, or past the day it was to be reviewed by.
struct StatementReview {
  std::string_view statement;  ///< its id
  std::string_view status;     ///< active | under-review
  std::string_view date;       ///< when it was written or last changed
  std::string_view reviewed;   ///< by a named clinician; empty: never
  std::string_view review_by;
  bool overdue = false;
};

/// The category of what is for the case that the treatment being given has to end without progression.
inline constexpr std::string_view kInReserve = "in-reserve";

struct Option {
  std::string_view id, title;
  Texts drugs;   ///< INN, lower case
  int rank = 0;  ///< 1 is best; ties share
  std::string_view category, strength;
  List<Reason> because, cautions;
  List<Requirement> requires_;
  PlanLabel label;
  List<TrialFit> trial_fit;
  List<PlanDose> doses;
  List<PlanNote> monitoring, side_effects;
  List<PlanEvidence> evidence;
  Texts sources;
  List<PlanNote> maintenance, after_progression;
  List<StatementReview> review;            ///< of the recommendations that name it, those to be warned of
  const PlanCalendar* calendar = nullptr;  ///< where it was asked for (PlanRequest::calendars), else null
};

struct Exclusion {
  std::string_view id, title;
  Texts drugs;
  std::string_view category;
  List<Reason> because;
  std::string_view until;
};

struct CurrentTreatment {
  std::string_view regimen, since;
  std::string_view action = "none";  ///< continue | hold | stop | switch | none
  std::string_view until;
  List<Reason> because;
  Texts checks;
  const PlanCalendar* calendar = nullptr;  ///< as Option::calendar; for one that goes on or is held

  /// True when it is continued or only held: what to check before its next dose, until when it waits and what is in
  /// reserve then matters; for one that ends it does not.
  bool goes_on() const { return action == "continue" || action == "hold"; }
};

struct MissingFact {
  std::string_view fact, title, question, why;
  Texts changes;
};
struct PlanAction {
  std::string_view id, kind, title, when, urgency;
  List<Reason> because;
  Texts sources;
};
struct PlanAlert {
  std::string_view id, title;
  List<Reason> because;
  Texts sources;
};
struct PlanTrial {
  std::string_view id, title;
  List<Reason> because;
  Texts sources;
};

/// Statements of the record that disagree, and what was made of them.
struct PlanConflict {
  std::string_view fact;
  Texts values;  ///< "positive (Observation/a, 2024-02)"
  std::string_view resolution;
};

enum class ShownAs { Text, Number, Boolean, List };

/// A known fact, ready for showing.
struct CaseEntry {
  std::string_view fact, title, value, unit, date, how, overridden;
  std::string_view section;  ///< of the dictionary: disease, history, organs, …
  ShownAs shown_as = ShownAs::Text;
  Texts items;   ///< List: members of a set known to hold, or the lines of a list
  Texts absent;  ///< members of a set known not to hold
  Texts sources;
  bool stale = false, assumed = false;
  bool in_part = false;  ///< of some members of a set nothing is known
};

/// A source some statement of the plan cites.
struct PlanSource {
  std::string_view id, title, citation, locator, read;
};

/// How a goal of the patient's changed the order.
struct PlanGoal {
  std::string_view goal, title;
  std::string_view option;  ///< the option's id; empty where the goal serves none of the options, or moved none
  int rank_without = 0;     ///< its rank had no goal been asked for; 0 without an option
  Reason because;
};

/// A choice that a site settled otherwise than the guideline.
struct PlanChoice {
  std::string_view interpretation, question;
  std::string_view alternative, says;  ///< in force: id and what it does
  std::string_view instead_of, instead_says;
};
/// Whose choices the plan was made with.
struct PlanOverlay {
  std::string_view site, date, decided_by, reason;
  List<PlanChoice> choices;
};

struct Basis {
  std::string_view intended_use, limits, as_of, region;
  Texts goals, inputs_used, inputs_missing;
  Texts unavailable;              ///< drugs that cannot be had, by name
  std::string_view availability;  ///< who says so
  std::string_view engine_version, pack_version, pack_hash, review_status;
  const PlanOverlay* overlay = nullptr;  ///< null: the guideline's own choices
};

struct Plan {
  struct {
    std::string_view id, version, evidence_cutoff, title;
  } guideline;
  std::string_view patient;  ///< "Patient/abc"; empty for typed-in cases
  bool died = false;
  Truth applies = Truth::Unknown;
  List<Reason> scope_because;
  List<CaseEntry> facts;
  CurrentTreatment current;
  List<MissingFact> missing;
  List<PlanConflict> conflicts;
  List<Option> options;
  List<Exclusion> excluded;
  List<PlanAction> actions;
  List<PlanAlert> alerts;
  List<PlanTrial> trials;
  List<PlanGoal> goals;
  Basis basis;
  Texts notes;                        ///< ignored or converted data
  List<PlanSource> sources;           ///< every source cited, once, in the pack's order
  std::shared_ptr<const void> owner;  ///< of all the views above; empty where they view what never ends
};

}  // namespace nextline
