// A guideline pack as its authors wrote it: plain structs, one per kind of entry, each with its place for errors.
// Made by load_pack (load.h); read by lint, compile and the proof. Nothing here has been checked against anything else.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/decimal.h"
#include "cql/syntax/parser.h"
#include "knowledge/dosing.h"
#include "knowledge/place.h"
#include "knowledge/reference.h"

namespace nextline::knowledge {

enum class FactKind : std::uint8_t { Boolean, Enumeration, Number, Set, List };

struct FactEntry {
  std::optional<Decimal> low, high;   ///< inclusive
  std::optional<Decimal> molar_mass;  ///< g/mol
  std::optional<Decimal> default_normal;
  Word name;
  Word unit;                     ///< UCUM; numbers only
  std::vector<Word> values;      ///< of an enumeration, or members of a set
  std::vector<Word> difference;  ///< two number facts: this one is first - second when not known itself
  Word title, question, plain, section;
  Word test, test_item;  ///< what it is measured with others by ("Blood test"), and its name there; empty: alone
  Sourcing sourcing;
  std::int64_t stale_days = -1;  ///< -1: never
  FactKind kind = FactKind::Boolean;
  bool changes = true;
  bool absence_counts = false;
  bool whole = false;         ///< a count or a grade: nothing between 2 and 3; numbers only
  bool entered_only = false;  ///< no record says it: Record.cql need not define it
};

struct InvariantEntry {
  Word id, when, says;
};
struct SourceEntry {
  Word id, title, citation, kind, locator, read, date_read;
};
struct LabelEntry {
  Word region, status, since, note;
  std::vector<Word> sources;
  Place place;
};
struct DrugEntry {
  Word id, name, drug_class, value_set;
  std::vector<Word> aliases;
  std::vector<LabelEntry> labels;
  std::vector<SideEffectEntry> side_effects;
  DosingEntry dosing;
  Word mechanism;  ///< id of the page
  std::vector<DueEntry> calendar;
  std::int64_t cycle_days = -1;
  std::vector<PreparationEntry> preparations;
  Sourcing sourcing;
};
struct RegimenEntry {
  Word id, title;
  std::vector<Word> drugs;
  std::vector<LabelEntry> labels;
  std::vector<DoseEntry> doses;
  std::vector<NoteEntry> monitoring, side_effects, maintenance, after_progression;
  std::vector<Word> evidence;
  std::int64_t cycle_days = -1;  ///< of all its drugs; -1: each drug's own
  std::vector<DueEntry> calendar;
  std::vector<PreparationEntry> preparations;
  Sourcing sourcing;
};
struct EvidenceEntry {
  Word id, title, population, nct, published, eligibility;
  std::vector<NoteEntry> findings;
  Word line;  ///< first, maintenance, second, later, adjuvant, any
  std::vector<ArmEntry> arms;
  std::vector<OutcomeEntry> outcomes;
  std::vector<TrialToxicityEntry> toxicities;
  Sourcing sourcing;
};
/// How far a statement can be relied on today.
struct ReviewEntry {
  Word status;         ///< active | under-review | superseded; empty: active
  Word date;           ///< when it was written or last changed
  Word reviewed;       ///< when a named clinician last reviewed it; empty: never
  Word review_by;      ///< empty: so many months after the later of the two (GuidelineEntry::review_months)
  Word superseded_by;  ///< what stands in its place
  std::vector<Word> reviewers;
};
/// `when` is a reference to a define: Guideline."Second line".
struct RecommendationEntry {
  Word id, when, regimen, category, strength, evidence_level, says, since, until;
  std::vector<Word> evidence, regions;
  std::vector<Word> where_none_of;  ///< drug ids: in force only where none of them can be had
  ReviewEntry review;
  Sourcing sourcing;
};
struct ReferralEntry {
  Word id, when, title, says;
  Sourcing sourcing;
};
struct ActionEntry {
  Word id, when, unless, kind, title, timing, urgency, says;
  std::int64_t position = 0;
  Sourcing sourcing;
};
struct AlertEntry {
  Word id, when, title, says;
  Sourcing sourcing;
};
/// One way to settle an interpretation: its id, what it does, and the vignettes whose plan it changes.
struct AlternativeEntry {
  Word id, says;
  std::vector<Word> cases;
};
/// Where sources leave a choice. One that a site may settle otherwise has a parameter of Choices.cql, whose values are
/// the alternatives' ids; any other says in `fixed` why not.
struct InterpretationEntry {
  Word id, question, kind, chosen, why, fixed;
  Word parameter, choice;  ///< its name, and the id of the alternative chosen
  std::vector<NoteEntry> positions;
  std::vector<AlternativeEntry> alternatives;
  std::vector<Word> logic;    ///< defines that decide it: Library."Name"
  std::vector<Word> cases;    ///< vignettes that rest on it
  std::vector<Word> entries;  ///< other entries that say it: "page nausea", "trial patina"
  ReviewEntry review;

  /// Its alternative `id`; none if there is none.
  std::optional<std::uint32_t> alternative(std::string_view name) const;
};

/// One row of a planner table. `conditions`: input and one of yes | no | unknown. `result`: category or action.
struct PlannerRowEntry {
  std::vector<std::pair<Word, Word>> conditions;
  Word result, says;
  Place place;
};
/// Regimens that serve a goal, and why.
struct ServedEntry {
  Word goal, says;
  std::vector<Word> regimens;
  Sourcing sourcing;
};
struct RankingEntry {
  Word key;
  std::vector<Word> order;
  std::vector<ServedEntry> serves;  ///< of the key "goal"
};
struct PlannerEntry {
  std::vector<std::pair<Word, Word>> inputs;  ///< name and define of the pack's own inputs
  std::vector<Word> options, excluded;
  std::vector<PlannerRowEntry> table, current;
  std::vector<RankingEntry> ranking;
  Place place;
};

/// What must never happen, written from a label, independently of Safety.cql. `when` is a decision expression over
/// Case.
struct ObligationEntry {
  Word id, when, to, effect, text;
  std::vector<Word> drugs, regions;
  std::vector<Word> with_drugs, except_drugs;  ///< only, or not, regimens that also hold one of these
  Sourcing sourcing;
};

/// What a label asks for that is no rule over the Case: `why` says why. `drugs` of the pack, or what it is `about`.
struct ChecklistEntry {
  Word id, about, to, text, why;
  std::vector<Word> drugs;
  Sourcing sourcing;
};

struct CodeEntry {
  Word system, code, display, read;
};  ///< `system` is the full URI
struct ValueSetEntry {
  Word id, title;
  std::vector<Word> sources;
  std::vector<CodeEntry> codes;
};

/// Something the patient wants: its id and other names.
struct GoalEntry {
  Word id, title;
  std::vector<Word> also;
};
struct GuidelineEntry {
  Word id, title, version, evidence_cutoff, default_region, intended_use, limits, review_status, scope;
  std::vector<Word> regions, authors, reviewers;
  std::int64_t review_months = -1;  ///< a statement is to be reviewed so many months after its date; -1: never
  std::vector<GoalEntry> goals;
  Place place;
};

/// A CQL library of the pack. `name` is the file's stem ("Guideline"), `file` as opened, `path` below the pack's
/// folder.
struct LibraryEntry {
  std::string name, file, path, text;
  std::shared_ptr<const cql::syntax::ParseResult> parsed;  ///< never null; its errors name the file as opened
};

/// A file as read: path below the folder and contents. What the pack's hash is made of.
struct SourceFile {
  std::string path, text;
};

struct PackSource {
  std::string folder;
  GuidelineEntry guideline;
  std::vector<FactEntry> facts;
  std::vector<InvariantEntry> invariants;
  std::vector<SourceEntry> sources;
  std::vector<DrugEntry> drugs;
  std::vector<RegimenEntry> regimens;
  std::vector<EvidenceEntry> evidence;
  std::vector<RecommendationEntry> recommendations;
  std::vector<ReferralEntry> referrals;
  std::vector<ActionEntry> actions;
  std::vector<AlertEntry> alerts;
  std::vector<InterpretationEntry> interpretations;
  PlannerEntry planner;
  std::vector<ObligationEntry> obligations;
  std::vector<ChecklistEntry> checklist;
  std::vector<PageEntry> pages;
  std::vector<InteractionEntry> interactions;
  std::vector<MedicineEntry> medicines;
  std::vector<MedicineGroupEntry> medicine_groups;
  std::vector<LeafletEntry> leaflets;
  std::vector<DueEntry> calendar;              ///< with every regimen that holds drugs
  std::vector<PreparationEntry> preparations;  ///< the same
  std::vector<ValueSetEntry> value_sets;
  std::vector<LibraryEntry> libraries;
  std::vector<SourceFile> files;  ///< sorted by path
  std::vector<Error> errors;      ///< what loading found; sorted by place

  const FactEntry* fact(std::string_view name) const;
  /// To find a near one among.
  std::vector<std::string_view> fact_names() const;
  const LibraryEntry* library(std::string_view name) const;
  /// The interpretation that the parameter `name` of Choices.cql settles; none if there is none.
  std::optional<std::uint32_t> interpretation_of(std::string_view parameter) const;
  /// What is due and what is to be arranged: of every drug, of every regimen, of all.
  std::vector<const DueEntry*> due_entries() const;
  std::vector<const PreparationEntry*> preparation_entries() const;
};

}  // namespace nextline::knowledge
