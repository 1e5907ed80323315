// A text that is written in an arena piece by piece and is then handed out as a view.
#pragma once

#include <algorithm>
#include <cstring>
#include <string_view>

#include "base/arena.h"

namespace nextline {

/// Grows where it stands while nothing else is taken from the arena, else by moving. Finished, it takes no more room
/// than it needs.
class ArenaText {
 public:
  explicit ArenaText(Arena& arena) : arena_(&arena) {}

  ArenaText& operator+=(std::string_view part) {
    if (part.size() > static_cast<std::size_t>(limit_ - end_)) make_room(part.size());
    end_ = std::copy(part.begin(), part.end(), end_);
    return *this;
  }
  bool empty() const { return end_ == begin_; }
  /// What was written; lives as long as the arena's contents. Nothing more may be added.
  std::string_view finish() {
    arena_->give_back(end_, limit_);
    limit_ = end_;
    return {begin_, static_cast<std::size_t>(end_ - begin_)};
  }

 private:
  static constexpr std::size_t kFirst = 256;

  void make_room(std::size_t more) {
    const auto size = static_cast<std::size_t>(end_ - begin_);
    const std::size_t room = std::max({kFirst, size + more, 2 * size});
    if (begin_ != nullptr) arena_->give_back(begin_, limit_);
    char* const wider = static_cast<char*>(arena_->allocate(room, 1));
    // Given back, the old room is mostly the start of the new one.
    if (wider != begin_ && size > 0) std::memmove(wider, begin_, size);
    begin_ = wider;
    end_ = wider + size;
    limit_ = wider + room;
  }

  Arena* arena_;
  char* begin_ = nullptr;
  char* end_ = nullptr;
  char* limit_ = nullptr;
};

}  // namespace nextline
