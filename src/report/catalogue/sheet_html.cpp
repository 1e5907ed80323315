#include "report/catalogue/sheet.h"
#include "report/html_writer.h"

namespace nextline::report {
namespace {

constexpr std::string_view kStyle = R"css(
:root { --ink:#1c2430; --soft:#566072; --line:#d5dae2; --accent:#0b5394; }
* { box-sizing:border-box; }
body { margin:0; color:var(--ink); background:#fff; font:1rem/1.5 system-ui,"Segoe UI","Liberation Sans",sans-serif; }
main { max-width:52rem; margin:0 auto; padding:1.25rem; }
h1 { font-size:1.5rem; line-height:1.2; margin:0 0 .6rem; } h2 { font-size:1.12rem; margin:1.4rem 0 .3rem; color:var(--accent); }
dl { display:grid; grid-template-columns:minmax(6rem,max-content) 1fr; gap:.25rem 1rem; margin:.5rem 0; } dt { color:var(--soft); } dd { margin:0; }
ul { margin:.3rem 0; padding-left:1.4rem; } li { margin:.25rem 0; } figure { margin:1rem 0; } svg { display:block; margin:0 auto; }
.use { border:1px solid #e8c98a; background:#fff7e6; border-radius:.4rem; padding:.4rem .8rem; font-size:.9rem; }
@media (max-width:40rem) { dl { grid-template-columns:1fr; gap:0; } dd { margin-bottom:.4rem; } }
@media print { @page { size:A4; margin:14mm; } body { font-size:10.5pt; } main { max-width:none; padding:0; } h2 { break-after:avoid; } li, figure { break-inside:avoid; } }
)css";

void head(HtmlWriter& html, const Sheet& sheet) {
  html.raw("<!doctype html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\">\n");
  html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
  html.element("title", sheet.title);
  html.open("style");
  html.raw(kStyle);
  html.close("style");
  html.raw("</head><body>\n");
}

void lines(HtmlWriter& html, const Sheet& sheet) {
  html.open("dl");
  const auto line = [&](const std::string& label, const std::string& text) {
    if (text.empty()) return;
    html.element("dt", label);
    html.element("dd", text);
  };
  for (const auto& [label, text] : sheet.lines) line(label, text);
  line("Review", overdue_words(sheet));
  html.close("dl");
}

}  // namespace

std::string sheet_html(const Sheet& sheet) {
  HtmlWriter html;
  head(html, sheet);
  html.open("main");
  html.element("h1", sheet.title);
  html.element("p", sheet.intended_use + " Review: " + sheet.review_status + ".", "class=\"use\" role=\"note\"");
  lines(html, sheet);
  if (!sheet.drawing.empty()) {
    html.open("figure");
    html.raw(sheet.drawing);
    html.close("figure");
  }
  for (const auto& section : sheet.sections) {
    if (section.items.empty()) continue;
    html.element("h2", section.heading);
    html.open("ul");
    for (const auto& item : section.items) html.element("li", item.text);
    html.close("ul");
  }
  html.close("main");
  html.raw("</body></html>\n");
  return std::move(html).finish();
}

}  // namespace nextline::report
