#include "cql/engine/meanings.h"

#include <algorithm>

#include "fhir/model.h"
#include "terminology/systems.h"
#include "terminology/value_sets.h"

namespace nextline::cql {

bool Meaning::is_in(std::uint32_t set) const {
  return std::ranges::binary_search(sets, set) || std::ranges::binary_search(sets_of_bare_codes, set);
}

void Meanings::set_tape(const fhir::Tape* tape) {
  tape_ = tape;
  lists_.reset();
  known_.clear();
  known_at_.assign(tape == nullptr ? 0 : tape->nodes.size(), kNone);
}

const Meaning& Meanings::of(const fhir::Tape& tape, fhir::NodeIndex element) {
  if (&tape != tape_) set_tape(&tape);
  if (known_at_[element] == kNone) {
    const Meaning meaning = look_up(element);
    known_at_[element] = static_cast<std::uint32_t>(known_.size());
    known_.push_back(meaning);
  }
  return known_[known_at_[element]];
}

Meaning Meanings::look_up(fhir::NodeIndex element) {
  Meaning meaning;
  bool told_apart = false;
  fhir::any_coding(*tape_, element, [&](fhir::NodeIndex coding) {
    const fhir::CodingText text = fhir::coding_text(*tape_, coding);
    if (text.code.empty()) return false;
    meaning.has_code = true;
    if (sets_ == nullptr) return false;
    told_apart = told_apart || terminology::tells_apart(text.system);
    Sets& side = text.system.empty() ? meaning.sets_of_bare_codes : meaning.sets;
    side = joined(side, sets_->lookup(text.system, text.code));
    return false;
  });
  if (meaning.sets.empty() && sets_ != nullptr && fhir::is_codeable_concept(*tape_, element))
    meaning.sets = of_words(element, told_apart);
  return meaning;
}

Meanings::Sets Meanings::of_words(fhir::NodeIndex codeable_concept, bool told_apart) {
  Sets found = of_text(fhir::concept_text(*tape_, codeable_concept), told_apart);
  fhir::any_coding(*tape_, codeable_concept, [&](fhir::NodeIndex coding) {
    if (found.empty()) found = of_text(fhir::coding_text(*tape_, coding).display, told_apart);
    return !found.empty();
  });
  return found;
}

Meanings::Sets Meanings::of_text(std::string_view text, bool told_apart) {
  using Phrases = terminology::ValueSets::Phrases;
  const std::vector<std::uint32_t> found = sets_->lookup_text(text, told_apart ? Phrases::LeftOut : Phrases::Found);
  if (found.empty()) return {};
  const std::span<std::uint32_t> kept = lists_.make_array<std::uint32_t>(found.size());
  std::ranges::copy(found, kept.begin());
  return kept;
}

Meanings::Sets Meanings::joined(Sets left, Sets right) {
  if (left.empty()) return right;
  if (right.empty()) return left;
  const std::span<std::uint32_t> both = lists_.make_array<std::uint32_t>(left.size() + right.size());
  const auto end = std::ranges::set_union(left, right, both.begin()).out;
  return both.first(static_cast<std::size_t>(end - both.begin()));
}

Meanings::Sets Meanings::of_display(const fhir::Tape& tape, fhir::NodeIndex reference) {
  static const fhir::NameId kDisplay = fhir::find_name("display");
  if (&tape != tape_) set_tape(&tape);
  const fhir::NodeIndex display = fhir::find_child(tape, reference, kDisplay);
  return sets_ == nullptr || display == fhir::kNoNode ? Sets() : of_text(fhir::text(tape, display), false);
}

}  // namespace nextline::cql
