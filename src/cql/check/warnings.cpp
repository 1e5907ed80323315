#include "cql/check/warnings.h"

#include "cql/syntax/children.h"

namespace nextline::cql::check {
namespace {

using syntax::CommentTag;

/// `@allow: always-null, unused-name`
bool names_code(std::span<const CommentTag> tags, std::string_view code) {
  for (const CommentTag& tag : tags) {
    if (tag.name != "allow") continue;
    for (std::size_t at = tag.value.find(code); at != std::string_view::npos; at = tag.value.find(code, at + 1)) {
      const auto part = [&](std::size_t i) {
        return i < tag.value.size() && (tag.value[i] == '-' || isalpha(tag.value[i]));
      };
      if ((at == 0 || !part(at - 1)) && !part(at + code.size())) return true;
    }
  }
  return false;
}

bool covers(const syntax::Declaration& declaration, SourceRange range) {
  return declaration.range.begin <= range.begin && range.begin < declaration.range.end;
}

void walk(const syntax::Expression* e, const std::function<void(const syntax::Expression&)>& use) {
  if (!e) return;
  use(*e);
  syntax::for_each_child(*e, [&use](const syntax::Expression& child) { walk(&child, use); });
}

}  // namespace

bool Warnings::allowed(SourceRange range, const std::string& code) const {
  const syntax::Library& library = tree_.library();
  if (names_code(library.tags, code)) return true;
  const auto any = [&](const auto& declarations) {
    for (const auto& each : declarations)
      if (covers(each, range) && names_code(each.tags, code)) return true;
    return false;
  };
  for (const syntax::Statement* statement : library.statements)
    if (covers(*statement, range) && names_code(statement->tags, code)) return true;
  return any(library.includes) || any(library.value_sets) || any(library.codes) || any(library.code_systems) ||
         any(library.concepts) || any(library.parameters);
}

void Warnings::add(SourceRange range, std::string code, std::string message, std::string hint, std::optional<Fix> fix) {
  if (allowed(range, code)) return;
  const Position at = position_of(tree_.text(), range.begin);
  const std::string where = std::string(tree_.file()) + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
  Error error = author_error(std::move(code), std::move(message), where, std::move(hint));
  error.range = range;
  found_.push_back({Finding::Severity::Warning, std::move(error), std::move(fix), 0});
}

void for_each_expression(const syntax::SyntaxTree& tree, const std::function<void(const syntax::Expression&)>& use) {
  for (const syntax::ParameterDefinition& parameter : tree.library().parameters) walk(parameter.default_value, use);
  for (const syntax::Statement* statement : tree.library().statements) {
    if (const auto* definition = syntax::statement_as<syntax::ExpressionDefinition>(*statement))
      walk(definition->body, use);
    if (const auto* function = syntax::statement_as<syntax::FunctionDefinition>(*statement)) walk(function->body, use);
  }
}

}  // namespace nextline::cql::check
