#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/text_file.h"
#include "fhir/record.h"
#include "fhir/source_text.h"

namespace nextline::fhir {
namespace {

/// A file descriptor that is closed when it leaves scope, unless it is standard input.
class Descriptor {
 public:
  explicit Descriptor(const std::string& path)
      : number_(path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~Descriptor() {
    if (number_ > STDIN_FILENO) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

Error unreadable(const std::string& name, int reason) {
  if (reason == ENOENT) {  // opening it as any other file says which name may be meant
    const auto opened = MappedFile::open(name);
    return opened ? record_error("no-such-file", "no such file", name) : opened.error();
  }
  if (reason == EISDIR) return record_error("unreadable-file", "is a folder", name, "name a file in it");
  return record_error("unreadable-file", std::string("cannot be read: ") + std::strerror(reason), name);
}

Result<Buffer> read_all(int descriptor, std::size_t expected, std::size_t max_bytes, const std::string& name) {
  Buffer buffer(std::max<std::size_t>(expected + 1, 1U << 16));  // one more byte, to see the end without growing
  std::size_t used = 0;
  while (true) {
    if (used == buffer.size()) {
      Buffer larger(used * 2);
      std::memcpy(larger.writable(), buffer.data(), used);
      buffer = std::move(larger);
    }
    const ssize_t got = read(descriptor, buffer.writable() + used, buffer.size() - used);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable(name, errno);
    if (got == 0) break;
    used += static_cast<std::size_t>(got);
    if (used > max_bytes) return too_large(max_bytes, name, false);
  }
  buffer.shrink(used);
  return buffer;
}

/// The bytes at `path`; `name` is what errors call it.
Result<Buffer> bytes_at(const Descriptor& file, const std::string& name, std::size_t max_bytes) {
  struct stat status {};
  if (file.number() < 0 || fstat(file.number(), &status) != 0) return unreadable(name, errno);
  const auto size = S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) : 0;
  if (size > max_bytes) return too_large(max_bytes, name, false);
  return read_all(file.number(), size, max_bytes, name);
}

Result<Record> read_folder(const std::string& folder, const ReadOptions& options) {
  NEXTLINE_TRY(paths, files_of_record(folder));
  std::vector<InputPart> parts;
  std::size_t left = options.max_bytes;
  for (const auto& path : paths) {
    NEXTLINE_TRY(bytes, bytes_at(Descriptor(path), path, options.max_bytes));
    if (bytes.size() > left) return too_large(options.max_bytes, folder, false);
    left -= bytes.size();
    parts.push_back({path, std::move(bytes)});
  }
  return Reader().read(std::move(parts), options);
}

}  // namespace

Result<Record> read_file(const std::string& path, ReadOptions options) {
  options.name = path == "-" ? "standard input" : path;
  const Descriptor file(path);
  struct stat status {};
  if (file.number() > STDIN_FILENO && fstat(file.number(), &status) == 0 && S_ISDIR(status.st_mode))
    return read_folder(path, options);
  NEXTLINE_TRY(bytes, bytes_at(file, options.name, options.max_bytes));
  return Reader().read(std::move(bytes), options);
}

}  // namespace nextline::fhir
