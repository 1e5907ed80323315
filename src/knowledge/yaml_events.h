// libyaml's events of a text, with its errors as ours. Private to yaml.cpp.
#pragma once

#include <yaml.h>

#include <memory>
#include <string_view>

#include "base/source.h"
#include "knowledge/place.h"
#include "knowledge/yaml_event.h"

namespace nextline::knowledge::yaml {

class Events {
 public:
  /// `text` is UTF-8 and must outlive the events.
  explicit Events(std::string_view text);
  ~Events();
  Events(const Events&) = delete;
  Events& operator=(const Events&) = delete;

  /// The next event, good until the next call; nullptr at the end. Throws Error where the text is no YAML.
  const Event* next(const std::shared_ptr<Outline>& outline);

 private:
  /// libyaml counts from 0. Where the last line has no end it takes the end of the text for a line more.
  Position at(const yaml_mark_t& mark) const;
  /// False for what a document has nothing of.
  bool translate();
  void forget();
  [[noreturn]] void refuse(const std::shared_ptr<Outline>& outline) const;

  yaml_parser_t parser_;
  Position end_;  ///< of the text
  yaml_event_t event_;
  Event translated_;
  bool holds_event_ = false;
};

}  // namespace nextline::knowledge::yaml
