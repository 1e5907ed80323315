// The full walk over a JSON document that makes sure of every byte of it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "fhir/json_cursor.h"

namespace nextline::fhir {

/// Walks whole documents: numbers, escapes, literals, separators and brackets are all looked at (simdjson's on-demand
/// parser looks only at what it is asked for), keys must be unique within their object, depth is capped.
class Validator {
 public:
  /// None if `document` is valid; the document is left at its end.
  std::optional<Error> run(ondemand::document& document, const Source& source);

 private:
  struct Key {
    std::uint64_t hash;
    std::string_view text;
    const char* at;  ///< where it stands in the document
  };
  bool object(ondemand::object& object, unsigned depth);
  bool array(ondemand::array& array, unsigned depth);
  bool value(ondemand::value& value, unsigned depth);
  bool scalar(ondemand::value& value, std::string_view token);
  bool unique_keys(std::size_t first);
  bool fail(simdjson::error_code code);
  bool too_deep(const char* at);

  const Source* source_ = nullptr;
  std::vector<Key> keys_;  // of the objects that are open
  std::optional<Error> error_;
};

}  // namespace nextline::fhir
