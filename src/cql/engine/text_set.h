// The texts of a list of literals, so that `unit in { 'g/dL', … }` does not compare with each of them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/arena.h"
#include "base/value.h"

namespace nextline::cql {

/// A hash over texts that tells them apart by their length and a few of their characters. Lives as long as the arena's
/// contents and the texts it was made of.
class TextSet {
 public:
  /// `texts` are all of Kind String.
  TextSet(std::span<const Value> texts, Arena& arena);

  /// Whether `text` is one of the texts.
  bool has(std::string_view text) const {
    for (std::uint32_t at = hash(text) & mask_;; at = (at + 1) & mask_) {
      const std::string_view there = cells_[at];
      if (there.data() == nullptr) return false;
      if (there == text) return true;
    }
  }

 private:
  static std::uint32_t hash(std::string_view text) {
    if (text.empty()) return 0;
    const auto character = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const std::size_t last = text.size() - 1;
    return static_cast<std::uint32_t>(text.size()) + character(0) * 5U + character(last / 2) * 37U +
           character(last - last / 4) * 11U + character(last) * 97U;
  }

  std::span<std::string_view> cells_;  // at least half of them free: those without data
  std::uint32_t mask_ = 0;
};

}  // namespace nextline::cql
