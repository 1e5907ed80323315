// The parser: one method per rule of the grammar, over tokens lexed beforehand.
//
// Precedence. In ANTLR's left-recursive rules the order of alternatives is the precedence: alternative i of n has level
// n+1-i, binary operators are left-associative (the right operand starts one level higher), a prefix operator's operand
// starts at its own level. The levels in expressions.cpp and terms.cpp are these, for the rules `expression` and
// `expressionTerm` of cql.g4. Two consequences to know: `not a = b` is `(not a) = b`; a query, `if … else`, `distinct`
// and the like take everything after them.
// What ANTLR decides by looking ahead without limit is decided here by looking at the token after a name chain or a
// bracket pair: a name there is an alias, and what stands before it a query source.
//
// Recovery. A method that cannot read what it must reports it, gives a Missing node (or an empty name) and consumes
// nothing; lists skip to the next ',' or closing bracket, statements to the next statement. Findings keeps one error a
// place, so a mistake met by several methods is told once.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cql/syntax/findings.h"
#include "cql/syntax/parser.h"
#include "cql/syntax/token.h"
#include "cql/syntax/tree_builder.h"

namespace nextline::cql::syntax {

class RecursiveDescent {
 public:
  RecursiveDescent(SyntaxTree& tree, std::vector<Token> tokens, Findings& findings, const ParseOptions& options)
      : build_(tree), tokens_(std::move(tokens)), findings_(findings), options_(options) {}

  void parse_library();
  void parse_expression();

 private:
  using Kind = TokenKind;

  // Tokens (cursor.cpp).
  const Token& token(std::size_t ahead = 0) const { return token_at(at_ + ahead); }
  /// By its place; the end of the text for every place behind it.
  const Token& token_at(std::size_t index) const { return tokens_[std::min(index, tokens_.size() - 1)]; }
  /// The token before the one that stands here; the first at the beginning.
  const Token& previous() const { return token_at(std::max<std::size_t>(at_, 1) - 1); }
  Kind kind(std::size_t ahead = 0) const { return token(ahead).kind; }
  bool at(Kind wanted, std::size_t ahead = 0) const { return kind(ahead) == wanted; }
  bool accept(Kind wanted);
  /// The unquoted word at `ahead`, keyword or not, is `word`.
  bool at_word(std::string_view word, std::size_t ahead = 0) const;
  bool accept_words(std::string_view first, std::string_view second);
  std::string_view text_of(const Token& token) const;
  std::uint32_t here() const { return token().range.begin; }
  SourceRange since(std::uint32_t begin) const;
  bool at_statement() const { return starts_statement(tokens_, at_); }

  // Errors and recovery (cursor.cpp).
  void fail(std::string_view code, std::string hint);
  void report(std::string_view code, std::string message, SourceRange range, std::string hint);
  bool expect(Kind wanted, std::string_view place);
  void skip_to_statement();
  void skip_in_list();
  void give_up_statement(std::string_view message);
  /// Counts one level of nesting while it lives; false once there are too many.
  class Nesting;

  // Names and texts (names.cpp).
  static bool is_name(Kind kind);
  static bool is_reference(Kind kind);
  Name take_name();
  Name missing_name() const { return {{}, {here(), here()}, false}; }
  Name name(std::string_view what);
  Name reference(std::string_view what);
  std::vector<Name> qualified_name(std::string_view what);
  QualifiedName qualified_reference(std::string_view what);
  OptionalText text(std::string_view what);
  OptionalText text_after(Kind keyword, std::string_view what);
  std::string_view unquote(const Token& token);
  std::size_t after_name_chain(std::size_t index) const;
  bool is_alias(std::size_t index) const;
  bool is_aliased_source(std::size_t index) const;

  // Types (types.cpp).
  const TypeSpecifier* type();
  const TypeSpecifier* named_type();
  const TypeSpecifier* generic_type(TypeKind kind, bool many);
  const TypeSpecifier* tuple_type();
  const TypeSpecifier* missing_type();

  // Rule `expression` (expressions.cpp, timing.cpp).
  const Expression* expression();
  const Expression* bracketed_expression();
  const Expression* operators(int level);
  const Expression* operation(const Expression* left, int level, std::uint32_t begin);
  const Expression* primary();
  const Expression* missing();
  const Expression* prefix(UnaryOperator op, int level);
  const Expression* cast();
  const Expression* type_operation(const Expression* left, std::uint32_t begin);
  const Expression* between(const Expression* left, std::uint32_t begin);
  const Expression* membership(const Expression* left, std::uint32_t begin);
  const Expression* span_between();
  const Expression* term_operation_after(const Expression* left, std::uint32_t begin);
  bool at_timing() const;
  bool at_relation(std::size_t ahead) const;
  bool at_offset_relation(std::size_t ahead) const;
  const Expression* timing(const Expression* left, std::uint32_t begin);
  void timing_relation(Timing& timing);
  void same_relation(Timing& timing);
  void offset(Timing& timing);
  void before_or_after(Timing& timing);
  TimingOperator optionally_before_or_after(TimingOperator plain, TimingOperator before, TimingOperator after);
  Precision precision_of();
  Boundary right_boundary();
  bool starts_expression(std::size_t ahead) const;

  // Rule `expressionTerm` (terms.cpp, atoms.cpp, literals.cpp, selectors.cpp).
  const Expression* term(int level);
  const Expression* term_operators(const Expression* left, int level, std::uint32_t begin);
  const Expression* term_primary();
  const Expression* component_from();
  const Expression* span_of();
  const Expression* convert();
  const Expression* type_extent();
  const Expression* if_then_else();
  const Expression* case_of();
  const Expression* aggregate_term();
  const Expression* set_aggregate();
  const Expression* member(const Expression* source, std::uint32_t begin);
  const Expression* indexer(const Expression* source, std::uint32_t begin);
  const Expression* atom();
  const Expression* reference_atom();
  const Expression* out_of_place();
  const Expression* parenthesised();
  std::vector<const Expression*> arguments();
  const Expression* variable(VariableKind which);
  const Expression* external_constant();
  const Expression* number();
  const Expression* plain_number();
  const Expression* string_literal();
  const Expression* null_literal();
  const Expression* boolean_literal(bool value);
  const Expression* long_literal();
  const QuantityLiteral* quantity();
  void check_integer(const Token& number, bool negated);
  void check_decimal(const Token& number);
  bool at_unit(std::size_t ahead) const;
  template <class Node>
  const Expression* text_literal(std::size_t skip);
  const Expression* interval();
  const Expression* braces();
  const Expression* list();
  const Expression* instance();
  std::vector<ElementValue> element_values();
  const CodeSelector* code();
  const Expression* concept_selector();

  // Retrieves and queries (retrieve.cpp, query.cpp).
  const Expression* retrieve();
  std::vector<PathStep> code_path();
  std::size_t after_code_path(std::size_t index) const;
  const Expression* qualified_expression();
  const Expression* query();
  AliasedSource aliased_source();
  std::vector<LetItem> lets();
  std::vector<Relationship> relationships();
  const Aggregate* aggregate();
  ReturnQuantifier quantifier();
  const Expression* starting();
  std::vector<SortItem> sort_items();
  bool at_direction() const;
  SortDirection direction();

  // Libraries (definitions.cpp, statements.cpp).
  void definition();
  void statement();
  void library_line(Library& library);
  Declaration declaration(std::size_t first_token, Access access);
  template <class Definition>
  Definition model_or_library(const Declaration& declared, std::span<const Name> Definition::*names);
  CodeSystemDefinition code_system(const Declaration& declared);
  ValueSetDefinition value_set(const Declaration& declared);
  CodeDefinition code_definition(const Declaration& declared);
  ConceptDefinition concept_definition(const Declaration& declared);
  ParameterDefinition parameter(const Declaration& declared);
  void context();
  void define(std::size_t first, Access access);
  void function(const Declaration& declared, bool fluent);
  std::vector<OperandDefinition> operands();
  bool at_definition() const;
  void end_of_statement();
  void keep_definitions(Library& library);

  /// Items between brackets, separated by commas; `item()` reads one. The opening bracket is behind the cursor.
  template <class Item>
  void list_of(Kind closing, std::string_view what, Item item) {
    while (true) {
      item();
      if (accept(Kind::Comma)) continue;
      if (at(closing)) break;
      fail("expected-token", "expected ',' or '" + std::string(spelling(closing)) + "' " + std::string(what));
      skip_in_list();
      if (!accept(Kind::Comma)) break;
    }
    expect(closing, what);
  }

  /// A Node, or a Missing node when it would be too tall: no tree is taller than the limit, whatever the errors.
  template <class Node, class... Fields>
  const Expression* make(SourceRange range, std::uint32_t children_height, Fields... fields) {
    if (children_height < options_.max_height) return build_.make<Node>(range, children_height, fields...);
    give_up_statement(too_deep(options_.max_height));
    return missing();
  }
  static std::string too_deep(std::uint32_t limit) { return "nested deeper than " + std::to_string(limit); }

  /// What ends an expression early, outside brackets: `as` inside a cast, ',' inside an interval.
  struct Ends {
    bool as = false;
    bool comma = false;
  };
  struct Kept {  // definitions on their way to the library
    std::vector<UsingDefinition> usings;
    std::vector<IncludeDefinition> includes;
    std::vector<CodeSystemDefinition> code_systems;
    std::vector<ValueSetDefinition> value_sets;
    std::vector<CodeDefinition> codes;
    std::vector<ConceptDefinition> concepts;
    std::vector<ParameterDefinition> parameters;
    std::vector<const Statement*> statements;
  };

  TreeBuilder build_;
  std::vector<Token> tokens_;
  Findings& findings_;
  ParseOptions options_;
  std::size_t at_ = 0;
  std::size_t negated_at_ = SIZE_MAX;  ///< the token right after a unary minus
  std::uint32_t nesting_ = 0;
  std::size_t errors_before_ = 0;  ///< the current statement
  bool given_up_ = false;          ///< on the current statement: nothing more is reported in it
  Ends ends_;
  Kept kept_;
};

class RecursiveDescent::Nesting {
 public:
  explicit Nesting(RecursiveDescent& parser) : parser_(parser) {
    if (++parser_.nesting_ > parser_.options_.max_nesting) {
      parser_.give_up_statement(too_deep(parser_.options_.max_nesting));
    }
  }
  ~Nesting() { --parser_.nesting_; }
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;
  bool too_deep_now() const { return parser_.given_up_; }

 private:
  RecursiveDescent& parser_;
};

}  // namespace nextline::cql::syntax
