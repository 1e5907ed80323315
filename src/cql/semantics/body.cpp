#include "cql/semantics/body.h"

#include <algorithm>

#include "cql/semantics/type_resolver.h"

namespace nextline::cql {

BodyCompiler::BodyCompiler(Session& session, const LibraryUnit& unit, ContextInfo context)
    : session_(session), types_(session.types), writer_(session.writer), unit_(unit), context_(std::move(context)) {}

Typed BodyCompiler::compile(const syntax::Expression& expression) {
  if (session_.depth >= Session::kMaxDepth) {
    return error(expression.range, "nested-too-deep",
                 "the expression, with the definitions it needs, is nested too deep",
                 "name parts of it with `define`, and use fewer levels");
  }
  ++session_.depth;
  const PlaceScope place(writer_, expression.range);
  const Typed result = syntax::visit(expression, [this](const auto& node) { return on(node); });
  --session_.depth;
  return result;
}

void BodyCompiler::add_operand(std::string_view name, TypeRef type) {
  bind(name, type);
}

std::uint32_t BodyCompiler::bind(std::string_view name, TypeRef type) {
  locals_.push_back({std::string(name), new_slot(), type});
  return locals_.back().slot;
}

Typed BodyCompiler::error(SourceRange range, std::string code, std::string message, std::string hint) {
  session_.diagnostics.error(unit_.index, range, std::move(code), std::move(message), std::move(hint));
  return {};
}

Typed BodyCompiler::unsupported(SourceRange range, std::string code, std::string message, std::string hint) {
  session_.diagnostics.unsupported(unit_.index, range, std::move(code), std::move(message), std::move(hint));
  return {};
}

namespace {

/// The body's slots, and what it gives, into a definition's row.
void fill(Session& session, std::uint32_t row, Typed body, std::uint32_t slots) {
  Definition& definition = session.writer.program().definitions[row];
  definition.body = body.node;
  definition.type = session.writer.type_row(body.type);
  definition.slot_count = slots;
}

}  // namespace

void compile_definition(Session& session, const LibraryUnit& unit, Symbol& symbol) {
  BodyCompiler body(session, unit, symbol.context);
  const syntax::Expression* expression =
      unit.is_expression ? unit.tree->expression()
                         : static_cast<const syntax::ExpressionDefinition*>(symbol.declaration)->body;
  const std::uint32_t begin = symbol.declaration ? symbol.declaration->range.begin : 0;
  if (!expression || unit.is_broken(begin)) return;
  const Typed result = body.compile(*expression);
  symbol.type = result.type;
  if (result) fill(session, symbol.row, result, body.slot_count());
}

void compile_parameter(Session& session, const LibraryUnit& unit, Symbol& symbol) {
  const auto& definition = *static_cast<const syntax::ParameterDefinition*>(symbol.declaration);
  TypeRef type = definition.type ? resolve_type(session, unit, *definition.type) : nullptr;
  if (definition.type && !type) return;
  if (!type && !definition.default_value) {
    session.diagnostics.error(unit.index, definition.range, "untyped-parameter",
                              "parameter '" + std::string(definition.name.text) + "' has neither a type nor a default",
                              "add a type or a default");
    return;
  }
  if (definition.default_value) {
    BodyCompiler body(session, unit, {});
    Typed value = body.compile(*definition.default_value);
    if (value && type)
      value = body.coerce(value, type, definition.default_value->range, "the default of this parameter");
    if (!value) return;
    if (body.slot_count() > 0) {
      session.diagnostics.unsupported(unit.index, definition.default_value->range, "parameter-default",
                                      "the default of a parameter cannot hold a query", "write a constant");
      return;
    }
    type = value.type;
    session.writer.program().parameters[symbol.row].default_node = value.node;
  }
  symbol.type = type;
  const std::uint32_t type_row = session.writer.type_row(type);
  session.writer.program().parameters[symbol.row].type = type_row;
}

void compile_function(Session& session, const LibraryUnit& unit, FunctionSymbol& function) {
  const syntax::FunctionDefinition& syntax = *function.syntax;
  if (unit.is_broken(syntax.range.begin)) return;
  BodyCompiler body(session, unit, function.context);
  for (std::size_t i = 0; i < syntax.operands.size(); ++i) {
    body.add_operand(syntax.operands[i].name.text, function.signature.operands[i]);
  }
  const TypeRef declared = syntax.returns ? resolve_type(session, unit, *syntax.returns) : nullptr;
  Typed result;
  if (syntax.external || !syntax.body) {
    session.writer.set_place({unit.index, syntax.range});
    result = session.writer.node(Op::External, declared ? declared : session.types.any);
  } else {
    result = body.compile(*syntax.body);
    if (result && declared) result = body.coerce(result, declared, syntax.body->range, "the result of this function");
  }
  if (!result || (syntax.returns && !declared)) return;
  function.signature.result = result.type;
  Function& row = session.writer.program().functions[function.signature.row];
  row.body = result.node;
  row.slot_count = body.slot_count();
}

}  // namespace nextline::cql
