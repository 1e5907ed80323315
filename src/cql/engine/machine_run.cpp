// From a step to the function of its kind, by comparisons: compiled without tables of jumps (cmake/Rooms.cmake). One
// patient takes thousands of steps in an order that repeats nowhere; processors foresee where branches go over such a
// distance, but not where jumps through a table do.
#include "cql/engine/machine.h"

namespace nextline::cql {

Value Machine::answer(Step& step, Frame frame) {
  if (step.kind == StepKind::Definition && is_known(step.index)) return memo_[step.index].value;
  if (frame.depth > options_.max_depth || count_step()) [[unlikely]]
    return at_limit(step, frame);
  switch (step.kind) {
    case StepKind::And:
      return conjunction_of(step, frame);
    case StepKind::As:
      return as_of(step, frame);
    case StepKind::Call1:
      return call_with<1, NullRule::Propagate>(step, frame);
    case StepKind::Call2:
      return call_with<2, NullRule::Propagate>(step, frame);
    case StepKind::Coalesce:
      return coalesce_of(step, frame);
    case StepKind::Definition:
      return definition_of(step, frame);
    case StepKind::Equal:
      return equal_of(step, frame);
    case StepKind::EqualToText:
      return equal_to_text_of(step, frame);
    case StepKind::Exists:
      return exists_of(step, frame);
    case StepKind::Function:
      return function_of(step, frame);
    case StepKind::If:
      return if_of(step, frame);
    case StepKind::IsNull:
      return is_null_of(step, frame);
    case StepKind::Last:
      return last_of(step, frame);
    case StepKind::FieldOfLast:
      return field_of_last(step, frame);
    case StepKind::NotExists:
      return exists_not_of(step, frame);
    case StepKind::ValueOfChoiceOfSlot:
      return value_of_choice_of_slot(step, frame);
    case StepKind::NotNull:
      return is_not_null_of(step, frame);
    case StepKind::Not:
      return negation_of(step, frame);
    case StepKind::Or:
      return disjunction_of(step, frame);
    case StepKind::Query:
      return query_of(step, frame);
    case StepKind::SingleField:
      return single_field_of(step, frame);
    case StepKind::SingleFieldOfSlot:
      return single_field_of_slot(step, frame);
    case StepKind::Tuple:
      return tuple_of(step, frame);
    case StepKind::TupleField:
      return tuple_field_of(step, frame);
    case StepKind::TupleFieldOfSlot:
      return tuple_field_of_slot(step, frame);
    case StepKind::ValueField:
      return value_field_of(step, frame);
    case StepKind::ValueOfFieldOfSlot:
      return value_of_field_of_slot(step, frame);
    default:
      return answer_rare(step, frame);
  }
}

Value Machine::answer_rare(Step& step, Frame frame) {
  switch (step.kind) {
    case StepKind::Call1OfNulls:
      return call_with<1, NullRule::Custom>(step, frame);
    case StepKind::Call2OfNulls:
      return call_with<2, NullRule::Custom>(step, frame);
    case StepKind::CallAny:
      return call_of(step, frame);
    case StepKind::Case:
      return case_of(step, frame);
    case StepKind::ChoiceOfSlot:
      return choice_of_slot(step, frame);
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
    case StepKind::Descendants:
      return descendants_of(step, frame);
    case StepKind::External:
      return external_of(step, frame);
    case StepKind::Fact:
      return fact_of(step, frame);
    case StepKind::Field:
      return field_of_node(step, frame);
    case StepKind::FieldEach:
      return field_each_of(step, frame);
    case StepKind::First:
      return first_of(step, frame);
    case StepKind::FromFhir:
      return from_fhir_of(step, frame);
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
    case StepKind::IsTrue:
      return is_true_of(step, frame);
    case StepKind::List:
      return list_of(step, frame);
    case StepKind::ListEach:
      return list_each_of(step, frame);
    case StepKind::Message:
      return message_of(step, frame);
    case StepKind::Now:
      return now_of(step, frame);
    case StepKind::Parameter:
      return parameter_of(step, frame);
    case StepKind::Quantity:
      return quantity_of(step, frame);
    case StepKind::Ratio:
      return ratio_of(step, frame);
    case StepKind::Retrieve:
      return retrieve_of(step, frame);
    case StepKind::SingletonFrom:
      return singleton_of(step, frame);
    case StepKind::TimeOfDay:
      return time_of_day_of(step, frame);
    case StepKind::Today:
      return today_of(step, frame);
    case StepKind::ValueSet:
      return value_set_of(step, frame);
    case StepKind::Xor:
      return exclusive_of(step, frame);
    case StepKind::Unbound:
      bind(step);
      ++until_check_;  // which the step bound counts again
      return answer(step, frame);
    case StepKind::Slot:
      return frame.slots[step.slot];
    default:
      return *step.constant;
  }
}

}  // namespace nextline::cql
