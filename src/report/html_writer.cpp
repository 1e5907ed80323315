#include "report/html_writer.h"

#include "report/iso_day.h"

namespace nextline::report {
namespace {

bool is_within_a_line(std::string_view tag) {
  return tag == "strong" || tag == "span" || tag == "em" || tag == "a" || tag == "time";
}

}  // namespace

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

std::string flowing(std::string_view text) {
  const std::string safe = escaped(text);
  std::string html;
  for (std::size_t at = 0; at < safe.size();) {
    const auto rest = std::string_view(safe).substr(at);
    if (begins_with_day(rest)) {
      html += "<time>" + safe.substr(at, kDayLength) + "</time>";
      at += kDayLength;
    } else {
      html += rest.substr(0, 2) == " %" ? std::string("&nbsp;") : std::string(1, safe[at]);
      ++at;
    }
  }
  return html;
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
  html_ += is_within_a_line(tag) ? ">" : ">\n";
}

void HtmlWriter::element(std::string_view tag, std::string_view content, std::string_view attributes) {
  if (content.empty()) return;
  open(tag, attributes);
  // A title takes no markup.
  if (tag == "title")
    raw(escaped(content));
  else
    text(content);
  close(tag);
}

}  // namespace nextline::report
