// Texts and lists of texts out of the mapped pack. Absent is empty.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/arena_list.h"
#include "knowledge/pack_generated.h"

namespace nextline::care {

using Strings = flatbuffers::Vector<flatbuffers::Offset<flatbuffers::String>>;

/// A view of the pack.
inline std::string_view view(const flatbuffers::String* string) {
  return string ? string->string_view() : std::string_view();
}

/// A copy.
inline std::string text(const flatbuffers::String* string) {
  return string ? string->str() : std::string();
}

/// Copies.
inline std::vector<std::string> words(const Strings* list) {
  std::vector<std::string> result;
  if (list)
    for (const auto* item : *list) result.push_back(item->str());
  return result;
}

/// Views of the pack.
inline std::vector<std::string_view> views(const Strings* list) {
  std::vector<std::string_view> result;
  if (list)
    for (const auto* item : *list) result.push_back(item->string_view());
  return result;
}

/// Views of the pack, listed in the arena.
inline Texts views_of(const Strings* list, Arena& arena) {
  ArenaList<std::string_view> all(arena, list ? list->size() : 0);
  if (list)
    for (const auto* item : *list) all.push_back(item->string_view());
  return all.items();
}

/// True if `list` holds `word`.
inline bool holds(const Strings* list, std::string_view word) {
  if (list)
    for (const auto* item : *list)
      if (item->string_view() == word) return true;
  return false;
}

}  // namespace nextline::care
