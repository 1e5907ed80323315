// Finding out what is wrong with a JSON text that the fast parser refused, in words for its owner.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace nextline::fhir {

/// What is wrong with a JSON text, and where.
struct JsonFault {
  std::size_t offset = 0;  ///< bytes from the start of the text
  std::string code;        ///< "not-json", "json-truncated", "too-deep" or "not-utf8"
  std::string message;
  std::string hint;
  bool trailing = false;  ///< the fault is text after a valid value
};

/// The first fault of a text that should hold exactly one JSON value; none if it is valid. Reads byte by byte: for
/// failed documents and tests, not for every document. `max_depth`: how deep objects and arrays may nest.
std::optional<JsonFault> find_json_fault(std::string_view text, unsigned max_depth);

/// True if `token` is a number as JSON writes it ("-1.50e3"; not "01", "+1", ".5", "1.").
bool is_json_number(std::string_view token);

/// An Error at byte `offset` of `text`: "name:line:column: message; hint".
Error fault_at(std::string_view text, std::size_t offset, const std::string& name, std::string code,
               std::string message, std::string hint = {});

}  // namespace nextline::fhir
