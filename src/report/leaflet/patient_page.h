// The frame of a page for patients: head, numbered sources, foot.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/pack.h"
#include "report/html_writer.h"

namespace nextline::report {

/// Writes a page; numbers the sources in the order they are cited.
class PatientPage {
 public:
  PatientPage(const knowledge::Pack& pack, std::string_view title, std::string_view use);

  HtmlWriter& html() { return html_; }
  /// A sentence with small numbers of its sources, as <tag>.
  void statement(std::string_view tag, const knowledge::flat::Note& note);
  /// The numbers of these sources.
  void cite(const std::vector<std::string>& sources);
  /// The list of sources and the foot; `about` tells who wrote the page.
  std::string finish(std::string_view about) &&;

 private:
  const knowledge::Pack& pack_;
  HtmlWriter html_;
  std::vector<std::string> cited_;
};

}  // namespace nextline::report
