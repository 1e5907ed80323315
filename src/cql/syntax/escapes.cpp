#include "cql/syntax/escapes.h"

#include <cstdint>
#include <optional>

namespace nextline::cql::syntax {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// The code unit of "uXXXX" at `at`, where `at` is the 'u'.
std::optional<std::uint32_t> code_unit(std::string_view text, std::size_t at) {
  if (at + 5 > text.size() || text[at] != 'u') return std::nullopt;
  std::uint32_t unit = 0;
  for (std::size_t i = at + 1; i < at + 5; ++i) {
    const int digit = hex_digit(text[i]);
    if (digit < 0) return std::nullopt;
    unit = unit * 16 + static_cast<std::uint32_t>(digit);
  }
  return unit;
}

void append_utf8(std::string& out, std::uint32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
    return;
  }
  if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
  } else {
    if (c < 0x10000) {
      out += static_cast<char>(0xE0 | (c >> 12));
    } else {
      out += static_cast<char>(0xF0 | (c >> 18));
      out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    }
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
  }
  out += static_cast<char>(0x80 | (c & 0x3F));
}

/// Appends the character of the \u escape whose 'u' is at `at`; gives the length read, 0 if it is no character.
std::size_t append_unicode(std::string& out, std::string_view text, std::size_t at) {
  const auto first = code_unit(text, at);
  if (!first) return 0;
  if (*first < 0xD800 || *first > 0xDFFF) {
    append_utf8(out, *first);
    return 5;
  }
  const bool another = *first < 0xDC00 && at + 5 < text.size() && text[at + 5] == '\\';
  const auto second = another ? code_unit(text, at + 6) : std::nullopt;
  if (!second || *second < 0xDC00 || *second > 0xDFFF) return 0;
  append_utf8(out, 0x10000 + ((*first - 0xD800) << 10) + (*second - 0xDC00));
  return 11;
}

/// The character that a one-letter escape stands for; 0 if it is none.
char simple_escape(char c) {
  switch (c) {
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case '\'':
    case '"':
    case '`':
    case '\\':
    case '/':
      return c;
    default:
      return 0;
  }
}

}  // namespace

std::string resolve_escapes(std::string_view written, const std::function<void(std::size_t, std::size_t)>& invalid) {
  std::string meant;
  meant.reserve(written.size());
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (written[i] != '\\' || i + 1 == written.size()) {
      meant += written[i];
      continue;
    }
    ++i;
    if (const char c = simple_escape(written[i])) {
      meant += c;
    } else if (const std::size_t length = append_unicode(meant, written, i)) {
      i += length - 1;
    } else {
      invalid(i - 1, 2);
      meant += written[i];
    }
  }
  return meant;
}

std::string quoted(std::string_view meant, char quote) {
  std::string out(1, quote);
  for (const char c : meant) {
    switch (c) {
      case '\f':
        out += "\\f";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (c == quote || c == '\\') out += '\\';
        out += c;
    }
  }
  return out += quote;
}

}  // namespace nextline::cql::syntax
