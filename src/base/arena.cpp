#include "base/arena.h"

#include <algorithm>

namespace nextline {

namespace {
constexpr std::size_t kLargestBlock = std::size_t{4} << 20;  // growth stops doubling here, so that waste stays bounded
}

void* Arena::allocate_slow(std::size_t bytes, std::size_t alignment) {
  // Blocks come from new[], aligned for any fundamental type; offset 0 suits every alignment make() can ask for.
  (void)alignment;
  std::size_t next = blocks_.empty() ? 0 : current_ + 1;
  while (next < blocks_.size() && blocks_[next].size < bytes) ++next;
  if (next >= blocks_.size()) {
    const std::size_t size = std::max(block_bytes_, bytes);
    if (size > limit_ || capacity() > limit_ - size) throw ArenaFull();
    blocks_.push_back({std::unique_ptr<std::byte[]>(new std::byte[size]), size});
    block_bytes_ = std::min(block_bytes_ * 2, std::max(block_bytes_, kLargestBlock));
    next = blocks_.size() - 1;
  }
  enter(next);
  next_ += bytes;
  left_ -= bytes;
  return blocks_[next].memory.get();
}

std::size_t Arena::capacity() const {
  std::size_t total = 0;
  for (const auto& block : blocks_) total += block.size;
  return total;
}

}  // namespace nextline
