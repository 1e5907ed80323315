// Lines and columns of many offsets in one text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/source.h"

namespace nextline {

/// position_of() for offsets asked for mostly from top to bottom: lines are counted on from the offset before.
class PositionsInOrder {
 public:
  /// `text` must outlive it.
  explicit PositionsInOrder(std::string_view text) : text_(text) {}

  Position of(std::uint32_t offset) {
    if (offset < line_begin_) line_begin_ = lines_before_ = 0;
    for (std::size_t newline = text_.find('\n', line_begin_); newline < offset;
         newline = text_.find('\n', line_begin_)) {
      line_begin_ = static_cast<std::uint32_t>(newline + 1);
      ++lines_before_;
    }
    const Position within = position_of(text_.substr(line_begin_), offset - line_begin_);
    return {lines_before_ + within.line, within.column};
  }

 private:
  std::string_view text_;
  std::uint32_t line_begin_ = 0;
  std::uint32_t lines_before_ = 0;
};

}  // namespace nextline
