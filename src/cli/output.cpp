#include "cli/output.h"

#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace nextline::cli {
namespace {

bool write_all(std::FILE* file, std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), file) == text.size() && std::fflush(file) == 0;
}

Error cannot_write(const std::string& path) {
  return author_error("cannot-write", std::string("cannot be written: ") + std::strerror(errno), path,
                      "give --output a path in a folder that exists and is writable");
}

Result<void> write_in_place(const std::string& path, std::string_view text) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (!file) return cannot_write(path);
  const bool written = write_all(file, text);
  return std::fclose(file) == 0 && written ? Result<void>() : cannot_write(path);
}

Result<void> write_beside(const std::string& path, std::string_view text) {
  const std::string temporary = path + ".part" + std::to_string(getpid());
  std::FILE* file = std::fopen(temporary.c_str(), "wbx");
  if (!file) return cannot_write(path);
  const bool written = write_all(file, text);
  if (std::fclose(file) != 0 || !written || std::rename(temporary.c_str(), path.c_str()) != 0) {
    const Error error = cannot_write(path);
    std::remove(temporary.c_str());
    return error;
  }
  return {};
}

/// Where a symbolic link leads: the file is replaced there, and the link stays.
std::string behind_links(const std::string& path) {
  std::error_code error;
  const auto target = std::filesystem::canonical(path, error);
  return error ? path : target.string();
}

}  // namespace

int fail(const Error& error) {
  std::fprintf(stderr, "nextline: %s\n", error.one_line().c_str());
  return error.exit_status();
}

bool colours_wanted() {
  const char* term = std::getenv("TERM");
  return isatty(STDOUT_FILENO) && !std::getenv("NO_COLOR") && !(term && std::strcmp(term, "dumb") == 0);
}

int columns() {
  winsize size{};
  if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 100;
  return std::clamp<int>(size.ws_col, 60, 100);
}

Result<void> write_output(const std::string& path, std::string_view text) {
  if (path.empty() || path == "-") {
    // A reader that closed the pipe early (head) is no failure worth a message.
    if (!write_all(stdout, text) && errno != EPIPE) return cannot_write("standard output");
    return {};
  }
  struct stat status {};
  const bool there = stat(path.c_str(), &status) == 0;
  if (there && !S_ISREG(status.st_mode)) return write_in_place(path, text);
  return write_beside(there ? behind_links(path) : path, text);
}

int deliver(const std::string& path, std::string_view text) {
  const auto written = write_output(path, text);
  if (!written) return fail(written.error());
  if (!path.empty() && path != "-") std::fprintf(stderr, "nextline: wrote %s\n", path.c_str());
  return 0;
}

std::string program_folder() {
  char path[4096];
  const auto length = readlink("/proc/self/exe", path, sizeof(path));
  if (length <= 0) return {};
  const std::string_view all(path, static_cast<std::size_t>(length));
  return std::string(all.substr(0, all.rfind('/')));
}

}  // namespace nextline::cli
