#include "knowledge/decision.h"

#include <algorithm>
#include <memory>

#include "base/positions.h"
#include "cql/syntax/parser.h"
#include "knowledge/decision_reader.h"
#include "knowledge/quantities.h"

namespace nextline::knowledge {

namespace syntax = cql::syntax;

const std::string* DecisionDefinition::tag(std::string_view tag) const {
  for (const auto& [name_of_tag, value] : tags)
    if (name_of_tag == tag) return &value;
  return nullptr;
}

namespace {

std::string key_of(std::string_view library, std::string_view name) {
  std::string key;
  key.reserve(library.size() + 1 + name.size());
  key += library;
  key += '\n';
  key += name;
  return key;
}

}  // namespace

void DecisionModel::add(DecisionDefinition definition) {
  index_.emplace(key_of(definition.library, definition.name), static_cast<std::uint32_t>(definitions.size()));
  libraries.try_emplace(definition.library, definition.library);
  definitions.push_back(std::move(definition));
}

std::optional<std::uint32_t> DecisionModel::find(std::string_view library, std::string_view name) const {
  const auto found = index_.find(key_of(library, name));
  return found == index_.end() ? std::nullopt : std::optional(found->second);
}

namespace {

/// A pack has Guideline and Safety; any other library over `context Case` but Quantities belongs to the decision layer
/// too.
bool decides(const LibraryEntry& library) {
  if (library.name == kQuantities) return false;  // its defines compute numbers
  return library.name == "Guideline" || library.name == "Safety" ||
         library.text.find("\ncontext Case") != std::string::npos;
}

/// Guideline first, then the others in the order of their files.
std::vector<const LibraryEntry*> decision_libraries(const PackSource& pack) {
  std::vector<const LibraryEntry*> out;
  if (const LibraryEntry* guideline = pack.library("Guideline")) out.push_back(guideline);
  for (const LibraryEntry& library : pack.libraries)
    if (library.name != "Guideline" && decides(library)) out.push_back(&library);
  return out;
}

struct ParsedLibrary {
  std::string name;
  const syntax::SyntaxTree* tree = nullptr;
  std::uint32_t first_definition = 0;
};

/// Places in one library.
class PlacesInTree {
 public:
  explicit PlacesInTree(const syntax::SyntaxTree& tree)
      : positions_(tree.text()), outline_(std::make_shared<const Outline>(std::string(tree.file()))) {}

  Place of(SourceRange range) {
    const Position position = positions_.of(range.begin);
    return {outline_, position.line, position.column};
  }

 private:
  PositionsInOrder positions_;
  std::shared_ptr<const Outline> outline_;
};

/// Adds the names of a library's defines; what a decision library may not hold is an error.
void declare(const ParsedLibrary& library, DecisionModel& model) {
  std::string context;
  PlacesInTree places(*library.tree);
  for (const syntax::Statement* statement : library.tree->library().statements) {
    const Place place = places.of(statement->range);
    if (syntax::statement_as<syntax::ContextDefinition>(*statement) != nullptr) {
      context = std::string(statement->name.text);
    } else if (syntax::statement_as<syntax::FunctionDefinition>(*statement) != nullptr) {
      model.errors.push_back(error_at(place, "outside-subset", "a function is outside the decision subset",
                                      "write a define for each case"));
    } else if (syntax::statement_as<syntax::ExpressionDefinition>(*statement) != nullptr) {
      if (context != "Case")
        model.errors.push_back(error_at(place, "context", "a decision is made over 'context Case'",
                                        "write 'context Case' above the first define"));
      DecisionDefinition definition;
      definition.library = library.name;
      definition.name = std::string(statement->name.text);
      for (const syntax::CommentTag& tag : statement->tags) definition.tags.emplace_back(tag.name, tag.value);
      definition.place = places.of(statement->name.range);
      model.add(std::move(definition));
    }
  }
  for (const syntax::ParameterDefinition& parameter : library.tree->library().parameters)
    model.errors.push_back(error_at(places.of(parameter.range), "outside-subset",
                                    "a parameter is outside the decision subset", "make it a fact of case.yaml"));
}

void read_bodies(const PackSource& pack, const ParsedLibrary& library, DecisionModel& model) {
  LibraryNames included;
  for (const syntax::IncludeDefinition& include : library.tree->library().includes)
    included[std::string(include.name.text)] = syntax::dotted(include.library);
  const DecisionScope scope{pack, model, library.name, included};
  std::uint32_t index = library.first_definition;
  for (const syntax::Statement* statement : library.tree->library().statements) {
    const auto* define = syntax::statement_as<syntax::ExpressionDefinition>(*statement);
    if (define == nullptr) continue;
    std::vector<Error> errors;
    DecisionExpression body;
    if (define->body != nullptr && syntax::as<syntax::Missing>(define->body) == nullptr) {
      body = DecisionReader(scope, *library.tree, nullptr, errors).read(*define->body);
      model.definitions[index].valid = errors.empty();
    }
    if (errors.empty()) model.definitions[index].body = std::move(body);
    std::move(errors.begin(), errors.end(), std::back_inserter(model.errors));
    ++index;
  }
}

/// Finds cycles by depth-first walk; a define on one becomes invalid, so that nobody follows it for ever.
class CycleBreaker {
 public:
  explicit CycleBreaker(DecisionModel& model) : model_(model), states_(model.definitions.size(), State::New) {}

  void run() {
    for (std::uint32_t i = 0; i < model_.definitions.size(); ++i) visit(i);
  }

 private:
  enum class State : std::uint8_t { New, Open, Done };

  void visit(std::uint32_t index) {
    if (states_[index] != State::New) return;
    states_[index] = State::Open;
    if (!follow(model_.definitions[index].body)) {
      DecisionDefinition& definition = model_.definitions[index];
      definition.body = DecisionExpression{};
      definition.valid = false;
      model_.errors.push_back(error_at(definition.place, "cycle",
                                       "the define '" + definition.name + "' is part of a circle of references",
                                       "break the circle"));
    }
    states_[index] = State::Done;
  }

  /// False when a reference leads back to a define that is still open.
  bool follow(const DecisionExpression& e) {
    bool free = true;
    if (e.op == DecisionOp::Reference) {
      if (states_[e.reference] == State::Open) return false;
      visit(e.reference);
    }
    for (const DecisionExpression& operand : e.operands) free = follow(operand) && free;
    return free;
  }

  DecisionModel& model_;
  std::vector<State> states_;
};

std::vector<std::string> public_defines(const syntax::SyntaxTree& tree) {
  std::vector<std::string> out;
  for (const syntax::Statement* statement : tree.library().statements)
    if (statement->kind == syntax::StatementKind::Expression && statement->access == syntax::Access::Public)
      out.emplace_back(statement->name.text);
  return out;
}

}  // namespace

DecisionModel decision_model(const PackSource& pack) {
  DecisionModel model;
  std::vector<ParsedLibrary> libraries;
  for (const LibraryEntry* entry : decision_libraries(pack)) {
    const std::vector<Error>& errors = entry->parsed->errors;
    model.errors.insert(model.errors.end(), errors.begin(), errors.end());
    libraries.push_back({entry->name, entry->parsed->tree.get(), static_cast<std::uint32_t>(model.definitions.size())});
    declare(libraries.back(), model);
  }
  for (const ParsedLibrary& library : libraries) read_bodies(pack, library, model);
  CycleBreaker(model).run();
  if (const LibraryEntry* record = pack.library("Record")) {
    model.record_definitions = public_defines(*record->parsed->tree);
    model.errors.insert(model.errors.end(), record->parsed->errors.begin(), record->parsed->errors.end());
  }
  sort_by_place(model.errors);
  return model;
}

std::optional<DecisionExpression> decision_expression(const PackSource& pack, const DecisionModel& model,
                                                      const Word& text, std::vector<Error>& errors) {
  const syntax::ParseResult parsed = syntax::parse_expression(text.text, text.place.file());
  if (!parsed.ok()) {
    const Error& first = parsed.errors.front();
    errors.push_back(error_at(text.place, first.code, first.message + " in '" + text.text + "'", first.hint));
    return std::nullopt;
  }
  const DecisionScope scope{pack, model, {}, model.libraries};
  const std::size_t before = errors.size();
  DecisionExpression out = DecisionReader(scope, *parsed.tree, &text.place, errors).read(*parsed.tree->expression());
  if (errors.size() != before) return std::nullopt;
  return out;
}

std::optional<std::uint32_t> decision_reference(const DecisionModel& model, const Word& text,
                                                std::vector<Error>& errors) {
  static const PackSource kNoFacts;
  const auto expression = decision_expression(kNoFacts, model, text, errors);
  if (!expression) return std::nullopt;
  if (expression->op == DecisionOp::Reference) return expression->reference;
  errors.push_back(error_at(text.place, "not-a-reference", "'" + text.text + "' is not the name of a define",
                            "write Guideline.\"Name of the define\""));
  return std::nullopt;
}

}  // namespace nextline::knowledge
