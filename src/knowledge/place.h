// Where something stands in the files of a pack, and words that know where they stand.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace nextline::knowledge {

/// A place in a file of a pack. `line` and `column` are 1-based, columns in code points; 0 when the whole file is
/// meant.
struct Place {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string path;  ///< in the document: "facts[3].unit"; empty at its root and in CQL

  /// "file:line:column", with " (path)" behind it when there is one; "file" alone when there is no line.
  std::string to_string() const;
};

/// A text and where it stands, so that whoever finds it wrong later can say where.
struct Word {
  std::string text;
  Place place;

  bool empty() const { return text.empty(); }
};

/// The texts of `words`, in order.
std::vector<std::string> texts(const std::vector<Word>& words);

/// An author's error at `place`.
Error error_at(const Place& place, std::string code, std::string message, std::string hint = {});

/// Sorts by file, then line, then column, then message; equal findings once.
void sort_by_place(std::vector<Error>& errors);

}  // namespace nextline::knowledge
