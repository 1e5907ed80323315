// Files that a report must match to the letter. NEXTLINE_GOLDEN=write writes them anew.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <string>

#include "base/text_file.h"

namespace nextline::report::testing {

inline const std::string kFolder = NEXTLINE_SOURCE_DIR "/tests/data/golden";

/// The first line in which the two differ, for a message a person can read.
inline std::string first_difference(const std::string& expected, const std::string& found) {
  const auto place = std::mismatch(
      expected.begin(), expected.begin() + static_cast<std::ptrdiff_t>(std::min(expected.size(), found.size())),
      found.begin());
  const auto at = static_cast<std::size_t>(place.first - expected.begin());
  const auto line = std::count(expected.begin(), place.first, '\n') + 1;
  const auto begin = at == 0 ? 0 : expected.rfind('\n', at - 1) + 1;
  return "line " + std::to_string(line) + "\n  expected: " + expected.substr(begin, 160) +
         "\n  found:    " + found.substr(std::min(begin, found.size()), 160);
}

inline void compare(const std::string& file, const std::string& found) {
  const std::string path = kFolder + "/" + file;
  const char* mode = std::getenv("NEXTLINE_GOLDEN");
  if (mode && std::string(mode) == "write") std::ofstream(path, std::ios::binary) << found;
  const auto expected = read_file(path);
  ASSERT_TRUE(expected) << expected.error().one_line();
  EXPECT_TRUE(*expected == found) << file << ", " << first_difference(*expected, found);
}

}  // namespace nextline::report::testing
