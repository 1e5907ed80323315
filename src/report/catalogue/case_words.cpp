// What a case is made of: its facts, the patient's goals, what doses multiply.
#include "care/wording.h"
#include "report/catalogue/gather.h"
#include "report/words.h"

namespace nextline::report {
namespace {

using care::text;
using care::words;

std::string kind_word(const flat::Fact& fact) {
  std::string word = flat::EnumNameFactKind(fact.kind());
  if (!word.empty()) word[0] = static_cast<char>(word[0] | 32);
  return word;
}

std::string range_words(const flat::Fact& fact) {
  if (text(fact.low()).empty() || text(fact.high()).empty()) return {};
  const std::string unit = text(fact.unit());
  return text(fact.low()) + " to " + text(fact.high()) + (unit.empty() || unit == "1" ? "" : " " + unit);
}

std::string difference_words(const knowledge::Pack& pack, const flat::Fact& fact) {
  const auto parts = words(fact.difference());
  if (parts.size() != 2) return {};
  const auto title = [&](const std::string& name) {
    const auto index = pack.fact_index(name);
    return index ? text(pack.flat().facts()->Get(*index)->title()) : name;
  };
  return title(parts[0]) + " less " + title(parts[1]);
}

}  // namespace

Sheet fact_sheet(const knowledge::Pack& pack, const flat::Fact& fact) {
  Gatherer gather(pack, "fact");
  gather.sheet().title = capitalised(text(fact.title()));
  gather.line("name", "Name", text(fact.name()));
  gather.line("title", "", text(fact.title()));
  gather.line("factKind", "Kind", kind_word(fact));
  gather.line("question", "Question", text(fact.question()));
  gather.line("plain", "For patients", text(fact.plain()));
  gather.line("section", "Section", text(fact.section()));
  gather.line("unit", "", text(fact.unit()));
  gather.line("range", "Range", range_words(fact));
  gather.line("values", "Values", words(fact.values()));
  gather.line("limits", "Limits asked", words(fact.breakpoints()));
  gather.line("staleDays", "Too old after",
              fact.stale_days() < 0 ? "" : count_words(static_cast<std::size_t>(fact.stale_days()), "day"));
  gather.line("difference", "Worked out as", difference_words(pack, fact));
  gather.line("enteredOnly", "From records", fact.entered_only() ? "no: it is entered by hand" : "yes");
  gather.read(text(fact.read()));
  gather.cite(words(fact.sources()));
  return std::move(gather).finish();
}

std::vector<std::string> goal_aliases(const knowledge::Pack& pack, std::string_view id) {
  if (const auto* named = pack.flat().goal_names())
    for (const auto* goal : *named)
      if (goal->id()->string_view() == id) return words(goal->also());
  return {};
}

Sheet goal_sheet(const knowledge::Pack& pack, std::uint32_t index) {
  Gatherer gather(pack, "goal");
  const std::string id = text(pack.flat().goals()->Get(index)), title = text(pack.flat().goal_titles()->Get(index));
  gather.sheet().title = title;
  gather.line("id", "Id", id);
  gather.line("title", "", title);
  gather.line("aliases", "Also called", goal_aliases(pack, id));
  auto& served = gather.section("served", "Among options of equal category, these come first");
  for (const auto* key : *pack.flat().planner()->ranking())
    if (key->served())
      for (const auto* entry : *key->served())
        if (text(entry->goal()) == id)
          gather.item(served, text(entry->regimen()) + ": " + text(entry->says()),
                      {{"regimen", text(entry->regimen())}, {"says", text(entry->says())}}, words(entry->sources()),
                      text(entry->read()));
  return std::move(gather).finish();
}

Sheet quantity_sheet(const knowledge::Pack& pack, const flat::Quantity& quantity) {
  Gatherer gather(pack, "quantity");
  gather.sheet().title = capitalised(text(quantity.basis()));
  gather.line("basis", "", text(quantity.basis()));
  gather.line("definition", "Defined in", std::string(care::definition_name(pack, quantity.definition())));
  gather.line("unit", "Unit", text(quantity.unit()));
  gather.line("says", "Says", without_patient(pack, quantity.says()));
  gather.read(text(quantity.read()));
  gather.cite(words(quantity.sources()));
  return std::move(gather).finish();
}

}  // namespace nextline::report
