// A place in a YAML text that moves forward, knows its line, and can say what is wrong there.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

#include "knowledge/place.h"

namespace nextline::knowledge::yaml {

/// Walks a text whose lines end in '\n' alone. Bytes behind its end read as '\0', which no text holds.
/// The text and the outline's owner must outlive it; a copy looks ahead and costs nothing.
class Cursor {
 public:
  Cursor(std::string_view text, const std::shared_ptr<Outline>& outline)
      : text_(text), outline_(&outline), line_end_(std::min(text.find('\n'), text.size())) {}

  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  bool at_end() const { return at_ >= text_.size(); }
  bool at_line_end() const { return at_ >= line_end_; }
  /// A space, the end of the line, or the end of the text stands `ahead` of here.
  bool blank(std::size_t ahead = 0) const;
  /// An indicator ("- ", ": ") stands here: `mark` and something blank behind it.
  bool indicator(char mark) const { return peek() == mark && blank(1); }
  /// A comment may begin here: a '#' at the start of the line or behind a space.
  bool comment() const { return peek() == '#' && (at_ == line_begin_ || text_[at_ - 1] == ' '); }

  /// Bytes from the start of the line, which is the indentation when only spaces stand before here.
  std::size_t column() const { return at_ - line_begin_; }
  std::size_t offset() const { return at_; }
  std::string_view slice(std::size_t begin, std::size_t end) const { return text_.substr(begin, end - begin); }
  /// What is left of the line, without its end.
  std::string_view rest_of_line() const { return text_.substr(at_, line_end_ - at_); }

  /// Moves within the line.
  void skip(std::size_t bytes) { at_ += bytes; }
  void skip_spaces();
  /// Moves behind the end of this line; false if the text ends without a line break.
  bool next_line();
  /// Moves over spaces, comments and empty lines to what comes next.
  void skip_to_content();
  /// Nothing but a comment may stand between here and the end of the line.
  void expect_line_end();

  /// Here, as part of `step`. Columns are counted on from the last place of the line.
  Place place(Outline::Step step) const;
  Outline& outline() { return **outline_; }

  /// Throws the error; yaml::parse gives it to its caller.
  [[noreturn]] void refuse(Outline::Step step, std::string code, std::string message, std::string hint = {}) const;
  /// The same, of text that is no YAML, where no path is known.
  [[noreturn]] void refuse(std::string message, std::string hint = {}) const;

 private:
  std::string_view text_;
  const std::shared_ptr<Outline>* outline_;
  std::size_t at_ = 0;
  std::size_t line_begin_ = 0;
  std::size_t line_end_;  ///< where its '\n' stands, or the text's end
  std::uint32_t line_ = 1;
  mutable std::size_t counted_to_ = 0;  ///< of the line's bytes, whose
  mutable std::uint32_t counted_ = 0;   ///< code points are so many
};

}  // namespace nextline::knowledge::yaml
