// Definitions and names that nobody uses.
//
// The rule is meant never to be wrong. A name counts as used wherever it stands as a name, whatever it means there.
// What is private, and what only helps a library (includes), must be used in it. A public definition may be what the
// library is for, so it is looked at only when all this holds: several libraries are given; one of them includes its
// library; it has no comment tags, by which other programs find definitions; and no library given names it. A library
// that nobody includes is an end in itself: its public definitions are results. Public value sets, codes and the like
// follow the same rule, except that with a single library given they must be used in it.
#include <algorithm>
#include <set>

#include "cql/check/warnings.h"
#include "cql/syntax/children.h"

namespace nextline::cql::check {
namespace {

using namespace syntax;  // NOLINT(google-build-using-namespace): kinds of nodes

/// Every name that stands in expressions and declarations of a library, other than as what is declared.
std::set<std::string_view> names_in(const SyntaxTree& tree) {
  std::set<std::string_view> names;
  const auto take = [&names](const QualifiedName& name) { names.insert({name.library.text, name.name.text}); };
  const std::function<void(const TypeSpecifier&)> types = [&](const TypeSpecifier& type) {
    for (const Name& name : type.names) names.insert(name.text);
    for (const TypeSpecifier* argument : type.arguments) types(*argument);
    for (const TupleElementType& element : type.elements) types(*element.type);
  };
  for_each_expression(tree, [&](const Expression& e) {
    if (const auto* identifier = as<Identifier>(e)) names.insert(identifier->name.text);
    if (const auto* property = as<Property>(e)) names.insert(property->name.text);
    if (const auto* call = as<FunctionCall>(e)) names.insert(call->name.text);
    if (const auto* code = as<CodeSelector>(e)) take(code->system);
    if (const auto* selector = as<ConceptSelector>(e))
      for (const CodeSelector* code : selector->codes) take(code->system);
    for_each_type(e, types);
  });
  for (const ValueSetDefinition& set : tree.library().value_sets)
    for (const QualifiedName& system : set.code_systems) take(system);
  for (const CodeDefinition& code : tree.library().codes) take(code.system);
  for (const ConceptDefinition& each : tree.library().concepts)
    for (const QualifiedName& code : each.codes) take(code);
  return names;
}

std::string library_name(const SyntaxTree& tree) {
  return dotted(tree.library().name);
}

class Unused {
 public:
  explicit Unused(std::span<Warnings> all) : all_(all) {
    for (const Warnings& each : all) {
      names_.push_back(names_in(each.tree()));
      const Library& library = each.tree().library();
      for (const IncludeDefinition& include : library.includes) included_.insert(dotted(include.library));
      tagged_.push_back(std::any_of(library.statements.begin(), library.statements.end(),
                                    [](const Statement* statement) { return !statement->tags.empty(); }));
    }
  }

  void run() {
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const Library& library = all_[i].tree().library();
      // Fluent functions of an included library may be called without its name.
      for (const IncludeDefinition& include : library.includes)
        if (!names_[i].contains(include.name.text) && !helps_silently(include))
          tell(i, include, "unused-name", "the included library");
      names(i, library.value_sets, "the value set");
      names(i, library.codes, "the code");
      names(i, library.code_systems, "the code system");
      names(i, library.concepts, "the concept");
      names(i, library.parameters, "the parameter");
      for (const Statement* statement : library.statements) definition(i, *statement);
    }
  }

 private:
  bool used_elsewhere(std::size_t own, std::string_view name) const {
    for (std::size_t i = 0; i < names_.size(); ++i)
      if (i != own && names_[i].contains(name)) return true;
    return false;
  }
  bool is_included(std::size_t i) const { return included_.contains(library_name(all_[i].tree())); }
  /// Its public names serve the other libraries given, and nothing else.
  bool only_helps(std::size_t i) const { return is_included(i) && !tagged_[i]; }

  /// FHIRHelpers serves by being there; so does a library with fluent functions, and one whose text is not given.
  bool helps_silently(const IncludeDefinition& include) const {
    const std::string name = dotted(include.library);
    if (name == "FHIRHelpers") return true;
    for (const Warnings& each : all_) {
      if (library_name(each.tree()) != name) continue;
      for (const Statement* statement : each.tree().library().statements) {
        const auto* function = statement_as<FunctionDefinition>(*statement);
        if (function && function->fluent) return true;
      }
      return false;
    }
    return true;
  }

  template <class Definition>
  void names(std::size_t i, std::span<const Definition> declarations, const char* what) {
    for (const Definition& each : declarations) {
      if (names_[i].contains(each.name.text)) continue;
      const bool alone = all_.size() == 1 && library_name(all_[i].tree()).empty();
      const bool hidden = each.access == Access::Private || alone;
      const bool ends_here = only_helps(i) || (all_.size() > 1 && !is_included(i));
      if (hidden || (ends_here && !used_elsewhere(i, each.name.text))) tell(i, each, "unused-name", what);
    }
  }

  void definition(std::size_t i, const Statement& statement) {
    if (statement.kind == StatementKind::Context || names_[i].contains(statement.name.text)) return;
    const char* what = statement.kind == StatementKind::Function ? "the function" : "the definition";
    if (statement.access == Access::Private) return tell(i, statement, "unused-definition", what);
    if (only_helps(i) && !used_elsewhere(i, statement.name.text)) tell(i, statement, "unused-definition", what);
  }

  void tell(std::size_t i, const Declaration& declaration, const char* code, const std::string& what) {
    const bool is_private = declaration.access == Access::Private;
    all_[i].add(declaration.name.range, code,
                what + " '" + std::string(declaration.name.text) + "' is used nowhere" +
                    (is_private || all_.size() == 1 ? " in this library" : " in the libraries given"),
                "remove it; if something else needs it, put `// @allow: " + std::string(code) + "` above it");
  }

  std::span<Warnings> all_;
  std::vector<std::set<std::string_view>> names_;
  std::set<std::string> included_;
  std::vector<bool> tagged_;
};

}  // namespace

void warn_of_unused(std::span<Warnings> warnings) {
  Unused(warnings).run();
}

}  // namespace nextline::cql::check
