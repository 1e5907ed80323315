#include "cql/semantics/compiler.h"

#include "cql/semantics/session.h"

namespace nextline::cql {

Compiled compile_libraries(std::span<const SourceText> sources, const CompileOptions& options) {
  Compiled compiled;
  Session session(compiled, options);
  session.load(sources);
  session.compile();
  session.finish();
  return compiled;
}

Compiled compile_expression(std::string_view text, const CompileOptions& options) {
  Compiled compiled;
  Session session(compiled, options);
  session.load_expression(text);
  session.compile();
  session.finish();
  return compiled;
}

}  // namespace nextline::cql
