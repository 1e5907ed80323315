#include "report/catalogue/catalogue.h"

#include <map>

#include "care/wording.h"
#include "knowledge/vocabulary.h"
#include "report/catalogue/kind.h"
#include "report/words.h"

namespace nextline::report {
namespace {

using care::text;
using knowledge::NamedEntry;

template <class Entries>
std::vector<NamedEntry> ids_of(const Entries& entries) {
  std::vector<NamedEntry> names;
  for (const auto* entry : entries) names.push_back({text(entry->id()), {}});
  return names;
}

std::vector<NamedEntry> names_of_trials(const knowledge::Pack& pack) {
  std::vector<NamedEntry> names;
  for (const auto* trial : *pack.flat().evidence())
    names.push_back({text(trial->id()), {text(trial->title()), text(trial->nct())}});
  return names;
}

SheetItem trial_item(const knowledge::Pack& pack, std::uint32_t index) {
  const auto& trial = *pack.flat().evidence()->Get(index);
  const std::string nct = text(trial.nct()), published = text(trial.published());
  auto item = item_of(text(trial.id()), text(trial.title()));
  if (!nct.empty()) item.text += ", " + nct;
  if (!published.empty()) item.text += ", published " + published;
  item.values.push_back({"nct", nct});
  item.values.push_back({"published", published});
  return item;
}

SheetItem recommendation_item(const knowledge::Pack& pack, std::uint32_t index) {
  const auto& entry = *pack.flat().recommendations()->Get(index);
  return item_of(text(entry.id()), text(entry.regimen()) + ", " + category_words(text(entry.category())));
}

/// The pages of one kind, in the pack's order.
std::vector<const flat::Page*> pages_of(const knowledge::Pack& pack, std::string_view kind) {
  std::vector<const flat::Page*> pages;
  for (const auto* page : *pack.flat().pages())
    if (page->kind()->string_view() == kind) pages.push_back(page);
  return pages;
}

Kind page_kind(const std::string& word) {
  return {word,
          [word](const knowledge::Pack& pack) {
            std::vector<NamedEntry> names;
            for (const auto* page : pages_of(pack, word)) names.push_back({text(page->id()), {text(page->title())}});
            return names;
          },
          [word](const knowledge::Pack& pack, std::uint32_t i) { return page_sheet(pack, *pages_of(pack, word)[i]); },
          [word](const knowledge::Pack& pack, std::uint32_t i) {
            const auto& page = *pages_of(pack, word)[i];
            return item_of(text(page.id()), text(page.title()));
          }};
}

std::vector<Kind> kinds_of_entries() {
  using Pack = knowledge::Pack;
  return {
      {"drug", knowledge::names_of_drugs,
       [](const Pack& pack, std::uint32_t i) { return drug_sheet(pack, *pack.flat().drugs()->Get(i)); },
       [](const Pack& pack, std::uint32_t i) {
         const auto& drug = *pack.flat().drugs()->Get(i);
         return item_of(text(drug.id()), text(drug.drug_class()));
       }},
      {"regimen", knowledge::names_of_regimens,
       [](const Pack& pack, std::uint32_t i) { return regimen_sheet(pack, *pack.flat().regimens()->Get(i)); },
       [](const Pack& pack, std::uint32_t i) {
         const auto& regimen = *pack.flat().regimens()->Get(i);
         return item_of(text(regimen.id()), text(regimen.title()));
       }},
      {"trial", names_of_trials,
       [](const Pack& pack, std::uint32_t i) { return trial_sheet(pack, *pack.flat().evidence()->Get(i)); },
       trial_item},
      {"recommendation", [](const Pack& pack) { return ids_of(*pack.flat().recommendations()); },
       [](const Pack& pack, std::uint32_t i) {
         return recommendation_sheet(pack, *pack.flat().recommendations()->Get(i));
       },
       recommendation_item},
      {"interpretation", [](const Pack& pack) { return ids_of(*pack.flat().interpretations()); },
       [](const Pack& pack, std::uint32_t i) {
         return interpretation_sheet(pack, *pack.flat().interpretations()->Get(i));
       },
       [](const Pack& pack, std::uint32_t i) {
         const auto& entry = *pack.flat().interpretations()->Get(i);
         return item_of(text(entry.id()), text(entry.question()));
       }},
      {"source", [](const Pack& pack) { return ids_of(*pack.flat().sources()); },
       [](const Pack& pack, std::uint32_t i) { return source_sheet(pack, *pack.flat().sources()->Get(i)); },
       [](const Pack& pack, std::uint32_t i) {
         const auto& source = *pack.flat().sources()->Get(i);
         return item_of(text(source.id()), text(source.title()));
       }},
      {"rule", [](const Pack& pack) { return ids_of(*pack.flat().rules()); },
       [](const Pack& pack, std::uint32_t i) { return rule_sheet(pack, *pack.flat().rules()->Get(i)); },
       [](const Pack& pack, std::uint32_t i) {
         const auto& rule = *pack.flat().rules()->Get(i);
         return item_of(text(rule.id()), without_patient(pack, rule.says()));
       }},
      {"interaction", [](const Pack& pack) { return ids_of(*pack.flat().interactions()); },
       [](const Pack& pack, std::uint32_t i) { return interaction_sheet(pack, *pack.flat().interactions()->Get(i)); },
       [](const Pack& pack, std::uint32_t i) {
         const auto& entry = *pack.flat().interactions()->Get(i);
         return item_of(text(entry.id()), drug_name(pack, text(entry.drug())) + " with " + text(entry.with()) + ", " +
                                              category_words(text(entry.severity())));
       }},
  };
}

/// In the order of catalogue_kinds.
const std::vector<Kind>& kinds() {
  static const std::vector<Kind> kKinds = [] {
    auto all = kinds_of_entries();
    for (auto& kind : further_kinds()) all.push_back(std::move(kind));
    for (const auto word : knowledge::page_kinds()) all.push_back(page_kind(std::string(word)));
    return all;
  }();
  return kKinds;
}

/// How many statements of a sort were read how.
class ReadingCounts {
 public:
  void add(const std::string& what, const flatbuffers::String* read) {
    ++counts_[what][text(read).empty() ? "untold" : text(read)];
  }
  SheetSection section() const {
    SheetSection section{"readings", "How they were read", {}};
    for (const auto& [what, by_reading] : counts_) {
      SheetItem item{what + ": ", {{"what", what}}};
      const char* separator = "";
      for (const auto& [reading, count] : by_reading) {
        item.text += separator + std::to_string(count) + " " + reading;
        item.values.push_back({reading, std::to_string(count)});
        separator = ", ";
      }
      section.items.push_back(std::move(item));
    }
    return section;
  }

 private:
  std::map<std::string, std::map<std::string, std::size_t>> counts_;
};

Result<const Kind*> kind_called(std::string_view word) {
  for (const auto& kind : kinds())
    if (word == kind.word) return &kind;
  return author_error("unknown-kind",
                      "there is no kind of entry '" + std::string(word) + "'" + did_you_mean(word, catalogue_kinds()),
                      {}, "kinds are " + listed(catalogue_kinds()));
}

}  // namespace

SheetItem item_of(const std::string& id, const std::string& title) {
  return {title == id ? id : id + ": " + title, {{"id", id}, {"title", title}}};
}

const std::vector<std::string>& catalogue_kinds() {
  static const std::vector<std::string> kWords = [] {
    std::vector<std::string> words;
    for (const auto& kind : kinds()) words.emplace_back(kind.word);
    return words;
  }();
  return kWords;
}

Result<Sheet> catalogue_list(const knowledge::Pack& pack, std::string_view word) {
  NEXTLINE_TRY(kind, kind_called(word));
  Sheet sheet;
  sheet.kind = word;
  sheet.title = text(pack.flat().title()) + ": every " + sheet.kind;
  SheetSection entries{"entries", "Entries", {}};
  const auto count = static_cast<std::uint32_t>(kind->names(pack).size());
  for (std::uint32_t i = 0; i < count; ++i) entries.items.push_back(kind->item(pack, i));
  sheet.sections.push_back(std::move(entries));
  return sheet;
}

Sheet catalogue_coverage(const knowledge::Pack& pack) {
  Sheet sheet;
  sheet.kind = "coverage";
  sheet.title = text(pack.flat().title()) + ": what the guideline holds";
  SheetSection counts{"counts", "Entries", {}};
  for (const auto& kind : kinds()) {
    const std::string number = std::to_string(kind.names(pack).size());
    counts.items.push_back({kind.word + ": " + number, {{"kind", kind.word}, {"count", number}}});
  }
  sheet.sections.push_back(std::move(counts));
  ReadingCounts readings;
  for (const auto* drug : *pack.flat().drugs())
    for (const auto* entry : *drug->side_effects()) readings.add("side effects", entry->read());
  for (const auto* entry : *pack.flat().interactions()) readings.add("interactions", entry->read());
  for (const auto* trial : *pack.flat().evidence())
    for (const auto* entry : *trial->outcomes()) readings.add("results of trials", entry->read());
  for (const auto* page : *pack.flat().pages())
    for (const auto* section : *page->sections())
      for (const auto* note : *section->notes()) readings.add("statements of pages", note->read());
  for (const auto* leaflet : *pack.flat().leaflets())
    for (const auto* section : *leaflet->sections())
      for (const auto* note : *section->notes()) readings.add("statements of leaflets", note->read());
  sheet.sections.push_back(readings.section());
  return sheet;
}

Result<Sheet> catalogue_entry(const knowledge::Pack& pack, std::string_view word, std::string_view name) {
  NEXTLINE_TRY(kind, kind_called(word));
  NEXTLINE_TRY(index, knowledge::find_named(kind->names(pack), name, kind->word));
  return kind->sheet(pack, static_cast<std::uint32_t>(index));
}

}  // namespace nextline::report
