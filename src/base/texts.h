// Views of texts and lists that something else owns: what a contract between rooms is made of when it shares one owner.
// And the little that every reader of texts asks.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace nextline {

/// A list that something else owns; read-only.
template <class T>
using List = std::span<const T>;
using Texts = List<std::string_view>;

/// Of ASCII, whatever the locale.
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The texts one behind the other, in one allocation.
template <class... Parts>
std::string cat(const Parts&... parts) {
  std::string all;
  all.reserve((std::string_view(parts).size() + ... + 0));
  (all.append(std::string_view(parts)), ...);
  return all;
}

}  // namespace nextline
