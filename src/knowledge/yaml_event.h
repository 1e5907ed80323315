// What a YAML text consists of, in the order written: what yaml.cpp builds a document from.
#pragma once

#include <cstdint>
#include <string_view>

namespace nextline::knowledge::yaml {

enum class EventKind : std::uint8_t { DocumentStart, Alias, Scalar, ListStart, ListEnd, MappingStart, MappingEnd };

struct Event {
  EventKind kind = EventKind::Scalar;
  bool quoted = false;       ///< Scalar: written in quotes or as a block
  bool has_anchor = false;   ///< of what has a value
  bool has_tag = false;      ///< of what has a value
  std::uint32_t line = 0;    ///< where it begins, as in Place
  std::uint32_t column = 0;  ///< as in Place
  std::string_view text;     ///< Scalar: without quotes
};

}  // namespace nextline::knowledge::yaml
