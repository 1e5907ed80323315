// From a step to the function of its kind, in one place for the whole machine. It was part of every function that runs
// an operand once, which is fewer instructions; but one patient takes thousands of steps in an order that repeats
// nowhere, and the processor has one branch to foresee instead of hundreds, in a fraction of the code. Compiled alone
// (cmake/Rooms.cmake): what is called here is jumped to, and a function put in its place would make every step save
// registers for it.
#include "cql/engine/machine.h"

namespace nextline::cql {

Value Machine::run(Step& step, Frame frame) {
  if (step.kind == StepKind::Slot) return frame.slots[step.slot];
  if (step.kind == StepKind::Constant) return *step.constant;
  return answer(step, {frame.slots, frame.depth + 1});
}

inline Value Machine::answer(Step& step, Frame frame) {
  if (frame.depth > options_.max_depth || count_step()) [[unlikely]]
    return at_limit(step, frame);
  switch (step.kind) {
    case StepKind::And:
      return conjunction_of(step, frame);
    case StepKind::As:
      return as_of(step, frame);
    case StepKind::Call1:
      return call_with<1, NullRule::Propagate>(step, frame);
    case StepKind::Call1OfNulls:
      return call_with<1, NullRule::Custom>(step, frame);
    case StepKind::Call2:
      return call_with<2, NullRule::Propagate>(step, frame);
    case StepKind::Call2OfNulls:
      return call_with<2, NullRule::Custom>(step, frame);
    case StepKind::CallAny:
      return call_of(step, frame);
    case StepKind::Case:
      return case_of(step, frame);
    case StepKind::ChoiceOfSlot:
      return choice_of_slot(step, frame);
    case StepKind::Coalesce:
      return coalesce_of(step, frame);
    case StepKind::Code:
      return code_of(step, frame);
    case StepKind::CodeRef:
      return code_ref_of(step, frame);
    case StepKind::Concept:
      return concept_of(step, frame);
    case StepKind::ConceptRef:
      return concept_ref_of(step, frame);
    case StepKind::Context:
      return context_of(step, frame);
    case StepKind::Definition:
      return is_known(step.index) ? memo_[step.index].value : definition_of(step, frame);
    case StepKind::Descendants:
      return descendants_of(step, frame);
    case StepKind::Equal:
      return equal_of(step, frame);
    case StepKind::EqualToText:
      return equal_to_text_of(step, frame);
    case StepKind::Exists:
      return exists_of(step, frame);
    case StepKind::External:
      return external_of(step, frame);
    case StepKind::Fact:
      return fact_of(step, frame);
    case StepKind::Field:
      return field_of_node(step, frame);
    case StepKind::FieldEach:
      return field_each_of(step, frame);
    case StepKind::FieldOfLast:
      return field_of_last(step, frame);
    case StepKind::First:
      return first_of(step, frame);
    case StepKind::FromFhir:
      return from_fhir_of(step, frame);
    case StepKind::Function:
      return function_of(step, frame);
    case StepKind::If:
      return if_of(step, frame);
    case StepKind::Implies:
      return implication_of(step, frame);
    case StepKind::InTexts:
      return in_texts_of(step, frame);
    case StepKind::InValueSet:
      return in_value_set_of(step, frame);
    case StepKind::Interval:
      return interval_of(step, frame);
    case StepKind::Is:
      return is_of(step, frame);
    case StepKind::IsFalse:
      return is_false_of(step, frame);
    case StepKind::IsNull:
      return is_null_of(step, frame);
    case StepKind::IsTrue:
      return is_true_of(step, frame);
    case StepKind::Last:
      return last_of(step, frame);
    case StepKind::List:
      return list_of(step, frame);
    case StepKind::ListEach:
      return list_each_of(step, frame);
    case StepKind::Message:
      return message_of(step, frame);
    case StepKind::Not:
      return negation_of(step, frame);
    case StepKind::NotExists:
      return exists_not_of(step, frame);
    case StepKind::NotNull:
      return is_not_null_of(step, frame);
    case StepKind::Now:
      return now_of(step, frame);
    case StepKind::Or:
      return disjunction_of(step, frame);
    case StepKind::Parameter:
      return parameter_of(step, frame);
    case StepKind::Quantity:
      return quantity_of(step, frame);
    case StepKind::Query:
      return query_of(step, frame);
    case StepKind::Ratio:
      return ratio_of(step, frame);
    case StepKind::Retrieve:
      return retrieve_of(step, frame);
    case StepKind::SingleField:
      return single_field_of(step, frame);
    case StepKind::SingleFieldOfSlot:
      return single_field_of_slot(step, frame);
    case StepKind::SingletonFrom:
      return singleton_of(step, frame);
    case StepKind::TimeOfDay:
      return time_of_day_of(step, frame);
    case StepKind::Today:
      return today_of(step, frame);
    case StepKind::Tuple:
      return tuple_of(step, frame);
    case StepKind::TupleField:
      return tuple_field_of(step, frame);
    case StepKind::TupleFieldOfSlot:
      return tuple_field_of_slot(step, frame);
    case StepKind::ValueField:
      return value_field_of(step, frame);
    case StepKind::ValueOfChoiceOfSlot:
      return value_of_choice_of_slot(step, frame);
    case StepKind::ValueOfFieldOfSlot:
      return value_of_field_of_slot(step, frame);
    case StepKind::ValueSet:
      return value_set_of(step, frame);
    case StepKind::Xor:
      return exclusive_of(step, frame);
    case StepKind::Unbound:
      return answer_unbound(step, frame);
    case StepKind::Slot:
      return frame.slots[step.slot];
    case StepKind::Constant:
      return *step.constant;
  }
  __builtin_unreachable();
}

/// Binds the step first, which is one step in all.
Value Machine::answer_unbound(Step& step, Frame frame) {
  bind(step);
  ++until_check_;
  return answer(step, frame);
}

/// Goes on where a limit has not been reached yet.
Value Machine::at_limit(Step& step, Frame frame) {
  check_limits(step, frame);
  ++until_check_;
  return answer(step, frame);
}

}  // namespace nextline::cql
