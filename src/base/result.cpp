#include "base/result.h"

#include <algorithm>
#include <array>

namespace nextline {
namespace {

constexpr std::size_t kLongestWord = 256;  // beyond this a misspelling is not worth quadratic time

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

Error make_error(Blame blame, std::string&& code, std::string&& message, std::string&& where, std::string&& hint) {
  return {blame, std::move(code), std::move(message), std::move(where), std::move(hint), std::nullopt};
}

}  // namespace

std::string Error::one_line() const {
  std::string line;
  if (!where.empty()) line += where + ": ";
  line += message;
  if (!hint.empty()) line += "; " + hint;
  std::replace_if(
      line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
  return line;
}

Error author_error(std::string code, std::string message, std::string where, std::string hint) {
  return make_error(Blame::Author, std::move(code), std::move(message), std::move(where), std::move(hint));
}

Error record_error(std::string code, std::string message, std::string where, std::string hint) {
  return make_error(Blame::Record, std::move(code), std::move(message), std::move(where), std::move(hint));
}

Error unsupported_error(std::string code, std::string message, std::string where, std::string hint) {
  return make_error(Blame::Unsupported, std::move(code), std::move(message), std::move(where), std::move(hint));
}

Error bug_error(std::string code, std::string message, std::string where, std::string hint) {
  return make_error(Blame::Bug, std::move(code), std::move(message), std::move(where), std::move(hint));
}

std::size_t edit_distance(std::string_view left, std::string_view right) {
  if (left.size() > kLongestWord || right.size() > kLongestWord) return std::max(left.size(), right.size());
  // Three rows of the optimal-string-alignment table: before the last, last, current.
  std::array<std::array<std::size_t, kLongestWord + 1>, 3> rows;
  auto *before = rows[0].data(), *last = rows[1].data(), *current = rows[2].data();
  for (std::size_t j = 0; j <= right.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const char a = lower(left[i - 1]);
      const char b = lower(right[j - 1]);
      current[j] = std::min({last[j] + 1, current[j - 1] + 1, last[j - 1] + (a == b ? 0U : 1U)});
      const bool swapped = i > 1 && j > 1 && a == lower(right[j - 2]) && b == lower(left[i - 2]);
      if (swapped) current[j] = std::min(current[j], before[j - 2] + 1);
    }
    auto* spare = before;
    before = last;
    last = current;
    current = spare;
  }
  return last[right.size()];
}

}  // namespace nextline
