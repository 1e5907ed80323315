// Breaking text into lines, with terminal colours that do not leak into a neighbouring column.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nextline::report {

/// Columns `text` takes: code points, without colour sequences.
int width_of(std::string_view text);

/// `text` in lines of at most `width` columns (one at least), broken at spaces; a longer word is cut. A colour open at
/// a line's end is closed there and opened again on the next line. No line for a text without a word.
std::vector<std::string> lines_of(std::string_view text, int width);

}  // namespace nextline::report
