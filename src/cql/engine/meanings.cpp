#include "cql/engine/meanings.h"

#include <algorithm>

#include "fhir/model.h"
#include "terminology/value_sets.h"

namespace nextline::cql {
namespace {

struct Names {
  fhir::NameId coding = fhir::find_name("coding"), system = fhir::find_name("system"), code = fhir::find_name("code"),
               display = fhir::find_name("display");
};

const Names& names() {
  static const Names instance;
  return instance;
}

struct SystemAndCode {
  std::string_view system, code;
};

/// Of fhir::coding_text what lookups need.
SystemAndCode code_of(const fhir::Tape& tape, fhir::NodeIndex coding) {
  if (fhir::kind(tape, coding) != fhir::NodeKind::Object) return {{}, fhir::text(tape, coding)};
  const Names& known = names();
  SystemAndCode found;
  for (const fhir::NodeIndex child : fhir::children(tape, coding)) {
    const fhir::NameId name = fhir::name_of(tape, child);
    if (name == known.system) found.system = fhir::text(tape, child);
    if (name == known.code) found.code = fhir::text(tape, child);
  }
  return found;
}

}  // namespace

bool Meaning::is_in(std::uint32_t set) const {
  return std::ranges::binary_search(sets, set) || std::ranges::binary_search(sets_of_bare_codes, set);
}

void Meanings::set_tape(const fhir::Tape* tape) {
  tape_ = tape;
  lists_.reset();
  systems_.clear();
  known_.clear();
  if (tape != nullptr && tape->nodes.size() > known_at_.size()) known_at_.resize(tape->nodes.size());
}

const Meaning& Meanings::of(const fhir::Tape& tape, fhir::NodeIndex element) {
  if (&tape != tape_) set_tape(&tape);
  std::uint32_t& place = known_at_[element];
  if (place >= known_.size() || known_[place].element != element) {
    place = static_cast<std::uint32_t>(known_.size());
    Known& known = known_.emplace_back();
    known.element = element;
    look_up(element, known.meaning);
  }
  return known_[place].meaning;
}

bool Meanings::add_coding(fhir::NodeIndex coding, Meaning& meaning) {
  const auto [text, code] = code_of(*tape_, coding);
  if (code.empty()) return false;
  meaning.has_code = true;
  if (sets_ == nullptr) return false;
  const terminology::SystemKey& system = systems_.of(text);
  Sets& side = text.empty() ? meaning.sets_of_bare_codes : meaning.sets;
  side = joined(side, sets_->lookup(system, code));
  return system.tells_apart;
}

void Meanings::look_up(fhir::NodeIndex element, Meaning& meaning) {
  if (!fhir::is_codeable_concept(*tape_, element)) {
    add_coding(element, meaning);
    return;
  }
  bool told_apart = false;
  fhir::NodeIndex coding = fhir::find_child(*tape_, element, names().coding);
  for (; coding != fhir::kNoNode; coding = fhir::next_item(*tape_, coding))
    if (add_coding(coding, meaning)) told_apart = true;
  if (meaning.sets.empty() && sets_ != nullptr) meaning.sets = of_words(element, told_apart);
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
  if (&tape != tape_) set_tape(&tape);
  const fhir::NodeIndex display = fhir::find_child(tape, reference, names().display);
  return sets_ == nullptr || display == fhir::kNoNode ? Sets() : of_text(fhir::text(tape, display), false);
}

}  // namespace nextline::cql
