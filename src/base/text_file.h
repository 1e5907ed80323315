// Files read whole, and files mapped: with errors that say how to mend the path.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace nextline {

/// 256 MiB: what read_file takes unless told otherwise.
inline constexpr std::size_t kDefaultFileLimit = std::size_t{256} << 20;

/// The bytes of the file at `path`, at most `limit_bytes` of them. Pipes and devices are read to their end.
/// Errors (author's, code "file-…"): not-found with near names in that folder, is-directory, too-large, no-permission,
/// unreadable.
Result<std::string> read_file(const std::string& path, std::size_t limit_bytes = kDefaultFileLimit);

/// A regular file mapped read-only for as long as this lives. Movable; the bytes do not move with it.
class MappedFile {
 public:
  /// Maps `path` whole. An empty file is an empty view. Errors as read_file, without a limit.
  static Result<MappedFile> open(const std::string& path);

  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  std::string_view bytes() const { return {static_cast<const char*>(memory_), size_}; }

 private:
  MappedFile(void* memory, std::size_t size) : memory_(memory), size_(size) {}
  void* memory_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace nextline
