#include "care/labels.h"

#include <array>

#include "care/flat_text.h"

namespace nextline::care {
namespace {

/// Weakest first, so that the smaller of two is the one that counts.
int strength(std::string_view status) {
  constexpr std::array<std::string_view, 4> order = {"none", "awaiting", "off-label", "approved"};
  for (std::size_t i = 0; i < order.size(); ++i)
    if (order[i] == status) return static_cast<int>(i);
  return 0;
}

bool has_region(const Labels* labels, std::string_view region) {
  if (!labels) return false;
  for (const auto* label : *labels)
    if (view(label->region()) == region) return true;
  return false;
}

const knowledge::flat::Drug* drug_by_id(const knowledge::flat::Pack& pack, std::string_view id) {
  for (const auto* drug : *pack.drugs())
    if (view(drug->id()) == id) return drug;
  return nullptr;
}

}  // namespace

bool not_after(std::string_view date, std::string_view as_of) {
  return date.substr(0, as_of.size()) <= as_of;
}

LabelView label_at(const Labels* labels, std::string_view region, std::string_view as_of) {
  LabelView found;
  if (!labels) return found;
  for (const auto* label : *labels) {
    if (view(label->region()) != region || !not_after(view(label->since()), as_of)) continue;
    if (view(label->since()) < found.since) continue;
    found.status = view(label->status());
    found.since = view(label->since());
    found.note = view(label->note());
  }
  return found;
}

LabelView regimen_label(const knowledge::flat::Pack& pack, const knowledge::flat::Regimen& regimen,
                        std::string_view region, std::string_view as_of) {
  if (has_region(regimen.labels(), region)) return label_at(regimen.labels(), region, as_of);
  LabelView weakest;
  if (regimen.drugs()->size() == 0) weakest.status = "not-applicable";
  bool first = true;
  for (const auto* drug_id : *regimen.drugs()) {
    const auto* drug = drug_by_id(pack, drug_id->string_view());
    const LabelView own = drug ? label_at(drug->labels(), region, as_of) : LabelView{};
    const int weaker = strength(weakest.status) - strength(own.status);
    // Of drugs with equal status the latest dates the combination: before that day one of them was missing. One whose
    // day is not known leaves that of the combination not known.
    const bool is_later = !weakest.since.empty() && (own.since.empty() || weakest.since < own.since);
    if (first || weaker > 0 || (weaker == 0 && is_later)) weakest = own;
    first = false;
  }
  return weakest;
}

}  // namespace nextline::care
