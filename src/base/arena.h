// A bump allocator for values that live as long as one patient's evaluation.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
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
    const std::size_t gap = (0 - reinterpret_cast<std::uintptr_t>(next_)) & (alignment - 1);
    if (gap + bytes > left_) return allocate_slow(bytes, alignment);
    std::byte* const start = next_ + gap;
    next_ = start + bytes;
    left_ -= gap + bytes;
    return start;
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

  /// The texts one behind the other; lives as long as the arena's contents.
  std::string_view join(std::initializer_list<std::string_view> parts) {
    std::size_t size = 0;
    for (const std::string_view part : parts) size += part.size();
    if (size == 0) return {};
    auto* const bytes = static_cast<char*>(allocate(size, 1));
    char* at = bytes;
    for (const std::string_view part : parts) at = std::copy(part.begin(), part.end(), at);
    return {bytes, size};
  }

  /// Takes back [first, last), the end of an array of bytes, if nothing was handed out behind it.
  void give_back(const char* first, const char* last) {
    if (reinterpret_cast<const std::byte*>(last) != next_) return;
    next_ -= last - first;
    left_ += static_cast<std::size_t>(last - first);
  }

  /// Forget everything handed out; blocks are kept for reuse.
  void reset() {
    if (!blocks_.empty()) enter(0);
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
  /// Goes on in block `index`, from its start.
  void enter(std::size_t index) {
    current_ = index;
    next_ = blocks_[index].memory.get();
    left_ = blocks_[index].size;
  }

  std::vector<Block> blocks_;
  std::size_t current_ = 0;    // the block handed out from
  std::byte* next_ = nullptr;  // its first free byte
  std::size_t left_ = 0;       // free bytes from there
  std::size_t block_bytes_;
  std::size_t limit_ = ~std::size_t{0};
};

}  // namespace nextline
