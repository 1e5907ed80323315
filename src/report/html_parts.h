// The small pieces every section of the HTML plan is made of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "care/plan.h"
#include "report/html_writer.h"
#include "report/references.h"

namespace nextline::report {

/// An HtmlWriter that knows how a plan's statements are shown.
class HtmlParts : public HtmlWriter {
 public:
  explicit HtmlParts(const Plan& plan) : references_(plan.sources) {}

  /// <section id=…> named by its heading of the second level.
  void open_section(std::string_view id, std::string_view title);
  void close_section() { close("section"); }

  /// Links to the list of sources; resources of the record as text, many of them cut short.
  void cite(Texts ids);
  /// <tag> with the text, its reading and its sources.
  void statement(std::string_view tag, std::string_view words, std::string_view read, Texts sources);
  void statement(std::string_view tag, const Reason& reason);
  /// A bullet list of reasons; nothing for none.
  void reasons(List<Reason> reasons);
  /// A category in a frame; its words carry the meaning, its colour only repeats it.
  void category(std::string_view category);
  /// <dt>label</dt><dd>text</dd>; nothing for an empty text.
  void entry(std::string_view label, std::string_view text);

 private:
  References references_;
};

}  // namespace nextline::report
