// What reading JSON with simdjson's first stage needs beyond it: raw tokens, and errors with a place.
// The only header of this room that includes simdjson; included by sources only.
#pragma once

#include <simdjson.h>

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "fhir/json_fault.h"

namespace nextline::fhir {

/// The document being read: where errors point.
struct Source {
  std::string_view text;      ///< the whole input
  std::string_view document;  ///< the JSON document in it: all of it, or one line of NDJSON
  const std::string& name;
  unsigned max_depth;

  /// An error at `at`, a place in the text.
  Error error_at(const char* at, std::string code, std::string message, std::string hint = {}) const {
    const std::size_t offset = at >= text.data() && at <= text.data() + text.size() ? at - text.data() : 0;
    return fault_at(text, offset, name, std::move(code), std::move(message), std::move(hint));
  }
  /// The error for a document that simdjson refused. Reads it again, slowly, to say what is wrong.
  Error json_error(simdjson::error_code code) const {
    auto fault = find_json_fault(document, max_depth);
    if (!fault)
      return error_at(document.data(), "not-json",
                      std::string("not valid JSON (") + simdjson::error_message(code) + ")");
    return error_at(document.data() + fault->offset, fault->code, fault->message, fault->hint);
  }
};

inline std::string_view without_trailing_space(std::string_view token) {
  while (!token.empty() &&
         (token.back() == ' ' || token.back() == '\n' || token.back() == '\r' || token.back() == '\t')) {
    token.remove_suffix(1);
  }
  return token;
}

inline bool has_backslash(std::string_view text) {
  return !text.empty() && std::memchr(text.data(), '\\', text.size()) != nullptr;
}

/// How many bytes lie before the next '"' or '\\'. Reads eight bytes at a time: the buffer is padded.
inline std::size_t plain_length(const char* start) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kHigh = 0x8080808080808080;
  for (std::size_t length = 0;; length += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, start + length, 8);
    const std::uint64_t quote = word ^ (kOnes * '"');
    const std::uint64_t backslash = word ^ (kOnes * '\\');
    // The lowest set bit marks the first zero byte of the two: a match.
    const std::uint64_t found = (((quote - kOnes) & ~quote) | ((backslash - kOnes) & ~backslash)) & kHigh;
    if (found != 0) return length + static_cast<unsigned>(std::countr_zero(found)) / 8;
  }
}

}  // namespace nextline::fhir
