// The decision layer as small typed expressions: what lint checks, the proof translates and the oracle evaluates.
//
// Guideline.cql, Safety.cql, any other library over `context Case` (but Quantities.cql, quantities.h) and the `when` of
// obligations may use only: true, false; Boolean facts and set members; one fact compared with one literal; not, and,
// or, implies; other defines; one parameter of Choices.cql compared with one literal. Everything else is an error that
// says how to write it instead, because CQL's other operators turn "not known" into "no".
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/decimal.h"
#include "base/source.h"
#include "knowledge/model.h"

namespace nextline::knowledge {

enum class DecisionOp : std::uint8_t {
  Constant,  ///< constant
  Fact,      ///< a Boolean fact
  Member,    ///< `member` of a set fact
  Compare,   ///< fact, comparison, and number (Number facts) or member (Enumeration facts: Equal and NotEqual only)
  Not,       ///< operands[0]
  And,
  Or,
  Implies,   ///< operands[0], operands[1]
  Choice,    ///< alternative `member` of interpretation `choice` is in force; `constant`: in the pack itself
  Reference  ///< definitions[reference] of the DecisionModel
};
enum class Comparison : std::uint8_t { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual };

/// A three-valued expression. A comparison of an unknown fact is unknown.
struct DecisionExpression {
  DecisionOp op = DecisionOp::Constant;
  bool constant = false;
  Comparison comparison = Comparison::Equal;  ///< the fact stands on the left, however it was written
  std::uint32_t fact = 0;                     ///< index into PackSource::facts
  std::uint32_t member = 0;                   ///< index into the fact's values
  Decimal number;
  std::uint32_t reference = 0;
  std::uint32_t choice = 0;  ///< index into PackSource::interpretations
  std::vector<DecisionExpression> operands;
  SourceRange range;  ///< in the text it was parsed from
};

/// A define of a library over Case.
struct DecisionDefinition {
  std::string library, name;
  std::vector<std::pair<std::string, std::string>> tags;  ///< comment tags in order, without '@'
  DecisionExpression body;
  bool valid = false;  ///< false: the body had errors (already reported) and is the constant false
  Place place;         ///< of the define

  /// The value of the first tag `tag`; nullptr if there is none.
  const std::string* tag(std::string_view tag) const;
};

/// Libraries by the names they go by where an expression stands.
using LibraryNames = std::map<std::string, std::string>;

/// All definitions of the decision layer, in the order of libraries and text. Free of reference cycles.
struct DecisionModel {
  std::vector<DecisionDefinition> definitions;  ///< grows by add() alone
  LibraryNames libraries;                       ///< that have definitions, each by its own name
  std::vector<std::string> record_definitions;  ///< names of the public defines of Record.cql
  std::vector<Error> errors;                    ///< syntax errors and constructs outside the subset

  void add(DecisionDefinition definition);
  /// Index of a define; none if there is none.
  std::optional<std::uint32_t> find(std::string_view library, std::string_view name) const;

 private:
  std::unordered_map<std::string, std::uint32_t> index_;  // "library\nname"
};

/// Parses and checks the pack's decision libraries. Facts are PackSource::facts.
DecisionModel decision_model(const PackSource& pack);

/// Parses one decision expression over Case: an obligation's `when`. Errors are placed at `text.place`.
std::optional<DecisionExpression> decision_expression(const PackSource& pack, const DecisionModel& model,
                                                      const Word& text, std::vector<Error>& errors);

/// Resolves a `when` that names a define: Guideline."Second line". Errors (not a name, unknown define) at `text.place`.
std::optional<std::uint32_t> decision_reference(const DecisionModel& model, const Word& text,
                                                std::vector<Error>& errors);

}  // namespace nextline::knowledge
