#include "cql/operators/algebra/text.h"

#include <cstdint>
#include <cstring>

namespace nextline::cql::algebra {
namespace {

bool continues(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// The code point at `offset` and its length; a malformed byte stands for itself, marked by a length of 1 and a value
/// above Unicode's, so that it passes through unchanged.
struct CodePoint {
  char32_t value;
  std::size_t length;
};
constexpr char32_t kMalformed = 0x110000;

CodePoint decode(std::string_view text, std::size_t offset) {
  const auto first = static_cast<unsigned char>(text[offset]);
  if (first < 0x80) return {first, 1};
  const std::size_t length = first >= 0xF0 ? 4 : (first >= 0xE0 ? 3 : 2);
  if (first < 0xC2 || first > 0xF4 || offset + length > text.size()) return {kMalformed + first, 1};
  char32_t value = first & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if (!continues(text[offset + i])) return {kMalformed + first, 1};
    value = (value << 6U) | (static_cast<unsigned char>(text[offset + i]) & 0x3FU);
  }
  return {value, length};
}

void append(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0U | (c >> 6U));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0U | (c >> 12U));
    out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  } else {
    out += static_cast<char>(0xF0U | (c >> 18U));
    out += static_cast<char>(0x80U | ((c >> 12U) & 0x3FU));
    out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  }
}

bool between(char32_t c, char32_t low, char32_t high) {
  return c >= low && c <= high;
}

/// Blocks where upper and lower case alternate: even is upper (or odd, in some).
bool alternates_even(char32_t c) {
  return between(c, 0x100, 0x137) || between(c, 0x14A, 0x177) || between(c, 0x1E00, 0x1E95) || between(c, 0x460, 0x481);
}
bool alternates_odd(char32_t c) {
  return between(c, 0x139, 0x148) || between(c, 0x179, 0x17E);
}

char32_t lower(char32_t c) {
  if (between(c, 'A', 'Z')) return c + 32;
  if (c < 0xC0) return c;
  if (between(c, 0xC0, 0xDE) && c != 0xD7) return c + 32;
  if (c == 0x130) return 'i';
  if (alternates_even(c)) return c | 1U;
  if (alternates_odd(c)) return (c & 1U) != 0 ? c + 1 : c;
  if (c == 0x178) return 0xFF;
  if (between(c, 0x391, 0x3A9) && c != 0x3A2) return c + 32;
  if (between(c, 0x410, 0x42F)) return c + 32;
  if (between(c, 0x400, 0x40F)) return c + 80;
  return c;
}

char32_t upper(char32_t c) {
  if (between(c, 'a', 'z')) return c - 32;
  if (c < 0xB5) return c;
  if (between(c, 0xE0, 0xFE) && c != 0xF7) return c - 32;
  if (c == 0xFF) return 0x178;
  if (c == 0x131) return 'I';
  if (c == 0x130) return c;
  if (alternates_even(c)) return c & ~char32_t{1};
  if (alternates_odd(c)) return (c & 1U) == 0 ? c - 1 : c;
  if (c == 0x3C2) return 0x3A3;  // final sigma
  if (between(c, 0x3B1, 0x3C9)) return c - 32;
  if (between(c, 0x430, 0x44F)) return c - 32;
  if (between(c, 0x450, 0x45F)) return c - 80;
  return c;
}

template <class Mapping>
std::string mapped(std::string_view text, Mapping mapping) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode(text, i);
    if (c.value >= kMalformed) {
      out += text[i];
    } else {
      append(out, mapping(c.value));
    }
    i += c.length;
  }
  return out;
}

constexpr std::int32_t kEight = 8;

/// Whether the eight bytes at `at` are there and each of them is a character.
bool is_plain_at(std::string_view text, std::size_t at) {
  if (at + kEight > text.size()) return false;
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, text.data() + at, kEight);
  return (bytes & 0x8080808080808080U) == 0;
}

char32_t folded(char32_t c) {
  const bool space = between(c, 0x09, 0x0D) || c == ' ' || c == 0x85 || c == 0xA0 || between(c, 0x2000, 0x200A) ||
                     c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x3000;
  return space ? U' ' : lower(upper(c));
}

}  // namespace

std::int32_t length_of(std::string_view text) {
  return index_of(text, text.size());
}

std::size_t offset_of(std::string_view text, std::int32_t index) {
  std::size_t offset = 0;
  for (; index >= kEight && is_plain_at(text, offset); index -= kEight) offset += kEight;
  for (; index > 0 && offset < text.size(); --index) offset += decode(text, offset).length;
  return offset;
}

std::int32_t index_of(std::string_view text, std::size_t offset) {
  std::int32_t index = 0;
  std::size_t at = 0;
  for (; at + kEight <= offset && is_plain_at(text, at); at += kEight) index += kEight;
  for (; at < offset && at < text.size(); ++index) at += decode(text, at).length;
  return index;
}

std::string lower_case(std::string_view text) {
  return mapped(text, lower);
}

std::string_view lower_case_in(Arena& arena, std::string_view text) {
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto is_other = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  if (std::any_of(text.begin(), text.end(), is_other)) return arena.copy(lower_case(text));
  if (std::none_of(text.begin(), text.end(), is_upper)) return text;
  const std::span<char> lowered = arena.make_array<char>(text.size());
  std::transform(text.begin(), text.end(), lowered.begin(),
                 [&](char c) { return is_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c; });
  return {lowered.data(), lowered.size()};
}

std::string upper_case(std::string_view text) {
  return mapped(text, upper);
}

bool equivalent_text(std::string_view left, std::string_view right) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < left.size() && j < right.size()) {
    const CodePoint a = decode(left, i);
    const CodePoint b = decode(right, j);
    if (folded(a.value) != folded(b.value)) return false;
    i += a.length;
    j += b.length;
  }
  return i == left.size() && j == right.size();
}

}  // namespace nextline::cql::algebra
