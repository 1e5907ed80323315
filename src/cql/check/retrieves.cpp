// Retrieves that take every resource of a type.
#include "cql/check/warnings.h"
#include "cql/semantics/model.h"

namespace nextline::cql::check {

void warn_of_retrieves(Warnings& warnings) {
  TypeTable types;
  const std::unique_ptr<Model> model = make_fhir_model(types);
  for_each_expression(warnings.tree(), [&](const syntax::Expression& e) {
    const auto* retrieve = syntax::as<syntax::Retrieve>(e);
    if (!retrieve || retrieve->terminology || retrieve->type->names.empty()) return;
    const std::string name(retrieve->type->names.back().text);
    const TypeRef type = model->find_type(name);
    if (!type || model->primary_code_path(type).empty()) return;
    warnings.add(e.range, "unfiltered-retrieve", "this reads every " + name + " of the record, whatever its code",
                 "filter by a value set: [" + name +
                     ": \"…\"]; if all are meant, put `// @allow: unfiltered-retrieve` "
                     "above the definition");
  });
}

}  // namespace nextline::cql::check
