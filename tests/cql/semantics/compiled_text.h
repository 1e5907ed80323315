// Compiling in tests: text in, printed program or first error out.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "cql/semantics/compiler.h"
#include "cql/semantics/print_program.h"

namespace nextline::cql {

/// "code at line:column" of an error; the file name is left out.
inline std::string code_and_place(const Error& error) {
  const std::size_t column = error.where.rfind(':');
  const std::size_t line = error.where.rfind(':', column - 1);
  return error.code + " at " + error.where.substr(line + 1);
}

inline std::string all_errors(const std::vector<Error>& errors) {
  std::string text;
  for (const Error& error : errors) text += (text.empty() ? "" : "\n") + error.one_line();
  return text;
}

/// The printed program of one expression, or its errors.
inline std::string form_of(std::string_view expression, const CompileOptions& options = {}) {
  const Compiled compiled = compile_expression(expression, options);
  if (!compiled.ok()) return all_errors(compiled.errors);
  return print(compiled.program.view(), 0);
}

/// The printed program of definition `name` of a library, or all errors.
inline std::string form_in(std::string_view library, std::string_view name, const CompileOptions& options = {}) {
  const std::vector<SourceText> sources{{"test.cql", std::string(library)}};
  const Compiled compiled = compile_libraries(sources, options);
  if (!compiled.ok()) return all_errors(compiled.errors);
  const Program program = compiled.program.view();
  for (std::uint32_t i = 0; i < program.definitions.size(); ++i) {
    if (program.str(program.definitions[i].name) == name) return print(program, i);
  }
  return "no such definition";
}

/// The static type of one expression, or its errors.
inline std::string type_of(std::string_view expression, const CompileOptions& options = {}) {
  const Compiled compiled = compile_expression(expression, options);
  if (!compiled.ok()) return all_errors(compiled.errors);
  const Program program = compiled.program.view();
  return std::string(program.str(program.types[program.definitions[0].type].name));
}

/// A library's errors as "code at line:column", one a line.
inline std::string errors_of(std::string_view library, const CompileOptions& options = {}) {
  const std::vector<SourceText> sources{{"test.cql", std::string(library)}};
  std::string text;
  for (const Error& error : compile_libraries(sources, options).errors) {
    text += (text.empty() ? "" : "\n") + code_and_place(error);
  }
  return text;
}

}  // namespace nextline::cql
