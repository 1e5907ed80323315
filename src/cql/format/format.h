// CQL text laid out the one way it is written: `nextline cql format`.
//
// Only white space changes: every token and every comment stays as it is and where it is, so the text means the same.
// Lines are filled to 120 columns. What does not fit is broken at its operators, clauses, or between its items, all of
// one level together; what the author broke there stays broken. One blank line between statements is kept.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace nextline::cql::format {

/// What formatting gave: the text, or why the given text could not be read (its syntax errors, in source order).
struct Formatted {
  std::string text;
  std::vector<Error> errors;
  bool ok() const { return errors.empty(); }
};

/// The library `text`; `file` is what errors name. Formatting a formatted text changes nothing. The result ends with a
/// newline, unless it is empty.
Formatted format_library(std::string_view text, std::string_view file);

/// One expression that fills the whole text; without a final newline.
Formatted format_expression(std::string_view text, std::string_view file);

}  // namespace nextline::cql::format
