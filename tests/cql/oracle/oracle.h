// A slow, obvious evaluator of CQL: it walks the syntax tree, knows no program and no machine, and asks types only to
// choose a row of the operator table. What the engine says is held against it.
//
// Control (logic, branches, queries, names) is all its own. So are the operators in plain.cpp, written as the
// specification words them. For the others it calls the row's body, with the row chosen by its own reading of types.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/value.h"
#include "cql/operators/table.h"
#include "cql/syntax/ast.h"

namespace nextline::cql::oracle {

/// A value with the static type of the expression it came from.
struct Typed {
  Value value;
  std::string type = "Any";
};

/// Thrown for a run-time error of the language, and for what the oracle does not know ("oracle: …").
struct Failure {
  std::string code;
};

/// The row that a call means, by the types of its operands ("Any" fits all).
struct RowChoice {
  const struct RowSignature* row;
  std::string type;         ///< of the result
  bool precision_left_out;  ///< a null stands for it
};
std::optional<RowChoice> choose_row(std::string_view name, const std::vector<std::string>& operands);
std::string type_text(const syntax::TypeSpecifier& type);
/// The first of `types` that is not "Any".
std::string common_type(const std::vector<std::string>& types);

class Oracle {
 public:
  /// Values live in `arena`. `now`: Now(), at offset 0.
  Oracle(Arena& arena, const Temporal& now);

  /// Gives `name` a meaning in what is evaluated later.
  void define(const std::string& name, const syntax::Expression& body) { definitions_[name] = &body; }
  Typed evaluate(const syntax::Expression& expression);
  /// The static type of an expression: "List<Integer>"; "Any" for a bare null, "Tuple" for any tuple.
  std::string type_of(const syntax::Expression& e);

 private:
  struct Local {
    std::string name;
    Typed typed;
  };

  Typed on(const syntax::Expression& e);
  Typed on_number(const syntax::Expression& e, bool negative);
  Typed on_unary(const syntax::Unary& e);
  Typed on_binary(const syntax::Binary& e);
  Typed on_logic(const syntax::Binary& e);
  Typed on_test(const syntax::BooleanTest& e);
  Typed on_between(const syntax::Between& e);
  Typed on_timing(const syntax::Timing& e);
  Typed on_if(const syntax::If& e);
  Typed on_case(const syntax::Case& e);
  Typed on_call(const syntax::FunctionCall& e);
  Typed on_coalesce(const syntax::FunctionCall& e);
  Typed on_list(const syntax::ListSelector& e);
  Typed on_tuple(const syntax::TupleSelector& e);
  Typed on_interval(const syntax::IntervalSelector& e);
  Typed on_property(const syntax::Property& e);
  Typed on_identifier(const syntax::Identifier& e);
  Typed on_query(const syntax::Query& e);
  struct Run;
  void sources(const syntax::Query& e, std::size_t index, Run& run);
  void item(const syntax::Query& e, Run& run);
  bool related(const syntax::Relationship& relationship);

  std::string type_of(const syntax::FunctionCall& e);
  std::string type_of(const syntax::Query& e);
  std::string type_of(const syntax::Property& e);
  std::string type_of(const syntax::Binary& e);
  std::string type_of(const syntax::Unary& e);
  std::string type_of_call(std::string_view name, const std::vector<std::string>& operands);
  std::string type_of_name(std::string_view name);
  std::vector<std::string> types_of(syntax::ExpressionList expressions);

  Typed call(std::string_view name, std::vector<Typed> operands);
  Truth truth(const syntax::Expression& e);
  bool holds(const syntax::Expression& e);
  Truth above(const syntax::Between& e);
  Truth below(const syntax::Between& e);
  std::vector<Typed> all(syntax::ExpressionList expressions);
  Value list_of(const std::vector<Value>& items);

  Arena& arena_;
  OperatorContext context_;
  std::map<std::string, const syntax::Expression*, std::less<>> definitions_;
  std::vector<Local> locals_;
};

}  // namespace nextline::cql::oracle
