// Why a definition has its value: a tree made by deterministic replay, when someone asks.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/source.h"
#include "cql/engine/evaluator.h"

namespace nextline::cql {

/// One step that decided. Owns its data.
struct TraceNode {
  std::string what;  ///< "define First line", "and", "retrieve", "< (Decimal, Decimal)"
  std::string
      says;  ///< a sentence where there is more to say than the value: "none of 3 Conditions is in value set 'X'"
  std::string value;                   ///< canonical CQL text
  std::string library;                 ///< file of the library
  SourceRange range;                   ///< where it stands in that file
  std::vector<std::string> resources;  ///< "Observation/abc": resources the value came from, each once
  std::vector<TraceNode> children;     ///< only what decided: of a false `and` its false operands
};

struct Trace {
  TraceNode root;
  /// Indented text, one line a node: `what = value   says`.
  std::string to_text() const;
};

/// Replays definition `index` for the patient `evaluator` holds. Errors as Evaluator::evaluate.
Result<Trace> explain(Evaluator& evaluator, std::uint32_t index);

}  // namespace nextline::cql
