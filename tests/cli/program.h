// The built program run as a process, as a user runs it.
#pragma once

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace nextline::cli::testing {

inline const std::string kExamples = NEXTLINE_SOURCE_DIR "/examples/";

inline std::string text_of(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// A folder of its own that goes away with it.
class Scratch {
 public:
  Scratch() {
    std::string path = (std::filesystem::temp_directory_path() / "nextline-cli-XXXXXX").string();
    if (mkdtemp(path.data())) folder_ = path;
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  /// Writes a file; gives its path.
  std::string file(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return path(name);
  }

 private:
  std::filesystem::path folder_;
};

struct Ran {
  int status = -1;  ///< exit status, or 1000 + the signal that ended it
  std::string out, err;
  double seconds = 0;
};

/// Runs `program arguments…` with `input` as standard input.
inline Ran run_program(const Scratch& scratch, const std::string& program, const std::vector<std::string>& arguments,
                       const std::string& input = {}) {
  const std::string in = scratch.file(".in", input), out = scratch.path(".out"), err = scratch.path(".err");
  std::vector<char*> words = {const_cast<char*>(program.c_str())};
  for (const auto& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) {
    dup2(open(in.c_str(), O_RDONLY), STDIN_FILENO);
    dup2(open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
    dup2(open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
    alarm(60);
    execvp(program.c_str(), words.data());
    _exit(127);
  }
  int status = 0;
  waitpid(child, &status, 0);
  Ran ran;
  ran.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
  ran.out = text_of(out);
  ran.err = text_of(err);
  return ran;
}

/// Runs the built `nextline arguments…` with `input` as standard input.
inline Ran run(const Scratch& scratch, const std::vector<std::string>& arguments, const std::string& input = {}) {
  return run_program(scratch, NEXTLINE_BINARY_DIR "/nextline", arguments, input);
}

/// `text` with the first `from` replaced; unchanged if there is none.
inline std::string with(std::string text, const std::string& from, const std::string& to) {
  if (const auto at = text.find(from); at != std::string::npos) text.replace(at, from.size(), to);
  return text;
}

}  // namespace nextline::cli::testing
