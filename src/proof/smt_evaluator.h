// A small evaluator of the SMT-LIB we write: gives every defined name its value under a model.
//
// Why not ask the solver: evaluating one Case through its model API takes milliseconds, and an evaluator of the *text*
// is what shows that the text means what the planner does. It reads declare-const, define-fun without parameters,
// assert, and the operators and or not => ite = < <= - over Bool, Int and Real.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/decimal.h"
#include "base/result.h"
#include "proof/solver.h"

namespace nextline::proof {

class SmtEvaluator {
 public:
  /// Reads a script. Error (Blame::Bug) with the place of what it does not know.
  static Result<SmtEvaluator> read(std::string_view script);

  /// Evaluates everything under `model`, which must name every declared constant. Error names a constant without value.
  Result<void> evaluate(const Model& model);
  /// The value of a defined or declared name (without bars): Booleans are 0 and 1. None if there is no such name.
  std::optional<Decimal> value(std::string_view name) const;
  /// True if every asserted term holds.
  bool assertions_hold() const;

 private:
  enum class Op : std::uint8_t { Constant, Input, And, Or, Not, Implies, Ite, Equal, Less, LessOrEqual, Negate, IsInt };
  struct Term {
    Op op = Op::Constant;
    std::uint32_t first = 0, count = 0;  ///< operands in operands_
    Decimal constant;
  };
  friend class SmtReader;

  Decimal apply(const Term& term) const;

  std::vector<Term> terms_;  ///< operands stand before their users
  std::vector<std::uint32_t> operands_;
  std::vector<std::uint32_t> asserted_;
  std::vector<std::pair<std::string, std::uint32_t>> inputs_;
  std::unordered_map<std::string, std::uint32_t> names_;
  std::vector<Decimal> values_;
};

}  // namespace nextline::proof
