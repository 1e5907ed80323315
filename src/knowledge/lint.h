// What a pack must hold to before it is compiled.
#pragma once

#include <string_view>
#include <vector>

#include "cql/semantics/compiler.h"
#include "knowledge/decision.h"
#include "knowledge/model.h"

namespace nextline::knowledge {

/// A pack's logic as lint has read and compiled it; the pack is written from the same.
struct LintedPack {
  DecisionModel model;
  cql::Compiled compiled;
  std::vector<Error> errors;    ///< as lint() gives them
  std::vector<Error> warnings;  ///< what is odd but harmless
};
/// As lint() with warnings.
LintedPack lint_and_compile(const PackSource& pack, std::string_view today = {});

/// Everything wrong with the pack, sorted by place, the findings of loading among them. Empty: it can be compiled.
/// `warnings`, if given, takes what is odd but harmless (a source nobody cites), and what is past its review date on
/// `today` (ISO; empty: not asked).
std::vector<Error> lint(const PackSource& pack, std::vector<Error>* warnings = nullptr, std::string_view today = {});

}  // namespace nextline::knowledge
