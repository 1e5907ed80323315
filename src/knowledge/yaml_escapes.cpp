#include "knowledge/yaml_escapes.h"

#include <array>
#include <charconv>
#include <utility>

namespace nextline::knowledge::yaml {

namespace {

/// Each letter and what it means (YAML 1.2, section 5.7).
constexpr std::array<std::pair<char, std::string_view>, 18> kLetters = {{{'0', std::string_view("\0", 1)},
                                                                         {'a', "\a"},
                                                                         {'b', "\b"},
                                                                         {'t', "\t"},
                                                                         {'n', "\n"},
                                                                         {'v', "\v"},
                                                                         {'f', "\f"},
                                                                         {'r', "\r"},
                                                                         {'e', "\x1B"},
                                                                         {' ', " "},
                                                                         {'"', "\""},
                                                                         {'/', "/"},
                                                                         {'\\', "\\"},
                                                                         {'N', "\xC2\x85"},
                                                                         {'_', "\xC2\xA0"},
                                                                         {'L', "\xE2\x80\xA8"},
                                                                         {'P', "\xE2\x80\xA9"},
                                                                         {'\'', "'"}}};

std::size_t hex_digits(char letter) {
  return letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
}

void append_utf8(std::string& out, std::uint32_t c) {
  const auto byte = [&](std::uint32_t value) { out += static_cast<char>(value); };
  const auto tail = [&](unsigned shift) { byte(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xC0 | (c >> 6));
    tail(0);
  } else if (c < 0x10000) {
    byte(0xE0 | (c >> 12));
    tail(6);
    tail(0);
  } else {
    byte(0xF0 | (c >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

void append_code_point(Cursor& cursor, std::size_t digits, std::string& out) {
  const std::string_view text = cursor.rest_of_line().substr(0, digits);
  std::uint32_t value = 0;
  const auto [stop, failure] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  const bool whole = failure == std::errc() && stop == text.data() + text.size() && text.size() == digits;
  if (!whole || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
    cursor.refuse("this escape names no character", "write \\u and the four hexadecimal digits of the character");
  append_utf8(out, value);
  cursor.skip(digits);
}

}  // namespace

void append_escape(Cursor& cursor, std::string& out) {
  const char letter = cursor.peek();
  if (const std::size_t digits = hex_digits(letter); digits != 0) {
    cursor.skip(1);
    append_code_point(cursor, digits, out);
    return;
  }
  for (const auto& [known, meaning] : kLetters) {
    if (known != letter) continue;
    out += meaning;
    cursor.skip(1);
    return;
  }
  cursor.refuse(std::string("there is no escape \\") + letter, "write \\\\ for a backslash");
}

}  // namespace nextline::knowledge::yaml
