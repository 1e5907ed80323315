#include "knowledge/choices.h"

#include "cql/syntax/ast.h"
#include "cql/syntax/parser.h"

namespace nextline::knowledge {

namespace syntax = cql::syntax;

std::vector<ChoiceParameter> choice_parameters(const PackSource& pack, std::vector<Error>& errors) {
  std::vector<ChoiceParameter> out;
  const LibraryEntry* library = pack.library(kChoices);
  if (library == nullptr) return out;
  const syntax::ParseResult parsed = syntax::parse_library(library->text, library->file);
  errors.insert(errors.end(), parsed.errors.begin(), parsed.errors.end());
  const auto place = [&](SourceRange range) { return place_at(library->file, library->text, range.begin); };
  for (const syntax::Statement* statement : parsed.tree->library().statements)
    errors.push_back(error_at(place(statement->range), "outside-choices", "Choices.cql holds parameters only",
                              "move this to another library"));
  for (const syntax::ParameterDefinition& parameter : parsed.tree->library().parameters) {
    const auto* value =
        parameter.default_value == nullptr ? nullptr : syntax::as<syntax::StringLiteral>(*parameter.default_value);
    if (value == nullptr) {
      errors.push_back(error_at(place(parameter.range), "outside-choices", "a choice is a text with a default",
                                "write parameter \"Name\" String default 'id-of-an-alternative'"));
      continue;
    }
    out.push_back({std::string(parameter.name.text), std::string(value->value), place(parameter.name.range)});
  }
  return out;
}

}  // namespace nextline::knowledge
