#include "care/decisions.h"

#include "case/case_value.h"

namespace nextline::care {

void Decisions::use(const Case& facts, Arena& arena) {
  error_.reset();
  evaluator_.reset();
  evaluator_.set_case(case_tuple(pack_, facts, arena));
}

Truth Decisions::truth(std::uint32_t definition) {
  auto value = evaluator_.evaluate(definition);
  if (!value) {
    if (!error_) error_ = value.error();
    return Truth::Unknown;
  }
  return truth_of(*value);
}

std::vector<std::uint32_t> Decisions::deciding_facts(std::uint32_t definition) {
  return evaluator_.deciding_facts(definition);
}

}  // namespace nextline::care
