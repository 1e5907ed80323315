// The errors of one parse, on their way to the caller.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/source.h"

namespace nextline::cql::syntax {

/// Collects errors of one text in any order, at most one at a place, and gives them sorted, each with its position.
class Findings {
 public:
  /// After `limit` errors the rest are counted only.
  explicit Findings(std::size_t limit) : limit_(limit) {}

  /// Notes an error; an error that starts where the last one noted started is a consequence of it and is dropped.
  void add(std::string_view code, std::string message, SourceRange range, std::string hint = {});
  /// How many were noted.
  std::size_t count() const { return errors_.size() + dropped_; }

  /// The errors in source order, with `where` as file:line:column.
  std::vector<Error> take(std::string_view text, std::string_view file);

 private:
  std::vector<Error> errors_;
  std::size_t limit_;
  std::size_t dropped_ = 0;
  std::optional<std::uint32_t> last_begin_;
};

}  // namespace nextline::cql::syntax
