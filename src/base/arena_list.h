// A list that grows in an arena and is then handed out as a view.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <type_traits>
#include <vector>

#include "base/arena.h"
#include "base/texts.h"

namespace nextline {

/// Grows by doubling; what it outgrows stays in the arena unused, so say how many are to come where that is known.
template <class T>
class ArenaList {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

 public:
  explicit ArenaList(Arena& arena, std::size_t expected = 0) : arena_(&arena) {
    if (expected > 0) room_ = arena.make_array<T>(expected);
  }

  void push_back(const T& item) {
    if (size_ == room_.size()) grow();
    std::construct_at(room_.data() + size_++, item);
  }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  T& operator[](std::size_t index) { return room_[index]; }
  T& back() { return room_[size_ - 1]; }
  T* begin() { return room_.data(); }
  T* end() { return room_.data() + size_; }
  const T* begin() const { return room_.data(); }
  const T* end() const { return room_.data() + size_; }
  /// What was put in; lives as long as the arena's contents.
  List<T> items() const { return {room_.data(), size_}; }

 private:
  void grow() {
    constexpr std::size_t kFirst = 4;
    const auto wider = arena_->make_array<T>(std::max(kFirst, room_.size() * 2));
    if (size_ > 0) std::memcpy(static_cast<void*>(wider.data()), room_.data(), size_ * sizeof(T));
    room_ = wider;
  }

  Arena* arena_;
  std::span<T> room_;
  std::size_t size_ = 0;
};

/// Adds those of `more` that the list does not have yet.
template <class T>
void add_once(ArenaList<T>& list, List<T> more) {
  for (const T& item : more)
    if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

/// A list of `items` in the arena.
template <class T>
List<T> listed_in(Arena& arena, const std::vector<T>& items) {
  ArenaList<T> list(arena, items.size());
  for (const T& item : items) list.push_back(item);
  return list.items();
}

/// Copies of `texts` in `arena`.
template <class Strings>
Texts copies_of(const Strings& texts, Arena& arena) {
  const auto copies = arena.make_array<std::string_view>(texts.size());
  std::size_t at = 0;
  for (const auto& text : texts) copies[at++] = arena.copy(text);
  return copies;
}

}  // namespace nextline
