// Reasons: the sentences of the defines, rules and rows that decided, with the facts they cite.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/arena_list.h"
#include "care/judgement.h"
#include "care/once.h"
#include "care/plan.h"
#include "care/wording.h"

namespace nextline::care {

/// Writes reasons for one Case into an arena; what several regimens give as reason is made once. Views of sheets, Case
/// and answers; short-lived.
class Reasons {
 public:
  Reasons(const Sheets& sheets, const Case& facts, Decisions& decisions, Arena& arena);

  /// Why a define has its value: its @says (true) or @says-not (false) sentence, else its name with the facts that
  /// decided it.
  const Reason& of_definition(std::uint32_t definition) {
    return *definitions_.get(definition, [&] { return arena().make<Reason>(reason_of(definition)); });
  }
  /// A fired safety rule: its @says, sources and how it was read; "(unverified)" is left to the reader through `read`.
  Reason of_rule(const RuleInForce& rule);
  /// A recommendation that applies: its own sentence, or its define's.
  Reason of_recommendation(const RecommendationInForce& recommendation);
  /// A planner row's sentence.
  Reason of_row(const TableRow& row);
  /// What must be measured, tested or arranged first: one entry a fact an open rule hangs on, and one a fired `require`
  /// rule. Marks the sources of these rules.
  List<Requirement> requirements(const RegimenJudgement& judgement, SourceSet& cited);
  /// The facts that decided a define, by index, ascending.
  std::span<const std::uint32_t> deciding(std::uint32_t definition) { return decided(definition).facts; }

  Wording& wording() { return wording_; }
  Arena& arena() { return wording_.arena(); }
  const Sheets& sheets() const { return wording_.sheets(); }

 private:
  /// The facts behind a define.
  struct Decided {
    std::span<const std::uint32_t> facts;
    Texts names;
  };
  const Decided& decided(std::uint32_t definition) {
    return decided_.get(definition, [&] { return decide(definition); });
  }
  Decided decide(std::uint32_t definition);
  Reason reason_of(std::uint32_t definition);

  Wording wording_;
  Decisions& decisions_;
  Once<Decided> decided_;            // by define
  Once<const Reason*> definitions_;  // the same
};

}  // namespace nextline::care
