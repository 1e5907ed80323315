#include "cql/semantics/names.h"

#include <algorithm>

namespace nextline::cql {

bool LibraryUnit::is_broken(std::uint32_t begin) const {
  if (is_expression) return !syntax_errors.empty();
  std::uint32_t end = static_cast<std::uint32_t>(tree->text().size()) + 1;
  for (const syntax::Statement* statement : tree->library().statements) {
    if (statement->range.begin > begin) end = std::min(end, statement->range.begin);
  }
  return std::any_of(syntax_errors.begin(), syntax_errors.end(),
                     [begin, end](std::uint32_t at) { return at >= begin && at < end; });
}

Symbol* find_symbol(const LibraryUnit& unit, std::string_view name) {
  const auto found = unit.symbols.find(name);
  // Compiling changes a symbol's progress, never which symbols there are.
  return found == unit.symbols.end() ? nullptr : const_cast<Symbol*>(&found->second);
}

std::vector<std::string_view> symbol_names(const LibraryUnit& unit, bool public_only) {
  std::vector<std::string_view> names;
  for (const auto& [name, symbol] : unit.symbols) {
    if (!public_only || (!symbol.is_private && symbol.kind != Symbol::Kind::Include)) names.push_back(name);
  }
  return names;
}

const Symbol* find_terminology(Session& session, const LibraryUnit& unit, const syntax::QualifiedName& name,
                               Symbol::Kind kind) {
  if (name.name.text.empty()) return nullptr;
  const std::string_view what = kind == Symbol::Kind::CodeSystem ? "code system" : "code";
  const LibraryUnit* owner = &unit;
  if (!name.library.text.empty()) {
    const Symbol* include = find_symbol(unit, name.library.text);
    if (!include || include->kind != Symbol::Kind::Include) {
      session.diagnostics.error(unit.index, name.library.range, "unknown-library",
                                "no included library is called '" + std::string(name.library.text) + "'" +
                                    did_you_mean(name.library.text, symbol_names(unit, false)));
      return nullptr;
    }
    if (!include->included) return nullptr;
    owner = include->included;
  }
  const Symbol* symbol = find_symbol(*owner, name.name.text);
  if (symbol && symbol->kind == kind && (owner == &unit || !symbol->is_private)) return symbol;
  session.diagnostics.error(
      unit.index, name.name.range, "unknown-name",
      "no " + std::string(what) + " is called '" + std::string(name.name.text) + "'" +
          did_you_mean(name.name.text, symbol_names(*owner, owner != &unit)),
      "declare it with `" + std::string(kind == Symbol::Kind::CodeSystem ? "codesystem" : "code") + "`");
  return nullptr;
}

}  // namespace nextline::cql
