#include "proof/solver.h"

#include <z3++.h>

#include <sstream>

namespace nextline::proof {

struct Solver::State {
  z3::context context;
  z3::solver solver{context};
  std::vector<z3::expr> questions;
};

namespace {

/// Decimal text of a rational such as 1/4 or -3; Z3's own decimals may end in '?'.
std::string number_text(const z3::expr& value) {
  if (value.is_int()) return value.get_decimal_string(0);
  std::string text = value.get_decimal_string(8);
  if (!text.empty() && text.back() == '?') text.pop_back();
  return text;
}

std::string value_text(const z3::expr& value) {
  if (value.is_bool()) return value.is_true() ? "true" : "false";
  return value.is_numeral() ? number_text(value) : value.to_string();
}

/// Assertions of a script that has each on a line of its own.
std::size_t claims_of(const std::string& script) {
  std::size_t count = 0;
  std::istringstream lines(script);
  for (std::string line; std::getline(lines, line);) count += line.starts_with("(assert ") ? 1 : 0;
  return count;
}

Model model_of(const z3::model& model) {
  Model values;
  for (unsigned i = 0; i < model.num_consts(); ++i) {
    const auto declaration = model.get_const_decl(i);
    // A constant may stand for a term over others; its value is what that term comes to in this model.
    values[declaration.name().str()] = value_text(model.eval(declaration(), true));
  }
  return values;
}

}  // namespace

Solver::Solver(unsigned timeout_seconds) : state_(std::make_unique<State>()) {
  z3::params parameters(state_->context);
  parameters.set("timeout", timeout_seconds * 1000);
  state_->solver.set(parameters);
}

Solver::~Solver() = default;

Result<void> Solver::load(const std::string& script, const std::vector<std::string>& questions) {
  try {
    // Definitions are macros of the text, so the questions are parsed behind the script that defines their words; the
    // last assertions read are the questions.
    std::string text = script;
    for (const auto& question : questions) text += "(assert " + question + ")\n";
    const auto terms = state_->context.parse_string(text.c_str());
    const auto claims = claims_of(script);
    if (terms.size() != claims + questions.size())
      return bug_error("smt-rejected", "the solver read another number of questions than were asked");
    for (std::size_t i = 0; i < claims; ++i) state_->solver.add(terms[static_cast<int>(i)]);
    state_->questions.clear();
    for (std::size_t i = claims; i < terms.size(); ++i) state_->questions.push_back(terms[static_cast<int>(i)]);
    return {};
  } catch (const z3::exception& problem) {
    return bug_error("smt-rejected", std::string("the solver does not accept the encoding: ") + problem.msg());
  }
}

Result<Answer> Solver::ask(std::size_t index) {
  try {
    if (state_->questions[index].is_false()) return Answer{};
    state_->solver.push();
    state_->solver.add(state_->questions[index]);
    const auto verdict = state_->solver.check();
    Answer answer;
    if (verdict == z3::sat) answer = {true, model_of(state_->solver.get_model())};
    const std::string reason = verdict == z3::unknown ? state_->solver.reason_unknown() : std::string();
    state_->solver.pop();
    if (verdict == z3::unknown)
      return unsupported_error("proof-undecided", "the solver gave up (" + reason + ")", {},
                               "allow more time with --timeout SECONDS");
    return answer;
  } catch (const z3::exception& problem) {
    return bug_error("smt-rejected", std::string("the solver does not accept a property: ") + problem.msg());
  }
}

}  // namespace nextline::proof
