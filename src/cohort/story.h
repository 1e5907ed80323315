// One synthetic patient before it is written as FHIR: what happened when, and what is true in the end.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/dice.h"
#include "cohort/script.h"
#include "cohort/truth.h"

namespace nextline::cohort {

/// How a drug is named in the resources of one treatment.
struct Naming {
  std::vector<const Coding*> codings;  ///< empty: words only
  std::string text;
};

/// One resource to write.
struct Item {
  enum class Kind : std::uint8_t { Statement, Administration, Order, Taken } kind = Kind::Statement;
  const Statement* statement = nullptr;  ///< Statement
  const Form* form = nullptr;            ///< Statement with a number
  Decimal number;                        ///< in the form's unit
  std::optional<Decimal> limit;          ///< upper limit of normal written beside it
  std::size_t naming = 0;                ///< of a drug
  std::int64_t day = 0;                  ///< of the finding, of the dose, or the first of the treatment
  std::int64_t last = 0;                 ///< last day of the treatment
  bool ongoing = false;
  bool bounded = false;        ///< an order that says from when to when
  const Stop* stop = nullptr;  ///< why the treatment ended, told in this resource
  bool mistaken = false;
};

/// Days count from 1970-01-01.
struct Story {
  std::string gender;  ///< empty: not on record
  std::optional<std::int64_t> birth, death;
  std::vector<Naming> namings;
  std::vector<Item> items;  ///< in order of time
  GroundTruth truth;
};

/// A patient drawn from the script, whose course ends on the day `as_of` (days since 1970-01-01).
Story tell_story(const knowledge::Pack& pack, const Script& script, Dice& dice, std::int64_t as_of);

}  // namespace nextline::cohort
