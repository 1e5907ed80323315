#include "report/catalogue/gather.h"
#include "report/words.h"

namespace nextline::report {

using care::text;
using care::words;

Sheet page_sheet(const knowledge::Pack& pack, const flat::Page& page) {
  Gatherer gather(pack, text(page.kind()));
  gather.sheet().title = text(page.title());
  gather.line("id", "", text(page.id()));
  gather.line("title", "", text(page.title()));
  gather.line("says", "In short", text(page.says()));
  gather.line("drugs", "Drugs", words(page.drugs()));
  gather.cite(words(page.sources()));
  for (const auto* section : *page.sections())
    gather.notes(camel_case(text(section->title())), text(section->title()), section->notes());
  auto& chain = gather.section("diagram", "Step by step");
  for (const auto* step : *page.diagram())
    chain.items.push_back({text(step->from()) + " → " + text(step->to()) + ": " + text(step->label()),
                           {{"from", text(step->from())}, {"to", text(step->to())}, {"label", text(step->label())}}});
  return std::move(gather).finish();
}

}  // namespace nextline::report
