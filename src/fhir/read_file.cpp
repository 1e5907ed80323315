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

}  // namespace

Result<Record> read_file(const std::string& path, ReadOptions options) {
  options.name = path == "-" ? "standard input" : path;
  const Descriptor file(path);
  struct stat status {};
  if (file.number() < 0 || fstat(file.number(), &status) != 0) return unreadable(options.name, errno);
  const bool regular = S_ISREG(status.st_mode);
  const auto size = regular ? static_cast<std::size_t>(status.st_size) : 0;
  if (size > options.max_bytes) return too_large(options.max_bytes, options.name, false);
  auto bytes = read_all(file.number(), size, options.max_bytes, options.name);
  if (!bytes) return bytes.error();
  return Reader().read(std::move(bytes).value(), options);
}

}  // namespace nextline::fhir
