// A JSON document checked to the last byte, along the structure that simdjson's first stage found.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "fhir/json_walk.h"

namespace nextline::fhir {

class JsonCheck {
 public:
  /// What is wrong; the place is told for all but Syntax, which find_json_fault puts into words.
  struct Fault {
    enum class Kind : std::uint8_t { None, Syntax, TooDeep, DuplicateKey };
    Kind kind = Kind::None;
    const char* at = nullptr;
    std::string_view key;  ///< that stands twice, unescaped; lives as long as the document and the check
  };

  /// `max_depth`: how deep objects and arrays may nest.
  JsonCheck(JsonStructure& structure, std::string_view document, unsigned max_depth)
      : walk_(structure, document), max_depth_(max_depth) {}

  /// True if a value stands at the start, and keys are unique within their object. Else fault() tells the first fault.
  bool run() { return value(0); }
  /// Behind the value: whether nothing else stands there.
  bool at_end() const { return walk_.at_end(); }
  const Fault& fault() const { return fault_; }

 private:
  struct Key {
    std::uint64_t hash;
    std::string_view text;
    const char* at;  // where it stands in the document
  };

  bool value(unsigned depth);
  bool scalar();
  bool object(unsigned depth);
  bool array(unsigned depth);
  /// Keeps a key to compare it with the others of its object.
  void remember(const KeyText& key, const char* at);
  bool unique_keys(std::size_t first);
  bool fail(const Fault& fault = {Fault::Kind::Syntax, nullptr, {}}) {
    fault_ = fault;
    return false;
  }

  JsonWalk walk_;
  unsigned max_depth_;
  Fault fault_;
  std::vector<Key> keys_;  // of the objects that are open
};

}  // namespace nextline::fhir
