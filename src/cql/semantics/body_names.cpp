// Identifiers: locals, declared names, the context object.
#include <algorithm>

#include "cql/semantics/body.h"
#include "cql/semantics/names.h"

namespace nextline::cql {
namespace {

constexpr std::string_view kThis = "$this";

}  // namespace

const BodyCompiler::Local* BodyCompiler::find_local(std::string_view name) const {
  const auto found = std::find_if(locals_.rbegin(), locals_.rend(), [name](const Local& l) { return l.name == name; });
  return found == locals_.rend() ? nullptr : &*found;
}

Typed BodyCompiler::local(const Local& found) {
  return writer_.node(Op::Slot, found.type, found.slot);
}

Typed BodyCompiler::on(const syntax::Identifier& e) {
  const std::string_view name = e.name.text;
  if (name.empty()) return {};
  for (auto at = locals_.rbegin(); at != locals_.rend(); ++at) {
    // In a sort clause a bare name is an element of the item being sorted.
    if (at->name == kThis && element_type(at->type, name)) return element(local(*at), name, e.name.range);
    if (at->name == name) return local(*at);
  }
  if (Symbol* found = find_symbol(unit_, name)) return symbol(unit_, *found, name, e.name.range);
  if (context_.type && name == context_.name) return writer_.node(Op::Context, context_.type);
  return unknown_name(name, e.name.range);
}

Typed BodyCompiler::unknown_name(std::string_view name, SourceRange range) {
  std::vector<std::string> known;
  for (const Local& l : locals_) {
    if (l.name[0] != '$') known.push_back(l.name);
    if (l.name != kThis) continue;
    for (const std::string_view name_of_element : element_names(l.type)) known.emplace_back(name_of_element);
  }
  for (const std::string_view symbol_name : symbol_names(unit_, false)) known.emplace_back(symbol_name);
  std::string hint = "define it, or mend its spelling";
  if (context_.type) {
    known.push_back(context_.name);
    const auto elements = element_names(context_.type);
    if (std::find(elements.begin(), elements.end(), name) != elements.end()) {
      hint = "write " + context_.name + "." + std::string(name);
    }
  }
  return error(range, "unknown-name",
               "there is nothing called '" + std::string(name) + "' here" + did_you_mean(name, known), hint);
}

Typed BodyCompiler::on(const syntax::ExternalConstant& e) {
  return unsupported(e.range, "external-constant", "there is no constant %" + std::string(e.name));
}

Typed BodyCompiler::on(const syntax::Variable& e) {
  const std::string_view name = e.variable == syntax::VariableKind::This    ? kThis
                                : e.variable == syntax::VariableKind::Index ? std::string_view("$index")
                                                                            : std::string_view("$total");
  if (const Local* found = find_local(name)) return local(*found);
  return error(e.range, "unknown-name", std::string(name) + " has no meaning here",
               "it stands for an item in a sort clause");
}

const Symbol* BodyCompiler::include_named(const syntax::Expression* e) const {
  const auto* identifier = syntax::as<syntax::Identifier>(e);
  if (!identifier || find_local(identifier->name.text)) return nullptr;
  const Symbol* found = find_symbol(unit_, identifier->name.text);
  return found && found->kind == Symbol::Kind::Include ? found : nullptr;
}

const Symbol* BodyCompiler::symbol_named(const syntax::Expression& e) const {
  if (const auto* identifier = syntax::as<syntax::Identifier>(e)) {
    return find_local(identifier->name.text) ? nullptr : find_symbol(unit_, identifier->name.text);
  }
  const auto* property = syntax::as<syntax::Property>(e);
  const Symbol* include = property ? include_named(property->source) : nullptr;
  const Symbol* found = include && include->included ? find_symbol(*include->included, property->name.text) : nullptr;
  return found && !found->is_private ? found : nullptr;
}

Typed BodyCompiler::symbol_of_library(const Symbol& include, const syntax::Name& name) {
  if (!include.included) {
    if (!include.is_fhir_helpers) return {};  // the include itself was reported
    return error(name.range, "unknown-name", "FHIRHelpers has no definition '" + std::string(name.text) + "'");
  }
  const LibraryUnit& owner = *include.included;
  Symbol* found = find_symbol(owner, name.text);
  if (!found || found->kind == Symbol::Kind::Include) {
    return error(name.range, "unknown-name",
                 "library " + owner.name + " has no '" + std::string(name.text) + "'" +
                     did_you_mean(name.text, symbol_names(owner, true)));
  }
  if (found->is_private) {
    return error(name.range, "private-name", "'" + std::string(name.text) + "' is private to library " + owner.name,
                 "make it public there");
  }
  return symbol(owner, *found, name.text, name.range);
}

Typed BodyCompiler::symbol(const LibraryUnit& owner, Symbol& found, std::string_view name, SourceRange range) {
  using Kind = Symbol::Kind;
  if (found.is_ambiguous) return {};
  session_.complete(owner, found, name, unit_, range);
  switch (found.kind) {
    case Kind::Definition:
      return found.type ? writer_.node(Op::DefinitionRef, found.type, found.row) : Typed{};
    case Kind::Parameter:
      return found.type ? writer_.node(Op::ParameterRef, found.type, found.row) : Typed{};
    case Kind::ValueSet:
      return writer_.node(Op::ValueSetRef, types_.value_set, found.row);
    case Kind::CodeSystem:
      return writer_.node(Op::CodeSystemRef, types_.code_system, found.row);
    case Kind::Code:
      return writer_.node(Op::CodeRef, types_.code, found.row);
    case Kind::Concept:
      return writer_.node(Op::ConceptRef, types_.concept_type, found.row);
    case Kind::Include:
      break;
  }
  return error(range, "library-as-value", "'" + std::string(name) + "' is a library, not a value",
               "name one of its definitions: " + std::string(name) + ".\"…\"");
}

}  // namespace nextline::cql
