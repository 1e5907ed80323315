// Rules: defines of the decision libraries with @rule and the tags that go with it, read into plain structs.
#pragma once

#include "knowledge/decision.h"

namespace nextline::knowledge {

enum class Effect : std::uint8_t { Forbid, Hold, Stop, Caution, Require, Avoid, Limit };

/// One rule. Ids are as written; lint checks that they exist.
struct RuleEntry {
  std::string id;
  std::uint32_t definition = 0;  ///< index into DecisionModel::definitions
  std::vector<Word> drugs, regimens, except_regimens, regions, sources;
  std::vector<Word> with_drugs;    ///< only regimens that also hold one of these drugs; empty: all
  std::vector<Word> except_drugs;  ///< not regimens that hold one of these drugs: their own rule takes precedence
  bool start = false, continue_ = false;
  Effect effect = Effect::Forbid;
  bool elsewhere_applies = true;
  Word read, says, until, requires_, blocks_reason;
  Word criterion;  ///< the finding in general words, where `says` fills in facts
  bool blocks_when_unknown = false;
  Place place;
};

/// The rules of the model, in its order. Missing tags, unknown tags and unknown words of their vocabularies go to
/// `errors`.
std::vector<RuleEntry> safety_rules(const DecisionModel& model, std::vector<Error>& errors);

}  // namespace nextline::knowledge
