// What the coded elements of one patient's record mean: the value sets each is in. Every element is looked up once,
// however many retrieves and `in` ask for it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/arena.h"
#include "fhir/tape.h"
#include "terminology/recent_systems.h"

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
  /// The meaning of a CodeableConcept, Coding, code or string. Stays valid until the next call.
  const Meaning& of(const fhir::Tape& tape, fhir::NodeIndex element);
  /// The value sets that the display of a Reference names.
  std::span<const std::uint32_t> of_display(const fhir::Tape& tape, fhir::NodeIndex reference);

 private:
  using Sets = std::span<const std::uint32_t>;

  void look_up(fhir::NodeIndex element, Meaning& meaning);
  /// Adds what one Coding, code or string means. True if its system tells its codes apart.
  bool add_coding(fhir::NodeIndex coding, Meaning& meaning);
  Sets of_words(fhir::NodeIndex codeable_concept, bool told_apart);
  Sets of_text(std::string_view text, bool told_apart);
  Sets joined(Sets left, Sets right);

  const terminology::ValueSets* sets_;
  const fhir::Tape* tape_ = nullptr;
  Arena lists_{4096};  // lists that are not the terminology's own
  terminology::RecentSystems systems_;
  struct Known {
    fhir::NodeIndex element = fhir::kNoNode;
    Meaning meaning;
  };
  std::vector<Known> known_;
  // By node: its place in known_, if that says so too. Never cleared: what an earlier record left here names another
  // element, or none.
  std::vector<std::uint32_t> known_at_;
};

}  // namespace nextline::cql
