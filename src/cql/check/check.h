// What is wrong with libraries, and what is odd: `nextline cql check`.
//
// Errors are the compiler's. Warnings, each with a code that `// @allow: CODE` above a definition (or above the library
// line, for all of it) silences:
//     always-null          a comparison with null, or of quantities whose units have nothing in common
//     unfiltered-retrieve  a retrieve without a code, of a type that has one
//     shadowed-name        an alias, let or accumulator that hides another name
//     unreachable-branch   a branch of if or case that can never be taken
//     unused-definition    a private definition nobody uses; see unused.cpp for public ones
//     unused-name          an include, value set, code, code system, concept or parameter nobody uses
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cql/semantics/compiler.h"

namespace nextline::cql::check {

/// A change that mends a finding for certain: `range` of the same file is to be replaced.
struct Fix {
  SourceRange range;
  std::string replacement;
};

struct Finding {
  enum class Severity : std::uint8_t { Error, Warning };
  Severity severity = Severity::Error;
  Error error;             ///< with where = file:line:column, and range
  std::optional<Fix> fix;  ///< applied, the text still parses (and has fewer errors, if this is one of syntax)
  std::size_t source = 0;  ///< index into Report::sources
};

struct Report {
  std::vector<Finding> findings;    ///< by source, then by place; an error before a warning at one place
  std::vector<SourceText> sources;  ///< those given, in their order, then those included

  std::size_t count(Finding::Severity severity) const;
};

/// Checks `sources` together. What they include is compiled with them, but warned about only when given itself.
Report check(std::span<const SourceText> sources, const CompileOptions& options);

/// One finding with excerpt, hint and fix, as several lines without a final newline.
std::string to_text(const Finding& finding, const Report& report, bool colour);

}  // namespace nextline::cql::check
