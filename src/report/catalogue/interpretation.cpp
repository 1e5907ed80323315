#include "report/catalogue/gather.h"

namespace nextline::report {

using care::text;

Sheet interpretation_sheet(const knowledge::Pack& pack, const flat::Interpretation& interpretation) {
  Gatherer gather(pack, "interpretation");
  gather.sheet().title = text(interpretation.question());
  gather.line("id", "Id", text(interpretation.id()));
  gather.line("question", "", text(interpretation.question()));
  gather.line("chosen", "Chosen here", text(interpretation.chosen()));
  gather.line("why", "Why", text(interpretation.why()));
  gather.notes("positions", "What the sources say", interpretation.positions());
  return std::move(gather).finish();
}

}  // namespace nextline::report
