// A compiled piece of CQL with a patient's record, ready to evaluate.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cql/engine/evaluator.h"
#include "cql/semantics/compiler.h"
#include "fhir/record.h"
#include "knowledge/pack.h"

namespace nextline::cli {

/// Owns everything an evaluation needs. Immovable: its parts point at each other.
class CqlSession {
 public:
  /// Loads `compiled` (which must have no errors) and, unless `record_path` is empty, the record. Now() is the present.
  /// Value sets are those of `pack` (--pack; empty: the one built with the program, if there is one).
  static Result<std::unique_ptr<CqlSession>> open(cql::Compiled compiled, const std::string& record_path,
                                                  const std::string& pack = {});

  const cql::Program& program() const { return program_; }
  cql::Evaluator& evaluator() { return *evaluator_; }

 private:
  CqlSession() = default;

  cql::Compiled compiled_;
  cql::Program program_;
  std::vector<std::string_view> texts_;
  std::unique_ptr<knowledge::Pack> pack_;
  std::unique_ptr<cql::LoadedProgram> loaded_;
  std::unique_ptr<fhir::Record> record_;
  Arena arena_;
  std::unique_ptr<cql::Evaluator> evaluator_;
};

/// Prints each error on standard error, with excerpt and hint; gives the exit status of the worst.
int print_errors(const std::vector<Error>& errors, const std::vector<cql::SourceText>& sources,
                 const char* severity = "error");

/// Libraries named by `include`: NAME.cql or NAME-VERSION.cql in these folders, first found.
cql::LibrarySource libraries_in(std::vector<std::string> folders);

}  // namespace nextline::cli
