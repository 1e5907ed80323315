#include "proof/solver.h"

#include <z3++.h>

namespace nextline::proof {

struct Solver::State {
  z3::context context;
  z3::solver solver{context};
  std::string script;
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
  return number_text(value);
}

Model model_of(const z3::model& model) {
  Model values;
  for (unsigned i = 0; i < model.num_consts(); ++i) {
    const auto declaration = model.get_const_decl(i);
    values[declaration.name().str()] = value_text(model.get_const_interp(declaration));
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

Result<void> Solver::load(const std::string& script) {
  try {
    state_->script = script;
    state_->solver.from_string(script.c_str());
    return {};
  } catch (const z3::exception& problem) {
    return bug_error("smt-rejected", std::string("the solver does not accept the encoding: ") + problem.msg());
  }
}

Result<Answer> Solver::ask(const std::string& violation) {
  if (violation == "false") return Answer{};
  try {
    state_->solver.push();
    // Definitions are macros of the text, so a question is parsed behind the script that defines its words; the
    // script's own assertions come along again, which changes nothing.
    for (const auto& term : state_->context.parse_string((state_->script + "(assert " + violation + ")\n").c_str()))
      state_->solver.add(term);
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
