#include "report/catalogue/gather.h"
#include "report/words.h"

namespace nextline::report {

using care::text;
using care::words;

namespace {

std::string kind_words(const std::string& kind) {
  if (kind == "silent") return "the sources are silent";
  if (kind == "vague") return "the sources leave it open";
  if (kind == "disagree") return "the sources disagree";
  return kind == "records" ? "records do not say it clearly" : kind;
}

/// What a site's overlay may choose: id, what it does, whose plans it changes.
void alternatives(Gatherer& gather, const flat::Interpretation& interpretation) {
  auto& section = gather.section("alternatives", "What a site may choose (nextline plan --overlay)");
  if (!interpretation.alternatives()) return;
  for (const auto* each : *interpretation.alternatives()) {
    const std::string id = text(each->id());
    const bool chosen = id == text(interpretation.choice());
    const auto cases = words(each->cases());
    std::string line = id + (chosen ? " (chosen here)" : "") + ": " + text(each->says());
    if (!cases.empty()) line += ". Cases: " + listed(cases);
    section.items.push_back({line, {{"id", id}, {"says", text(each->says())}, {"cases", cases}}});
  }
}

}  // namespace

Sheet interpretation_sheet(const knowledge::Pack& pack, const flat::Interpretation& interpretation) {
  Gatherer gather(pack, "interpretation");
  gather.sheet().title = text(interpretation.question());
  gather.line("id", "Id", text(interpretation.id()));
  gather.line("question", "", text(interpretation.question()));
  gather.line("chosen", "Chosen here", text(interpretation.chosen()));
  gather.line("why", "Why", text(interpretation.why()));
  gather.line("type", "", text(interpretation.kind()));
  gather.sheet().lines.emplace_back("Type", kind_words(text(interpretation.kind())));
  gather.line("fixed", "Not for a site", text(interpretation.fixed()));
  gather.line("choice", "", text(interpretation.choice()));
  gather.line("parameter", "", text(interpretation.parameter()));
  gather.line("logic", "Decided in", words(interpretation.logic()));
  gather.line("cases", "Cases", words(interpretation.cases()));
  gather.line("entries", "See also", words(interpretation.entries()));
  gather.review(interpretation.review());
  gather.notes("positions", "What the sources say", interpretation.positions());
  alternatives(gather, interpretation);
  return std::move(gather).finish();
}

}  // namespace nextline::report
