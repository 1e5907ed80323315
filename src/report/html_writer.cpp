#include "report/html_writer.h"

namespace nextline::report {

std::string escaped(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default:
        safe += c;
    }
  }
  return safe;
}

void HtmlWriter::open(std::string_view tag, std::string_view attributes) {
  html_ += '<';
  html_ += tag;
  if (!attributes.empty()) {
    html_ += ' ';
    html_ += attributes;
  }
  html_ += '>';
}

void HtmlWriter::close(std::string_view tag) {
  html_ += "</";
  html_ += tag;
  html_ += ">\n";
}

void HtmlWriter::element(std::string_view tag, std::string_view content, std::string_view attributes) {
  if (content.empty()) return;
  open(tag, attributes);
  text(content);
  close(tag);
}

}  // namespace nextline::report
