#include "report/catalogue/kind.h"
#include "report/words.h"

namespace nextline::report {
namespace {

using care::text;
using care::words;
using knowledge::NamedEntry;
using knowledge::Pack;

/// A kind over one list of the pack. `all`: the list, null in a pack without one; `name`: an entry's names; `title`:
/// its words in a list.
template <class All, class Name, class Title, class SheetOf>
Kind kind_over(std::string word, All all, Name name, Title title, SheetOf sheet) {
  return {std::move(word),
          [all, name](const Pack& pack) {
            std::vector<NamedEntry> names;
            if (const auto* entries = all(pack.flat()))
              for (const auto* entry : *entries) names.push_back(name(*entry));
            return names;
          },
          [all, sheet](const Pack& pack, std::uint32_t i) { return sheet(pack, *all(pack.flat())->Get(i)); },
          [all, name, title](const Pack& pack, std::uint32_t i) {
            const auto& entry = *all(pack.flat())->Get(i);
            return item_of(name(entry).id, title(pack, entry));
          }};
}

/// Of entries with an id: what is found by it alone, and listed with it.
template <class All, class Title, class SheetOf>
Kind kind_by_id(std::string word, All all, Title title, SheetOf sheet) {
  return kind_over(
      std::move(word), all,
      [](const auto& entry) {
        return NamedEntry{text(entry.id()), {}};
      },
      title, sheet);
}

constexpr auto kTitle = [](const Pack&, const auto& entry) { return text(entry.title()); };

std::vector<Kind> kinds_of_advice() {
  return {
      kind_by_id(
          "action", [](const flat::Pack& pack) { return pack.actions(); }, kTitle, action_sheet),
      kind_by_id(
          "alert", [](const flat::Pack& pack) { return pack.alerts(); }, kTitle, alert_sheet),
      kind_by_id(
          "referral", [](const flat::Pack& pack) { return pack.referrals(); }, kTitle, referral_sheet),
      kind_by_id(
          "checklist", [](const flat::Pack& pack) { return pack.checklist(); },
          [](const Pack&, const auto& entry) { return text(entry.text()); }, checklist_sheet),
  };
}

std::vector<Kind> kinds_of_the_case() {
  return {
      kind_over(
          "fact", [](const flat::Pack& pack) { return pack.facts(); },
          [](const flat::Fact& fact) {
            return NamedEntry{text(fact.name()), {text(fact.title())}};
          },
          kTitle, fact_sheet),
      {"goal",
       [](const Pack& pack) {
         std::vector<NamedEntry> names;
         for (const auto& id : words(pack.flat().goals())) names.push_back({id, goal_aliases(pack, id)});
         return names;
       },
       [](const Pack& pack, std::uint32_t i) { return goal_sheet(pack, i); },
       [](const Pack& pack, std::uint32_t i) {
         return item_of(text(pack.flat().goals()->Get(i)), text(pack.flat().goal_titles()->Get(i)));
       }},
      kind_over(
          "quantity", [](const flat::Pack& pack) { return pack.quantities(); },
          [](const flat::Quantity& quantity) {
            return NamedEntry{text(quantity.basis()), {}};
          },
          [](const Pack&, const flat::Quantity& quantity) { return text(quantity.says()); }, quantity_sheet),
  };
}

std::vector<Kind> kinds_of_names() {
  return {
      kind_over(
          "medicine", [](const flat::Pack& pack) { return pack.medicines(); },
          [](const flat::Medicine& each) {
            return NamedEntry{text(each.name()), words(each.also())};
          },
          [](const Pack&, const flat::Medicine& each) { return text(each.kind()); }, medicine_sheet),
      kind_over(
          "medicine-group", [](const flat::Pack& pack) { return pack.medicine_groups(); },
          [](const flat::MedicineGroup& each) {
            return NamedEntry{text(each.name()), words(each.also())};
          },
          [](const Pack&, const flat::MedicineGroup& each) { return some_of_words(words(each.members())); },
          medicine_group_sheet),
      kind_by_id(
          "value-set", [](const flat::Pack& pack) { return pack.value_sets(); }, kTitle, value_set_sheet),
  };
}

}  // namespace

std::vector<Kind> further_kinds() {
  std::vector<Kind> all = kinds_of_advice();
  for (auto* more : {&kinds_of_the_case, &kinds_of_names})
    for (auto& kind : more()) all.push_back(std::move(kind));
  all.push_back({"calendar",
                 [](const Pack&) {
                   return std::vector<NamedEntry>{{"every-treatment", {}}};
                 },
                 [](const Pack& pack, std::uint32_t) { return calendar_sheet(pack); },
                 [](const Pack&, std::uint32_t) { return item_of("every-treatment", "What is due with every drug"); }});
  return all;
}

}  // namespace nextline::report
