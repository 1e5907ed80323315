#include "cql/semantics/declarer.h"

#include "cql/semantics/names.h"
#include "cql/semantics/type_resolver.h"

namespace nextline::cql {
namespace {

std::string_view kind_word(Symbol::Kind kind) {
  switch (kind) {
    case Symbol::Kind::Definition:
      return "definition";
    case Symbol::Kind::Parameter:
      return "parameter";
    case Symbol::Kind::CodeSystem:
      return "code system";
    case Symbol::Kind::ValueSet:
      return "value set";
    case Symbol::Kind::Code:
      return "code";
    case Symbol::Kind::Concept:
      return "concept";
    case Symbol::Kind::Include:
      return "included library";
  }
  return "name";
}

}  // namespace

void Declarer::error(SourceRange range, std::string code, std::string message, std::string hint) {
  session_.diagnostics.error(unit_.index, range, std::move(code), std::move(message), std::move(hint));
}

void Declarer::declare() {
  if (unit_.is_expression) return declare_expression();
  const syntax::Library& library = unit_.tree->library();
  for (const auto& definition : library.usings) add_using(definition);
  for (const auto& definition : library.includes) add_include(definition);
  for (const auto& definition : library.code_systems) add_code_system(definition);
  for (const auto& definition : library.value_sets) add_value_set(definition);
  for (const auto& definition : library.codes) add_code(definition);
  for (const auto& definition : library.concepts) add_concept(definition);
  for (const auto& definition : library.parameters) add_parameter(definition);
  set_default_context();
  add_statements();
}

void Declarer::declare_expression() {
  const Model* fhir = session_.find_model("FHIR");
  const Model* facts = session_.find_model("Nextline");
  unit_.models = {fhir, facts};
  unit_.usings = {{"FHIR", fhir}, {"Nextline", facts}};
  const bool has_facts = !facts->element_names(facts->context_type("Case")).empty();
  unit_.context = has_facts ? ContextInfo{"Case", facts->context_type("Case"), facts}
                            : ContextInfo{"Patient", fhir->context_type("Patient"), fhir};
  if (unit_.tree->expression() == nullptr) return;
  Symbol symbol;
  symbol.row = size_of(program_.definitions);
  symbol.context = unit_.context;
  Definition row;
  row.name = program_.intern("expression");
  row.library = unit_.index;
  row.flags = has_facts ? 4 : 0;
  program_.definitions.push_back(row);
  unit_.symbols.emplace("expression", symbol);
  if (!unit_.parameters) return;
  for (const auto& definition : unit_.parameters->library().parameters) add_parameter(definition);
}

void Declarer::add_using(const syntax::UsingDefinition& definition) {
  const std::string name = syntax::dotted(definition.model);
  if (name == "System" || name.empty()) return;
  const Model* model = session_.find_model(name);
  if (!model) {
    return error(definition.range, "unknown-model",
                 "there is no data model '" + name + "'" + did_you_mean(name, session_.model_names()),
                 "use FHIR version '4.0.1' or Nextline version '1'");
  }
  if (!model->has_version(definition.version.value)) {
    return error(definition.version.range, "unknown-model-version",
                 "model " + name + " has no version '" + std::string(definition.version.value) + "'",
                 "use version '" + std::string(model->versions()) + "'");
  }
  unit_.models.push_back(model);
  unit_.usings.emplace(std::string(definition.name.text), model);
}

Symbol* Declarer::add_symbol(const syntax::Declaration& declaration, Symbol::Kind kind) {
  if (declaration.name.text.empty()) return nullptr;
  Symbol symbol;
  symbol.kind = kind;
  symbol.is_private = declaration.access == syntax::Access::Private;
  symbol.declaration = &declaration;
  if (kind != Symbol::Kind::Definition && kind != Symbol::Kind::Parameter) symbol.progress = Progress::Done;
  const auto [entry, added] = unit_.symbols.try_emplace(std::string(declaration.name.text), symbol);
  if (added) return &entry->second;
  entry->second.is_ambiguous = true;
  const Position first = position_of(unit_.tree->text(), entry->second.declaration->name.range.begin);
  error(declaration.name.range, "duplicate-name",
        "the name '" + entry->first + "' is taken: line " + std::to_string(first.line) + " has a " +
            std::string(kind_word(entry->second.kind)) + " of that name",
        "rename one of them");
  return nullptr;
}

void Declarer::add_include(const syntax::IncludeDefinition& definition) {
  Symbol* symbol = add_symbol(definition, Symbol::Kind::Include);
  if (!symbol) return;
  const std::string name = syntax::dotted(definition.library);
  symbol->included = find_(name, definition.version.value);
  if (symbol->included) return;
  symbol->is_fhir_helpers = name == "FHIRHelpers";
  if (!symbol->is_fhir_helpers) {
    const std::string version(definition.version.value);
    error(definition.range, "unknown-library",
          "there is no library '" + name + "'" + (version.empty() ? "" : " version '" + version + "'"),
          "put it beside this one, or mend the name");
  } else if (definition.version.present && definition.version.value != "4.0.1") {
    error(definition.version.range, "unknown-library",
          "FHIRHelpers is built in as version '4.0.1', not '" + std::string(definition.version.value) + "'",
          "use version '4.0.1'");
  }
}

void Declarer::add_code_system(const syntax::CodeSystemDefinition& definition) {
  Symbol* symbol = add_symbol(definition, Symbol::Kind::CodeSystem);
  if (!symbol) return;
  symbol->row = size_of(program_.value_sets);
  program_.value_sets.push_back({program_.intern(definition.name.text), program_.intern(definition.id),
                                 program_.intern(definition.version.value), 1});
}

void Declarer::add_value_set(const syntax::ValueSetDefinition& definition) {
  Symbol* symbol = add_symbol(definition, Symbol::Kind::ValueSet);
  if (!symbol) return;
  symbol->row = size_of(program_.value_sets);
  program_.value_sets.push_back({program_.intern(definition.name.text), program_.intern(definition.id),
                                 program_.intern(definition.version.value), 0});
  for (const syntax::QualifiedName& system : definition.code_systems) {
    find_terminology(session_, unit_, system, Symbol::Kind::CodeSystem);
  }
}

void Declarer::add_code(const syntax::CodeDefinition& definition) {
  Symbol* symbol = add_symbol(definition, Symbol::Kind::Code);
  if (!symbol) return;
  symbol->row = size_of(program_.codes);
  CodeRow row;
  row.code = program_.intern(definition.code);
  row.display = program_.intern(definition.display.value);
  if (const Symbol* system = find_terminology(session_, unit_, definition.system, Symbol::Kind::CodeSystem)) {
    row.system = program_.value_sets[system->row].id;
    row.version = program_.value_sets[system->row].version;
  }
  program_.codes.push_back(row);
}

void Declarer::add_concept(const syntax::ConceptDefinition& definition) {
  Symbol* symbol = add_symbol(definition, Symbol::Kind::Concept);
  if (!symbol) return;
  std::vector<std::uint32_t> codes;
  for (const syntax::QualifiedName& name : definition.codes) {
    if (const Symbol* code = find_terminology(session_, unit_, name, Symbol::Kind::Code)) codes.push_back(code->row);
  }
  symbol->row = size_of(program_.concepts);
  program_.concepts.push_back(
      {session_.writer.add_args(codes), size_of(codes), program_.intern(definition.display.value)});
}

void Declarer::add_parameter(const syntax::ParameterDefinition& definition) {
  Symbol* symbol = add_symbol(definition, Symbol::Kind::Parameter);
  if (!symbol) return;
  symbol->row = size_of(program_.parameters);
  Parameter row;
  row.name = program_.intern(definition.name.text);
  row.library = unit_.index;
  program_.parameters.push_back(row);
}

void Declarer::set_default_context() {
  for (const Model* model : unit_.models) {
    for (const std::string_view name : {"Patient", "Case"}) {
      if (const TypeRef type = model->context_type(name)) unit_.context = {std::string(name), type, model};
    }
    if (unit_.context.type) return;
  }
}

ContextInfo Declarer::context_of(const syntax::ContextDefinition& definition) {
  const std::string name(definition.name.text);
  if (name == "Unfiltered" || name == "Population" || name.empty()) return {};
  for (const Model* model : unit_.models) {
    if (!definition.model.text.empty() && model->name() != definition.model.text) continue;
    if (const TypeRef type = model->context_type(name)) return {name, type, model};
  }
  const std::vector<std::string_view> known{"Patient", "Unfiltered", "Case"};
  error(definition.name.range, "unknown-context",
        "there is no context '" + name + "' in the models used here" + did_you_mean(name, known),
        "use context Patient with FHIR, or context Case with Nextline");
  return {};
}

void Declarer::add_statements() {
  ContextInfo context = unit_.context;
  for (const syntax::Statement* statement : unit_.tree->library().statements) {
    if (const auto* line = syntax::statement_as<syntax::ContextDefinition>(*statement)) context = context_of(*line);
    if (const auto* definition = syntax::statement_as<syntax::ExpressionDefinition>(*statement)) {
      add_definition(*definition, context);
    }
    if (const auto* function = syntax::statement_as<syntax::FunctionDefinition>(*statement)) {
      add_function(*function, context);
    }
  }
}

void Declarer::add_definition(const syntax::ExpressionDefinition& definition, const ContextInfo& context) {
  Symbol* symbol = add_symbol(definition, Symbol::Kind::Definition);
  if (!symbol) return;
  symbol->context = context;
  symbol->row = size_of(program_.definitions);
  Definition row;
  row.name = program_.intern(definition.name.text);
  row.library = unit_.index;
  row.flags = (symbol->is_private ? 1U : 0U) | (context.type ? 0U : 2U) | (context.name == "Case" ? 4U : 0U);
  row.first_tag = size_of(program_.tags);
  row.tag_count = size_of(definition.tags);
  for (const syntax::CommentTag& tag : definition.tags) {
    program_.tags.push_back({program_.intern(tag.name), program_.intern(tag.value)});
  }
  program_.definitions.push_back(row);
}

void Declarer::add_function(const syntax::FunctionDefinition& definition, const ContextInfo& context) {
  if (definition.name.text.empty()) return;
  auto function = std::make_unique<FunctionSymbol>();
  function->syntax = &definition;
  function->context = context;
  function->is_private = definition.access == syntax::Access::Private;
  function->signature.row = size_of(program_.functions);
  for (const syntax::OperandDefinition& operand : definition.operands) {
    const TypeRef type = resolve_type(session_, unit_, *operand.type);
    function->signature.operands.push_back(type ? type : session_.types.any);
  }
  auto& overloads = unit_.functions[std::string(definition.name.text)];
  for (const auto& other : overloads) {
    if (other->signature.operands != function->signature.operands) continue;
    return error(definition.name.range, "duplicate-name",
                 "function '" + std::string(definition.name.text) + "' is already defined for these operand types",
                 "rename it or change its operands");
  }
  Function row;
  row.name = program_.intern(definition.name.text);
  row.library = unit_.index;
  row.operand_count = size_of(definition.operands);
  row.flags = (function->is_private ? 1U : 0U) | (definition.fluent ? 2U : 0U) | (definition.external ? 4U : 0U);
  program_.functions.push_back(row);
  overloads.push_back(std::move(function));
}

}  // namespace nextline::cql
