#include "cli/streamed_file.h"

#include <cerrno>
#include <cstring>
#include <utility>

namespace nextline::cli {
namespace {

Error cannot_write(const std::string& path) {
  return author_error("cannot-write", std::string("cannot be written: ") + std::strerror(errno),
                      path.empty() ? "standard output" : path,
                      path.empty() ? "" : "name a file in a folder that exists and is writable");
}

}  // namespace

Result<StreamedFile> StreamedFile::open(const std::string& path) {
  if (path.empty() || path == "-") return StreamedFile({}, stdout);
  std::FILE* file = std::fopen((path + ".part").c_str(), "wb");
  if (file == nullptr) return cannot_write(path);
  return StreamedFile(path, file);
}

StreamedFile::StreamedFile(StreamedFile&& other) noexcept
    : path_(std::move(other.path_)), file_(std::exchange(other.file_, nullptr)), reader_left_(other.reader_left_) {}

StreamedFile::~StreamedFile() {
  if (file_ == nullptr || is_stdout()) return;
  std::fclose(file_);
  std::remove((path_ + ".part").c_str());
}

Result<void> StreamedFile::check(bool written) {
  if (written) return {};
  if (!is_stdout() || errno != EPIPE) return cannot_write(path_);
  reader_left_ = true;
  return {};
}

Result<void> StreamedFile::line(std::string_view text) {
  return check(std::fwrite(text.data(), 1, text.size(), file_) == text.size() && std::fputc('\n', file_) != EOF);
}

Result<void> StreamedFile::finish() {
  std::FILE* file = std::exchange(file_, nullptr);
  if (is_stdout()) return check(std::fflush(file) == 0);
  const std::string temporary = path_ + ".part";
  if (std::fclose(file) == 0 && std::rename(temporary.c_str(), path_.c_str()) == 0) return {};
  const Error error = cannot_write(path_);
  std::remove(temporary.c_str());
  return error;
}

}  // namespace nextline::cli
