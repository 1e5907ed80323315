// The texts of YAML: plain, quoted, literal and folded.
//
// A text of several lines is folded: the space around a line break goes, one break becomes a space, n + 1 become n
// breaks. Example: "a\n  b\n\n  c" is "a b\nc".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "knowledge/yaml_cursor.h"

namespace nextline::knowledge::yaml {

/// Where a text stands: how far its further lines must be indented, and what may end it.
struct Surroundings {
  std::size_t least_column = 0;  ///< a line that begins left of it is not part of the text
  bool in_flow = false;          ///< between brackets: ',' and brackets end a plain text, and indentation means nothing
  Outline::Step step = Outline::kRoot;  ///< for errors
};

/// A text without quotes. The cursor ends behind its last character. What YAML gives another meaning is refused.
std::string plain_text(Cursor& cursor, const Surroundings& around);

/// A text in '…' or "…", which the cursor stands at. The cursor ends behind the closing quote.
std::string quoted_text(Cursor& cursor, const Surroundings& around);

/// A text behind '|' or '>', with '-' or '+' for its last line breaks. The cursor ends at the first line behind it.
std::string block_text(Cursor& cursor, const Surroundings& around);

/// Whether a plain text may begin here; if not, why not is refused.
void check_plain_start(const Cursor& cursor, const Surroundings& around);

/// The end of the plain text that begins `ahead` of the cursor, within its line, without the spaces behind it.
std::size_t plain_end(const Cursor& cursor, bool in_flow);

}  // namespace nextline::knowledge::yaml
