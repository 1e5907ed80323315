#include "cql/oracle/comparison.h"

#include <algorithm>
#include <map>

#include "cql/engine/evaluator.h"
#include "cql/engine/print.h"
#include "cql/format/format.h"
#include "cql/oracle/generator.h"
#include "cql/oracle/oracle.h"
#include "cql/semantics/compiler.h"
#include "cql/syntax/parser.h"
#include "cql/syntax/printer.h"

namespace nextline::cql::oracle {
namespace {

constexpr std::size_t kMostTold = 10;

/// The choices made once, to make the same expression twice.
class Recording : public Dice {
 public:
  explicit Recording(Dice& source) : source_(&source) {}
  std::uint32_t below(std::uint32_t count) override {
    if (source_ != nullptr) {
      made_.push_back(source_->below(count));
      return made_.back();
    }
    return at_ < made_.size() ? made_[at_++] % count : 0;
  }
  void replay() {
    source_ = nullptr;
    at_ = 0;
  }

 private:
  Dice* source_;
  std::vector<std::uint32_t> made_;
  std::size_t at_ = 0;
};

struct Made {
  std::string text;        ///< literals in place
  std::string with_names;  ///< literals by name
  NamedLiterals named;
};

Made make(Dice& dice, int depth) {
  Recording recording(dice);
  Made made;
  {
    Generator generator(recording);
    const std::string type = generator.type();
    made.text = generator.expression(type, depth);
  }
  recording.replay();
  Generator generator(recording, &made.named);
  const std::string type = generator.type();
  made.with_names = generator.expression(type, depth);
  return made;
}

Temporal noon() {
  return *parse_datetime("2024-06-15T12:00:00.000+00:00");
}

/// The definitions D0, D1, … in the engine.
class Engine {
 public:
  explicit Engine(const std::string& text) {
    compiled_ = compile_libraries(std::vector<SourceText>{{"random", text}}, {});
    if (!compiled_.ok()) return;
    program_ = compiled_.program.view();
    auto loaded = LoadedProgram::load(program_);
    if (!loaded) return;
    loaded_ = std::move(*loaded);
    EvaluationOptions options;
    options.now = noon();
    evaluator_ = std::make_unique<Evaluator>(*loaded_, arena_, options);
    for (std::uint32_t i = 0; i < program_.definitions.size(); ++i)
      indexes_.emplace(program_.str(program_.definitions[i].name), i);
  }
  std::string problem() const {
    if (!compiled_.ok()) return compiled_.errors.front().one_line();
    return evaluator_ ? std::string() : std::string("the program cannot be loaded");
  }
  std::string value(const std::string& name) {
    const auto value = evaluator_->evaluate(indexes_.at(name));
    return value ? to_cql_text(*value) : "error " + value.error().code;
  }

 private:
  Compiled compiled_;
  Program program_;
  std::unique_ptr<LoadedProgram> loaded_;
  Arena arena_;
  std::unique_ptr<Evaluator> evaluator_;
  std::map<std::string, std::uint32_t> indexes_;  // of the definitions
};

std::string oracle_value(const syntax::Expression& e, Arena& arena) {
  try {
    return to_cql_text(Oracle(arena, noon()).evaluate(e).value);
  } catch (const Failure& failure) {
    return (failure.code.starts_with("oracle") ? "" : "error ") + failure.code;
  }
}

std::string print_problem(const std::string& text, const syntax::Expression& e) {
  const std::string printed = to_cql(e);
  const auto again = syntax::parse_expression(printed, "printed");
  if (!again.ok() || to_cql(*again.tree->expression()) != printed) return "does not print back: " + printed;
  if (text.size() % 8 != 0) return {};  // formatting takes longest, and has laws of its own
  const auto formatted = format::format_expression(text, "formatted");
  if (!formatted.ok() || to_cql(*syntax::parse_expression(formatted.text, "formatted").tree->expression()) != printed)
    return "is another expression when formatted: " + formatted.text;
  if (format::format_expression(formatted.text, "twice").text != formatted.text)
    return "is formatted twice: " + formatted.text;
  return {};
}

/// A value prints as CQL; one beyond what a literal may hold (10 * 10^27, which the language only reaches by
/// arithmetic) is refused for that alone.
bool value_parses(const std::string& value) {
  const auto parsed = syntax::parse_expression(value, "value");
  return std::all_of(parsed.errors.begin(), parsed.errors.end(),
                     [](const Error& error) { return error.code == "number-out-of-range"; });
}

std::string library(const std::vector<Made>& all, bool with_names) {
  std::string text = "library Random\n";
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::string body = with_names ? all[i].with_names : all[i].text;
    if (with_names) {  // L3 of definition 7 is "7L3" there
      std::string renamed;
      for (std::size_t at = 0; at < body.size(); ++at) {
        const bool starts = body[at] == 'L' && at + 1 < body.size() && isdigit(body[at + 1]) != 0 &&
                            (at == 0 || (isalnum(body[at - 1]) == 0 && body[at - 1] != '_'));
        renamed += starts ? "D" + std::to_string(i) + "L" : std::string(1, body[at]);
      }
      body = renamed;
      for (std::size_t j = 0; j < all[i].named.texts.size(); ++j)
        text += "define D" + std::to_string(i) + "L" + std::to_string(j) + ": " + all[i].named.texts[j] + "\n";
    }
    text += "define D" + std::to_string(i) + ": " + body + "\n";
  }
  return text;
}

/// Which of them does not compile, and why.
std::string uncompilable(const std::vector<Made>& all) {
  for (const Made& made : all) {
    const Engine one(library({made}, false));
    if (!one.problem().empty()) return "does not compile: " + made.text + "\n    " + one.problem();
    const Engine named(library({made}, true));
    if (!named.problem().empty()) return "does not compile: " + library({made}, true) + "\n    " + named.problem();
  }
  return "compiles alone, but not with others";
}

}  // namespace

std::vector<std::string> disagreements(Dice& dice, std::size_t count, int depth) {
  constexpr std::size_t kBatch = 200;
  std::vector<std::string> told;
  const auto tell = [&told](const std::string& text, const std::string& what) {
    told.push_back(text + "\n    " + what);
  };
  for (std::size_t done = 0; done < count && told.size() < kMostTold; done += kBatch) {
    std::vector<Made> all;
    for (std::size_t i = 0; i < std::min(kBatch, count - done); ++i) all.push_back(make(dice, depth));
    Engine plain(library(all, false));
    const bool both = done / kBatch % 4 == 0;
    Engine named(library(both ? all : std::vector<Made>(), true));
    if (!plain.problem().empty() || !named.problem().empty()) {
      told.push_back(uncompilable(all));
      continue;
    }
    for (std::size_t i = 0; i < all.size() && told.size() < kMostTold; ++i) {
      const std::string name = "D" + std::to_string(i);
      const auto parsed = syntax::parse_expression(all[i].text, "random");
      Arena arena;
      const std::string engine = plain.value(name);
      const std::string oracle = oracle_value(*parsed.tree->expression(), arena);
      if (engine != oracle) tell(all[i].text, "engine " + engine + ", oracle " + oracle);
      if (const std::string other = both ? named.value(name) : engine; other != engine)
        tell(all[i].text, "engine " + engine + ", with named literals " + other);
      if (const std::string problem = print_problem(all[i].text, *parsed.tree->expression()); !problem.empty())
        tell(all[i].text, problem);
      if (!engine.starts_with("error ") && !value_parses(engine))
        tell(all[i].text, "its value does not parse: " + engine);
    }
  }
  return told;
}

}  // namespace nextline::cql::oracle
