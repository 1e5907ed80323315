// The YAML entries of a pack as tables of the compiled file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cql/engine/program.h"
#include "knowledge/decision.h"
#include "knowledge/model.h"
#include "knowledge/pack_generated.h"
#include "knowledge/rules.h"

namespace nextline::knowledge::compiling {

/// Writes each text once. FlatBuffers' own CreateSharedString does the same by comparing its way down a tree of all
/// texts.
class Builder : public flatbuffers::FlatBufferBuilder {
 public:
  using FlatBufferBuilder::FlatBufferBuilder;

  flatbuffers::Offset<flatbuffers::String> shared(std::string_view text);

 private:
  using Offset = flatbuffers::uoffset_t;
  /// `place` is an offset from the end of what is written, as flatbuffers::Offset has it; 0: free.
  struct Slot {
    std::uint32_t hash = 0;
    Offset place = 0;
  };

  std::string_view written(Offset place) const;
  /// Where the text is, or would be.
  Slot& slot_of(std::uint32_t hash, std::string_view text);
  void grow();

  static constexpr std::size_t kTexts = std::size_t{1} << 15;  // a pack has some tens of thousands
  std::vector<Slot> slots_ = std::vector<Slot>(kTexts);        // a power of two, at most half of them taken
  std::size_t taken_ = 0;
};

template <class Table>
using Tables = flatbuffers::Offset<flatbuffers::Vector<flatbuffers::Offset<Table>>>;

/// Index into the compiled program of each definition of the decision model.
using DefinitionMap = std::vector<std::uint32_t>;

/// What entries are built from. `model` has no errors.
struct EntrySource {
  const PackSource& pack;
  const DecisionModel& model;
  const DefinitionMap& definitions;

  /// The program's definition that a `when` names (lint has resolved it before).
  std::uint32_t definition(const Word& when) const;
  /// The same; none for an empty word.
  flatbuffers::Optional<std::uint32_t> optional_definition(const Word& when) const;
};

Tables<flat::Fact> build_facts(Builder& builder, const EntrySource& source);
Tables<flat::Invariant> build_invariants(Builder& builder, const EntrySource& source);
Tables<flat::Source> build_sources(Builder& builder, const EntrySource& source);
Tables<flat::Drug> build_drugs(Builder& builder, const EntrySource& source);
Tables<flat::Regimen> build_regimens(Builder& builder, const EntrySource& source);
Tables<flat::Evidence> build_evidence(Builder& builder, const EntrySource& source);
Tables<flat::Recommendation> build_recommendations(Builder& builder, const EntrySource& source);
Tables<flat::Referral> build_referrals(Builder& builder, const EntrySource& source);
Tables<flat::Action> build_actions(Builder& builder, const EntrySource& source);
Tables<flat::Alert> build_alerts(Builder& builder, const EntrySource& source);
Tables<flat::ChecklistItem> build_checklist(Builder& builder, const EntrySource& source);
Tables<flat::Due> build_calendar(Builder& builder, const EntrySource& source, const std::vector<DueEntry>& entries);
Tables<flat::Preparation> build_preparations(Builder& builder, const EntrySource& source,
                                             const std::vector<PreparationEntry>& entries);
Tables<flat::Page> build_pages(Builder& builder, const EntrySource& source);
Tables<flat::Interaction> build_interactions(Builder& builder, const EntrySource& source);
Tables<flat::Medicine> build_medicines(Builder& builder, const EntrySource& source);
Tables<flat::MedicineGroup> build_medicine_groups(Builder& builder, const EntrySource& source);
Tables<flat::Leaflet> build_leaflets(Builder& builder, const EntrySource& source);
/// `program` is the one the definitions index.
Tables<flat::Quantity> build_quantities(Builder& builder, const EntrySource& source, const cql::Program& program);
Tables<flat::Interpretation> build_interpretations(Builder& builder, const EntrySource& source);
Tables<flat::Rule> build_rules(Builder& builder, const EntrySource& source, const std::vector<RuleEntry>& rules);
flatbuffers::Offset<flat::Planner> build_planner(Builder& builder, const EntrySource& source);
Tables<flat::ValueSet> build_value_sets(Builder& builder, const EntrySource& source);

/// Texts as a vector of strings, equal ones shared.
flatbuffers::Offset<flatbuffers::Vector<flatbuffers::Offset<flatbuffers::String>>> build_texts(
    Builder& builder, const std::vector<Word>& words);

}  // namespace nextline::knowledge::compiling
