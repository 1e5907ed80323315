// What synthetic patients are made from: a pack's synth.yaml, read and checked against the pack.
//
// Nothing here names a fact, a drug or a code: the file says which courses there are, what is found on the way, how a
// finding is written in FHIR, and which facts follow from it. docs/guideline-authoring.md explains the file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "case/case.h"
#include "knowledge/pack.h"
#include "terminology/texts.h"

namespace nextline::cohort {

/// Index of a fact in the pack's dictionary.
using FactIndex = std::uint32_t;

/// From .. to, both included.
struct Range {
  std::int64_t from = 0, to = 0;
};

struct Coding {
  std::string system, code, display;  ///< system: canonical URI

  /// A name that stands for a code, `display` as it is written in words.
  bool is_text() const { return system == terminology::kTextSystem; }
};

/// True when a fact has this value, or (numbers) lies in these bounds.
struct When {
  FactIndex fact = 0;
  Fact value;                       ///< members that are Unknown are not asked for
  std::optional<Decimal> from, to;  ///< numbers only
};

struct FactValue {
  FactIndex fact = 0;
  Fact value;
};

/// One way to write a number: unit, the range it is drawn from, and how the fact's value follows from it.
struct Form {
  std::uint64_t weight = 1;
  std::string unit;              ///< UCUM code; empty: a bare number
  std::string shown;             ///< what people read; empty: the code
  Decimal from, to;              ///< in this unit; drawn with the finer of their scales
  std::optional<Decimal> times;  ///< fact = number x times
  std::int64_t places = 8;       ///< of the fact
  std::vector<Decimal> limits;   ///< upper limits of normal: fact = number / the one drawn, written as reference range
  std::vector<Coding> codes;     ///< of the observation; empty: the statement's
};

/// One resource about the patient that is no treatment.
struct Statement {
  std::string id;
  std::string resource;                 ///< Condition or Observation
  std::vector<Coding> codes;            ///< one of these is drawn
  std::vector<Coding> answers;          ///< valueCodeableConcept, one is drawn
  std::vector<std::string> texts;       ///< or words for it
  std::optional<std::int64_t> integer;  ///< or valueInteger
  std::string clinical_status;          ///< of a Condition; empty: none is written
  std::string severity;                 ///< of a Condition, in words; empty: none is written
  std::optional<FactIndex> fact;        ///< the number drawn by `forms` is this fact
  std::optional<FactIndex> first;       ///< and, if it is not known yet, this one too
  std::vector<Form> forms;
};

/// One of the ways a finding can stand in a record, or not stand in it.
struct Alternative {
  std::uint64_t weight = 1;
  std::vector<std::uint32_t> write;  ///< statements
  std::vector<std::uint32_t> drugs;  ///< with `mistaken`: drugs that were not given
  bool mistaken = false;             ///< all of it is entered in error, refuted, not done, cancelled …
  std::vector<FactValue> facts;      ///< what is true from now on
  std::vector<FactIndex> forget;     ///< what the record leaves open from now on
  std::vector<FactIndex> unstated;   ///< what no rule decides from now on: the truth is silent about it
  bool metastasis = false;           ///< the first sign of metastasis, if there was none
  bool worsened = false;             ///< the disease got worse on what was given last
};
struct Finding {
  std::string id;
  std::vector<When> when;  ///< else nothing is found
  std::vector<Alternative> alternatives;
};

/// Which kinds of resource tell of a drug.
struct Way {
  std::string id;
  std::uint64_t weight = 1;
  /// Only for what is still given and began so many days ago: an order tells of no dose at first.
  std::int64_t from_days = 0;
  bool administrations = false, order = false, statement = false;
  bool bounded = false;  ///< an order that says from when to when
  /// The record then says when the last dose was.
  bool tells_end() const { return administrations || statement || bounded; }
};
struct Drug {
  std::string id, name;
  std::vector<Coding> codes;         ///< none of them stands for another drug of the file
  std::vector<std::string> members;  ///< what it is called in set facts
  bool targeted = false;             ///< its last dose before metastasis is asked for
  std::vector<Way> ways;
};
/// A product that holds two drugs.
struct Combination {
  std::uint32_t first = 0, second = 0;
  std::vector<Coding> codes;
};
/// Which coding systems a drug is coded in, together.
struct DrugCoding {
  std::uint64_t weight = 1;
  std::vector<std::string> systems;  ///< canonical URIs; empty: words only
};

// Steps of a course, in order of time.
struct Wait {
  Range days;
};
struct Find {
  std::vector<std::uint32_t> findings;
};
/// Drugs of a treatment that end with it, and why.
struct Stop {
  std::vector<std::uint32_t> drugs;
  std::vector<Coding> reasons;
  bool not_tolerated = false;
  std::int32_t ended = -1;  ///< value of the fact why the last treatment ended
};
struct Give {
  std::vector<std::uint32_t> drugs;
  bool early = false;    ///< before or after surgery for early disease
  bool line = false;     ///< a line of its own
  bool ongoing = false;  ///< still given: the last dose is less than `every` days old
  Range cycles;
  std::int64_t every = 21;    ///< days
  std::int32_t regimen = -1;  ///< value of the fact for the current treatment
  std::optional<Stop> stop;
};
struct Die {};
struct Part {  ///< one of these parts, drawn
  std::vector<std::uint32_t> parts;
};
using Step = std::variant<Wait, Find, Give, Die, Part>;

struct Steps {
  std::string id;
  std::uint64_t weight = 1;
  std::vector<Step> steps;
};

/// Facts that follow from treatments; each may be absent.
struct Roles {
  std::optional<FactIndex> given, given_early, worsened_on, not_tolerated;  ///< sets over the drugs' members
  std::optional<FactIndex> lines, months_to_relapse;                        ///< numbers
  std::optional<FactIndex> targeted_early;                                  ///< Boolean
  std::optional<FactIndex> current;                                         ///< enumeration
  std::int32_t no_treatment = -1;                                           ///< value of `current`
  std::optional<FactIndex> last_ended;                                      ///< enumeration
  std::int32_t ended_by_worsening = -1;                                     ///< value of `last_ended`
  std::optional<FactIndex> cycles, weeks_since_dose;  ///< numbers, counted by the first of `pacemakers` being given
  std::vector<FactIndex> of_treatment;  ///< facts about the treatment being given: forgotten when the next begins
};

/// Where all of `when` hold, facts that are not known get these values.
struct Implication {
  std::vector<When> when;
  std::vector<FactValue> facts;
};
/// A fact that stays unknown unless all of `when` hold.
struct Need {
  FactIndex fact = 0;
  std::vector<When> when;
  std::vector<FactIndex> known;
};
/// A fact the record may compute where it is not stated: the truth is silent about it when all of `from` are known.
struct Computed {
  FactIndex fact = 0;
  std::vector<FactIndex> from;
};

struct Sex {
  std::uint64_t weight = 1;
  std::string gender;  ///< administrative gender; empty: not on record
};
/// Who the patient is.
struct Person {
  std::optional<FactIndex> sex, age;
  std::vector<Sex> sexes;
  Range years;
  std::uint64_t birth_unknown = 0;  ///< percent
};

/// How untidy records are, in percent.
struct Mess {
  std::uint64_t duplicates = 0;               ///< of resources standing twice
  std::uint64_t restated = 0;                 ///< of conditions stated again under another id
  std::uint64_t referenced = 0;               ///< of drugs named through a Medication resource
  std::uint64_t contained = 0;                ///< of those, Medications inside the resource
  std::uint64_t combined = 0;                 ///< of pairs given as one product, where there is one
  std::uint64_t clock_times = 0;              ///< of dates with a time of day
  std::vector<std::string> date_elements;     ///< of an observation: effectiveDateTime, effectivePeriod, …
  std::vector<std::string> reference_styles;  ///< relative, uuid, absolute
};

struct Script {
  Person person;
  Mess mess;
  Roles roles;
  std::vector<Drug> drugs;
  std::vector<Combination> combinations;
  std::vector<DrugCoding> drug_codings;
  std::vector<std::uint32_t> pacemakers;  ///< drugs given once a cycle, the one to count by first
  std::vector<Statement> statements;
  std::vector<Finding> findings;
  std::vector<Steps> parts;
  std::vector<Steps> courses;
  std::vector<Implication> implications;
  std::vector<Need> needs;
  std::vector<Computed> computed;
};

/// Reads synth.yaml for `pack`. Errors: YAML; a name that is no fact, value, drug, value set, statement, finding or
/// part, with the nearest; parts that contain each other. `file` names the text in messages.
Result<Script> read_script(const knowledge::Pack& pack, std::string_view text, const std::string& file);

}  // namespace nextline::cohort
