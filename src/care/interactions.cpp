#include "care/interactions.h"

#include <algorithm>

#include "care/flat_text.h"
#include "knowledge/vocabulary.h"

namespace nextline::care {
namespace {

using knowledge::MeantMedicines;

bool is_in(const std::vector<std::string_view>& drugs, std::string_view drug) {
  return std::find(drugs.begin(), drugs.end(), drug) != drugs.end();
}

std::string in_capitals(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string with_article(std::string_view group) {
  constexpr std::string_view kSpokenWithVowel = "aeioAEIOHN";  // "an H2 blocker", "an NSAID"
  return (kSpokenWithVowel.find(group.front()) == std::string_view::npos ? "a " : "an ") + std::string(group);
}

}  // namespace

std::size_t severity_place(std::string_view severity) {
  const auto& all = knowledge::interaction_severities();
  return static_cast<std::size_t>(std::find(all.begin(), all.end(), severity) - all.begin());
}

bool speaks_against(const Concern& concern) {
  const auto severity = view(concern.entry->severity());
  return severity == "contraindicated" || severity == "avoid";
}

InteractionCheck::InteractionCheck(std::shared_ptr<const knowledge::Pack> pack)
    : pack_(std::move(pack)), names_(*pack_) {
  for (const auto* drug : *pack_->flat().drugs())
    for (const std::uint32_t thing : names_.called(view(drug->id())))
      if (names_.thing(thing).drug == drug) thing_of_drug_[view(drug->id())] = thing;
  if (!pack_->flat().interactions()) return;
  for (const auto* each : *pack_->flat().interactions()) {
    Entry entry{each, {}, severity_place(view(each->severity()))};
    const auto add = [&](std::string_view name) {
      for (const std::uint32_t thing : names_.called(name)) entry.with.push_back(thing);
    };
    add(view(each->with()));
    if (each->aliases())
      for (const auto* alias : *each->aliases()) add(alias->string_view());
    by_drug_[view(each->drug())].push_back(std::move(entry));
  }
}

TakenList InteractionCheck::understand(const std::vector<ListedMedicine>& medicines) const {
  TakenList list;
  for (const ListedMedicine& medicine : medicines) {
    MeantMedicines first;
    const std::string* written = nullptr;
    for (const std::string& name : medicine.names) {
      MeantMedicines meant = names_.understand(name);
      const bool is_better = written == nullptr || (!meant.things.empty() && first.things.empty());
      if (is_better) first = std::move(meant), written = &name;
      if (!first.things.empty() && first.not_known.empty()) break;
    }
    if (written == nullptr) {
      list.not_checked.push_back({"a medicine without a name", medicine.source, {}});
      continue;
    }
    if (!first.things.empty()) list.known.push_back({*written, medicine.source, std::move(first.things)});
    for (auto& part : first.not_known)
      list.not_checked.push_back({std::move(part.text), medicine.source, std::move(part.holds)});
  }
  return list;
}

void InteractionCheck::look_up_one_way(std::string_view drug, std::uint32_t with, std::vector<Concern>& out) const {
  const auto entries = by_drug_.find(drug);
  if (entries == by_drug_.end()) return;
  for (const Entry& entry : entries->second) {
    const auto named = std::find(entry.with.begin(), entry.with.end(), with);
    const auto through = std::find_if(entry.with.begin(), entry.with.end(),
                                      [&](std::uint32_t thing) { return names_.is_or_belongs(with, thing); });
    if (named != entry.with.end()) {
      out.push_back({entry.interaction, entries->first, with, nullptr, {}});
    } else if (through != entry.with.end()) {
      out.push_back({entry.interaction, entries->first, with, nullptr, names_.thing(*through).name});
    }
  }
}

std::size_t InteractionCheck::severity_of(const Concern& concern) const {
  return severity_place(view(concern.entry->severity()));
}

/// What stands under the other drug ("tamoxifen with paclitaxel") holds as well; told where it is stricter.
void InteractionCheck::add_from_the_other_side(std::string_view drug, std::uint32_t with,
                                               std::vector<Concern>& found) const {
  const knowledge::flat::Drug* other = names_.thing(with).drug;
  const auto own = thing_of_drug_.find(drug);
  if (other == nullptr || own == thing_of_drug_.end()) return;
  std::size_t worst = knowledge::interaction_severities().size();
  for (const Concern& each : found) worst = std::min(worst, severity_of(each));
  std::vector<Concern> more;
  look_up_one_way(view(other->id()), own->second, more);
  for (const Concern& each : more)
    if (severity_of(each) < worst) found.push_back(each);
}

void InteractionCheck::look_up(std::string_view drug, std::uint32_t with, const TakenMedicine* taken,
                               std::vector<Concern>& out) const {
  std::vector<Concern> found;
  look_up_one_way(drug, with, found);
  add_from_the_other_side(drug, with, found);
  std::size_t named = knowledge::interaction_severities().size();
  for (const Concern& each : found)
    if (each.group.empty()) named = std::min(named, severity_of(each));
  std::stable_sort(found.begin(), found.end(),
                   [&](const Concern& l, const Concern& r) { return severity_of(l) < severity_of(r); });
  std::vector<std::string_view> groups;
  for (Concern& each : found) {
    if (!each.group.empty() && (severity_of(each) >= named || is_in(groups, each.group))) continue;
    groups.push_back(each.group);
    each.taken = taken;
    out.push_back(each);
  }
}

std::vector<Concern> InteractionCheck::concerns(const std::vector<std::string_view>& drugs, const TakenList& taken,
                                                const std::vector<std::string_view>& leave_out) const {
  std::vector<Concern> out;
  for (std::size_t i = 0; i < drugs.size(); ++i) {
    for (std::size_t j = i + 1; j < drugs.size(); ++j)
      if (const auto other = thing_of_drug_.find(drugs[j]); other != thing_of_drug_.end())
        look_up(drugs[i], other->second, nullptr, out);
    for (const TakenMedicine& medicine : taken.known)
      for (const std::uint32_t thing : medicine.things) {
        const auto* drug = names_.thing(thing).drug;
        if (drug != nullptr && (is_in(drugs, view(drug->id())) || is_in(leave_out, view(drug->id())))) continue;
        look_up(drugs[i], thing, &medicine, out);
      }
  }
  std::stable_sort(out.begin(), out.end(),
                   [&](const Concern& l, const Concern& r) { return severity_of(l) < severity_of(r); });
  return out;
}

std::string InteractionCheck::sentence(const Concern& concern) const {
  const auto own = thing_of_drug_.find(concern.drug);
  const std::string_view with = names_.thing(concern.with).name;
  std::string text(own == thing_of_drug_.end() ? concern.drug : names_.thing(own->second).name);
  text += " with " + std::string(with);
  std::string more;
  const bool is_taken =
      concern.taken != nullptr && std::ranges::find(concern.taken->things, concern.with) != concern.taken->things.end();
  if (is_taken && concern.taken->written != with) more = concern.taken->written;
  if (!concern.group.empty() && concern.group != with) more += (more.empty() ? "" : "; ") + with_article(concern.group);
  if (!more.empty()) text += " (" + more + ")";
  const auto severity = view(concern.entry->severity());
  text += ": " + (severity == "none-known" ? std::string("nothing to do") : std::string(severity)) + "; ";
  return text + std::string(view(concern.entry->effect())) + ". " +
         in_capitals(std::string(view(concern.entry->advice())));
}

}  // namespace nextline::care
