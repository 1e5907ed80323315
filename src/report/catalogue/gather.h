// What the sheets have in common: statements of the pack as SheetItems, and the sources they cite.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "care/flat_text.h"
#include "knowledge/pack.h"
#include "report/catalogue/sheet.h"

namespace nextline::report {

namespace flat = knowledge::flat;
using Notes = flatbuffers::Vector<flatbuffers::Offset<flat::Note>>;
using Dues = flatbuffers::Vector<flatbuffers::Offset<flat::Due>>;
using Preparations = flatbuffers::Vector<flatbuffers::Offset<flat::Preparation>>;
using LabelStatuses = flatbuffers::Vector<flatbuffers::Offset<flat::LabelStatus>>;

/// Builds one sheet and remembers every source its statements cite.
class Gatherer {
 public:
  Gatherer(const knowledge::Pack& pack, std::string kind) : pack_(pack) { sheet_.kind = std::move(kind); }

  const knowledge::Pack& pack() const { return pack_; }
  Sheet& sheet() { return sheet_; }

  /// A text or list about the entry itself: `label` and the words for people, `key` and the value for programs.
  void line(const std::string& key, const std::string& label, const std::string& text);
  void line(const std::string& key, const std::string& label, const std::vector<std::string>& texts);
  SheetSection& section(std::string key, std::string heading);

  /// Adds a statement whose sources and reading are shown behind its text and cited.
  void item(SheetSection& section, std::string text, std::vector<SheetValue> values, std::vector<std::string> sources,
            const std::string& read = {});
  void notes(const std::string& key, const std::string& heading, const Notes* list);
  void labels(SheetSection& section, const LabelStatuses* list, const std::string& whose = {});
  void dose(SheetSection& section, const flat::Dose& dose, const std::string& regimen = {});
  void rule(SheetSection& section, const flat::Rule& rule);
  /// The checklist items that `wanted` says yes to: what to do at the bedside.
  template <class Wanted>
  void checklist(Wanted wanted) {
    auto& items = section("checklist", "Checklist");
    if (!pack_.flat().checklist()) return;
    for (const auto* entry : *pack_.flat().checklist())
      if (wanted(*entry)) check(items, *entry);
  }
  void check(SheetSection& section, const flat::ChecklistItem& entry);
  /// What is due when, and what to arrange before the first dose.
  void dates(const Dues* calendar, const Preparations* preparations);
  void interaction(SheetSection& section, const flat::Interaction& entry);
  void evidence(SheetSection& section, std::string_view id);
  void recommendation(SheetSection& section, const flat::Recommendation& recommendation);
  /// Status, dates and reviewers of the entry.
  void review(const flat::Review* review);
  void cite(const std::vector<std::string>& sources) { cited_.insert(sources.begin(), sources.end()); }

  /// Adds the section of all cited sources, in the pack's order, and gives the sheet away.
  Sheet finish() &&;

 private:
  const knowledge::Pack& pack_;
  Sheet sheet_;
  std::set<std::string> cited_;
};

/// `text` with each {fact} as the fact's title in square brackets: the sentence as it stands without a patient.
std::string without_patient(const knowledge::Pack& pack, const flatbuffers::String* text);
/// "start", "continue", or "both"; and "forbid", "hold", "stop", "caution", "require".
std::string time_word(const flat::Rule& rule);
std::string effect_word(const flat::Rule& rule);
/// The drug's non-proprietary name; the id where the pack has no such drug.
std::string drug_name(const knowledge::Pack& pack, const std::string& id);

/// A heading as a member's name: "What to watch for" -> "whatToWatchFor".
std::string camel_case(std::string_view words);

/// What is known of a drug beside the regimens, as sections of its sheet.
void drug_side_effects(Gatherer& gather, SheetSection& section, const flat::Drug& drug);
void drug_reference(Gatherer& gather, const flat::Drug& drug);

/// The sheets; each kind in a file of its own.
Sheet drug_sheet(const knowledge::Pack& pack, const flat::Drug& drug);
Sheet regimen_sheet(const knowledge::Pack& pack, const flat::Regimen& regimen);
Sheet trial_sheet(const knowledge::Pack& pack, const flat::Evidence& trial);
Sheet recommendation_sheet(const knowledge::Pack& pack, const flat::Recommendation& recommendation);
Sheet interpretation_sheet(const knowledge::Pack& pack, const flat::Interpretation& interpretation);
Sheet source_sheet(const knowledge::Pack& pack, const flat::Source& source);
Sheet page_sheet(const knowledge::Pack& pack, const flat::Page& page);
Sheet interaction_sheet(const knowledge::Pack& pack, const flat::Interaction& entry);
Sheet rule_sheet(const knowledge::Pack& pack, const flat::Rule& rule);

}  // namespace nextline::report
