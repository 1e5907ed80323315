// A file written line by line, that appears under its name only when it is whole.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace nextline::cli {

/// Lines go to "PATH.part", which is renamed over PATH by finish() and removed without it. An empty path or "-" is
/// standard output.
class StreamedFile {
 public:
  static Result<StreamedFile> open(const std::string& path);
  StreamedFile(StreamedFile&& other) noexcept;
  StreamedFile& operator=(StreamedFile&&) = delete;
  ~StreamedFile();

  /// Writes `text` and the line's end. A reader that closed standard output early is no error: reader_left() is then
  /// true.
  Result<void> line(std::string_view text);
  Result<void> finish();
  bool reader_left() const { return reader_left_; }

 private:
  StreamedFile(std::string path, std::FILE* file) : path_(std::move(path)), file_(file) {}
  bool is_stdout() const { return path_.empty(); }
  Result<void> check(bool written);

  std::string path_;
  std::FILE* file_ = nullptr;
  bool reader_left_ = false;
};

}  // namespace nextline::cli
