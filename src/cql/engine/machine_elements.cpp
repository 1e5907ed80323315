// Elements of tuples, structured System values and FHIR nodes, and what FHIR values mean as System values.
#include "cql/engine/elements.h"
#include "cql/engine/machine.h"
#include "cql/semantics/descent.h"

namespace nextline::cql {

namespace {

Value child_of(ElementRef element, fhir::NameId name) {
  const fhir::NodeIndex child = fhir::find_child(element.tape, element.node, name);
  return child == fhir::kNoNode ? Value::null() : Value::element(&element.tape, child);
}

}  // namespace

Value Machine::field(const Step& step, const Value& source) {
  const BoundName& name = loaded_.name(node_of(step).a);
  if (source.kind() == Kind::ValueSet) return value_set_field(source.value_set_index(), name.text);
  return field_of(source, name, step.field.repeats, context_.arena);
}

Value Machine::field_of_node(Step& step, Frame frame) {
  return field(step, run(step[0], frame));
}

/// `value`, which of a primitive is its System value.
Value Machine::value_field(const Step& step, const Value& source) {
  if (source.is_null()) return source;
  if (source.kind() == Kind::Element) {
    const ElementRef element = element_of(source);
    if (fhir::kind(element.tape, element.node) != fhir::NodeKind::Object)
      return primitive_value(element, context_.arena);
    if (step.field.repeats == Repeats::No) return child_of(element, step.field.name);
  }
  return field(step, source);
}

Value Machine::value_field_of(Step& step, Frame frame) {
  return value_field(step, run(step[0], frame));
}

/// An element that does not repeat, and is not called `value`.
Value Machine::single_field(const Step& step, const Value& source) {
  if (source.kind() != Kind::Element) return field(step, source);
  return child_of(element_of(source), step.field.name);
}

Value Machine::single_field_of(Step& step, Frame frame) {
  return single_field(step, run(step[0], frame));
}

Value Machine::single_field_of_slot(Step& step, Frame frame) {
  return single_field(step, frame.slots[step.field.slot]);
}

/// `O.status.value`: half of what is read of a record.
Value Machine::value_of_field_of_slot(Step& step, Frame frame) {
  return value_field(step, single_field(step[0], frame.slots[step[0].field.slot]));
}

Value Machine::choice_of_slot(Step& step, Frame frame) {
  const Value chosen = single_field(step[0], frame.slots[step[0].field.slot]);
  return !chosen.is_null() && loaded_.is_of_type(chosen, step.index) ? chosen : Value::null();
}

Value Machine::value_of_choice_of_slot(Step& step, Frame frame) {
  return value_field(step, choice_of_slot(step[0], frame));
}

Value Machine::value_set_field(std::uint32_t index, std::string_view name) const {
  const ValueSetRow& row = program_.value_sets[index];
  const Text text = name == "id" ? row.id : name == "name" ? row.name : name == "version" ? row.version : Text{};
  return text.length == 0 ? Value::null() : Value::string(program_.str(text));
}

Value Machine::tuple_field_of(Step& step, Frame frame) {
  return tuple_field(step, run(step[0], frame), step.index);
}

Value Machine::tuple_field_of_slot(Step& step, Frame frame) {
  return tuple_field(step, frame.slots[step.item.slot], step.item.index);
}

Value Machine::field_of_last(Step& step, Frame frame) {
  return tuple_field(step, last(run(step[0], frame)), step.index);
}

/// A fact of the Case is read a thousand times a patient.
Value Machine::fact_of(Step& step, Frame) {
  return tuple_field(step, case_.is_null() ? patient_ : case_, step.index);
}

Value Machine::tuple_field(const Step& step, const Value& source, std::uint32_t index) const {
  if (source.kind() != Kind::Tuple) return Value::null();
  const TupleData& tuple = source.as_tuple();
  if (index >= tuple.shape->names.size()) fail_wrong_case(node_of(step), tuple.shape->names.size());
  return tuple.fields[index];
}

void Machine::fail_wrong_case(const Node& node, std::size_t elements) const {
  fail(node, "wrong-case", "the tuple has " + std::to_string(elements) + " elements, not " + std::to_string(node.a + 1),
       "the Case was made for another version of this program", Blame::Bug);
}

Value Machine::field_each_of(Step& step, Frame frame) {
  const Node& node = node_of(step);
  const Value source = run(step[0], frame);
  if (source.kind() != Kind::List)
    return field_of(source, loaded_.name(node.a), loaded_.types()[node.type].repeats, context_.arena);
  const std::size_t start = mark();
  for (const Value& item : source.as_list()) {
    const Value found = field_of(item, loaded_.name(node.a), Repeats::AskModel, context_.arena);
    if (found.kind() == Kind::List) {
      for (const Value& part : found.as_list())
        if (!part.is_null()) push(part);
    } else if (!found.is_null()) {
      push(found);
    }
  }
  return take_list(start);
}

Value Machine::from_fhir_of(Step& step, Frame frame) {
  const Node& node = node_of(step);
  return convert_from_fhir(run(step[0], frame), node.a);
}

Value Machine::convert_from_fhir(const Value& source, std::uint32_t type_index) {
  const BoundType& type = loaded_.types()[type_index];
  if (source.kind() == Kind::List) {
    const std::uint32_t item_type = type.kind == TypeKind::List ? type.element : type_index;
    const std::size_t start = mark();
    for (const Value& item : source.as_list()) push(convert_from_fhir(item, item_type));
    return take_list(start);
  }
  if (source.kind() != Kind::Element) return source;
  const ElementRef element = element_of(source);
  if (type.kind == TypeKind::Interval && fhir::is_a(fhir::type_of(element.tape, element.node), quantity_type()))
    return quantity_interval(element, context_.arena);
  const Value value = system_value(element, context_.arena);
  if (value.is_null() || type.kind == TypeKind::Any || loaded_.is_of_type(value, type_index)) return value;
  return widen(value, element, type);
}

/// FHIR's types are finer than System's: a date may be wanted as a DateTime, a code or Coding as a Concept, an integer
/// as a Decimal. Anything else is of no use: null.
Value Machine::widen(const Value& value, ElementRef element, const BoundType& type) {
  if (type.kind != TypeKind::System) return Value::null();
  switch (type.system) {
    case Kind::DateTime:
      return value.kind() == Kind::Date ? Value::datetime(value.as_temporal()) : Value::null();
    case Kind::Decimal:
      return value.kind() == Kind::Integer ? Value::decimal(Decimal::from_integer(value.as_integer()), context_.arena)
                                           : Value::null();
    case Kind::Code:
      return value.kind() == Kind::String ? Value::code(context_.arena.make<CodeData>(code_data(element)))
                                          : Value::null();
    case Kind::Concept: {
      if (value.kind() != Kind::Code) return Value::null();
      const std::span<CodeData> codes = context_.arena.make_array<CodeData>(1);
      codes[0] = value.as_code();
      return Value::concept_value(context_.arena.make<ConceptData>(codes, std::string_view()));
    }
    default:
      return Value::null();
  }
}

fhir::TypeId Machine::quantity_type() {
  static const fhir::TypeId kQuantity = fhir::find_type("Quantity");
  return kQuantity;
}

/// Pushes the elements of a structured value, each item of a list by itself; elements without a value are left out.
void Machine::push_children(const Value& value) {
  const auto add = [&](const Value& child) {
    if (child.kind() == Kind::List) {
      for (const Value& item : child.as_list()) push(item);
    } else if (!child.is_null()) {
      push(child);
    }
  };
  const auto add_text = [&](std::string_view text) {
    if (!text.empty()) push(Value::string(text));
  };
  switch (value.kind()) {
    case Kind::Element: {
      const ElementRef element = element_of(value);
      for (const fhir::NodeIndex child : fhir::children(element.tape, element.node))
        push(Value::element(&element.tape, child));
      return;
    }
    case Kind::Tuple:
      for (const Value& field : value.as_tuple().values()) add(field);
      return;
    case Kind::Quantity:
      push(Value::decimal(value.as_quantity().value, context_.arena));
      return add_text(value.as_quantity().unit);
    case Kind::Ratio:
      push(Value::quantity(&value.as_ratio().numerator));
      push(Value::quantity(&value.as_ratio().denominator));
      return;
    case Kind::Code:
      for (const std::string_view text :
           {value.as_code().code, value.as_code().system, value.as_code().version, value.as_code().display})
        add_text(text);
      return;
    case Kind::Concept:
      for (const CodeData& code : value.as_concept().codes) push(Value::code(&code));
      return add_text(value.as_concept().display);
    case Kind::List:
      for (const Value& item : value.as_list()) push_children(item);
      return;
    default:
      return;  // no structured type
  }
}

/// Each child, followed by its own. As deep as types are, and as the reader lets records be.
void Machine::push_descendants(const Value& value) {
  const std::size_t start = mark();
  push_children(value);
  const Value below = take_list(start);
  for (const Value& child : below.as_list()) {
    push(child);
    push_descendants(child);
  }
}

Value Machine::descendants_of(Step& step, Frame frame) {
  const Node& node = node_of(step);
  const Value source = run(step[0], frame);
  if (source.is_null()) return source;
  const std::size_t start = mark();
  if (node.a == kChildrenOnly) {
    push_children(source);
  } else {
    push_descendants(source);
  }
  return take_list(start);
}

}  // namespace nextline::cql
