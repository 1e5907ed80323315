// Retrieves: `[Condition: "VS"]`, `[Observation: code ~ "LVEF"]`.
#include "cql/semantics/body.h"
#include "cql/semantics/type_resolver.h"

namespace nextline::cql {
namespace {

bool is_url(const syntax::TypeSpecifier& specifier) {
  return !specifier.names.empty() && specifier.names.back().text.find("://") != std::string_view::npos;
}

}  // namespace

/// `["http://hl7.org/fhir/StructureDefinition/bmi"]`: the type the profile is of. `profile` becomes what resources must
/// name in meta.profile: nothing for the URL of a type itself, which they all follow.
TypeRef BodyCompiler::retrieved_profile(const syntax::TypeSpecifier& specifier, std::string_view& profile) {
  const std::string_view url = specifier.names.back().text;
  for (const Model* model : unit_.models) {
    bool everything = false;
    const TypeRef type = model->profiled_type(url, everything);
    if (type && !everything) profile = url;
    if (type) return type;
  }
  error(specifier.range, "unknown-profile", "which resource type this profile is of is not known: " + std::string(url),
        "retrieve the type and filter: [Observation] O where O.meta.profile contains '" + std::string(url) + "'");
  return nullptr;
}

Typed BodyCompiler::on(const syntax::Retrieve& e) {
  std::string_view profile;
  TypeRef type = find_model_type(unit_, *e.type);
  if (!type && is_url(*e.type)) {
    type = retrieved_profile(*e.type, profile);
    if (!type) return {};
  }
  if (!type) {
    resolve_type(session_, unit_, *e.type);
    if (types_.system(syntax::dotted(e.type->names))) {
      return error(e.type->range, "not-retrievable", syntax::dotted(e.type->names) + " is no type of a record",
                   "name a FHIR resource");
    }
    return {};
  }
  if (!type->model->retrievable(type)) {
    return error(e.type->range, "not-retrievable", to_string(type) + " cannot be retrieved", "name a FHIR resource");
  }
  Retrieve row;
  row.resource_type =
      writer_.program().intern(std::string_view(to_string(type)).substr(type->model->name().size() + 1));
  row.profile = writer_.program().intern(profile);
  std::vector<std::uint32_t> args;
  if (e.terminology && !retrieve_path(e, type, row)) return {};
  if (e.terminology && !retrieve_terminology(e, row, args)) return {};
  auto& rows = writer_.program().retrieves;
  rows.push_back(row);
  const Typed found = writer_.node(Op::Retrieve, types_.list(type), static_cast<std::uint32_t>(rows.size()) - 1, args);
  return e.context ? of_related(found, *e.context) : found;
}

/// `["Mother" -> Observation]`: a record is one patient's. Of that patient everything is on it, of another nothing is
/// known: null, not an empty list.
Typed BodyCompiler::of_related(Typed found, const syntax::Expression& related) {
  const Typed person = compile(related);
  if (!person) return {};
  if (!person.type->model || !person.type->model->retrievable(person.type)) {
    return error(related.range, "wrong-type", "the context of a retrieve is " + to_string(person.type),
                 "give an expression whose value is a Patient");
  }
  if (person.type != context_.type) return null_of(found.type);
  const Typed same = call({"Equal"}, {person, writer_.node(Op::Context, context_.type)}, related.range);
  return writer_.node(Op::If, found.type, 0, {same.node, found.node, null_of(found.type).node});
}

bool BodyCompiler::retrieve_path(const syntax::Retrieve& e, TypeRef type, Retrieve& row) {
  if (e.code_path.empty()) {
    const std::string_view primary = type->model->primary_code_path(type);
    if (primary.empty()) {
      error(e.range, "no-code-path", to_string(type) + " has no element that a retrieve filters on by default",
            "name one: [" + to_string(type) + ": element in \"…\"]");
      return false;
    }
    row.code_path = writer_.program().intern(primary);
    return true;
  }
  const syntax::PathStep& step = e.code_path.front();
  if (e.code_path.size() > 1 || step.index) {
    unsupported(e.range, "code-path", "a retrieve filters on one element of the resource", "use a where clause");
    return false;
  }
  if (!element_type(type, step.name.text)) {
    unknown_element(type, step.name.text, step.name.range);
    return false;
  }
  row.code_path = writer_.program().intern(step.name.text);
  return true;
}

bool BodyCompiler::retrieve_terminology(const syntax::Retrieve& e, Retrieve& row, std::vector<std::uint32_t>& args) {
  const Symbol* named = symbol_named(*e.terminology);
  if (named && named->kind == Symbol::Kind::ValueSet) {
    row.value_set = named->row;
    return true;
  }
  if (named && named->kind == Symbol::Kind::Code) {
    row.code = named->row;
    return true;
  }
  const Typed value = compile(*e.terminology);
  if (!value) return false;
  const TypeRef list = types_.list(types_.code);
  TypeRef wanted = value.type == types_.code || value.type == types_.concept_type ? value.type : list;
  if (const TypeRef system = Conversions::system_equivalent(value.type)) wanted = system;
  const Typed codes = coerce(value, wanted, e.terminology->range, "what a retrieve filters by");
  if (!codes) return false;
  args.push_back(codes.node);
  return true;
}

}  // namespace nextline::cql
