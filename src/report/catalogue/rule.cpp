#include "care/wording.h"
#include "report/catalogue/gather.h"
#include "report/words.h"

namespace nextline::report {

using care::text;
using care::words;

Sheet rule_sheet(const knowledge::Pack& pack, const flat::Rule& rule) {
  Gatherer gather(pack, "rule");
  const std::string definition(care::definition_name(pack, rule.definition()));
  gather.sheet().title = definition;
  gather.line("id", "", text(rule.id()));
  gather.line("definition", "", definition);
  std::vector<std::string> drugs;
  for (const auto& id : words(rule.drugs())) drugs.push_back(drug_name(pack, id));
  gather.line("drugs", "Drugs", drugs);
  gather.line("with", "Given with", words(rule.with_drugs()));
  gather.line("exceptWith", "Not with", words(rule.except_drugs()));
  gather.line("regimens", "Regimens", words(rule.regimens()));
  gather.line("exceptRegimens", "Except in", words(rule.except_regimens()));
  gather.line("to", "To", time_word(rule));
  gather.line("effect", "Effect", effect_word(rule));
  gather.line("says", "Says", without_patient(pack, rule.says()));
  gather.line("until", "Until", without_patient(pack, rule.until()));
  gather.line("requires", "Needs first", without_patient(pack, rule.requires_()));
  gather.line("blocksReason", "If not known", without_patient(pack, rule.blocks_reason()));
  gather.line("regions", "Read for", words(rule.regions()));
  gather.read(text(rule.read()));
  gather.cite(words(rule.sources()));
  return std::move(gather).finish();
}

}  // namespace nextline::report
