#include "report/catalogue/gather.h"
#include "report/words.h"

namespace nextline::report {

using care::text;
using care::words;

void Gatherer::interaction(SheetSection& section, const flat::Interaction& entry) {
  std::string sentence = drug_name(pack_, text(entry.drug())) + " with " + text(entry.with());
  if (const auto group = text(entry.group()); !group.empty()) sentence += " (" + group + ")";
  sentence += ": " + category_words(text(entry.severity())) + "; " + text(entry.effect()) + ". " + text(entry.advice());
  item(section, std::move(sentence),
       {{"id", text(entry.id())},
        {"drug", text(entry.drug())},
        {"with", text(entry.with())},
        {"aliases", words(entry.aliases())},
        {"group", text(entry.group())},
        {"kind", text(entry.kind())},
        {"severity", text(entry.severity())},
        {"effect", text(entry.effect())},
        {"advice", text(entry.advice())}},
       words(entry.sources()), text(entry.read()));
}

Sheet interaction_sheet(const knowledge::Pack& pack, const flat::Interaction& entry) {
  Gatherer gather(pack, "interaction");
  gather.sheet().title = capitalised(drug_name(pack, text(entry.drug()))) + " with " + text(entry.with());
  gather.line("id", "", text(entry.id()));
  gather.line("drug", "Drug", text(entry.drug()));
  gather.line("with", "With", text(entry.with()));
  gather.line("aliases", "Also called", words(entry.aliases()));
  gather.line("group", "Group", text(entry.group()));
  gather.line("interactionKind", "", text(entry.kind()));
  gather.line("severity", "Severity", category_words(text(entry.severity())));
  gather.line("effect", "What happens", text(entry.effect()));
  gather.line("advice", "What to do", text(entry.advice()));
  gather.read(text(entry.read()));
  gather.cite(words(entry.sources()));
  return std::move(gather).finish();
}

}  // namespace nextline::report
