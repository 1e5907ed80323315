// What the coded elements of one patient's record mean: the value sets each is in. Every element is looked up once,
// however many retrieves and `in` ask for it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/arena.h"
#include "fhir/tape.h"

namespace nextline::terminology {
class ValueSets;
}

namespace nextline::cql {

/// The value sets of one coded element, each list ascending.
struct Meaning {
  /// Those of its codings that name their system. Where there are none, those of a CodeableConcept's text, or else of
  /// its codings' displays: a code that is understood beats the words beside it, and beside any code only words that
  /// are understood as a whole count.
  std::span<const std::uint32_t> sets;
  /// Those that hold, in any system, the code of a coding that names none.
  std::span<const std::uint32_t> sets_of_bare_codes;
  bool has_code = false;  ///< some coding has a code

  bool is_in(std::uint32_t set) const;
};

class Meanings {
 public:
  /// `sets` may be null: then nothing means anything.
  explicit Meanings(const terminology::ValueSets* sets) : sets_(sets) {}

  /// Starts another record; null: none.
  void set_tape(const fhir::Tape* tape);
  /// The meaning of a CodeableConcept, Coding, code or string. Stays valid until set_tape.
  const Meaning& of(const fhir::Tape& tape, fhir::NodeIndex element);
  /// The value sets that the display of a Reference names.
  std::span<const std::uint32_t> of_display(const fhir::Tape& tape, fhir::NodeIndex reference);

 private:
  using Sets = std::span<const std::uint32_t>;
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  Meaning look_up(fhir::NodeIndex element);
  Sets of_words(fhir::NodeIndex codeable_concept, bool told_apart);
  Sets of_text(std::string_view text, bool told_apart);
  Sets joined(Sets left, Sets right);

  const terminology::ValueSets* sets_;
  const fhir::Tape* tape_ = nullptr;
  Arena lists_{4096};  // lists that are not the terminology's own
  std::vector<Meaning> known_;
  std::vector<std::uint32_t> known_at_;  // by node: its place in known_, or kNone
};

}  // namespace nextline::cql
