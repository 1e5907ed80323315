// Runs a LoadedProgram for one patient after another.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/result.h"
#include "base/temporal.h"
#include "base/value.h"
#include "cql/engine/loaded_program.h"

namespace nextline::fhir {
class Record;
}

namespace nextline::cql {

struct EvaluationOptions {
  Temporal now;                    ///< Now(), Today(), TimeOfDay(): millisecond precision, with an offset
  int offset_minutes = 0;          ///< offset of DateTimes that carry none
  std::uint32_t max_depth = 2500;  ///< nested expressions, definitions and calls; beyond: error "too-deep"
  /// Nodes evaluated, combinations of a query looked at, and items compared in lists, each, per patient; beyond: error
  /// "too-many-steps".
  std::uint64_t max_steps = 200'000'000;
  std::size_t max_bytes = std::size_t{512} << 20;  ///< of the arena; beyond: error "too-much-memory"
  /// When to give up: error "too-slow". Looked at every few thousand steps; one operator runs to its end.
  std::optional<std::chrono::steady_clock::time_point> deadline;
};

/// What decided a definition over Case: a fact (its slot in the Case tuple) and, for a set fact, the member.
struct DecidingFact {
  std::uint32_t slot = 0;
  std::int32_t member = -1;
  auto operator<=>(const DecidingFact&) const = default;
};

class Machine;
class Profile;

/// One patient's evaluation. Every definition is evaluated at most once per patient. Not thread-safe: one per worker.
/// Values it returns live in `arena`, in the record, the case tuple, the program or the evaluator; they die with the
/// first of these.
/// Next patient: arena.reset(), then set_record or set_case, which forget all that was computed.
class Evaluator {
 public:
  Evaluator(const LoadedProgram& program, Arena& arena, const EvaluationOptions& options);
  ~Evaluator();
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;

  /// The patient's record, for `context Patient`; null for none (retrieves are then empty, Patient is null).
  void set_record(const fhir::Record* record);
  /// The context object, for `context Case`: a tuple whose fields are the facts in dictionary order.
  void set_case(Value tuple);
  /// The value of parameter `name` in every library that declares it; forgets what was computed. The value must outlive
  /// its use. Error "unknown-parameter" with a near name.
  Result<void> set_parameter(std::string_view name, Value value);

  /// Counts and times in `profile`, which must outlive its use, what is run from now on; null ends it.
  void set_profile(Profile* profile);

  /// The value of definition `index`. A run-time error of the language is an Error with the innermost library
  /// "file:line:column", the name of the definition, and Blame::Author.
  Result<Value> evaluate(std::uint32_t index);
  /// The same by name; error "unknown-definition" with a near name.
  Result<Value> evaluate(std::string_view library, std::string_view name);

  /// The slots of the Case facts that decided definition `index`, ascending, each once: for true and false those an
  /// explanation would cite (of a false `and` its false operands only, of a true `or` its true ones), for null the
  /// unknown facts it hangs on. Empty when evaluating fails.
  std::vector<std::uint32_t> deciding_facts(std::uint32_t index);
  /// The same with the member of set facts.
  std::vector<DecidingFact> deciding_members(std::uint32_t index);

  const LoadedProgram& program() const { return program_; }
  /// Where values live: also for what a caller makes of them.
  Arena& arena() { return arena_; }
  /// For explain() alone.
  Machine& machine() { return *machine_; }

 private:
  const LoadedProgram& program_;
  Arena& arena_;
  std::unique_ptr<Machine> machine_;
};

}  // namespace nextline::cql
