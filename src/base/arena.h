// A bump allocator for values that live as long as one patient's evaluation.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace nextline {

/// Thrown by an arena that would outgrow its limit.
struct ArenaFull : std::bad_alloc {
  const char* what() const noexcept override { return "the arena's limit is reached"; }
};

/// Hands out memory that is freed all at once. Not thread-safe; one per worker, reset per patient.
/// Objects put here are never destroyed one by one, so only trivially destructible types are accepted.
class Arena {
 public:
  explicit Arena(std::size_t first_block_bytes = std::size_t{64} << 10) : block_bytes_(first_block_bytes) {}
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  /// `bytes` of memory aligned to `alignment` (a power of two). Never null; throws std::bad_alloc when the machine has
  /// none.
  void* allocate(std::size_t bytes, std::size_t alignment = alignof(std::max_align_t)) {
    std::size_t start = (used_ + alignment - 1) & ~(alignment - 1);
    if (current_ >= blocks_.size() || start + bytes > blocks_[current_].size) return allocate_slow(bytes, alignment);
    used_ = start + bytes;
    return blocks_[current_].memory.get() + start;
  }

  /// A new T built from `arguments`.
  template <class T, class... Arguments>
  T* make(Arguments&&... arguments) {
    static_assert(std::is_trivially_destructible_v<T>, "the arena never runs destructors");
    return new (allocate(sizeof(T), alignof(T))) T{std::forward<Arguments>(arguments)...};
  }

  /// An uninitialised array of `count` T.
  template <class T>
  std::span<T> make_array(std::size_t count) {
    static_assert(std::is_trivially_destructible_v<T>, "the arena never runs destructors");
    // NOLINTNEXTLINE(bugprone-sizeof-expression): T may itself be a pointer
    return {static_cast<T*>(allocate(sizeof(T) * count, alignof(T))), count};
  }

  /// A copy of `text` that lives as long as the arena's contents.
  std::string_view copy(std::string_view text) {
    if (text.empty()) return {};
    auto* bytes = static_cast<char*>(allocate(text.size(), 1));
    std::memcpy(bytes, text.data(), text.size());
    return {bytes, text.size()};
  }

  /// Forget everything handed out; blocks are kept for reuse.
  void reset() {
    current_ = 0;
    used_ = 0;
  }

  /// Bytes held in blocks, used or not.
  std::size_t capacity() const;
  /// From now on blocks beyond `bytes` in all are refused: allocate() throws ArenaFull.
  void set_limit(std::size_t bytes) { limit_ = bytes; }

 private:
  struct Block {
    std::unique_ptr<std::byte[]> memory;
    std::size_t size = 0;
  };
  void* allocate_slow(std::size_t bytes, std::size_t alignment);

  std::vector<Block> blocks_;
  std::size_t current_ = 0;
  std::size_t used_ = 0;
  std::size_t block_bytes_;
  std::size_t limit_ = ~std::size_t{0};
};

}  // namespace nextline
