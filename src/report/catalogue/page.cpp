#include "report/catalogue/gather.h"
#include "report/diagram/diagram.h"
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
  gather.sheet().drawing = diagram_svg(page);
  auto& chain = gather.section("diagram", "Step by step");
  const Chain steps = chain_of(page);
  for (const Link& link : steps.links) {
    const std::string &from = steps.boxes[link.from], &to = steps.boxes[link.to];
    chain.items.push_back(
        {from + (link.stops ? " ⊣ " : " → ") + to + ": " + link.label,
         {{"from", from}, {"to", to}, {"label", link.label}, {"effect", link.stops ? "stops" : "leads to"}}});
  }
  return std::move(gather).finish();
}

}  // namespace nextline::report
