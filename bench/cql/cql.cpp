// Evaluates CQL libraries for many patients whose records have been read: what each definition gives, and how long a
// patient takes. tools/differential compares the answers with those of other engines, bench/cql/run the times.
// In the clock: for one patient, forgetting the last one, and every public definition of the library. Not in it:
// reading records, compiling, writing answers.
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <optional>

#include "base/text_file.h"
#include "cql/engine/evaluator.h"
#include "cql/semantics/compiler.h"
#include "patients.h"
#include "plain_json.h"

namespace {

using namespace nextline;
using Clock = std::chrono::steady_clock;

struct Arguments {
  std::vector<std::string> folders;  ///< of libraries
  std::vector<std::string> libraries;
  std::string patients, value_sets, answers;
  int rounds = 0;
};

std::optional<Arguments> read_arguments(int argc, char** argv) {
  Arguments arguments;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    const char* value = argv[i + 1];
    if (name == "--folder") {
      arguments.folders.emplace_back(value);
    } else if (name == "--library") {
      arguments.libraries.emplace_back(value);
    } else if (name == "--patients") {
      arguments.patients = value;
    } else if (name == "--value-sets") {
      arguments.value_sets = value;
    } else if (name == "--answers") {
      arguments.answers = value;
    } else if (name == "--rounds") {
      arguments.rounds = std::atoi(value);
    } else {
      return std::nullopt;
    }
  }
  if (arguments.folders.empty() || arguments.libraries.empty() || arguments.patients.empty()) return std::nullopt;
  return arguments;
}

std::optional<cql::SourceText> find_library(const std::vector<std::string>& folders, std::string_view name) {
  for (const auto& folder : folders) {
    const std::string path = folder + "/" + std::string(name) + ".cql";
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) continue;
    if (auto text = read_file(path)) return cql::SourceText{path, std::move(*text)};
  }
  return std::nullopt;
}

/// One library ready to run.
struct Library {
  std::string name;
  cql::Compiled compiled;
  cql::Program program;
  std::unique_ptr<cql::LoadedProgram> loaded;
  std::vector<std::uint32_t> definitions;  ///< the public ones of the library itself
};

Result<std::unique_ptr<Library>> open_library(const Arguments& arguments, const std::string& name,
                                              const terminology::ValueSets& sets) {
  auto source = find_library(arguments.folders, name);
  if (!source) return author_error("no-library", "no folder holds " + name + ".cql", "--library");
  auto library = std::make_unique<Library>();
  library->name = name;
  cql::CompileOptions options;
  options.libraries = [&](std::string_view wanted, std::string_view) {
    return find_library(arguments.folders, wanted);
  };
  library->compiled = cql::compile_libraries({&*source, 1}, options);
  if (!library->compiled.ok()) return library->compiled.errors.front();
  library->program = library->compiled.program.view();
  auto loaded = cql::LoadedProgram::load(library->program, &sets);
  if (!loaded) return std::move(loaded).error();
  library->loaded = std::move(*loaded);
  const auto& program = library->program;
  for (std::uint32_t i = 0; i < program.definitions.size(); ++i) {
    const auto& definition = program.definitions[i];
    if (program.str(program.libraries[definition.library].file) == source->file && (definition.flags & 1U) == 0)
      library->definitions.push_back(i);
  }
  return library;
}

/// Evaluates for one patient after another.
class Runner {
 public:
  explicit Runner(const Library& library) : library_(library), evaluator_(*library.loaded, arena_, options()) {}

  void use(const fhir::Record& record) {
    evaluator_.set_record(nullptr);
    arena_.reset();
    evaluator_.set_record(&record);
  }
  Result<Value> evaluate(std::uint32_t definition) { return evaluator_.evaluate(definition); }

  /// One JSON line: {"library": …, "patient": …, "answers": {definition: value}}.
  std::string answers(const differential::Patient& patient) {
    use(patient.record);
    std::string line = "{\"library\":";
    differential::append_json_string(line, library_.name);
    line += ",\"patient\":";
    differential::append_json_string(line, patient.id);
    line += ",\"answers\":{";
    bool first = true;
    for (const auto definition : library_.definitions) {
      if (!first) line += ',';
      first = false;
      differential::append_json_string(line, library_.program.str(library_.program.definitions[definition].name));
      line += ':';
      auto value = evaluate(definition);
      if (value) {
        differential::append_plain_json(line, *value, library_.program);
      } else {
        line += "{\"error\":";
        differential::append_json_string(line, value.error().one_line());
        line += '}';
      }
    }
    return line + "}}\n";
  }

  /// Microseconds a patient in one pass over all of them.
  double pass(const std::vector<differential::Patient>& patients) {
    std::size_t failed = 0;
    const auto begin = Clock::now();
    for (const auto& patient : patients) {
      use(patient.record);
      for (const auto definition : library_.definitions) failed += evaluate(definition) ? 0 : 1;
    }
    const double spent = std::chrono::duration<double, std::micro>(Clock::now() - begin).count();
    if (failed > 0) std::fprintf(stderr, "%s: %zu evaluations failed\n", library_.name.c_str(), failed);
    return spent / static_cast<double>(patients.size());
  }

 private:
  static cql::EvaluationOptions options() {
    cql::EvaluationOptions options;
    options.now = *parse_datetime("2026-11-23T12:00:00.000+00:00");
    return options;
  }

  const Library& library_;
  Arena arena_;
  cql::Evaluator evaluator_;
};

int complain(const Error& error) {
  std::fprintf(stderr, "%s\n", error.one_line().c_str());
  return 2;
}

/// Median and best of the rounds as one JSON line.
void time_library(Runner& runner, const Library& library, const std::vector<differential::Patient>& patients,
                  int rounds) {
  runner.pass(patients);
  std::vector<double> times;
  for (int i = 0; i < rounds; ++i) times.push_back(runner.pass(patients));
  std::ranges::sort(times);
  std::printf(R"({"engine":"nextline","library":"%s","patients":%zu,"rounds":%d,"median":%.2f,"best":%.2f})"
              "\n",
              library.name.c_str(), patients.size(), rounds, times[times.size() / 2], times.front());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 1) {
    std::puts("run by tools/differential/run and bench/cql/run, which prepare libraries and patients");
    return 0;
  }
  const auto arguments = read_arguments(argc, argv);
  if (!arguments) {
    std::fputs(
        "bench_cql --folder DIR... --library NAME... --patients FILE --value-sets FILE [--answers FILE] [--rounds N]\n",
        stderr);
    return 2;
  }
  auto sets = differential::read_value_sets(arguments->value_sets);
  if (!sets) return complain(sets.error());
  auto patients = differential::read_patients(arguments->patients);
  if (!patients) return complain(patients.error());
  std::ofstream answers;
  if (!arguments->answers.empty()) answers.open(arguments->answers);
  for (const auto& name : arguments->libraries) {
    auto library = open_library(*arguments, name, *sets);
    if (!library) {
      std::printf("refused %s: %s\n", name.c_str(), library.error().one_line().c_str());
      continue;
    }
    Runner runner(**library);
    if (answers.is_open())
      for (const auto& patient : *patients) answers << runner.answers(patient);
    if (arguments->rounds > 0) time_library(runner, **library, *patients, arguments->rounds);
  }
  return 0;
}
