// Retrieves, and membership in value sets and code systems.
#include <string>

#include "cql/engine/elements.h"
#include "cql/engine/machine.h"
#include "terminology/systems.h"
#include "terminology/value_sets.h"

namespace nextline::cql {

Value Machine::retrieve_of(Step& step, Frame frame) {
  const Node& node = node_of(step);
  const Retrieve& row = program_.retrieves[node.a];
  if (row.value_set != Retrieve::kNone) require_set(node, row.value_set);
  if (step.count == 0) return Value::list(retrieves_.matches(node.a));
  const Value wanted = run(step[0], frame);
  const fhir::NameId path = retrieves_.code_element(node.a);
  const std::size_t start = mark();
  for (const Value& resource : retrieves_.all_of_type(node.a)) {
    const ElementRef element = element_of(resource);
    fhir::NodeIndex coded = RetrieveIndex::coded_element(element.tape, element.node, path);
    for (; coded != fhir::kNoNode; coded = fhir::next_item(element.tape, coded)) {
      if (!is_coded_by(node, Value::element(&element.tape, coded), wanted)) continue;
      push(resource);
      break;
    }
  }
  return take_list(start);
}

/// Whether the coded element means one of the codes of `wanted`: a value set, a code, a concept, or a list of these.
bool Machine::is_coded_by(const Node& node, const Value& coded, const Value& wanted) {
  const auto has_code = [&](const CodeData& code) {
    const ElementRef element = element_of(coded);
    return fhir::any_coding(element.tape, element.node, [&](fhir::NodeIndex coding) {
      return RetrieveIndex::means(code, fhir::coding_text(element.tape, coding));
    });
  };
  switch (wanted.kind()) {
    case Kind::ValueSet:
      return is_member(node, wanted.value_set_index(), coded) == Truth::True;
    case Kind::Code:
      return has_code(wanted.as_code());
    case Kind::Concept:
      for (const CodeData& code : wanted.as_concept().codes)
        if (has_code(code)) return true;
      return false;
    case Kind::List:
      for (const Value& item : wanted.as_list())
        if (is_coded_by(node, coded, item)) return true;
      return false;
    default:
      return false;
  }
}

void Machine::fail_unknown_set(const Node& node, std::uint32_t value_set) const {
  const ValueSetRow& row = program_.value_sets[value_set];
  fail(node, "unknown-value-set",
       "value set '" + std::string(program_.str(row.name)) + "' (" + std::string(program_.str(row.id)) +
           ") is not loaded",
       "add it to the terminology folder");
}

Value Machine::value_set_of(Step& step, Frame) {
  return Value::value_set(step.index);
}

Value Machine::code_ref_of(Step& step, Frame) {
  return Value::code(&loaded_.code(step.index));
}

Value Machine::concept_ref_of(Step& step, Frame) {
  return Value::concept_value(&loaded_.concept_data(step.index));
}

Value Machine::in_value_set_of(Step& step, Frame frame) {
  const Node& node = node_of(step);
  return value_of(is_member(node, node.a, run(step[0], frame)));
}

/// Of a list it is enough that one item is in; whether null is in is not known.
Truth Machine::is_member(const Node& node, std::uint32_t value_set, const Value& subject) {
  const auto truth = [](bool b) { return b ? Truth::True : Truth::False; };
  switch (subject.kind()) {
    case Kind::Null:
      return Truth::False;
    case Kind::String:
      return truth(holds(node, value_set, {}, subject.as_string()));
    case Kind::Code:
      return truth(holds(node, value_set, subject.as_code().system, subject.as_code().code));
    case Kind::Concept:
      for (const CodeData& code : subject.as_concept().codes)
        if (holds(node, value_set, code.system, code.code)) return Truth::True;
      return Truth::False;
    case Kind::List:
      for (const Value& item : subject.as_list())
        if (is_member(node, value_set, item) == Truth::True) return Truth::True;
      return Truth::False;
    case Kind::Element:
      return truth(means_one_of(node, value_set, element_of(subject)));
    default:
      return Truth::False;
  }
}

bool Machine::means_one_of(const Node& node, std::uint32_t value_set, const ElementRef& element) {
  if (program_.value_sets[value_set].is_code_system != 0)
    return fhir::any_coding(element.tape, element.node, [&](fhir::NodeIndex coding) {
      const fhir::CodingText text = fhir::coding_text(element.tape, coding);
      return !text.code.empty() && holds(node, value_set, text.system, text.code);
    });
  const Meaning& meaning = retrieves_.meanings().of(element.tape, element.node);
  if (meaning.has_code) require_set(node, value_set);
  return meaning.is_in(loaded_.set_of(value_set));
}

bool Machine::holds(const Node& node, std::uint32_t value_set, std::string_view system, std::string_view code) {
  const ValueSetRow& row = program_.value_sets[value_set];
  if (row.is_code_system != 0) {
    return !system.empty() &&
           terminology::canonical_system(system) == terminology::canonical_system(program_.str(row.id));
  }
  require_set(node, value_set);
  return loaded_.value_sets()->contains(loaded_.set_of(value_set), system, code);
}

}  // namespace nextline::cql
