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

/// A text of 1 to 7 bytes as a number, the first byte lowest. Without a loop, the end of which cannot be foreseen.
inline std::uint64_t short_word(const char* text, std::size_t size) {
  if (size >= 4) {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::memcpy(&first, text, 4);
    std::memcpy(&last, text + size - 4, 4);
    return first | (std::uint64_t{last} >> (64 - 8 * size) << 32);
  }
  const auto byte = [&](std::size_t at) { return std::uint64_t{static_cast<unsigned char>(text[at])} << 8 * at; };
  return byte(0) | byte(size / 2) | byte(size - 1);
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
      word = short_word(at, left);
    }
    hash = mix_hash(hash, word);
  }
  return hash ^ (hash >> 32);
}

}  // namespace nextline
