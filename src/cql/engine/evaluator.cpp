#include "cql/engine/evaluator.h"

#include <new>
#include <string>

#include "cql/engine/deciding.h"
#include "cql/engine/machine.h"

namespace nextline::cql {

Evaluator::Evaluator(const LoadedProgram& program, Arena& arena, const EvaluationOptions& options)
    : program_(program), arena_(arena), machine_(std::make_unique<Machine>(program, arena, options)) {
  arena.set_limit(options.max_bytes);
}

Evaluator::~Evaluator() = default;

void Evaluator::set_record(const fhir::Record* record) {
  machine_->set_record(record);
}

void Evaluator::set_case(Value tuple) {
  machine_->set_case(tuple);
}

Result<void> Evaluator::set_parameter(std::string_view name, Value value) {
  const Program& program = program_.program();
  bool found = false;
  std::vector<std::string> known;
  for (std::uint32_t i = 0; i < program.parameters.size(); ++i) {
    known.emplace_back(program.str(program.parameters[i].name));
    if (known.back() != name) continue;
    machine_->set_parameter(i, value);
    found = true;
  }
  if (found) return {};
  return author_error("unknown-parameter",
                      "no library has a parameter '" + std::string(name) + "'" + did_you_mean(name, known));
}

void Evaluator::set_profile(Profile* profile) {
  machine_->set_profile(profile);
}

Result<Value> Evaluator::evaluate(std::uint32_t index) {
  if (index >= program_.program().definitions.size())
    return bug_error("unknown-definition", "there is no definition number " + std::to_string(index));
  try {
    return machine_->definition(index);
  } catch (Failure& failure) {
    machine_->recover();
    return std::move(failure.error);
  } catch (const std::bad_alloc&) {
    machine_->recover();
    return author_error("too-much-memory",
                        "the value of '" +
                            std::string(program_.program().str(program_.program().definitions[index].name)) +
                            "' does not fit in memory",
                        {}, "narrow the lists it is made from");
  }
}

Result<Value> Evaluator::evaluate(std::string_view library, std::string_view name) {
  const Program& program = program_.program();
  const std::uint32_t index = program.find_definition(library, name);
  if (index != Parameter::kNone) return evaluate(index);
  std::vector<std::string_view> known;
  for (const Definition& definition : program.definitions)
    if (program.str(program.libraries[definition.library].name) == library)
      known.push_back(program.str(definition.name));
  return author_error("unknown-definition", "library '" + std::string(library) + "' has no definition '" +
                                                std::string(name) + "'" + did_you_mean(name, known));
}

std::vector<DecidingFact> Evaluator::deciding_members(std::uint32_t index) {
  if (!evaluate(index)) return {};
  try {
    return deciding_facts_of(*machine_, index);
  } catch (Failure&) {
    machine_->recover();
    return {};
  } catch (const std::bad_alloc&) {
    machine_->recover();
    return {};
  }
}

std::vector<std::uint32_t> Evaluator::deciding_facts(std::uint32_t index) {
  std::vector<std::uint32_t> slots;
  for (const DecidingFact& fact : deciding_members(index))
    if (slots.empty() || slots.back() != fact.slot) slots.push_back(fact.slot);
  return slots;
}

}  // namespace nextline::cql
