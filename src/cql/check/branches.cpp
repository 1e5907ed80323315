// Branches of `if` and `case` that are never taken.
#include <map>

#include "cql/check/warnings.h"
#include "cql/syntax/printer.h"

namespace nextline::cql::check {
namespace {

using namespace syntax;  // NOLINT(google-build-using-namespace): kinds of nodes

enum class Constant : std::uint8_t { No, True, False, Null };

Constant constant(const Expression& e) {
  if (const auto* literal = as<BooleanLiteral>(e)) return literal->value ? Constant::True : Constant::False;
  return e.kind == ExpressionKind::NullLiteral ? Constant::Null : Constant::No;
}

void warn(Warnings& warnings, const Expression& branch, const std::string& why) {
  warnings.add(branch.range, "unreachable-branch", "this branch is never taken: " + why,
               "remove it, or mend the condition");
}

void look_at(Warnings& warnings, const If& e) {
  switch (constant(*e.condition)) {
    case Constant::No:
      return;
    case Constant::True:
      return warn(warnings, *e.else_value, "the condition is always true");
    case Constant::False:
      return warn(warnings, *e.then_value, "the condition is always false");
    case Constant::Null:
      return warn(warnings, *e.then_value, "the condition is always null, which counts as not true");
  }
}

void look_at(Warnings& warnings, const Case& e) {
  std::map<std::string, const Expression*> seen;
  bool closed = false;  // by a condition that is always true; the `else` that the grammar demands may follow
  for (const CaseItem& item : e.items) {
    const std::string text = to_cql(*item.when);
    const Constant value = constant(*item.when);
    const auto [earlier, fresh] = seen.try_emplace(text, item.when);
    if (closed) {
      warn(warnings, *item.then, "a condition above it is always true");
    } else if (!fresh) {
      const Position at = position_of(warnings.tree().text(), earlier->second->range.begin);
      warn(warnings, *item.then, "the same `when` stands in line " + std::to_string(at.line));
    } else if (value == Constant::Null) {
      warn(warnings, *item.then, e.comparand ? "nothing equals null" : "its condition is always null");
    } else if (!e.comparand && value == Constant::False) {
      warn(warnings, *item.then, "its condition is always false");
    }
    closed = closed || (!e.comparand && value == Constant::True);
  }
}

}  // namespace

void warn_of_branches(Warnings& warnings) {
  for_each_expression(warnings.tree(), [&warnings](const Expression& e) {
    if (const auto* choice = as<If>(e)) look_at(warnings, *choice);
    if (const auto* choice = as<Case>(e)) look_at(warnings, *choice);
  });
}

}  // namespace nextline::cql::check
