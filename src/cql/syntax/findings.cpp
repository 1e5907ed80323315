#include "cql/syntax/findings.h"

#include <algorithm>
#include <utility>

namespace nextline::cql::syntax {

void Findings::add(std::string_view code, std::string message, SourceRange range, std::string hint) {
  if (last_begin_ == range.begin) return;
  last_begin_ = range.begin;
  if (errors_.size() >= limit_) {
    ++dropped_;
    return;
  }
  Error error = author_error(std::string(code), std::move(message), {}, std::move(hint));
  error.range = range;
  errors_.push_back(std::move(error));
}

std::vector<Error> Findings::take(std::string_view text, std::string_view file) {
  std::stable_sort(errors_.begin(), errors_.end(),
                   [](const Error& a, const Error& b) { return a.range->begin < b.range->begin; });
  // One pass over the text for all of them: lines are counted on from the line of the error before.
  std::uint32_t line_begin = 0;
  std::uint32_t lines_before = 0;
  for (Error& error : errors_) {
    const Position position = position_of(text.substr(line_begin), error.range->begin - line_begin);
    error.where =
        std::string(file) + ":" + std::to_string(lines_before + position.line) + ":" + std::to_string(position.column);
    lines_before += position.line - 1;
    const auto newline = error.range->begin == 0 ? std::string_view::npos : text.rfind('\n', error.range->begin - 1);
    line_begin = newline == std::string_view::npos ? 0 : static_cast<std::uint32_t>(newline + 1);
  }
  if (dropped_ > 0) {
    Error more = author_error("too-many-errors", "and " + std::to_string(dropped_) + " more errors",
                              errors_.back().where, "mend those above first");
    more.range = errors_.back().range;
    errors_.push_back(std::move(more));
  }
  return std::move(errors_);
}

}  // namespace nextline::cql::syntax
