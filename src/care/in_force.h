// What is in force for each regimen in one region at one date: safety rules, recommendations, label.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "care/categories.h"
#include "care/index_set.h"
#include "care/labels.h"
#include "care/plan_request.h"
#include "care/table.h"
#include "knowledge/pack.h"

namespace nextline::care {

/// A safety rule that may be in force, prepared for one region.
struct RuleInForce {
  const knowledge::flat::Rule* rule = nullptr;
  bool from_elsewhere = false;   ///< read for other regions only; shown as unverified
  std::uint32_t definition = 0;  ///< the rule's, at hand
  std::uint32_t place = 0;       ///< in the pack
  knowledge::flat::Effect effect = knowledge::flat::Effect::Forbid;  ///< the rule's, at hand
};

/// A recommendation in force, prepared for one region and date.
struct RecommendationInForce {
  const knowledge::flat::Recommendation* recommendation = nullptr;
  std::uint32_t definition = 0;  ///< its, at hand
  std::uint32_t place = 0;       ///< in the pack
  CategoryId category = 0;
};

/// One regimen with all that touches it in one region at one date. Made once per plan request, used for every Case.
struct RegimenBrief {
  const knowledge::flat::Regimen* regimen = nullptr;
  std::vector<RuleInForce> start_rules, continue_rules;
  std::vector<const knowledge::flat::Recommendation*> recommendations;
  LabelView label;
  bool available = true;
  // The rules and recommendations by place among the judge's.
  RuleSet start, continued, recommended;
  std::vector<std::uint32_t> strongest_first;  ///< recommendations by category, ties in pack order
};

/// What rules do to their regimens' inputs; those that only caution or require do nothing to them.
struct RuleEffects {
  std::array<RuleSet, 5> raising;     ///< an input (see input) becomes true where one of the rules is
  RuleSet blocking;                   ///< Blocked is true where one of these is unknown
  std::vector<std::uint8_t> by_rule;  ///< bit i: it is in `raising[i]`; bit kBlocks: it is blocking

  static constexpr std::uint32_t kBlocks = 5, kCount = 6;
  static constexpr std::uint8_t kRaising = (1U << kBlocks) - 1;  ///< the bits of what a true rule does

  /// The input that effect `bit` (as in by_rule) makes true.
  static constexpr std::array<Input, kCount> kInputs = {Input::Forbidden, Input::Held,    Input::Stopped,
                                                        Input::Avoided,   Input::Limited, Input::Blocked};
  static constexpr Input input(std::uint32_t bit) { return kInputs[bit]; }
  /// The effects on some of `inputs`, a bit each.
  static constexpr std::uint32_t among(InputSet inputs) {
    std::uint32_t among = 0;
    for (std::uint32_t bit = 0; bit < kCount; ++bit) among |= (inputs & input_bit(kInputs[bit])) != 0 ? 1U << bit : 0;
    return among;
  }
  /// The rules with effect `bit`.
  const RuleSet& rules(std::uint32_t bit) const { return bit == kBlocks ? blocking : raising[bit]; }
};

/// A regimen that a rule speaks of, by its place: when it is started, when it goes on.
struct RuleTarget {
  std::uint32_t regimen = 0;
  bool start = false, continued = false;
};

/// Everything in force.
struct InForce {
  std::vector<RuleInForce> rules;  ///< in the pack's order
  std::vector<RecommendationInForce> recommendations;
  RuleEffects effects;
  std::vector<RegimenBrief> briefs;              ///< in the pack's order
  std::vector<std::vector<RuleTarget>> targets;  ///< of each rule
  Categories categories;
};

/// What is in force by the request's region and date. Views of `pack`.
InForce in_force(const knowledge::flat::Pack& pack, const PlanRequest& request);

/// Position of the category in planner.yaml's options; later is weaker. Their number for a category that is none.
std::size_t option_position(const knowledge::flat::Planner& planner, std::string_view category);
/// Whether what has the category is an option.
bool is_option(const knowledge::flat::Planner& planner, std::string_view category);

}  // namespace nextline::care
