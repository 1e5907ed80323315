// Compiles one body - of a definition, a function or a parameter's default - to nodes.
//
// Each `on` overload takes one kind of expression, emits its nodes, and gives the last one with its type; a Typed
// without a type says that an error was reported, and what contains it stays silent. The overloads stand in
// body_*.cpp by subject.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "cql/semantics/library_unit.h"
#include "cql/semantics/session.h"
#include "cql/syntax/expression.h"

namespace nextline::cql {

class BodyCompiler {
 public:
  BodyCompiler(Session& session, const LibraryUnit& unit, ContextInfo context);

  Typed compile(const syntax::Expression& expression);
  /// An operand: a slot bound to a name. Must come before anything is compiled.
  void add_operand(std::string_view name, TypeRef type);
  /// `value` as `wanted`, or an error at `range` that says what is wanted for `purpose` ("a condition").
  Typed coerce(Typed value, TypeRef wanted, SourceRange range, std::string_view purpose);
  std::uint32_t slot_count() const { return slots_; }

 private:
  /// A name that stands for a slot of the frame.
  struct Local {
    std::string name;
    std::uint32_t slot = 0;
    TypeRef type = nullptr;
  };

  // Literals and selectors.
  Typed on(const syntax::Missing&) { return {}; }
  Typed on(const syntax::NullLiteral&);
  Typed on(const syntax::BooleanLiteral& e);
  Typed on(const syntax::IntegerLiteral& e);
  Typed on(const syntax::LongLiteral& e);
  Typed on(const syntax::DecimalLiteral& e);
  Typed on(const syntax::StringLiteral& e);
  Typed on(const syntax::DateLiteral& e);
  Typed on(const syntax::DateTimeLiteral& e);
  Typed on(const syntax::TimeLiteral& e);
  Typed on(const syntax::QuantityLiteral& e);
  Typed on(const syntax::RatioLiteral& e);
  Typed on(const syntax::IntervalSelector& e);
  Typed on(const syntax::ListSelector& e);
  Typed on(const syntax::TupleSelector& e);
  Typed on(const syntax::InstanceSelector& e);
  Typed on(const syntax::CodeSelector& e);
  Typed on(const syntax::ConceptSelector& e);
  Typed number(const syntax::Expression& literal, bool negative);
  Typed integer(std::string_view digits, bool negative, bool is_long, SourceRange range);
  Typed decimal(std::string_view digits, bool negative, SourceRange range);
  Typed quantity(const syntax::QuantityLiteral& e, bool negative);
  Typed quantity_of(std::int64_t value, std::string_view unit);
  Typed temporal(std::string_view text, ConstantKind kind, SourceRange range);
  std::uint32_t code_row(const syntax::CodeSelector& e);
  Typed value_set_instance(const syntax::InstanceSelector& e, TypeRef type);
  Typed element_or_null(const syntax::InstanceSelector& e, std::string_view name, TypeRef type);

  // Names and paths.
  Typed on(const syntax::Identifier& e);
  Typed on(const syntax::ExternalConstant& e);
  Typed on(const syntax::Variable& e);
  Typed on(const syntax::Property& e);
  Typed on(const syntax::Indexer& e);
  const Local* find_local(std::string_view name) const;
  /// The include that `e` names, if it is an identifier that nothing nearer hides.
  const Symbol* include_named(const syntax::Expression* e) const;
  /// The symbol that `e` names, own or `Library."x"`; null if it names none. No error.
  const Symbol* symbol_named(const syntax::Expression& e) const;
  Typed symbol(const LibraryUnit& owner, Symbol& found, std::string_view name, SourceRange range);
  Typed symbol_of_library(const Symbol& include, const syntax::Name& name);
  Typed local(const Local& found);
  Typed element(Typed source, std::string_view name, SourceRange range);
  TypeRef element_type(TypeRef type, std::string_view name);
  std::vector<std::string_view> element_names(TypeRef type) const;
  Typed unknown_element(TypeRef type, std::string_view name, SourceRange range);
  Typed unknown_name(std::string_view name, SourceRange range);
  Typed field(Typed source, std::string_view name, TypeRef type);

  // Calls.
  Typed on(const syntax::FunctionCall& e);
  Typed call_function(const LibraryUnit& owner, std::string_view name, const std::vector<Typed>& operands,
                      bool fluent_only, SourceRange range, bool& known);
  Typed call_system(std::string_view name, std::vector<Typed> operands, SourceRange range);
  Typed call_special(std::string_view name, const std::vector<Typed>& operands, SourceRange range, bool& known);
  Typed call_fhir_helper(std::string_view name, const std::vector<Typed>& operands, SourceRange range);
  Typed calendar_unit(Typed unit, SourceRange range);
  Typed plain_quantity(Typed quantity, SourceRange range);
  Typed call_age(std::string_view name, const std::vector<Typed>& operands, SourceRange range, bool& known);
  Typed call_message(const std::vector<Typed>& operands, SourceRange range);
  Typed coalesce(std::vector<Typed> operands, SourceRange range);
  Typed one_list(Op op, const std::vector<Typed>& operands, SourceRange range);

  // Operators.
  Typed on(const syntax::Unary& e);
  Typed on(const syntax::Binary& e);
  Typed on(const syntax::BooleanTest& e);
  Typed on(const syntax::Between& e);
  Typed on(const syntax::Membership& e);
  Typed on(const syntax::TypeTest& e);
  Typed on(const syntax::TypeCast& e);
  Typed on(const syntax::Convert& e);
  Typed on(const syntax::ComponentFrom& e);
  Typed on(const syntax::SpanOf& e);
  Typed on(const syntax::SpanBetween& e);
  Typed on(const syntax::TypeExtent& e);
  Typed on(const syntax::If& e);
  Typed on(const syntax::Case& e);
  Typed on(const syntax::SetAggregate& e);
  Typed binary(syntax::BinaryOperator op, Typed left, Typed right, const syntax::Binary& e);
  Typed logical(Op op, Typed left, Typed right, const syntax::Binary& e);
  Typed set_operation(std::string_view name, Typed left, Typed right, SourceRange range);
  Typed in_value_set(Typed subject, const Symbol& set, SourceRange range);
  Typed logical_not(Typed operand);
  bool changes_points(TypeRef expanded, TypeRef per) const;
  bool is_negative_literal(Typed operand) const;

  // Timing.
  Typed on(const syntax::Timing& e);
  Typed boundary(Typed operand, syntax::Boundary which, SourceRange range);
  Typed relative(const syntax::Timing& e, Typed left, Typed right, Typed precision);
  Typed within(const syntax::Timing& e, Typed left, Typed right, Typed precision);
  Typed at_distance(const syntax::Timing& e, Typed left, Typed right, Typed precision);
  Typed edge(Typed operand, bool start, SourceRange range);
  Typed guarded_in(Typed left, Typed interval, Typed anchor, Typed precision, SourceRange range);
  Typed interval_between(Typed low, Typed high, bool low_closed, bool high_closed, SourceRange range);
  Typed precision_literal(syntax::Precision precision);

  // Queries.
  Typed on(const syntax::Query& e);
  Typed on(const syntax::Retrieve& e);
  Typed of_related(Typed found, const syntax::Expression& related);
  /// The resource type that the profile named by URL is of; null after an error.
  TypeRef retrieved_profile(const syntax::TypeSpecifier& specifier, std::string_view& profile);
  struct QueryParts;
  bool query_sources(const syntax::Query& e, QueryParts& parts);
  bool query_lets(const syntax::Query& e, QueryParts& parts);
  bool query_relationships(const syntax::Query& e, QueryParts& parts);
  bool query_result(const syntax::Query& e, QueryParts& parts);
  bool query_aggregate(const syntax::Query& e, QueryParts& parts);
  bool query_sort(const syntax::Query& e, QueryParts& parts);
  Typed alias_source(const syntax::AliasedSource& source, TypeRef& item);
  bool retrieve_terminology(const syntax::Retrieve& e, Retrieve& row, std::vector<std::uint32_t>& args);
  bool retrieve_path(const syntax::Retrieve& e, TypeRef type, Retrieve& row);
  std::uint32_t bind(std::string_view name, TypeRef type);

  // Shared.
  Typed apply(Typed value, const Conversion& conversion);
  Typed promote(Typed value, const Conversion& conversion);
  Typed each(Typed list, const Conversion& conversion);
  Typed bounds(Typed interval, const Conversion& conversion);
  Typed null_of(TypeRef type) { return writer_.node(Op::Null, type); }
  Typed string(std::string_view text) { return writer_.string_literal(types_.string, text); }
  /// Calls the operator whose rows take the operands; the first of `names` that has a fitting row.
  Typed call(std::initializer_list<std::string_view> names, const std::vector<Typed>& operands, SourceRange range);
  Typed call_op(Op op, std::initializer_list<std::string_view> names, const std::vector<Typed>& operands,
                SourceRange range);
  Typed no_overload(std::string_view name, const std::vector<const Signature*>& candidates,
                    const std::vector<Typed>& operands, SourceRange range, bool ambiguous);
  /// The common type of `values`, each converted to it in place.
  TypeRef unify(std::vector<Typed>& values);
  Typed error(SourceRange range, std::string code, std::string message, std::string hint = {});
  Typed unsupported(SourceRange range, std::string code, std::string message, std::string hint = {});
  std::uint32_t new_slot() { return slots_++; }

  Session& session_;
  TypeTable& types_;
  ProgramWriter& writer_;
  const LibraryUnit& unit_;
  ContextInfo context_;
  std::vector<Local> locals_;
  std::uint32_t slots_ = 0;
};

/// Compile the body of a declared symbol and fill its row. Called by Session::complete alone.
void compile_definition(Session& session, const LibraryUnit& unit, Symbol& symbol);
void compile_parameter(Session& session, const LibraryUnit& unit, Symbol& symbol);
void compile_function(Session& session, const LibraryUnit& unit, FunctionSymbol& function);

}  // namespace nextline::cql
