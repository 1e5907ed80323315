#include "cql/syntax/findings.h"

#include <algorithm>
#include <utility>

#include "base/positions.h"

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
  PositionsInOrder positions(text);
  for (Error& error : errors_) {
    const Position position = positions.of(error.range->begin);
    error.where = std::string(file) + ":" + std::to_string(position.line) + ":" + std::to_string(position.column);
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
