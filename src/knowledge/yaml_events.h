// libyaml's events of a text, with its errors as ours. Private to yaml.cpp.
#pragma once

#include <yaml.h>

#include <cstdint>
#include <memory>
#include <string_view>

#include "knowledge/place.h"

namespace nextline::knowledge::yaml {

/// As in Place: libyaml counts lines and columns from 0, columns in code points.
inline std::uint32_t line_of(const yaml_mark_t& mark) {
  return static_cast<std::uint32_t>(mark.line + 1);
}
inline std::uint32_t column_of(const yaml_mark_t& mark) {
  return static_cast<std::uint32_t>(mark.column + 1);
}

class Events {
 public:
  /// `text` is UTF-8 and must outlive the events.
  explicit Events(std::string_view text);
  ~Events();
  Events(const Events&) = delete;
  Events& operator=(const Events&) = delete;

  /// The next event, good until the next call; nullptr at the end. Throws Error where the text is no YAML.
  const yaml_event_t* next(const std::shared_ptr<Outline>& outline);

 private:
  void forget();
  [[noreturn]] void refuse(const std::shared_ptr<Outline>& outline) const;

  yaml_parser_t parser_;
  yaml_event_t event_;
  bool holds_event_ = false;
};

}  // namespace nextline::knowledge::yaml
