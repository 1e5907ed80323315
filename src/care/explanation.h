// Why one regimen got its category: every recommendation and safety rule that was asked, its answer, and the facts
// behind it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "care/consultation.h"
#include "care/plan.h"

namespace nextline::care {

/// One question put to the decision layer about the regimen.
struct ExplainedQuestion {
  std::string_view id;          ///< of the recommendation or rule
  std::string_view definition;  ///< the CQL define asked
  std::string_view
      kind;  ///< "recommendation", or the rule's effect: forbid, hold, stop, caution, require, avoid, limit
  Truth truth = Truth::Unknown;
  Reason reason;
};

/// A planner input, as the table saw it.
struct ExplainedInput {
  std::string_view name;
  Truth truth = Truth::Unknown;
};

/// Its texts are views of `owner`, as those of a Plan.
struct Explanation {
  std::string_view id, title, category;
  Truth applies = Truth::Unknown;
  std::vector<ExplainedInput> inputs;
  Reason row;                               ///< the planner row that matched, in its words
  std::vector<std::string> row_conditions;  ///< "forbidden: yes"
  std::vector<ExplainedQuestion> recommendations, rules;
  std::vector<CaseEntry> facts;                 ///< known facts that any answer cites
  std::vector<std::string_view> unknown_facts;  ///< titles of unknown facts that any answer hangs on
  PlanLabel label;
  Basis basis;                   ///< what it rests on, with the overlay in force
  List<StatementReview> review;  ///< recommendations to be warned of
  std::shared_ptr<const void> owner;
};

/// Explains `regimen` (an id or title) for a Case. Error (author's, "unknown-regimen") with the nearest name.
Result<Explanation> explain_regimen(Consultation& consultation, const Case& facts, std::string_view regimen);

}  // namespace nextline::care
