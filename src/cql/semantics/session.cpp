#include "cql/semantics/session.h"

#include <algorithm>

#include "cql/semantics/body.h"
#include "cql/semantics/declarer.h"
#include "cql/syntax/parser.h"

namespace nextline::cql {

Session::Session(Compiled& compiled, const CompileOptions& options)
    : writer(compiled.program), compiled_(compiled), options_(options) {
  models_.push_back(make_fhir_model(types));
  models_.push_back(make_case_model(types, options.case_facts));
  if (options.promotion) conversions.allow_promotion();
}

const Model* Session::find_model(std::string_view name) const {
  for (const auto& model : models_) {
    if (model->name() == name) return model.get();
  }
  return nullptr;
}

std::vector<std::string_view> Session::model_names() const {
  std::vector<std::string_view> names{"System"};
  for (const auto& model : models_) names.push_back(model->name());
  return names;
}

LibraryUnit* Session::adopt(std::unique_ptr<LibraryUnit> unit) {
  unit->index = static_cast<std::uint32_t>(units_.size());
  diagnostics.add_library(unit->file, unit->tree->text());
  ProgramStorage& program = writer.program();
  program.libraries.push_back({program.intern(unit->name), program.intern(unit->version), program.intern(unit->file)});
  units_.push_back(std::move(unit));
  return units_.back().get();
}

void Session::report_syntax(LibraryUnit& unit, std::vector<Error> errors) {
  for (Error& error : errors) {
    unit.syntax_errors.push_back(error.range.value_or(SourceRange{}).begin);
    diagnostics.add(unit.index, std::move(error));
  }
}

LibraryUnit* Session::load_library(const SourceText& source) {
  auto unit = std::make_unique<LibraryUnit>();
  std::vector<Error> errors;
  if (source.parsed != nullptr) {
    unit->tree = source.parsed->tree.get();
    errors = source.parsed->errors;
  } else {
    syntax::ParseResult parsed = syntax::parse_library(source.text, source.file);
    unit->owned = std::move(parsed.tree);
    unit->tree = unit->owned.get();
    errors = std::move(parsed.errors);
  }
  const syntax::Library& library = unit->tree->library();
  unit->name = syntax::dotted(library.name);
  unit->version = std::string(library.version.value);
  unit->file = source.file;
  LibraryUnit* adopted = adopt(std::move(unit));
  report_syntax(*adopted, std::move(errors));
  return adopted;
}

LibraryUnit* Session::find_library(std::string_view name, std::string_view version) const {
  for (const auto& unit : units_) {
    if (unit->name == name && (version.empty() || unit->version == version)) return unit.get();
  }
  return nullptr;
}

void Session::load(std::span<const SourceText> sources) {
  for (const SourceText& source : sources) {
    LibraryUnit* unit = load_library(source);
    for (const auto& other : units_) {
      if (other.get() == unit || other->name != unit->name || unit->name.empty()) continue;
      diagnostics.error(unit->index, unit->tree->library().range, "duplicate-library",
                        "library '" + unit->name + "' is given twice", "give each library its own name");
    }
  }
  for (std::size_t i = 0; i < units_.size(); ++i) load_includes(*units_[i]);
}

void Session::load_includes(LibraryUnit& unit) {
  for (const syntax::IncludeDefinition& include : unit.tree->library().includes) {
    const std::string name = syntax::dotted(include.library);
    if (name == "FHIRHelpers" || find_library(name, include.version.value) || !options_.libraries) continue;
    if (const auto found = options_.libraries(name, include.version.value)) load_library(*found);
  }
}

void Session::load_expression(std::string_view text) {
  syntax::ParseResult parsed = syntax::parse_expression(text, "expression");
  auto unit = std::make_unique<LibraryUnit>();
  unit->name = "expression";
  unit->is_expression = true;
  unit->file = "expression";
  unit->owned = std::move(parsed.tree);
  unit->tree = unit->owned.get();
  if (!options_.parameters.empty()) {
    syntax::ParseResult parameters = syntax::parse_library(options_.parameters, "parameters");
    unit->parameters = std::move(parameters.tree);
    for (Error& error : parameters.errors) parsed.errors.push_back(std::move(error));
  }
  LibraryUnit* adopted = adopt(std::move(unit));
  report_syntax(*adopted, std::move(parsed.errors));
}

void Session::compile() {
  const auto find = [this](std::string_view name, std::string_view version) { return find_library(name, version); };
  for (const auto& unit : units_) Declarer(*this, *unit, find).declare();
  for (const auto& unit : units_) compile_bodies(*unit);
}

void Session::compile_bodies(LibraryUnit& unit) {
  for (auto& [name, symbol] : unit.symbols) {
    if (symbol.progress == Progress::Waiting) complete(unit, symbol, name, unit, {});
  }
  for (auto& [name, overloaded] : unit.functions) {
    for (const auto& function : overloaded) {
      if (function->progress == Progress::Waiting) complete(unit, *function, unit, {});
    }
  }
}

void Session::report_cycle(std::string_view name, const LibraryUnit& from, SourceRange range) {
  std::string path;
  const auto first = std::find(running_.begin(), running_.end(), name);
  for (auto at = first; at != running_.end(); ++at) path += *at + " -> ";
  diagnostics.error(from.index, range, "cyclic-definition",
                    "definitions need each other in a circle: " + path + std::string(name),
                    "break the circle at one of them");
}

namespace {

/// Marks a definition as running while it is compiled, and keeps the writer's place for who asked.
class Run {
 public:
  Run(ProgramWriter& writer, std::vector<std::string>& running, std::string name, std::uint32_t library)
      : writer_(writer), running_(running), before_(writer.place()) {
    running_.push_back(std::move(name));
    writer_.set_place({library, {}});
  }
  ~Run() {
    running_.pop_back();
    writer_.set_place(before_);
  }
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

 private:
  ProgramWriter& writer_;
  std::vector<std::string>& running_;
  ProgramWriter::Place before_;
};

}  // namespace

void Session::complete(const LibraryUnit& owner, Symbol& symbol, std::string_view name, const LibraryUnit& from,
                       SourceRange range) {
  if (symbol.progress == Progress::Done) return;
  if (symbol.progress == Progress::Running) return report_cycle(std::string(name), from, range);
  symbol.progress = Progress::Running;
  const Run run(writer, running_, std::string(name), owner.index);
  if (symbol.kind == Symbol::Kind::Definition) compile_definition(*this, owner, symbol);
  if (symbol.kind == Symbol::Kind::Parameter) compile_parameter(*this, owner, symbol);
  symbol.progress = Progress::Done;
}

void Session::complete(const LibraryUnit& owner, FunctionSymbol& function, const LibraryUnit& from, SourceRange range) {
  if (function.progress == Progress::Done) return;
  const std::string name(function.syntax->name.text);
  if (function.progress == Progress::Running) return report_cycle(name, from, range);
  function.progress = Progress::Running;
  const Run run(writer, running_, name, owner.index);
  compile_function(*this, owner, function);
  function.progress = Progress::Done;
}

void Session::finish() {
  for (const auto& unit : units_) {
    compiled_.sources.push_back({unit->file, std::string(unit->tree->text())});
  }
  compiled_.errors = diagnostics.take_errors();
  compiled_.warnings = diagnostics.take_warnings();
}

}  // namespace nextline::cql
