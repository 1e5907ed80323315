#include "cql/semantics/type_resolver.h"

#include <algorithm>

namespace nextline::cql {
namespace {

/// Resolves one specifier, its parts by recursion; the parser caps how deep they go.
class TypeResolver {
 public:
  TypeResolver(Session& session, const LibraryUnit& unit, TypeRef operand)
      : session_(session), unit_(unit), operand_(operand) {}

  TypeRef resolve(const syntax::TypeSpecifier& specifier) {
    switch (specifier.kind) {
      case syntax::TypeKind::Missing:
        return nullptr;
      case syntax::TypeKind::Named:
        return named(specifier);
      case syntax::TypeKind::List:
        return wrapped(specifier, true);
      case syntax::TypeKind::Interval:
        return wrapped(specifier, false);
      case syntax::TypeKind::Tuple:
        return tuple(specifier);
      case syntax::TypeKind::Choice:
        return choice(specifier);
    }
    return nullptr;
  }

 private:
  TypeRef wrapped(const syntax::TypeSpecifier& specifier, bool list) {
    const TypeRef inner = specifier.arguments.empty() ? nullptr : resolve(*specifier.arguments[0]);
    if (!inner) return nullptr;
    return list ? session_.types.list(inner) : session_.types.interval(inner);
  }

  TypeRef tuple(const syntax::TypeSpecifier& specifier) {
    std::vector<TupleElement> elements;
    for (const syntax::TupleElementType& element : specifier.elements) {
      const TypeRef type = resolve(*element.type);
      if (!type) return nullptr;
      elements.push_back({std::string(element.name.text), type});
    }
    return session_.types.tuple(std::move(elements));
  }

  TypeRef choice(const syntax::TypeSpecifier& specifier) {
    std::vector<TypeRef> alternatives;
    for (const syntax::TypeSpecifier* argument : specifier.arguments) {
      const TypeRef type = resolve(*argument);
      if (!type) return nullptr;
      alternatives.push_back(type);
    }
    return session_.types.choice(alternatives);
  }

  TypeRef named(const syntax::TypeSpecifier& specifier) {
    const TypeRef model_type = find_model_type(unit_, specifier);
    const std::string name = syntax::dotted(specifier.names);
    const bool says_system = name.starts_with("System.");
    const TypeRef system =
        session_.types.system(says_system ? std::string_view(name).substr(7) : std::string_view(name));
    const bool meant = model_type && operand_ && !(system && may_be(operand_, system) && !operand_->is_any()) &&
                       (may_be(operand_, model_type) || !system);
    if (system && !(meant && !operand_->is_any())) return system;
    if (model_type) return model_type;
    report(specifier, name);
    return nullptr;
  }

  void report(const syntax::TypeSpecifier& specifier, const std::string& name) {
    std::vector<std::string_view> known = session_.types.system_names();
    for (const Model* model : unit_.models) {
      const auto names = model->type_names();
      known.insert(known.end(), names.begin(), names.end());
    }
    const std::string_view last = specifier.names.empty() ? std::string_view(name) : specifier.names.back().text;
    session_.diagnostics.error(unit_.index, specifier.range, "unknown-type",
                               "there is no type '" + name + "'" + did_you_mean(last, known),
                               unit_.models.empty() ? "name a model with `using`" : "");
  }

  Session& session_;
  const LibraryUnit& unit_;
  TypeRef operand_;
};

}  // namespace

TypeRef find_model_type(const LibraryUnit& unit, const syntax::TypeSpecifier& specifier) {
  if (specifier.kind != syntax::TypeKind::Named || specifier.names.empty()) return nullptr;
  const std::string name = syntax::dotted(specifier.names);
  if (specifier.names.size() > 1) {
    const auto used = unit.usings.find(std::string(specifier.names[0].text));
    if (used != unit.usings.end())
      return used->second->find_type(std::string_view(name).substr(used->first.size() + 1));
  }
  for (const Model* model : unit.models) {
    if (const TypeRef type = model->find_type(name)) return type;
  }
  return nullptr;
}

bool may_be(TypeRef type, TypeRef wanted) {
  if (is_subtype(type, wanted) || is_subtype(wanted, type)) return true;
  const auto reaches = [](TypeRef choice, TypeRef other) {
    return choice->is_choice() && std::any_of(choice->alternatives.begin(), choice->alternatives.end(),
                                              [other](TypeRef part) { return may_be(part, other); });
  };
  if (reaches(type, wanted) || reaches(wanted, type)) return true;
  return type->kind == wanted->kind && type->element && may_be(type->element, wanted->element);
}

TypeRef resolve_type(Session& session, const LibraryUnit& unit, const syntax::TypeSpecifier& specifier,
                     TypeRef operand) {
  return TypeResolver(session, unit, operand).resolve(specifier);
}

}  // namespace nextline::cql
