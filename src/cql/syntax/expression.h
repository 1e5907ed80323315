// Expressions of the syntax tree. Every node lives in its SyntaxTree's arena: plain pointers, spans and views, never
// null unless said so, valid as long as the tree. Nodes are immutable once parsed.
//
// Reading a tree: `switch (e.kind)`, or `visit(e, overloads)`, or `if (const auto* p = as<Property>(e))`. The height of
// a tree is capped by the parser (ParseOptions::max_height), so a recursive walk cannot overflow the stack.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/source.h"
#include "cql/syntax/operators.h"
#include "cql/syntax/type_specifier.h"

namespace nextline::cql::syntax {

/// Every kind of expression, once: a struct of this name derives from Expression.
// clang-format off
#define NEXTLINE_EXPRESSION_KINDS(X) \
  X(Missing) X(NullLiteral) X(BooleanLiteral) X(IntegerLiteral) X(LongLiteral) X(DecimalLiteral) \
  X(StringLiteral) X(DateLiteral) X(DateTimeLiteral) X(TimeLiteral) X(QuantityLiteral) X(RatioLiteral) \
  X(Identifier) X(ExternalConstant) X(Variable) X(Property) X(Indexer) X(FunctionCall) X(Unary) X(Binary) \
  X(BooleanTest) X(Between) X(Timing) X(Membership) X(TypeTest) X(TypeCast) X(Convert) X(ComponentFrom) \
  X(SpanOf) X(SpanBetween) X(TypeExtent) X(If) X(Case) X(SetAggregate) X(Retrieve) X(Query) \
  X(IntervalSelector) X(TupleSelector) X(InstanceSelector) X(ListSelector) X(CodeSelector) X(ConceptSelector)
// clang-format on

enum class ExpressionKind : std::uint8_t {
#define NEXTLINE_ENUMERATOR(name) name,
  NEXTLINE_EXPRESSION_KINDS(NEXTLINE_ENUMERATOR)
#undef NEXTLINE_ENUMERATOR
};

struct Expression {
  ExpressionKind kind;
  SourceRange range;
  std::uint32_t height = 1;  ///< 1 for a leaf
};

using ExpressionList = std::span<const Expression* const>;

/// What stands for an expression that could not be read; an error was reported for it.
struct Missing : Expression {};

struct NullLiteral : Expression {};
struct BooleanLiteral : Expression {
  bool value;
};
/// `text` as written, digits only: a minus sign is Unary Negate. May exceed the type's range.
struct IntegerLiteral : Expression {
  std::string_view text;
};
/// Digits as written, without the L.
struct LongLiteral : Expression {
  std::string_view text;
};
struct DecimalLiteral : Expression {
  std::string_view text;
};
/// `value` with escapes resolved.
struct StringLiteral : Expression {
  std::string_view value;
};
/// `text` without '@': "2014-01", "2014-01-05".
struct DateLiteral : Expression {
  std::string_view text;
};
/// `text` without '@': "2014T", "2014-01-05T10:30:00.0+02:00".
struct DateTimeLiteral : Expression {
  std::string_view text;
};
/// `text` without '@' and 'T': "10:30".
struct TimeLiteral : Expression {
  std::string_view text;
};
/// `5`, `5 days`, `5 'mg'`; a number alone is a quantity only in ratios and timing offsets.
struct QuantityLiteral : Expression {
  std::string_view value;  ///< the number as written
  std::string_view unit;   ///< UCUM text with escapes resolved, or the calendar word as written ("days"); may be empty
  Precision calendar;      ///< the calendar unit; None for UCUM and for no unit
};
struct RatioLiteral : Expression {
  const QuantityLiteral* numerator;
  const QuantityLiteral* denominator;
};

struct Identifier : Expression {
  Name name;
};
/// `%name`
struct ExternalConstant : Expression {
  std::string_view name;
};
/// `$this`, `$index`, `$total`
struct Variable : Expression {
  VariableKind variable;
};
struct Property : Expression {
  const Expression* source;
  Name name;
};
struct Indexer : Expression {
  const Expression* source;
  const Expression* index;
};
/// `f(…)`, or `target.f(…)` when `target` is not null: a fluent call, or a function of the library or alias `target`.
struct FunctionCall : Expression {
  const Expression* target;
  Name name;
  ExpressionList arguments;
};

struct Unary : Expression {
  UnaryOperator op;
  const Expression* operand;
};
struct Binary : Expression {
  BinaryOperator op;
  const Expression* left;
  const Expression* right;
};
struct BooleanTest : Expression {
  BooleanTestKind test;
  bool negated;
  const Expression* operand;
};
struct Between : Expression {
  bool properly;
  const Expression* operand;
  const Expression* low;
  const Expression* high;
};

/// `left [starts|ends] [offset] op [precision] [start|end] right`.
struct Timing : Expression {
  TimingOperator op;
  const Expression* left;
  const Expression* right;
  Boundary left_boundary;         ///< `starts`, `ends` in front of the relation
  Boundary right_boundary;        ///< `start`, `end` after it
  Precision precision;            ///< `day of`, `same day as`; None when absent
  bool properly;                  ///< IncludedIn, Includes, Within
  bool inclusive;                 ///< Before, After: `on or before`, `before or on`
  const QuantityLiteral* offset;  ///< Before, After, Within (never null there); null when absent
  OffsetKind offset_kind;
  SourceRange phrase;  ///< the words between the operands
};
struct Membership : Expression {
  MembershipOperator op;
  Precision precision;
  const Expression* left;
  const Expression* right;
};
/// `operand is type`
struct TypeTest : Expression {
  const Expression* operand;
  const TypeSpecifier* type;
};
/// `operand as type`, or `cast operand as type` when strict.
struct TypeCast : Expression {
  bool strict;
  const Expression* operand;
  const TypeSpecifier* type;
};
/// `convert operand to type` (type not null), or `convert operand to 'unit'` / `to days` (type null, unit not empty).
struct Convert : Expression {
  const Expression* operand;
  const TypeSpecifier* type;
  std::string_view unit;
  Precision calendar;
};
/// `year from operand`
struct ComponentFrom : Expression {
  Component component;
  const Expression* operand;
};
/// `duration in days of operand`
struct SpanOf : Expression {
  SpanKind span;
  Precision precision;
  const Expression* operand;
};
/// `days between low and high`, `difference in days between low and high`
struct SpanBetween : Expression {
  SpanKind span;
  Precision precision;
  const Expression* low;
  const Expression* high;
};
/// `minimum Integer`
struct TypeExtent : Expression {
  ExtentKind extent;
  const TypeSpecifier* type;
};

struct If : Expression {
  const Expression* condition;
  const Expression* then_value;
  const Expression* else_value;
};
struct CaseItem {
  const Expression* when;
  const Expression* then;
};
struct Case : Expression {
  const Expression* comparand;  ///< null: each `when` is a condition
  std::span<const CaseItem> items;
  const Expression* else_value;
};
/// `expand operand [per day | per expression]`
struct SetAggregate : Expression {
  SetAggregateKind aggregate;
  const Expression* operand;
  Precision per_precision;  ///< `per day`; None otherwise
  const Expression* per;    ///< `per expression`; null otherwise
};

/// One step of a code path: `.name` or `[index]`.
struct PathStep {
  Name name;                ///< empty text: an index
  const Expression* index;  ///< StringLiteral, IntegerLiteral or DecimalLiteral; null: a name
};
/// `[context -> type: path comparator terminology]`
struct Retrieve : Expression {
  const Expression* context;  ///< null when absent
  const TypeSpecifier* type;
  std::span<const PathStep> code_path;  ///< empty: the type's primary code path
  CodeComparator comparator;            ///< None when no path is written
  const Expression* terminology;        ///< null when absent
};

struct AliasedSource {
  const Expression* source;
  Name alias;
  SourceRange range;
};
struct LetItem {
  Name name;
  const Expression* value;
  SourceRange range;
};
/// `with|without source alias such that condition`
struct Relationship {
  bool without;
  AliasedSource source;
  const Expression* condition;
  SourceRange range;
};
struct SortItem {
  const Expression* by;
  SortDirection direction;
  SourceRange range;
};
enum class ReturnQuantifier : std::uint8_t { Unstated, All, Distinct };
/// `aggregate [all|distinct] name [starting start]: value`
struct Aggregate {
  ReturnQuantifier quantifier;
  Name name;
  const Expression* starting;  ///< null when absent
  const Expression* value;
  SourceRange range;
};
struct Query : Expression {
  std::span<const AliasedSource> sources;  ///< one or more
  std::span<const LetItem> lets;
  std::span<const Relationship> relationships;
  const Expression* where;             ///< null when absent
  const Aggregate* aggregate;          ///< null when absent
  const Expression* return_value;      ///< null when absent; never beside `aggregate`
  ReturnQuantifier return_quantifier;  ///< Unstated means distinct by the language's rule
  bool sorted;                         ///< a sort clause is present
  SortDirection sort_direction;        ///< of `sort asc|desc`, when `sort_items` is empty
  std::span<const SortItem> sort_items;
};

struct IntervalSelector : Expression {
  bool low_closed, high_closed;
  const Expression* low;
  const Expression* high;
};
struct ElementValue {
  Name name;
  const Expression* value;
};
/// `Tuple { a: 1 }`, `{ a: 1 }`, `Tuple { : }`
struct TupleSelector : Expression {
  std::span<const ElementValue> elements;
};
/// `Type { a: 1 }`
struct InstanceSelector : Expression {
  const TypeSpecifier* type;
  std::span<const ElementValue> elements;
};
struct ListSelector : Expression {
  const TypeSpecifier* element_type;  ///< null when not stated
  ExpressionList items;
};
/// A code system, or a code, by name; `library` has empty text when not stated.
struct QualifiedName {
  Name library;
  Name name;
};
/// `Code '123' from "LOINC" display 'x'`
struct CodeSelector : Expression {
  std::string_view code;
  QualifiedName system;
  std::string_view display;
  bool has_display;
};
/// `Concept { Code …, Code … } display 'x'`
struct ConceptSelector : Expression {
  std::span<const CodeSelector* const> codes;
  std::string_view display;
  bool has_display;
};

namespace detail {
template <class Node>
struct KindOf;
#define NEXTLINE_KIND_OF(name)                                    \
  template <>                                                     \
  struct KindOf<name> {                                           \
    static constexpr ExpressionKind value = ExpressionKind::name; \
  };
NEXTLINE_EXPRESSION_KINDS(NEXTLINE_KIND_OF)
#undef NEXTLINE_KIND_OF
}  // namespace detail

/// The kind whose struct is Node.
template <class Node>
inline constexpr ExpressionKind kind_of = detail::KindOf<Node>::value;

/// `expression` as a Node, or null if it is another kind (or null).
template <class Node>
const Node* as(const Expression* expression) {
  return expression && expression->kind == kind_of<Node> ? static_cast<const Node*>(expression) : nullptr;
}
template <class Node>
const Node* as(const Expression& expression) {
  return as<Node>(&expression);
}

/// Calls `visitor(node)` with `expression` as its own struct.
template <class Visitor>
decltype(auto) visit(const Expression& expression, Visitor&& visitor) {
  switch (expression.kind) {
#define NEXTLINE_VISIT(name) \
  case ExpressionKind::name: \
    return visitor(static_cast<const name&>(expression));
    NEXTLINE_EXPRESSION_KINDS(NEXTLINE_VISIT)
#undef NEXTLINE_VISIT
  }
  return visitor(static_cast<const Missing&>(expression));
}

/// "Binary", "FunctionCall" …
std::string_view kind_name(ExpressionKind kind);

}  // namespace nextline::cql::syntax
