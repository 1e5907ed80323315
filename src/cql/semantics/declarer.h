// Gives the names of one library their meanings: models, includes, terminology, parameters, definitions, functions.
#pragma once

#include <functional>
#include <string_view>

#include "cql/semantics/library_unit.h"
#include "cql/semantics/session.h"

namespace nextline::cql {

class Declarer {
 public:
  using FindLibrary = std::function<LibraryUnit*(std::string_view name, std::string_view version)>;
  Declarer(Session& session, LibraryUnit& unit, FindLibrary find)
      : session_(session), unit_(unit), program_(session.writer.program()), find_(std::move(find)) {}

  void declare();

 private:
  void declare_expression();
  void add_using(const syntax::UsingDefinition& definition);
  void add_include(const syntax::IncludeDefinition& definition);
  void add_code_system(const syntax::CodeSystemDefinition& definition);
  void add_value_set(const syntax::ValueSetDefinition& definition);
  void add_code(const syntax::CodeDefinition& definition);
  void add_concept(const syntax::ConceptDefinition& definition);
  void add_parameter(const syntax::ParameterDefinition& definition);
  void add_statements();
  void add_definition(const syntax::ExpressionDefinition& definition, const ContextInfo& context);
  void add_function(const syntax::FunctionDefinition& definition, const ContextInfo& context);
  ContextInfo context_of(const syntax::ContextDefinition& definition);
  void set_default_context();
  /// The new symbol, or null when the name is taken or missing (an error was reported).
  Symbol* add_symbol(const syntax::Declaration& declaration, Symbol::Kind kind);
  void error(SourceRange range, std::string code, std::string message, std::string hint = {});

  Session& session_;
  LibraryUnit& unit_;
  ProgramStorage& program_;
  FindLibrary find_;
};

}  // namespace nextline::cql
