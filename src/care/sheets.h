// What a judge's guideline says whoever the patient is, made ready for plans: its texts as views of the pack, its lists
// in an arena, its sentences taken apart where facts are filled in. Made once a judge; every plan keeps it alive.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/arena.h"
#include "care/flat_text.h"
#include "care/index_set.h"
#include "care/plan.h"
#include "care/plan_request.h"
#include "case/case.h"
#include "knowledge/pack.h"

namespace nextline::care {

/// A sentence of the pack: told as it is, or with facts filled in.
struct Sentence {
  static constexpr std::uint32_t kAsItIs = 0xFFFFFFFF;
  std::string_view text;
  std::uint32_t blank = kAsItIs;  ///< which of the sentences with facts to fill in (Sheets::pieces)

  bool empty() const { return text.empty(); }
};

/// A stretch of a sentence: `text`, or the value of a fact.
struct Piece {
  static constexpr std::uint32_t kText = 0xFFFFFFFF;
  std::string_view text;
  std::uint32_t fact = kText;
};

/// Sources a statement cites: their ids, and the same as places in the pack.
struct Cited {
  Texts ids;
  SourceSet places;
};

/// What is to be asked for a fact.
struct FactSheet {
  std::string_view title, question, test, test_item;
};
struct DefinitionSheet {
  std::string_view name;
  Sentence says, says_not;  ///< of its tags
};
struct RuleSheet {
  std::string_view id, read, blocks_reason;
  Sentence says, until, requirement;
  Cited sources;
};
struct EvidenceSheet {
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  PlanEvidence told;
  SourceSet cited;                    ///< by it and its findings
  std::uint32_t eligibility = kNone;  ///< the define of its trial
  std::vector<std::uint32_t> parts;   ///< the defines that one joins
};
struct RecommendationSheet {
  std::string_view id, read, strength;
  Sentence says;
  Cited sources;
  std::vector<std::uint32_t> evidence;      ///< known at the date
  const StatementReview* review = nullptr;  ///< what is to be said of its review; null: nothing
};
struct RegimenSheet {
  Option option;        ///< what only the regimen decides
  Exclusion exclusion;  ///< the same
  SourceSet cited;      ///< by its sources, doses and notes
  std::vector<std::uint32_t> evidence;
};
/// An action, a referral or an alert.
template <class Told>
struct AdviceSheet {
  Told told;
  std::uint32_t definition = 0;
  Sentence says;
  SourceSet cited;
  std::optional<std::uint32_t> unless = {};  ///< a define; where it is true, this is not told
};

/// Read-only once made.
class Sheets {
 public:
  /// Evidence published after the request's date is left out: it is not known to the plan.
  Sheets(std::shared_ptr<const knowledge::Pack> pack, const PlanRequest& request);

  const knowledge::Pack& pack() const { return *pack_; }
  /// A plan with its guideline and basis, and nothing of a patient.
  const Plan& blank_plan() const { return blank_plan_; }
  // Each by its place in the pack.
  const DefinitionSheet& definition(std::uint32_t index) const { return definitions_[index]; }
  const RuleSheet& rule(std::size_t index) const { return rules_[index]; }
  const RecommendationSheet& recommendation(std::size_t index) const { return recommendations_[index]; }
  const EvidenceSheet& evidence(std::uint32_t index) const { return evidence_[index]; }
  const RegimenSheet& regimen(std::size_t index) const { return regimens_[index]; }
  const FactSheet& fact(std::uint32_t index) const { return facts_[index]; }
  /// Names of facts, in the dictionary's order.
  Texts fact_names() const { return fact_names_; }
  /// Places of facts: 0, 1, 2 …
  List<std::uint32_t> fact_places() const { return fact_places_; }
  /// What the entry of each fact says whatever its value is.
  const std::vector<CaseEntry>& blank_entries() const { return blank_entries_; }
  /// Actions and referrals in the order to do them: urgent ones first, then by position (a referral's is 0), then in
  /// the pack's order.
  const std::vector<AdviceSheet<PlanAction>>& actions() const { return actions_; }
  const std::vector<AdviceSheet<PlanAlert>>& alerts() const { return alerts_; }
  /// What a planner row says, by its place: the rows of the table, then those of the current treatment.
  Sentence row(std::size_t place) const { return rows_[place]; }

  std::size_t definition_count() const { return definitions_.size(); }
  std::size_t evidence_count() const { return evidence_.size(); }
  /// How many sentences have facts to fill in, and their pieces.
  std::size_t blank_count() const { return blanks_.size(); }
  List<Piece> pieces(std::uint32_t blank) const { return blanks_[blank]; }

  List<PlanSource> sources() const { return sources_; }
  /// Marks the sources that `ids` name; what is no source is passed over.
  void mark(Texts ids, SourceSet& places) const;
  SourceSet no_sources() const { return SourceSet(sources_.size()); }

 private:
  friend class SheetWriter;

  std::shared_ptr<const knowledge::Pack> pack_;
  Arena arena_;
  Plan blank_plan_;
  std::vector<DefinitionSheet> definitions_;
  std::vector<RuleSheet> rules_;
  std::vector<RecommendationSheet> recommendations_;
  std::vector<EvidenceSheet> evidence_;
  std::vector<RegimenSheet> regimens_;
  std::vector<AdviceSheet<PlanAction>> actions_;
  std::vector<AdviceSheet<PlanAlert>> alerts_;
  std::vector<Sentence> rows_;
  std::vector<List<Piece>> blanks_;
  std::vector<FactSheet> facts_;
  Texts fact_names_;
  std::vector<std::uint32_t> fact_places_;
  std::vector<CaseEntry> blank_entries_;
  List<PlanSource> sources_;
  std::unordered_map<std::string_view, std::uint32_t> source_places_;
};

/// What the views of one plan point into. Only its own plan is written to it.
struct PlanMemory {
  static constexpr std::size_t kFirstBlock = std::size_t{32} << 10;  // most plans fit

  PlanMemory(std::shared_ptr<const Sheets> texts, const Case& of_patient)
      : sheets(std::move(texts)), facts(of_patient.texts), arena(kFirstBlock) {}

  std::shared_ptr<const Sheets> sheets;
  CaseTexts facts;  ///< what the Case's facts point at
  Arena arena;
};

}  // namespace nextline::care
