// What names and codes mean: other medicines, groups of them, value sets.
#include "knowledge/medicine_names.h"
#include "report/catalogue/gather.h"
#include "report/words.h"

namespace nextline::report {
namespace {

using care::text;
using care::words;

/// What the guideline says of taking `name`, or a group it belongs to, with a cancer drug.
void interactions_of(Gatherer& gather, const std::string& name) {
  const knowledge::MedicineNames names(gather.pack());
  const auto means = [&](std::string_view word) {
    for (const auto mine : names.called(name))
      for (const auto theirs : names.called(word))
        if (names.is_or_belongs(mine, theirs)) return true;
    return false;
  };
  auto& section = gather.section("interactions", "Interactions");
  for (const auto* entry : *gather.pack().flat().interactions()) {
    const auto aliases = words(entry->aliases());
    if (means(text(entry->with())) || std::any_of(aliases.begin(), aliases.end(), means))
      gather.interaction(section, *entry);
  }
}

}  // namespace

std::string some_of_words(const std::vector<std::string>& all) {
  const std::vector<std::string_view> views(all.begin(), all.end());
  return some_of(views);
}

Sheet medicine_sheet(const knowledge::Pack& pack, const flat::Medicine& medicine) {
  Gatherer gather(pack, "medicine");
  const std::string name = text(medicine.name());
  gather.sheet().title = capitalised(name);
  gather.line("name", "", name);
  gather.line("aliases", "Also called", words(medicine.also()));
  gather.line("medicineKind", "Kind", text(medicine.kind()));
  std::vector<std::string> groups;
  for (const auto* group : *pack.flat().medicine_groups())
    if (care::holds(group->members(), name)) groups.push_back(text(group->name()));
  gather.line("groups", "Belongs to", groups);
  interactions_of(gather, name);
  return std::move(gather).finish();
}

Sheet medicine_group_sheet(const knowledge::Pack& pack, const flat::MedicineGroup& group) {
  Gatherer gather(pack, "medicine-group");
  gather.sheet().title = capitalised(text(group.name()));
  gather.line("name", "", text(group.name()));
  gather.line("aliases", "Also called", words(group.also()));
  gather.line("members", "Members", words(group.members()));
  gather.read(text(group.read()));
  gather.cite(words(group.sources()));
  interactions_of(gather, text(group.name()));
  return std::move(gather).finish();
}

Sheet value_set_sheet(const knowledge::Pack& pack, const flat::ValueSet& set) {
  Gatherer gather(pack, "value-set");
  gather.sheet().title = text(set.title());
  gather.line("id", "Id", text(set.id()));
  gather.line("title", "", text(set.title()));
  gather.cite(words(set.sources()));
  auto& codes = gather.section("codes", "Codes");
  for (const auto* code : *set.codes())
    codes.items.push_back(
        {text(code->system()) + " " + text(code->code()) + ": " + text(code->display()),
         {{"system", text(code->system())}, {"code", text(code->code())}, {"display", text(code->display())}}});
  return std::move(gather).finish();
}

}  // namespace nextline::report
