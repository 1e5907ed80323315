// What reading JSON with simdjson's first stage needs beyond it: raw tokens, and errors with a place.
// The only header of this room that includes simdjson; included by sources only.
#pragma once

#include <simdjson.h>

#include <cstdint>
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
  while (!token.empty() && token.back() <= ' ' &&
         (token.back() == ' ' || token.back() == '\n' || token.back() == '\r' || token.back() == '\t')) {
    token.remove_suffix(1);
  }
  return token;
}

}  // namespace nextline::fhir
