// A page of terminal text: headings, wrapped paragraphs, bullet lists, colours when wanted.
#pragma once

#include <string>
#include <string_view>

namespace nextline::report {

/// How the reader's terminal is.
struct TextStyle {
  int columns = 100;  ///< no line is longer
  bool colours = false;
};

/// Grows line by line. Widths are counted in code points.
class Page {
 public:
  explicit Page(TextStyle style) : style_(style) {}

  /// A title in bold after an empty line.
  void heading(std::string_view text);
  /// Wrapped text, every line indented by `indent` columns.
  void paragraph(std::string_view text, int indent = 0);
  /// "- text", continuation lines under the text.
  void bullet(std::string_view text, int indent = 2);
  /// "1. text", continuation lines under the text.
  void numbered(int number, std::string_view text, int indent = 2);
  /// Two columns: the label in `label_columns` columns, the text beside it; both wrap. Nothing for an empty text.
  void labelled(std::string_view label, std::string_view text, int indent = 2, int label_columns = 14);
  void blank();

  /// `text` in bold, or as it is.
  std::string strong(std::string_view text) const { return coloured(text, "1"); }
  /// `text` in a colour of meaning: good, warn, bad, dim.
  std::string good(std::string_view text) const { return coloured(text, "32"); }
  std::string warn(std::string_view text) const { return coloured(text, "33"); }
  std::string bad(std::string_view text) const { return coloured(text, "31"); }
  std::string dim(std::string_view text) const { return coloured(text, "2"); }

  std::string finish() && { return std::move(text_); }

 private:
  std::string coloured(std::string_view text, std::string_view code) const;
  void hanging(std::string_view text, std::string_view first, std::string_view next);

  TextStyle style_;
  std::string text_;
};

}  // namespace nextline::report
