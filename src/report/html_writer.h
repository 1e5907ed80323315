// Writing HTML with every text escaped by default.
#pragma once

#include <string>
#include <string_view>

namespace nextline::report {

/// `text` with & < > " ' replaced.
std::string escaped(std::string_view text);

/// `text` escaped for a paragraph: ISO dates become <time>, which no line break splits, and no line begins with %.
std::string flowing(std::string_view text);

/// Elements opened and closed in order. Tags and attributes are ours; texts are escaped.
class HtmlWriter {
 public:
  /// <tag attributes>, e.g. open("section", "id=\"now\"").
  void open(std::string_view tag, std::string_view attributes = {});
  /// </tag>, and a new line behind all but the elements that stand within a line.
  void close(std::string_view tag);
  void text(std::string_view text) { html_ += flowing(text); }
  /// <tag attributes>text</tag>; nothing when text is empty.
  void element(std::string_view tag, std::string_view text, std::string_view attributes = {});
  /// Markup of ours, as it is.
  void raw(std::string_view markup) { html_ += markup; }
  std::string finish() && { return std::move(html_); }

 private:
  std::string html_;
};

}  // namespace nextline::report
