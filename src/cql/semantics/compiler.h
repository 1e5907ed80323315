// CQL text to a typed executable program: parse, resolve, check types, choose overloads, emit.
//
// Example: compile_expression("1 + 2.5", {}) has one definition, "expression", whose body prints as
//     (Add[Decimal,Decimal] (ToDecimal 1) 2.5)
// Every error of every library is reported in one run, in source order; `program` runs only if there is none.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cql/engine/program.h"

namespace nextline::cql {

namespace syntax {
struct ParseResult;
}

/// One library's text. `file` is what errors name; it need not exist.
struct SourceText {
  std::string file;
  std::string text;                             ///< not read where it came parsed
  const syntax::ParseResult* parsed = nullptr;  ///< the text, if it has been parsed; outlives the compilation
};

/// Finds the library that an `include` names; `version` is empty when the include gives none. None: there is no such
/// library. FHIRHelpers is built in and never asked for.
using LibrarySource = std::function<std::optional<SourceText>(std::string_view name, std::string_view version)>;

/// One fact of the Case model: an element of class Nextline.Case, in the order of the context tuple's fields.
struct CaseModelFact {
  enum class Kind { Boolean, String, Decimal, Set };
  std::string name;
  Kind kind = Kind::Boolean;
  std::vector<std::string> members;  ///< Set: the elements of class Nextline.<Name>Set, each a Boolean
};

struct CompileOptions {
  LibrarySource libraries;                ///< may be empty: then only what is given or built in can be included
  std::vector<CaseModelFact> case_facts;  ///< for `using Nextline`; may be empty
  bool promotion = false;                 ///< CQL's promotion and demotion between single values, lists and intervals
  /// For compile_expression: `parameter` lines whose names the expression may use; none may be called "expression".
  std::string parameters;
};

/// What compiling gave. Owns everything.
struct Compiled {
  ProgramStorage program;
  std::vector<Error> errors;        ///< in source order, each with where = file:line:column and range
  std::vector<Error> warnings;      ///< the same shape
  std::vector<SourceText> sources;  ///< the text of program.libraries[i]; what LoadedProgram::load takes as sources

  bool ok() const { return errors.empty(); }
};

/// Compiles libraries together with what they include. They may include one another in any order.
Compiled compile_libraries(std::span<const SourceText> sources, const CompileOptions& options);

/// Compiles one expression as the definition "expression" of library "expression", with FHIR 4.0.1 and Nextline models
/// in use, context Patient (context Case when `options` has facts).
Compiled compile_expression(std::string_view text, const CompileOptions& options);

}  // namespace nextline::cql
