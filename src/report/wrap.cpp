#include "report/wrap.h"

#include <algorithm>

#include "base/source.h"

namespace nextline::report {
namespace {

constexpr char kEscape = '\x1b';
constexpr std::string_view kReset = "\x1b[0m";

/// Bytes of the colour sequence or code point that begins `text`.
std::size_t step_of(std::string_view text) {
  std::size_t bytes = 1;
  if (text[0] == kEscape) {
    while (bytes < text.size() && text[bytes - 1] != 'm') ++bytes;
    return bytes;
  }
  while (bytes < text.size() && continues_code_point(text[bytes])) ++bytes;
  return bytes;
}

/// How many bytes of `word` fit into `width` columns; at least one code point.
std::size_t fitting(std::string_view word, int width) {
  std::size_t bytes = 0;
  int columns = 0;
  while (bytes < word.size()) {
    const std::size_t step = step_of(word.substr(bytes));
    const int wide = word[bytes] == kEscape ? 0 : 1;
    if (columns > 0 && columns + wide > width) break;
    columns += wide;
    bytes += step;
  }
  return bytes;
}

/// The next word of `text` from `at`, which moves behind it; empty at the end.
std::string_view next_word(std::string_view text, std::size_t& at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\n')) ++at;
  const std::size_t begin = at;
  while (at < text.size() && text[at] != ' ' && text[at] != '\n') ++at;
  return text.substr(begin, at - begin);
}

/// The colour sequence still open at the end of `line`; empty if none is.
std::string_view open_colour(std::string_view line) {
  const auto last = line.rfind(kEscape);
  if (last == std::string_view::npos) return {};
  const auto sequence = line.substr(last, step_of(line.substr(last)));
  return sequence == kReset ? std::string_view() : sequence;
}

class Lines {
 public:
  explicit Lines(int width) : width_(std::max(width, 1)) {}

  void add(std::string_view word) {
    if (columns_ > 0 && columns_ + 1 + width_of(word) > width_) flush();
    while (columns_ == 0 && width_of(word) > width_) {
      const std::size_t bytes = fitting(word, width_);
      line_ += word.substr(0, bytes);
      columns_ = width_;
      word.remove_prefix(bytes);
      flush();
    }
    if (columns_ > 0) line_ += ' ', ++columns_;
    line_ += word;
    columns_ += width_of(word);
  }

  std::vector<std::string> finish() && {
    if (columns_ > 0) lines_.push_back(std::move(line_));
    return std::move(lines_);
  }

 private:
  void flush() {
    const std::string colour(open_colour(line_));
    if (!colour.empty()) line_ += kReset;
    lines_.push_back(std::move(line_));
    line_ = colour;
    columns_ = 0;
  }

  int width_, columns_ = 0;
  std::string line_;
  std::vector<std::string> lines_;
};

}  // namespace

int width_of(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) {
    width += text[at] == kEscape ? 0 : 1;
    at += step_of(text.substr(at));
  }
  return width;
}

std::vector<std::string> lines_of(std::string_view text, int width) {
  Lines lines(width);
  std::size_t at = 0;
  for (auto word = next_word(text, at); !word.empty(); word = next_word(text, at)) lines.add(word);
  return std::move(lines).finish();
}

}  // namespace nextline::report
