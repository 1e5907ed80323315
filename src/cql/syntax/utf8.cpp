#include "cql/syntax/lexer.h"

namespace nextline::cql::syntax {
namespace {

struct Utf8Form {
  std::size_t length;
  unsigned char second_low, second_high;  ///< bounds of the second byte: they shut out overlong forms and surrogates
};

/// The form that `lead` begins; length 0: none.
Utf8Form form_of(unsigned char lead) {
  if (lead < 0x80) return {1, 0, 0};
  if (lead < 0xC2 || lead > 0xF4) return {0, 0, 0};
  if (lead < 0xE0) return {2, 0x80, 0xBF};
  if (lead == 0xE0) return {3, 0xA0, 0xBF};
  if (lead == 0xED) return {3, 0x80, 0x9F};
  if (lead < 0xF0) return {3, 0x80, 0xBF};
  if (lead == 0xF0) return {4, 0x90, 0xBF};
  if (lead == 0xF4) return {4, 0x80, 0x8F};
  return {4, 0x80, 0xBF};
}

/// Length of the well-formed character at `at`; 0 if there is none.
std::size_t character_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const Utf8Form form = form_of(byte(at));
  if (form.length <= 1) return form.length;
  if (at + form.length > text.size()) return 0;
  if (byte(at + 1) < form.second_low || byte(at + 1) > form.second_high) return 0;
  for (std::size_t i = at + 2; i < at + form.length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
  }
  return form.length;
}

}  // namespace

void mend_utf8(std::string& text, Findings& findings) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (const std::size_t length = character_length(text, at)) {
      at += length;
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size() && character_length(text, at) == 0) text[at++] = '?';
    findings.add("invalid-utf-8", "these bytes are not UTF-8 text",
                 {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)}, "save the file as UTF-8");
  }
}

}  // namespace nextline::cql::syntax
