// A page of terminal text: headings, wrapped paragraphs, bullet lists, colours when wanted.
#pragma once

#include <string>
#include <string_view>

namespace nextline::report {

/// How the reader's terminal is.
struct TextStyle {
  int columns = 100;  ///< lines are at most this long (a longer single word excepted)
  bool colours = false;
};

/// Grows line by line. Widths are counted in code points.
class Page {
 public:
  explicit Page(TextStyle style) : style_(style) {}

  void heading(std::string_view text);
  /// Wrapped text, every line indented by `indent` columns.
  void paragraph(std::string_view text, int indent = 0);
  /// "- text", continuation lines under the text.
  void bullet(std::string_view text, int indent = 2);
  /// "label  text" with the text wrapped in a column of its own at `label_columns`.
  void labelled(std::string_view label, std::string_view text, int indent = 2, int label_columns = 14);
  void blank();

  /// `text` in bold, or as it is.
  std::string strong(std::string_view text) const;
  /// `text` in a colour of meaning: good, warn, bad, dim.
  std::string good(std::string_view text) const { return coloured(text, "32"); }
  std::string warn(std::string_view text) const { return coloured(text, "33"); }
  std::string bad(std::string_view text) const { return coloured(text, "31"); }
  std::string dim(std::string_view text) const { return coloured(text, "2"); }

  std::string finish() && { return std::move(text_); }

 private:
  std::string coloured(std::string_view text, std::string_view code) const;
  void wrapped(std::string_view text, std::string_view first_prefix, std::string_view next_prefix);

  TextStyle style_;
  std::string text_;
};

/// Columns `text` takes: code points, without colour sequences.
int width_of(std::string_view text);

}  // namespace nextline::report
