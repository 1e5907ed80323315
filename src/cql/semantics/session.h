// Everything one compile shares: types, models, libraries, the program being written.
//
// The way of a compile: load() parses a library and what it includes; declare() gives every name a meaning and a row;
// compile_bodies() emits every body, a definition that another needs first being compiled when it is first met.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cql/semantics/compiler.h"
#include "cql/semantics/conversion.h"
#include "cql/semantics/diagnostics.h"
#include "cql/semantics/library_unit.h"
#include "cql/semantics/overload.h"
#include "cql/semantics/program_writer.h"

namespace nextline::cql {

class Session {
 public:
  Session(Compiled& compiled, const CompileOptions& options);

  /// Parses `sources` and what they include.
  void load(std::span<const SourceText> sources);
  void load_expression(std::string_view text);
  /// Gives names their meanings, then compiles all bodies.
  void compile();
  /// Puts errors and sources into the result.
  void finish();

  /// Compiles a definition, function or parameter if that has not been done. After it the symbol's type is known, or
  /// null if it has errors. A cycle is reported at `range` of `from`.
  void complete(const LibraryUnit& owner, Symbol& symbol, std::string_view name, const LibraryUnit& from,
                SourceRange range);
  void complete(const LibraryUnit& owner, FunctionSymbol& function, const LibraryUnit& from, SourceRange range);

  /// The model `using` means by `name`, or null.
  const Model* find_model(std::string_view name) const;
  std::vector<std::string_view> model_names() const;

  TypeTable types;
  SignatureTable signatures{types};
  Conversions conversions{types, signatures};
  OverloadResolver overloads{types, conversions};
  Diagnostics diagnostics;
  ProgramWriter writer;
  std::uint32_t depth = 0;                         ///< of nested expressions being compiled, over all definitions
  static constexpr std::uint32_t kMaxDepth = 900;  ///< below what fits an 8 MB stack in a sanitizer build

 private:
  friend class Declarer;
  LibraryUnit* adopt(std::unique_ptr<LibraryUnit> unit);
  LibraryUnit* load_library(const SourceText& source);
  void report_syntax(LibraryUnit& unit, std::vector<Error> errors);
  void load_includes(LibraryUnit& unit);
  LibraryUnit* find_library(std::string_view name, std::string_view version) const;
  void compile_bodies(LibraryUnit& unit);
  void report_cycle(std::string_view name, const LibraryUnit& from, SourceRange range);

  Compiled& compiled_;
  const CompileOptions& options_;
  std::vector<std::unique_ptr<Model>> models_;
  std::vector<std::unique_ptr<LibraryUnit>> units_;
  std::vector<std::string> running_;  // names of what is being compiled, outermost first
};

}  // namespace nextline::cql
