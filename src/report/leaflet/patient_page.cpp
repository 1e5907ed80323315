#include "report/leaflet/patient_page.h"

#include <algorithm>

#include "care/flat_text.h"
#include "report/leaflet/leaflet_style.h"
#include "report/words.h"

namespace nextline::report {

using care::text;
using care::words;

PatientPage::PatientPage(const knowledge::Pack& pack, std::string_view title, std::string_view use) : pack_(pack) {
  html_.raw("<!doctype html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\">\n");
  html_.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
  html_.element("title", title);
  html_.open("style");
  html_.raw(kLeafletStyle);
  html_.close("style");
  html_.raw("</head><body>\n");
  html_.open("header");
  html_.element("h1", title);
  html_.element("p", use, "class=\"use\" role=\"note\"");
  html_.close("header");
  html_.open("main");
}

void PatientPage::cite(const std::vector<std::string>& sources) {
  html_.raw("<sup>");
  const char* separator = "";
  for (const auto& source : sources) {
    auto at = std::find(cited_.begin(), cited_.end(), source);
    if (at == cited_.end()) at = cited_.insert(at, source);
    const std::string number = std::to_string(at - cited_.begin() + 1);
    html_.raw(separator);
    html_.raw("<a href=\"#source-" + number + "\">" + number + "</a>");
    separator = ", ";
  }
  html_.raw("</sup>");
}

void PatientPage::statement(std::string_view tag, const knowledge::flat::Note& note) {
  html_.open(tag);
  html_.text(told(text(note.text()), text(note.read())));
  html_.raw(" ");
  cite(words(note.sources()));
  html_.close(tag);
}

std::string PatientPage::finish(std::string_view about) && {
  html_.element("h2", "Where this comes from");
  html_.open("ol", "class=\"soft\"");
  for (std::size_t i = 0; i < cited_.size(); ++i) {
    html_.open("li", "id=\"source-" + std::to_string(i + 1) + "\"");
    const auto* source = pack_.source(cited_[i]);
    const std::string citation = source ? text(source->citation()) : cited_[i];
    const std::string locator = source ? text(source->locator()) : "";
    html_.text(locator.empty() ? citation : citation + "; " + locator);
    html_.close("li");
  }
  html_.close("ol");
  html_.close("main");
  html_.open("footer");
  html_.element("p", about);
  html_.element("p", "Guideline " + text(pack_.flat().id()) + " " + text(pack_.flat().version()) + ", evidence up to " +
                         text(pack_.flat().evidence_cutoff()) + ". " + capitalised(text(pack_.flat().review_status())) +
                         ".");
  html_.close("footer");
  html_.raw("</body></html>\n");
  return std::move(html_).finish();
}

}  // namespace nextline::report
