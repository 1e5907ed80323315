#include <algorithm>

#include "base/ucum.h"
#include "knowledge/linting/check.h"

namespace nextline::knowledge::linting {

namespace {

void check_unit(const Check& check, const FactEntry& fact) {
  if (fact.unit.empty()) return;
  if (const Result<void> unit = ucum::check(fact.unit.text); !unit)
    check.complain(fact.unit.place, "not-ucum", unit.error().message, unit.error().hint);
}

void check_difference(const Check& check, const FactEntry& fact) {
  for (const Word& word : fact.difference) {
    const FactEntry* other = check.pack.fact(word.text);
    if (other == nullptr) {
      std::vector<std::string> names;
      names.reserve(check.pack.facts.size());
      for (const FactEntry& each : check.pack.facts) names.push_back(each.name.text);
      check.complain(word.place, "dangling-id",
                     "there is no fact '" + word.text + "'" + did_you_mean(word.text, names));
    } else if (other->kind != FactKind::Number || other->unit.text != fact.unit.text) {
      check.complain(word.place, "derivation", "'" + word.text + "' is no number in '" + fact.unit.text + "'",
                     "a difference is of two facts in its own unit");
    } else if (!other->difference.empty()) {
      check.complain(word.place, "derivation", "'" + word.text + "' is derived itself",
                     "derive from facts that are recorded");
    }
  }
}

void check_define(const Check& check, const FactEntry& fact) {
  const auto& defines = check.model.record_definitions;
  if (fact.entered_only || !fact.difference.empty()) return;
  if (std::find(defines.begin(), defines.end(), fact.name.text) != defines.end()) return;
  check.complain(fact.name.place, "no-record-define", "Record.cql has no define '" + fact.name.text + "'",
                 "add it, or mark the fact entered-only: true");
}

/// A count compared with 2.5 is compared with 2 or 3, and nobody can tell which was meant.
void check_whole(const Check& check, const DecisionDefinition& definition, const DecisionExpression& e) {
  if (e.op == DecisionOp::Compare && check.pack.facts[e.fact].whole && e.number.normalized().scale() != 0)
    check.complain(definition.place, "not-whole",
                   "'" + check.pack.facts[e.fact].name.text + "' is whole and compared with " + e.number.to_string(),
                   "compare it with a whole number");
  for (const DecisionExpression& operand : e.operands) check_whole(check, definition, operand);
}

}  // namespace

void check_facts(const Check& check) {
  for (const FactEntry& fact : check.pack.facts) {
    check_unit(check, fact);
    check_difference(check, fact);
    check_define(check, fact);
  }
  for (const DecisionDefinition& definition : check.model.definitions) check_whole(check, definition, definition.body);
}

}  // namespace nextline::knowledge::linting
