// Interpretations a site may settle otherwise, and those it may not.
#include "knowledge/choices.h"

#include <algorithm>
#include <set>

#include "knowledge/linting/check.h"

namespace nextline::knowledge::linting {

namespace {

/// Whether another alternative can make an expression less true than the pack's own does. An alternative that is not
/// chosen is false and may become true: it may stand where that adds, never where it takes away; the chosen one the
/// other way round. `and`, `or` and `not` keep this order for unknown truths too.
class Weakening {
 public:
  explicit Weakening(const DecisionModel& model) : model_(model) {}

  bool possible(const DecisionExpression& e, bool adds) {
    switch (e.op) {
      case DecisionOp::Choice:
        return e.constant == adds;
      case DecisionOp::Not:
        return possible(e.operands[0], !adds);
      case DecisionOp::Implies:
        return possible(e.operands[0], !adds) || possible(e.operands[1], adds);
      case DecisionOp::Reference:
        return seen_.insert({e.reference, adds}).second && possible(model_.definitions[e.reference].body, adds);
      default:
        return std::ranges::any_of(e.operands, [&](const auto& operand) { return possible(operand, adds); });
    }
  }

 private:
  const DecisionModel& model_;
  std::set<std::pair<std::uint32_t, bool>> seen_;
};

bool is_safety(Effect effect) {
  return effect != Effect::Avoid && effect != Effect::Limit;
}

void check_rules(const Check& check) {
  for (const RuleEntry& rule : check.rules)
    if (is_safety(rule.effect) && rule.read.text != "recall" &&
        Weakening(check.model).possible(check.model.definitions[rule.definition].body, true))
      check.complain(rule.place, "weakening-choice",
                     "another alternative of an interpretation would take the rule '" + rule.id + "' away",
                     "its source was read: let an alternative add a rule of its own instead");
}

/// Obligations are the yardstick: they hold whatever is chosen.
void check_obligations(const Check& check) {
  for (const ObligationEntry& obligation : check.pack.obligations) {
    std::vector<Error> ignored;  // check_references tells them
    const auto when = decision_expression(check.pack, check.model, obligation.when, ignored);
    if (when && (Weakening(check.model).possible(*when, true) || Weakening(check.model).possible(*when, false)))
      check.complain(obligation.when.place, "obligation-choice",
                     "the obligation '" + obligation.id.text + "' depends on an interpretation",
                     "write what the label says, in facts");
  }
}

/// Whether any library but Choices.cql has the literal.
bool is_asked_for(const PackSource& pack, const std::string& id) {
  return std::ranges::any_of(pack.libraries, [&](const LibraryEntry& library) {
    return library.name != kChoices && library.text.find("'" + id + "'") != std::string::npos;
  });
}

void check_alternatives(const Check& check, const InterpretationEntry& entry) {
  if (entry.alternatives.size() < 2)
    check.complain(entry.parameter.place, "no-alternative", "'" + entry.id.text + "' leaves a site no choice",
                   "list two alternatives or more, or write fixed: why not instead of parameter");
  if (!entry.alternative(entry.choice.text))
    check.complain(entry.choice.empty() ? entry.id.place : entry.choice.place, "unknown-alternative",
                   "the choice of '" + entry.id.text + "' is none of its alternatives", "write choice: ID");
  std::set<std::string> ids;
  for (const AlternativeEntry& each : entry.alternatives) {
    if (!ids.insert(each.id.text).second)
      check.complain(each.id.place, "duplicate-id", "the alternative '" + each.id.text + "' stands twice",
                     "remove one");
    if (each.id.text != entry.choice.text && !is_asked_for(check.pack, each.id.text))
      check.complain(each.id.place, "idle-alternative", "nothing in the logic asks for '" + each.id.text + "'",
                     "compare Choices.\"" + entry.parameter.text + "\" with it, or remove it");
  }
}

void check_parameters(const Check& check) {
  std::set<std::string> declared;
  for (const ChoiceParameter& parameter : choice_parameters(check.pack, check.errors)) {
    declared.insert(parameter.name);
    const auto place = check.pack.interpretation_of(parameter.name);
    if (!place) {
      check.complain(parameter.place, "unknown-choice", "no interpretation has the parameter '" + parameter.name + "'",
                     "name it in interpretations.yaml: parameter: " + parameter.name);
    } else if (check.pack.interpretations[*place].choice.text != parameter.value) {
      check.complain(parameter.place, "other-choice",
                     "the default '" + parameter.value + "' is not what interpretations.yaml chose, '" +
                         check.pack.interpretations[*place].choice.text + "'",
                     "make them the same");
    }
  }
  for (const InterpretationEntry& entry : check.pack.interpretations)
    if (!entry.parameter.empty() && !declared.contains(entry.parameter.text))
      check.complain(
          entry.parameter.place, "unknown-parameter",
          "Choices.cql has no parameter '" + entry.parameter.text + "'" + did_you_mean(entry.parameter.text, declared),
          "declare it there");
}

/// `Library."Name"`: of the whole program, for the libraries of records are none of the decision layer.
bool is_defined(const cql::Program& program, std::string_view reference) {
  const std::size_t dot = reference.find(".\"");
  if (dot == std::string_view::npos || !reference.ends_with('"')) return false;
  const std::string_view name = reference.substr(dot + 2, reference.size() - dot - 3);
  return program.find_definition(reference.substr(0, dot), name) != cql::Parameter::kNone;
}

/// "KIND ID", as `nextline show` takes it.
bool is_entry(const PackSource& pack, const std::string& reference) {
  const std::size_t space = reference.find(' ');
  const std::string kind = reference.substr(0, space);
  const std::string id = space == std::string::npos ? std::string() : reference.substr(space + 1);
  const auto among = [&](const auto& entries) {
    return std::ranges::any_of(entries, [&](const auto& entry) { return entry.id.text == id; });
  };
  if (kind == "drug") return among(pack.drugs);
  if (kind == "regimen") return among(pack.regimens);
  if (kind == "trial") return among(pack.evidence);
  if (kind == "recommendation") return among(pack.recommendations);
  return std::ranges::any_of(pack.pages,
                             [&](const PageEntry& page) { return page.kind.text == kind && page.id.text == id; });
}

void check_entry(const Check& check, const InterpretationEntry& entry) {
  if (entry.kind.empty())
    check.complain(entry.id.place, "missing-key", "the interpretation '" + entry.id.text + "' has no type",
                   "write type: silent, vague, disagree or records");
  if (entry.parameter.empty() == entry.fixed.empty())
    check.complain(entry.id.place, "fixed-or-not",
                   "'" + entry.id.text + "' must say whether a site may settle it otherwise",
                   "write parameter: and alternatives:, or fixed: why not");
  if (!entry.parameter.empty()) check_alternatives(check, entry);
  const bool told = std::ranges::any_of(entry.alternatives, [](const auto& each) { return !each.cases.empty(); });
  if (entry.logic.empty() && entry.cases.empty() && entry.entries.empty() && !told)
    check.complain(entry.id.place, "idle-interpretation", "'" + entry.id.text + "' does not say what it changes",
                   "name vignettes under cases:, defines under logic:, or other entries under entries:");
  for (const Word& word : entry.logic)
    if (check.compiled.ok() && !is_defined(check.compiled.program.view(), word.text))
      check.complain(word.place, "undefined-name", "there is no define " + word.text, "write Library.\"Name\"");
  for (const Word& word : entry.entries)
    if (!is_entry(check.pack, word.text))
      check.complain(word.place, "dangling-id", "there is no entry '" + word.text + "'",
                     "write the kind and the id, as nextline show takes them: toxicity nausea");
}

}  // namespace

void check_choices(const Check& check) {
  check_parameters(check);
  for (const InterpretationEntry& entry : check.pack.interpretations) check_entry(check, entry);
  check_rules(check);
  check_obligations(check);
}

}  // namespace nextline::knowledge::linting
