#include "service/json_span.h"

namespace nextline::service {
namespace {

std::size_t behind_space(std::string_view text, std::size_t at) {
  at = text.find_first_not_of(" \t\r\n", at);
  return at == std::string_view::npos ? text.size() : at;
}

/// `at` is at a quote; gives the place behind the closing one.
std::size_t behind_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"'; ++at)
    if (text[at] == '\\') ++at;
  return at + 1;
}

/// The place behind the value at `at`.
std::size_t behind_value(std::string_view text, std::size_t at) {
  std::size_t open = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (open == 0 && (c == ',' || c == '}' || c == ']')) break;
    if (c == '"') {
      at = behind_string(text, at);
      continue;
    }
    if (c == '{' || c == '[') ++open;
    if (c == '}' || c == ']') --open;
    ++at;
  }
  return at < text.size() ? at : text.size();
}

}  // namespace

std::string_view member_of(std::string_view object, std::string_view key) {
  std::size_t at = behind_space(object, behind_space(object, 0) + 1);
  while (at < object.size() && object[at] == '"') {
    const std::size_t behind = behind_string(object, at);
    const std::string_view name = object.substr(at + 1, behind - at - 2);
    const std::size_t value = behind_space(object, behind_space(object, behind) + 1);
    const std::size_t end = behind_value(object, value);
    if (name == key) return object.substr(value, end - value);
    at = behind_space(object, end + 1);
  }
  return {};
}

std::vector<std::string_view> items_of(std::string_view list) {
  std::vector<std::string_view> items;
  std::size_t at = behind_space(list, behind_space(list, 0) + 1);
  while (at < list.size() && list[at] != ']') {
    const std::size_t end = behind_value(list, at);
    items.push_back(list.substr(at, end - at));
    at = behind_space(list, end + 1);
  }
  return items;
}

}  // namespace nextline::service
