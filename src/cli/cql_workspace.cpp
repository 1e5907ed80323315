#include "cli/cql_workspace.h"

#include <unistd.h>

#include <algorithm>

#include "base/clock.h"
#include "base/text_file.h"
#include "case/case_value.h"
#include "case/case_yaml.h"
#include "cli/cql_model.h"
#include "cli/cql_session.h"
#include "cli/patient.h"
#include "cql/engine/evaluator.h"
#include "cql/engine/print.h"
#include "cql/syntax/diagnostic.h"
#include "cql/syntax/parser.h"
#include "cql/syntax/printer.h"

namespace nextline::cli {
namespace {

constexpr const char* kResult = "(prompt)";  // the definition that holds an expression typed at the prompt

std::string as_definition(const std::string& expression) {
  return std::string("define \"") + kResult + "\":\n" + expression + "\n";
}
constexpr std::uint32_t kBeforeExpression = sizeof("define \"(prompt)\":\n") - 1;

CqlWorkspace::Answer failed(const Error& error) {
  return {error.one_line(), false};
}

std::string without_quotes(std::string name) {
  if (name.size() >= 2 && name.front() == '"' && name.back() == '"') return name.substr(1, name.size() - 2);
  return name;
}

}  // namespace

/// Immovable: its parts point at each other.
struct CqlWorkspace::Prepared {
  cql::Compiled compiled;
  cql::Program program;
  std::vector<std::string_view> texts;
  std::unique_ptr<cql::LoadedProgram> loaded;
  Arena arena;
  std::unique_ptr<cql::Evaluator> evaluator;
  std::uint32_t library = 0;  ///< whose end the text was put at

  /// The definition of the prompt's library called `name`; kNone if there is none.
  std::uint32_t find(std::string_view name) const {
    for (std::uint32_t i = 0; i < program.definitions.size(); ++i)
      if (program.definitions[i].library == library && program.str(program.definitions[i].name) == name) return i;
    return cql::Parameter::kNone;
  }
};

Result<const knowledge::Pack*> CqlWorkspace::pack() {
  if (!pack_) {
    NEXTLINE_TRY(opened, open_pack(pack_path_));
    pack_ = std::make_unique<knowledge::Pack>(std::move(opened));
  }
  return pack_.get();
}

Result<void> CqlWorkspace::learn_facts() {
  if (case_ || !pack_path_.empty()) {
    NEXTLINE_TRY(opened, pack());
    facts_ = case_model(*opened);
    return {};
  }
  NEXTLINE_TRY(found, case_model_for(sources_, {}));
  facts_ = std::move(found);
  return {};
}

cql::LibrarySource CqlWorkspace::libraries() const {
  std::vector<std::string> folders;
  for (const auto& source : sources_) folders.push_back(folder_of(source.file));
  return libraries_in(std::move(folders));
}

cql::SourceText CqlWorkspace::scope(const std::string& extra, std::uint32_t& begin) const {
  cql::SourceText text;
  if (const auto* loaded = current()) {
    text = *loaded;
  } else {
    text = {"prompt",
            case_ ? "using Nextline version '1'\ncontext Case" : "using FHIR version '4.0.1'\ncontext Patient"};
  }
  text.text += '\n';
  for (const Definition& definition : defined_) text.text += definition.text + "\n";
  begin = static_cast<std::uint32_t>(text.text.size());
  text.text += extra;
  return text;
}

cql::Compiled CqlWorkspace::compile(const std::string& extra, std::uint32_t& begin) const {
  std::vector<cql::SourceText> sources = sources_;
  if (sources.empty()) sources.emplace_back();
  sources.back() = scope(extra, begin);
  std::rotate(sources.begin(), sources.end() - 1, sources.end());  // the library with the prompt's text is number 0
  cql::CompileOptions options;
  options.case_facts = facts_;
  options.libraries = libraries();
  return cql::compile_libraries(sources, options);
}

/// Errors in the prompt's text are shown in it; others where they are.
std::string CqlWorkspace::told(const std::vector<Error>& errors, const cql::Compiled& compiled,
                               std::uint32_t begin) const {
  std::string out;
  const std::string& prompt = compiled.sources.front().text;
  for (Error error : errors) {
    std::string_view text;
    for (const auto& source : compiled.sources)
      if (error.where.starts_with(source.file + ":")) text = source.text;
    const bool ours = error.where.starts_with(compiled.sources.front().file + ":");
    if (ours && error.range && error.range->begin >= begin) {
      error.where.clear();
      error.range = SourceRange{error.range->begin - begin, error.range->end - begin};
      text = std::string_view(prompt).substr(begin);
    }
    out += (out.empty() ? "" : "\n") + cql::syntax::render(error, text, false);
  }
  return out;
}

std::unique_ptr<CqlWorkspace::Prepared> CqlWorkspace::prepare(const std::string& extra, Answer& answer) {
  auto prepared = std::make_unique<Prepared>();
  std::uint32_t begin = 0;
  prepared->compiled = compile(extra, begin);
  const std::uint32_t shown_from = extra.starts_with("define \"(prompt)\"") ? begin + kBeforeExpression : begin;
  if (!prepared->compiled.ok()) {
    answer = {told(prepared->compiled.errors, prepared->compiled, shown_from), false};
    return nullptr;
  }
  prepared->program = prepared->compiled.program.view();
  for (const auto& source : prepared->compiled.sources) prepared->texts.push_back(source.text);
  const bool needs_sets = !prepared->program.value_sets.empty();
  const auto opened =
      needs_sets ? pack() : Result<const knowledge::Pack*>(static_cast<const knowledge::Pack*>(nullptr));
  const auto* sets = opened && *opened ? &(*opened)->value_sets() : nullptr;
  auto loaded = cql::LoadedProgram::load(prepared->program, sets, prepared->texts);
  if (!loaded) {
    answer = failed(loaded.error());
    return nullptr;
  }
  prepared->loaded = std::move(*loaded);
  cql::EvaluationOptions options;
  options.now = present();
  options.offset_minutes = options.now.offset_minutes;
  prepared->evaluator = std::make_unique<cql::Evaluator>(*prepared->loaded, prepared->arena, options);
  if (record_) prepared->evaluator->set_record(record_.get());
  if (case_) prepared->evaluator->set_case(case_tuple(*pack_, *case_, prepared->arena));
  return prepared;
}

CqlWorkspace::Answer CqlWorkspace::load(const std::string& file) {
  auto text = read_file(file);
  if (!text) return failed(text.error());
  const auto before = sources_;
  std::erase_if(sources_, [&file](const cql::SourceText& source) { return source.file == file; });
  sources_.push_back({file, std::move(*text)});
  if (const auto learned = learn_facts(); !learned) {
    sources_ = before;
    return failed(learned.error());
  }
  Answer answer;
  if (!prepare("", answer)) {
    sources_ = before;
    return answer;
  }
  return {"loaded " + file, true};
}

CqlWorkspace::Answer CqlWorkspace::set_record(const std::string& file) {
  auto record = fhir::read_file(file);
  if (!record) return failed(record.error());
  record_ = std::make_unique<fhir::Record>(std::move(*record));
  case_.reset();
  return {"patient " + record_->patient_reference(), true};
}

CqlWorkspace::Answer CqlWorkspace::set_case(const std::string& file) {
  const auto opened = pack();
  if (!opened) return failed(opened.error());
  const auto text = read_file(file);
  if (!text) return failed(text.error());
  auto facts = case_from_yaml(**opened, *text, file);
  if (!facts) return failed(facts.error());
  case_ = std::make_unique<Case>(std::move(*facts));
  record_.reset();
  facts_ = case_model(**opened);
  return {"case " + file, true};
}

CqlWorkspace::Answer CqlWorkspace::define(const std::string& statement) {
  const auto parsed = cql::syntax::parse_library(statement, "prompt");
  std::string name;
  for (const auto* each : parsed.tree->library().statements) name = each->name.text;
  const auto before = defined_;
  const bool is_function = statement.find("function") != std::string::npos;  // functions may share a name
  if (!is_function) std::erase_if(defined_, [&name](const Definition& d) { return d.name == name; });
  Answer answer;
  if (!prepare(statement + "\n", answer)) {
    defined_ = before;
    return answer;
  }
  defined_.push_back({name, statement});
  return {"defined " + name, true};
}

CqlWorkspace::Answer CqlWorkspace::evaluate(const std::string& expression) {
  Answer answer;
  const auto prepared = prepare(as_definition(expression), answer);
  if (!prepared) return answer;
  const auto value = prepared->evaluator->evaluate(prepared->find(kResult));
  if (!value) return failed(value.error());
  return {cql::to_cql_text(*value, &prepared->program), true};
}

CqlWorkspace::Answer CqlWorkspace::type_of(const std::string& expression) {
  Answer answer;
  const auto prepared = prepare(as_definition(expression), answer);
  if (!prepared) return answer;
  const auto& definition = prepared->program.definitions[prepared->find(kResult)];
  return {std::string(prepared->program.str(prepared->program.types[definition.type].name)), true};
}

CqlWorkspace::Answer CqlWorkspace::why(const std::string& name_or_expression) {
  Answer answer;
  auto prepared = prepare("", answer);
  if (!prepared) return answer;
  std::uint32_t index = prepared->find(without_quotes(name_or_expression));
  if (index == cql::Parameter::kNone) {
    prepared = prepare(as_definition(name_or_expression), answer);
    if (!prepared) return answer;
    index = prepared->find(kResult);
  }
  auto trace = cql::explain(*prepared->evaluator, index);
  if (!trace) return failed(trace.error());
  if (index == prepared->find(kResult)) trace->root.what = name_or_expression;
  std::string text = trace->to_text();
  while (text.ends_with('\n')) text.pop_back();
  return {text, true};
}

CqlWorkspace::Answer CqlWorkspace::list() {
  Answer answer;
  const auto prepared = prepare("", answer);
  if (!prepared) return answer;
  std::string out;
  for (const auto& definition : prepared->program.definitions) {
    if (definition.library != prepared->library) continue;
    const std::string name(prepared->program.str(definition.name));
    out += (out.empty() ? "" : "\n") + ("\"" + name + "\": ") +
           std::string(prepared->program.str(prepared->program.types[definition.type].name));
  }
  return {out.empty() ? "nothing is defined yet" : out, true};
}

std::vector<std::string> CqlWorkspace::names() const {
  std::uint32_t begin = 0;
  const auto text = scope("", begin);
  const auto parsed = cql::syntax::parse_library(text.text, text.file);
  const auto& library = parsed.tree->library();
  std::vector<std::string> all;
  const auto add = [&all](const auto& declarations) {
    for (const auto& each : declarations) all.push_back(cql::syntax::to_cql(each.name));
  };
  add(library.includes);
  add(library.value_sets);
  add(library.codes);
  add(library.concepts);
  add(library.parameters);
  for (const auto* statement : library.statements)
    all.push_back(cql::syntax::to_cql(statement->name) +
                  (statement->kind == cql::syntax::StatementKind::Function ? "(" : ""));
  return all;
}

std::vector<std::string> CqlWorkspace::names_behind(std::string_view qualifier) const {
  std::vector<std::string> all;
  for (const auto& fact : facts_) {
    if (qualifier == "Case") all.push_back(fact.name);
    if (qualifier == "Case." + fact.name) all.insert(all.end(), fact.members.begin(), fact.members.end());
  }
  if (!all.empty() || !current()) return all;
  const auto parsed = cql::syntax::parse_library(current()->text, current()->file);
  for (const auto& include : parsed.tree->library().includes) {
    if (include.name.text != without_quotes(std::string(qualifier))) continue;
    const std::string name = cql::syntax::dotted(include.library);
    std::optional<cql::SourceText> found;
    for (const auto& source : sources_)
      if (cql::syntax::dotted(cql::syntax::parse_library(source.text, source.file).tree->library().name) == name)
        found = source;
    if (!found) found = libraries()(name, include.version.value);
    if (!found) continue;
    const auto helper = cql::syntax::parse_library(found->text, found->file);
    for (const auto* statement : helper.tree->library().statements)
      if (statement->access == cql::syntax::Access::Public && !statement->name.text.empty())
        all.push_back(cql::syntax::to_cql(statement->name));
  }
  return all;
}

}  // namespace nextline::cli
