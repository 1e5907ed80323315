// The syntax tree of one CQL text: a library, or a single expression. See expression.h for expressions.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "base/source.h"
#include "cql/syntax/expression.h"
#include "cql/syntax/operators.h"
#include "cql/syntax/type_specifier.h"

namespace nextline::cql::syntax {

/// `@name: value` in a comment directly above a statement or definition.
struct CommentTag {
  std::string_view name;
  std::string_view value;  ///< to the end of the line, trimmed; may be empty
  SourceRange range;       ///< from '@' to the end of the value
};

/// What every definition and statement has. `name` has empty text when it could not be read (an error was reported).
struct Declaration {
  SourceRange range;
  Name name;
  Access access = Access::Public;
  std::span<const CommentTag> tags;
};

/// An optional STRING such as a version.
struct OptionalText {
  bool present = false;
  std::string_view value;
  SourceRange range;
};

/// `using FHIR version '4.0.1' called F`; `name` is the local name: what `called` says, else the last part of `model`.
struct UsingDefinition : Declaration {
  std::span<const Name> model;  ///< qualified name, in parts
  OptionalText version;
};
/// `include Common.Helpers version '1' called Helpers`; `name` as for UsingDefinition.
struct IncludeDefinition : Declaration {
  std::span<const Name> library;
  OptionalText version;
};
struct CodeSystemDefinition : Declaration {
  std::string_view id;
  OptionalText version;
};
struct ValueSetDefinition : Declaration {
  std::string_view id;
  OptionalText version;
  std::span<const QualifiedName> code_systems;
};
struct CodeDefinition : Declaration {
  std::string_view code;
  QualifiedName system;
  OptionalText display;
};
struct ConceptDefinition : Declaration {
  std::span<const QualifiedName> codes;
  OptionalText display;
};
struct ParameterDefinition : Declaration {
  const TypeSpecifier* type = nullptr;        ///< null when not stated
  const Expression* default_value = nullptr;  ///< null when absent
};

enum class StatementKind : std::uint8_t { Expression, Function, Context };

struct Statement : Declaration {
  StatementKind kind = StatementKind::Expression;
};
/// `define "Name": body`
struct ExpressionDefinition : Statement {
  const Expression* body = nullptr;
};
struct OperandDefinition {
  Name name;
  const TypeSpecifier* type;
  SourceRange range;
};
/// `define fluent function name(operands) returns type: body`
struct FunctionDefinition : Statement {
  bool fluent = false;
  bool external = false;
  std::span<const OperandDefinition> operands;
  const TypeSpecifier* returns = nullptr;  ///< null when not stated
  const Expression* body = nullptr;        ///< null when external
};
/// `context FHIR.Patient`; `name` is "Patient".
struct ContextDefinition : Statement {
  Name model;  ///< empty text when not stated
};

struct Library {
  SourceRange range;
  std::span<const Name> name;  ///< qualified name, in parts; empty when the text has no `library` line
  OptionalText version;
  std::span<const CommentTag> tags;  ///< above the `library` line
  std::span<const UsingDefinition> usings;
  std::span<const IncludeDefinition> includes;
  std::span<const CodeSystemDefinition> code_systems;
  std::span<const ValueSetDefinition> value_sets;
  std::span<const CodeDefinition> codes;
  std::span<const ConceptDefinition> concepts;
  std::span<const ParameterDefinition> parameters;
  std::span<const Statement* const> statements;  ///< in source order, context definitions among them
};

/// Owns the text and every node. Made by the parser (parser.h); immutable afterwards, so threads may share it.
class SyntaxTree {
 public:
  SyntaxTree(std::string file, std::string text) : file_(std::move(file)), text_(std::move(text)) {}

  /// The file name given to the parser.
  std::string_view file() const { return file_; }
  /// The whole source text; every SourceRange of the tree is in it.
  std::string_view text() const { return text_; }
  /// The text of `range`.
  std::string_view text_of(SourceRange range) const {
    return std::string_view(text_).substr(range.begin, range.end - range.begin);
  }
  /// The library; an empty one when a single expression was parsed.
  const Library& library() const { return library_; }
  /// The expression of parse_expression; null when a library was parsed.
  const Expression* expression() const { return expression_; }

 private:
  friend class TreeBuilder;
  std::string file_;
  std::string text_;
  Arena arena_;
  Library library_;
  const Expression* expression_ = nullptr;
};

/// `names` joined by dots.
std::string dotted(std::span<const Name> names);
/// `definition` as its own struct, or null if it is another kind.
template <class Node>
const Node* statement_as(const Statement& statement);
template <>
inline const ExpressionDefinition* statement_as(const Statement& statement) {
  return statement.kind == StatementKind::Expression ? static_cast<const ExpressionDefinition*>(&statement) : nullptr;
}
template <>
inline const FunctionDefinition* statement_as(const Statement& statement) {
  return statement.kind == StatementKind::Function ? static_cast<const FunctionDefinition*>(&statement) : nullptr;
}
template <>
inline const ContextDefinition* statement_as(const Statement& statement) {
  return statement.kind == StatementKind::Context ? static_cast<const ContextDefinition*>(&statement) : nullptr;
}

}  // namespace nextline::cql::syntax
