// Answers of the decision layer for one Case: each define at most once, with the facts that decided it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/arena.h"
#include "base/result.h"
#include "base/value.h"
#include "case/case.h"
#include "cql/engine/evaluator.h"
#include "knowledge/pack.h"

namespace nextline::care {

/// Runs Guideline.cql and Safety.cql over one Case at a time. Not thread-safe; one per worker.
class Decisions {
 public:
  Decisions(const knowledge::Pack& pack, cql::Evaluator& evaluator);

  /// Forgets earlier answers and takes `facts` as the Case. The Case must stay alive while answers are asked for.
  void use(const Case& facts, Arena& arena);
  /// The value of a define of the decision layer. An evaluation error is kept (see error) and reads as Unknown.
  Truth truth(std::uint32_t definition);
  /// The facts (indexes into the dictionary) that decided the define; when it is Unknown, those it hangs on.
  std::vector<std::uint32_t> deciding_facts(std::uint32_t definition);
  /// The first evaluation error since use(); decision defines cannot fail, so one is a bug of ours or a foreign pack.
  const std::optional<Error>& error() const { return error_; }

 private:
  const knowledge::Pack& pack_;
  cql::Evaluator& evaluator_;
  std::vector<std::uint32_t> fact_of_slot_;
  std::optional<Error> error_;
};

}  // namespace nextline::care
