// The lines of a library before its statements: library, using, include, codesystem, valueset, code, concept,
// parameter.
#include "cql/syntax/comment_tags.h"
#include "cql/syntax/recursive_descent.h"

namespace nextline::cql::syntax {

/// What a definition whose first token is `first_token` has before its name is read.
Declaration RecursiveDescent::declaration(std::size_t first_token, Access access) {
  Declaration result;
  const std::uint32_t begin = token_at(first_token).range.begin;
  const std::uint32_t before = first_token == 0 ? 0 : token_at(first_token - 1).range.end;
  result.range = {begin, begin};
  result.access = access;
  result.tags = build_.keep(comment_tags(build_.text(), before, begin));
  return result;
}

void RecursiveDescent::library_line(Library& library) {
  const Declaration declared = declaration(at_, Access::Public);
  ++at_;
  library.tags = declared.tags;
  library.name = build_.keep(qualified_name("the library's name"));
  library.version = text_after(Kind::VersionWord, "the version");
  end_of_statement();
}

bool RecursiveDescent::at_definition() const {
  const std::size_t ahead = at(Kind::PublicWord) || at(Kind::PrivateWord) ? 1 : 0;
  switch (kind(ahead)) {
    case Kind::UsingWord:
    case Kind::IncludeWord:
    case Kind::CodesystemWord:
    case Kind::ValuesetWord:
    case Kind::CodeWord:
    case Kind::ConceptWord:
    case Kind::ParameterWord:
      return true;
    default:
      return false;
  }
}

void RecursiveDescent::definition() {
  const std::size_t first = at_;
  const Access access = at(Kind::PrivateWord) ? Access::Private : Access::Public;
  const bool stated = accept(Kind::PublicWord) || accept(Kind::PrivateWord);
  if (stated && (at(Kind::UsingWord) || at(Kind::IncludeWord))) {
    report("unexpected-text", "'" + std::string(text_of(token())) + "' takes no access modifier", token_at(first).range,
           "remove 'public' or 'private' here");
  }
  if (!kept_.statements.empty()) {
    report("definition-order", "'" + std::string(text_of(token())) + "' stands after a statement",
           token_at(first).range, "move it above the first 'context' or 'define'");
  }
  const Kind which = kind();
  Declaration declared = declaration(first, access);
  ++at_;
  switch (which) {
    case Kind::UsingWord:
      kept_.usings.push_back(model_or_library(declared, &UsingDefinition::model));
      break;
    case Kind::IncludeWord:
      kept_.includes.push_back(model_or_library(declared, &IncludeDefinition::library));
      break;
    case Kind::CodesystemWord:
      kept_.code_systems.push_back(code_system(declared));
      break;
    case Kind::ValuesetWord:
      kept_.value_sets.push_back(value_set(declared));
      break;
    case Kind::CodeWord:
      kept_.codes.push_back(code_definition(declared));
      break;
    case Kind::ConceptWord:
      kept_.concepts.push_back(concept_definition(declared));
      break;
    default:
      kept_.parameters.push_back(parameter(declared));
      break;
  }
  end_of_statement();
}

/// `using` and `include` alike: qualified name, version, local name.
template <class Definition>
Definition RecursiveDescent::model_or_library(const Declaration& declared, std::span<const Name> Definition::*names) {
  Definition result{};
  static_cast<Declaration&>(result) = declared;
  const auto parts = qualified_name("a name");
  result.*names = build_.keep(parts);
  result.version = text_after(Kind::VersionWord, "the version");
  result.name = accept(Kind::CalledWord) ? name("a local name after 'called'") : parts.back();
  result.range = since(declared.range.begin);
  return result;
}

CodeSystemDefinition RecursiveDescent::code_system(const Declaration& declared) {
  CodeSystemDefinition result{};
  static_cast<Declaration&>(result) = declared;
  result.name = name("the code system's name");
  expect(Kind::Colon, "after the code system's name");
  result.id = text("the code system's id").value;
  result.version = text_after(Kind::VersionWord, "the version");
  result.range = since(declared.range.begin);
  return result;
}

ValueSetDefinition RecursiveDescent::value_set(const Declaration& declared) {
  ValueSetDefinition result{};
  static_cast<Declaration&>(result) = declared;
  result.name = name("the value set's name");
  expect(Kind::Colon, "after the value set's name");
  result.id = text("the value set's id").value;
  result.version = text_after(Kind::VersionWord, "the version");
  std::vector<QualifiedName> systems;
  if (accept(Kind::CodesystemsWord) && expect(Kind::LeftBrace, "before the code systems")) {
    list_of(Kind::RightBrace, "after a code system",
            [&] { systems.push_back(qualified_reference("the name of a code system")); });
  }
  result.code_systems = build_.keep(systems);
  result.range = since(declared.range.begin);
  return result;
}

CodeDefinition RecursiveDescent::code_definition(const Declaration& declared) {
  CodeDefinition result{};
  static_cast<Declaration&>(result) = declared;
  result.name = name("the code's name");
  expect(Kind::Colon, "after the code's name");
  result.code = text("the code").value;
  expect(Kind::FromWord, "and a code system after the code");
  result.system = qualified_reference("the name of a code system");
  result.display = text_after(Kind::DisplayWord, "the display");
  result.range = since(declared.range.begin);
  return result;
}

ConceptDefinition RecursiveDescent::concept_definition(const Declaration& declared) {
  ConceptDefinition result{};
  static_cast<Declaration&>(result) = declared;
  result.name = name("the concept's name");
  expect(Kind::Colon, "after the concept's name");
  std::vector<QualifiedName> codes;
  if (expect(Kind::LeftBrace, "before the concept's codes")) {
    list_of(Kind::RightBrace, "after a code", [&] { codes.push_back(qualified_reference("the name of a code")); });
  }
  result.codes = build_.keep(codes);
  result.display = text_after(Kind::DisplayWord, "the display");
  result.range = since(declared.range.begin);
  return result;
}

ParameterDefinition RecursiveDescent::parameter(const Declaration& declared) {
  ParameterDefinition result{};
  static_cast<Declaration&>(result) = declared;
  result.name = name("the parameter's name");
  if (!at(Kind::DefaultWord) && !at(Kind::EndOfText) && !at_statement()) result.type = type();
  if (accept(Kind::DefaultWord)) result.default_value = expression();
  result.range = since(declared.range.begin);
  return result;
}

void RecursiveDescent::keep_definitions(Library& library) {
  library.usings = build_.keep(kept_.usings);
  library.includes = build_.keep(kept_.includes);
  library.code_systems = build_.keep(kept_.code_systems);
  library.value_sets = build_.keep(kept_.value_sets);
  library.codes = build_.keep(kept_.codes);
  library.concepts = build_.keep(kept_.concepts);
  library.parameters = build_.keep(kept_.parameters);
  library.statements = build_.keep(kept_.statements);
}

}  // namespace nextline::cql::syntax
