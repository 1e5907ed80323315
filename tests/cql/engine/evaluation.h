// Text to value in one step, for tables of tests.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cql/engine/evaluator.h"
#include "cql/engine/trace.h"
#include "cql/semantics/compiler.h"
#include "fhir/record.h"
#include "terminology/value_sets.h"

namespace nextline::cql::testing {

/// 2024-06-15T12:00:00.000+00:00, offset 0.
EvaluationOptions fixed_options();

/// One compiled library (or one expression) and its evaluator; keeps all of it alive.
class Evaluation {
 public:
  /// `text` is a library if it starts with "library", else an expression. `record`: FHIR JSON, or empty.
  explicit Evaluation(std::string_view text, std::string_view record = {}, const CompileOptions& compile = {},
                      const EvaluationOptions& options = fixed_options(), const terminology::ValueSets* sets = nullptr);

  /// Compile errors, one a line; empty when there are none.
  const std::string& problems() const { return problems_; }
  /// The value of a definition as CQL text, or "error CODE at WHERE"; "expression" is that of an expression.
  std::string value_of(std::string_view definition = "expression");
  std::uint32_t index_of(std::string_view definition) const;
  Evaluator& evaluator() { return *evaluator_; }
  Arena& arena() { return arena_; }
  const Program& program() const { return program_; }

 private:
  Compiled compiled_;
  Program program_;
  std::string library_;
  std::string problems_;
  std::unique_ptr<LoadedProgram> loaded_;
  std::optional<fhir::Record> record_;
  Arena arena_{4096};
  std::optional<Evaluator> evaluator_;
};

}  // namespace nextline::cql::testing
