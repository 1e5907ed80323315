// A fast 64-bit hash of short texts, the same in every run and on every little-endian machine.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace nextline {

constexpr std::uint64_t mix_hash(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0x9E3779B97F4A7C15ULL;
  return hash ^ (hash >> 29);
}

/// The hash of `text`, chained onto `seed`: text_hash("b", text_hash("a")) differs from text_hash("ab").
inline std::uint64_t text_hash(std::string_view text, std::uint64_t seed = 0x51ED270B35F3A1C9ULL) {
  std::uint64_t hash = mix_hash(seed, text.size());
  const char* at = text.data();
  std::size_t left = text.size();
  for (; left >= 8; left -= 8, at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, 8);
    hash = mix_hash(hash, word);
  }
  if (left > 0) {
    std::uint64_t word = 0;
    if (text.size() >= 8) {  // the last eight bytes, without those that were read before
      std::memcpy(&word, at + left - 8, 8);
      word >>= 64 - 8 * left;
    } else {
      while (left-- > 0) word = word << 8 | static_cast<unsigned char>(at[left]);
    }
    hash = mix_hash(hash, word);
  }
  return hash ^ (hash >> 32);
}

}  // namespace nextline
