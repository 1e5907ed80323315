#include "base/text_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

namespace nextline {
namespace {

constexpr std::size_t kMostNamesLookedAt = 5000;

/// Closes a file descriptor at the end of a scope.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

/// The names in a folder, sorted; none if it cannot be listed.
std::vector<std::string> names_in(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  std::filesystem::directory_iterator entry(folder, error);
  for (; !error && entry != std::filesystem::directory_iterator() && names.size() < kMostNamesLookedAt;
       entry.increment(error)) {
    names.push_back(entry->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

Error not_found(const std::string& path) {
  const std::filesystem::path wanted(path);
  const auto folder = wanted.has_parent_path() ? wanted.parent_path() : std::filesystem::path(".");
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) {
    return author_error("file-not-found", "no such file", path, "there is no folder '" + folder.string() + "' either");
  }
  const auto near = nearest(wanted.filename().string(), names_in(folder));
  const auto hint = near ? "did you mean '" + (wanted.parent_path() / *near).string() + "'?" : std::string();
  return author_error("file-not-found", "no such file", path, hint);
}

Error open_error(const std::string& path, int number) {
  if (path.empty()) return author_error("file-not-found", "the file name is empty");
  if (number == ENOENT || number == ENOTDIR) return not_found(path);
  if (number == EACCES || number == EPERM) {
    return author_error("file-no-permission", "no permission to read the file", path, "check it with ls -l");
  }
  return author_error("file-unreadable", "the file cannot be read (" + std::generic_category().message(number) + ")",
                      path);
}

Error is_directory(const std::string& path) {
  return author_error("file-is-directory", "this is a folder, not a file", path, "name one file in it");
}

Error too_large(const std::string& path, std::size_t limit) {
  const auto shown =
      limit >= (std::size_t{1} << 20) ? std::to_string(limit >> 20) + " MiB" : std::to_string(limit) + " bytes";
  return author_error("file-too-large", "the file is larger than the " + shown + " read here", path);
}

/// `status`: of the file.
Result<std::string> read_to_end(int descriptor, const std::string& path, const struct stat& status, std::size_t limit) {
  const auto expected = static_cast<std::size_t>(status.st_size);
  const bool is_regular = S_ISREG(status.st_mode);
  std::string text;
  constexpr std::size_t kStep = std::size_t{64} << 10;
  std::size_t filled = 0;
  for (;;) {
    // One byte beyond what is expected shows the end without growing again. A file of known size takes no more: a
    // pack is hundreds of small ones.
    if (filled == 0 && expected > 0) {
      text.resize(std::min(expected, limit) + 1);
    } else if (filled == text.size()) {
      text.resize(std::max(filled + kStep, filled * 2));
    }
    const ssize_t got = ::read(descriptor, text.data() + filled, text.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return open_error(path, errno);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
    if (filled > limit) return too_large(path, limit);
    if (is_regular && filled < text.size()) break;  // a regular file gives less than asked for at its end alone
  }
  text.resize(filled);
  return text;
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::size_t limit_bytes) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return open_error(path, errno);
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) return open_error(path, errno);
  if (S_ISDIR(status.st_mode)) return is_directory(path);
  const auto size = static_cast<std::size_t>(status.st_size);
  if (S_ISREG(status.st_mode) && size > limit_bytes) return too_large(path, limit_bytes);
  return read_to_end(file.number(), path, status, limit_bytes);
}

Result<MappedFile> MappedFile::open(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return open_error(path, errno);
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) return open_error(path, errno);
  if (S_ISDIR(status.st_mode)) return is_directory(path);
  if (!S_ISREG(status.st_mode))
    return author_error("file-unreadable", "not a regular file, so it cannot be mapped", path);
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) return MappedFile(nullptr, 0);
  void* memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number(), 0);
  if (memory == MAP_FAILED) return open_error(path, errno);
  return MappedFile(memory, size);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : memory_(std::exchange(other.memory_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(memory_, other.memory_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  if (memory_ != nullptr) ::munmap(memory_, size_);
}

}  // namespace nextline
