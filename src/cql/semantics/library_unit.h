// One library while it is compiled: its tree and what its names mean.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cql/semantics/model.h"
#include "cql/semantics/signature.h"
#include "cql/syntax/ast.h"

namespace nextline::cql {

struct LibraryUnit;

/// How far a definition or function has got. Meeting one in progress again is a cycle.
enum class Progress : std::uint8_t { Waiting, Running, Done };

/// What a `context` line sets. `type` null: Unfiltered.
struct ContextInfo {
  std::string name = "Unfiltered";
  TypeRef type = nullptr;
  const Model* model = nullptr;
};

/// What a name of a library means.
struct Symbol {
  enum class Kind : std::uint8_t { Definition, Parameter, CodeSystem, ValueSet, Code, Concept, Include };
  Kind kind = Kind::Definition;
  bool is_private = false;
  bool is_ambiguous = false;  ///< declared twice: reported there, and its uses stay silent
  std::uint32_t row = 0;      ///< in the program's table of that kind
  TypeRef type = nullptr;     ///< Definition, Parameter: once Done and free of errors
  Progress progress = Progress::Waiting;
  const syntax::Declaration* declaration = nullptr;
  ContextInfo context;                    ///< Definition
  const LibraryUnit* included = nullptr;  ///< Include; null: FHIRHelpers, or a library that could not be had
  bool is_fhir_helpers = false;           ///< Include
};

struct FunctionSymbol {
  const syntax::FunctionDefinition* syntax = nullptr;
  Signature signature;  ///< row: of Program::functions; result: once Done, or null when it has errors
  Progress progress = Progress::Waiting;
  ContextInfo context;
  bool is_private = false;
};

struct LibraryUnit {
  std::uint32_t index = 0;
  std::string name;
  std::string version;
  std::string file;                                 ///< what errors name
  const syntax::SyntaxTree* tree = nullptr;         ///< of the text
  std::unique_ptr<const syntax::SyntaxTree> owned;  ///< the tree, unless it came parsed
  std::vector<const Model*> models;                 ///< in the order of `using`
  std::map<std::string, const Model*> usings;       ///< by local name
  std::map<std::string, Symbol, std::less<>> symbols;
  std::map<std::string, std::vector<std::unique_ptr<FunctionSymbol>>, std::less<>> functions;
  std::vector<std::uint32_t> syntax_errors;  ///< where they begin, ascending
  ContextInfo context;                       ///< before the first `context` line

  /// compile_expression: the one definition is tree->expression().
  bool is_expression = false;
  std::unique_ptr<const syntax::SyntaxTree> parameters;  ///< compile_expression: a library of parameters alone, or null

  /// True if the statement that begins at `begin` has a syntax error before the next one: what was read of it is not
  /// what was meant, so nothing more is said about it.
  bool is_broken(std::uint32_t begin) const;
};

}  // namespace nextline::cql
