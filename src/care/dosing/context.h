// What every part of a dose asks: answers of the decision layer, sentences with the patient's values, sources.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "care/dosing/measures.h"
#include "care/judgement.h"
#include "care/patient_dose.h"
#include "care/wording.h"

namespace nextline::care {

/// A basis of doses: what the pack says of it, and the patient's number.
struct BasisOfDose {
  const knowledge::flat::Quantity* quantity = nullptr;
  const Measure* measure = nullptr;
};

/// For one Case; texts live in the arena of `wording`. Views of what it is made from; short-lived.
class DoseContext {
 public:
  DoseContext(const Judge& judge, const Case& facts, Decisions& decisions, Wording& wording, SourceSet& cited,
              const std::vector<Measure>& measures);

  const Judge& judge() const { return judge_; }
  const knowledge::Pack& pack() const { return judge_.pack(); }
  Arena& arena() { return wording_.arena(); }
  Truth truth(std::uint32_t definition) { return decisions_.truth(definition); }
  /// The facts a define hangs on, by index, ascending.
  std::vector<std::uint32_t> deciding(std::uint32_t definition) { return decisions_.deciding_facts(definition); }
  /// Names, and titles, of facts.
  Texts names(std::span<const std::uint32_t> facts);
  Texts titles(std::span<const std::uint32_t> facts);
  /// A sentence of the pack with the facts in braces filled in.
  std::string_view told(const flatbuffers::String* sentence);
  /// Ids of sources, which are marked as cited.
  Texts cite(const flatbuffers::Vector<flatbuffers::Offset<flatbuffers::String>>* sources);
  /// A text of ours, kept.
  std::string_view keep(const std::string& text) { return arena().copy(text); }
  /// A number as readers write it, without trailing zeros, kept.
  std::string_view keep(const Decimal& number) { return keep(number.normalized().to_string()); }
  /// The fact's value; none where unknown or too old.
  std::optional<Decimal> number(std::string_view fact) const;
  const Fact* fact(std::string_view name) const;
  /// What `basis` names; without quantity where the pack has none.
  BasisOfDose basis(std::string_view basis) const;
  /// What is to be found out for the facts at `indexes`.
  List<DoseNeed> needs(std::span<const std::uint32_t> indexes);
  /// True where what was read for `regions` counts in the judge's region.
  bool is_read_here(const flatbuffers::Vector<flatbuffers::Offset<flatbuffers::String>>* regions) const;

 private:
  const Judge& judge_;
  const Case& facts_;
  Decisions& decisions_;
  Wording& wording_;
  SourceSet& cited_;
  const std::vector<Measure>& measures_;
};

}  // namespace nextline::care
