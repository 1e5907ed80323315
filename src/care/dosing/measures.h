// What doses multiply, of one patient: the numbers of Quantities.cql.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/decimal.h"
#include "care/decisions.h"
#include "case/case.h"
#include "cql/engine/evaluator.h"
#include "knowledge/pack.h"

namespace nextline::care {

struct Measure {
  std::optional<Decimal> value;  ///< in the quantity's unit; none where a fact is unknown or too old
  std::vector<std::uint32_t>
      facts;  ///< indexes into the dictionary: what it rests on, or, without value, what it lacks
};

/// What doses are worked out from beside the pack.
struct DoseAnswers {
  std::vector<Measure> measures;   ///< of the Case
  Decisions* decisions = nullptr;  ///< of DecisionForm::Scope::Dosing, using the Case
};

/// One for each of the pack's quantities, in their order. Fails where the CQL does. Changes the evaluator's Case.
Result<std::vector<Measure>> measures_of(const knowledge::Pack& pack, const Case& facts, cql::Evaluator& evaluator);

}  // namespace nextline::care
