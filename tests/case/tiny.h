// The tiny test pack, compiled once.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

#include "knowledge/compile.h"
#include "knowledge/pack.h"

namespace nextline::testing {

inline const knowledge::Pack& tiny_pack() {
  static const knowledge::Pack pack = [] {
    Result<knowledge::Pack> opened = knowledge::pack_from_folder_or_file(NEXTLINE_SOURCE_DIR "/tests/data/packs/tiny");
    if (!opened) {
      std::cerr << opened.error().one_line() << '\n';
      std::abort();
    }
    return std::move(*opened);
  }();
  return pack;
}

/// Index of a fact of the tiny pack.
inline std::uint32_t fact(std::string_view name) {
  return tiny_pack().fact_index(name).value();
}

}  // namespace nextline::testing
