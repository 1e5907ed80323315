#include "care/interaction_survey.h"

#include <algorithm>

#include "care/flat_text.h"

namespace nextline::care {

namespace flat = knowledge::flat;

bool InteractionSurvey::says_no() const {
  return std::ranges::any_of(treatments_,
                             [](const auto& each) { return std::ranges::any_of(each.concerns, speaks_against); });
}

void InteractionSurvey::add(CheckedTreatment treatment, const std::vector<std::string_view>& replaced) {
  treatment.concerns = check_.concerns(treatment.drugs, taken_, replaced);
  const auto is_own = [&](const TakenMedicine& medicine) {
    return std::ranges::any_of(medicine.things, [&](std::uint32_t thing) {
      const auto* drug = check_.names().thing(thing).drug;
      return drug != nullptr && (std::ranges::find(treatment.drugs, view(drug->id())) != treatment.drugs.end() ||
                                 std::ranges::find(replaced, view(drug->id())) != replaced.end());
    });
  };
  for (const TakenMedicine& medicine : taken_.known)
    if (!is_own(medicine) &&
        std::ranges::none_of(treatment.concerns, [&](const Concern& concern) { return concern.taken == &medicine; }))
      treatment.without_an_entry.push_back(&medicine);
  treatments_.push_back(std::move(treatment));
}

void InteractionSurvey::add_regimen(const flat::Regimen& regimen, const std::vector<std::string_view>& replaced) {
  add({text(regimen.id()), text(regimen.title()), views(regimen.drugs()), false, {}, {}}, replaced);
}

void InteractionSurvey::add_drug(const flat::Drug& drug) {
  add({text(drug.id()), text(drug.name()), {view(drug.id())}, false, {}, {}}, {});
}

void InteractionSurvey::add_plan(const Plan& plan) {
  std::vector<std::string_view> replaced;
  if (const auto* current = check_.pack().regimen(plan.current.regimen)) {
    replaced = views(current->drugs());
    add_regimen(*current);
    treatments_.back().is_current = true;
  }
  std::size_t left = kOptions;
  for (const Option& option : plan.options) {
    if (left == 0) break;
    const auto* each = check_.pack().regimen(option.id);
    if (each == nullptr || option.id == plan.current.regimen) continue;
    add_regimen(*each, replaced);
    --left;
  }
}

}  // namespace nextline::care
