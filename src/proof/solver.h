// The solver behind the proof. The only file that knows it is Z3.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

namespace nextline::proof {

/// A model's values of the declared constants, by name without bars: "true", "false", "3", "49.9".
using Model = std::map<std::string, std::string>;

struct Answer {
  bool refuted = false;  ///< the violation has a model
  Model model;           ///< that model
};

/// One script and its questions, read together once and then asked one by one. Not thread-safe.
class Solver {
 public:
  /// `timeout_seconds` bounds each question.
  explicit Solver(unsigned timeout_seconds);
  ~Solver();
  Solver(const Solver&) = delete;
  Solver& operator=(const Solver&) = delete;

  /// Takes the script and the Bool terms to ask about. Error (Blame::Bug) when the solver does not accept them.
  Result<void> load(const std::string& script, const std::vector<std::string>& questions);
  /// Asks whether question `index` can hold. Error "proof-undecided" when the solver gives up.
  Result<Answer> ask(std::size_t index);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace nextline::proof
