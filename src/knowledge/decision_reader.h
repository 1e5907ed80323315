// One CQL expression into one decision expression. Used by decision.cpp for defines and for obligations.
#pragma once

#include <string>

#include "cql/syntax/ast.h"
#include "knowledge/decision.h"

namespace nextline::knowledge {

/// What names mean where an expression stands.
struct DecisionScope {
  const PackSource& pack;
  const DecisionModel& model;     ///< definitions: names at least
  std::string library;            ///< whose defines may be named alone; empty for none
  const LibraryNames& libraries;  ///< that may be named
};

/// Reads expressions of one text. Errors are placed by `place_of(range)`.
class DecisionReader {
 public:
  DecisionReader(const DecisionScope& scope, const cql::syntax::SyntaxTree& tree, const Place* fixed_place,
                 std::vector<Error>& errors)
      : scope_(scope), tree_(tree), fixed_place_(fixed_place), errors_(errors) {}

  /// The expression; the constant false where an error was reported.
  DecisionExpression read(const cql::syntax::Expression& e);

 private:
  struct FactPath {
    std::uint32_t fact = 0;
    const FactEntry* entry = nullptr;
    const cql::syntax::Property* member = nullptr;  ///< Case.set.member
  };
  struct Literal {
    const cql::syntax::Expression* node = nullptr;
    std::string text;
    bool is_text = false;
  };

  DecisionExpression read_unary(const cql::syntax::Unary& e);
  DecisionExpression read_binary(const cql::syntax::Binary& e);
  DecisionExpression read_comparison(const cql::syntax::Binary& e, Comparison comparison);
  DecisionExpression read_choice(const cql::syntax::Binary& e, Comparison comparison,
                                 const cql::syntax::Expression& parameter, const cql::syntax::Expression& value);
  bool is_choice(const cql::syntax::Expression& e) const;
  DecisionExpression read_number_comparison(DecisionExpression out, const FactEntry& fact, const Literal& literal);
  DecisionExpression read_value_comparison(DecisionExpression out, const FactEntry& fact, const Literal& literal);
  DecisionExpression read_property(const cql::syntax::Property& e);
  DecisionExpression read_fact(const FactPath& path, const cql::syntax::Expression& e);
  DecisionExpression read_reference(const std::string& library, const cql::syntax::Name& name,
                                    const cql::syntax::Expression& e);
  bool is_fact_path(const cql::syntax::Expression& e) const;
  std::optional<FactPath> fact_path(const cql::syntax::Expression& e);
  static std::optional<Literal> literal(const cql::syntax::Expression& e);

  DecisionExpression complain(const cql::syntax::Expression& e, std::string code, std::string message,
                              std::string hint = {});
  DecisionExpression outside(const cql::syntax::Expression& e);

  const DecisionScope& scope_;
  const cql::syntax::SyntaxTree& tree_;
  const Place* fixed_place_;
  std::vector<Error>& errors_;
};

}  // namespace nextline::knowledge
