// FHIR elements as CQL values: System values of primitives and of the data types FHIRHelpers converts.
// Semantics: FHIRHelpers 4.0.1 of the CQL "Using FHIR" guide (https://cql.hl7.org), with one stricter choice: a
// Quantity with a comparator ("< 5") is not a number and converts to null, but converts to an Interval<Quantity>.
#pragma once

#include <string>

#include "base/arena.h"
#include "base/value.h"
#include "fhir/tape.h"

namespace nextline::cql {

/// The tape and node behind a Value of Kind::Element.
struct ElementRef {
  const fhir::Tape& tape;
  fhir::NodeIndex node;
};
inline ElementRef element_of(const Value& value) {
  return {*static_cast<const fhir::Tape*>(value.element_document()), value.element_node()};
}

/// The System value of a FHIR primitive node; null when it has no value or the text is not one of its type.
Value primitive_value(ElementRef element, Arena& arena);
/// The text of a FHIR primitive that is a System.String (a code, an id, a uri); without data for everything else.
std::string_view text_of_primitive(ElementRef element);

/// The System value an element stands for: a primitive's value, Quantity, Ratio, Code of a Coding, Concept of a
/// CodeableConcept, Interval of a Period or Range. Another element stands for itself.
Value system_value(ElementRef element, Arena& arena);

/// A FHIR Quantity (with or without comparator) as Interval<Quantity>: "< 5 mg" is Interval[null, 5 'mg').
Value quantity_interval(ElementRef element, Arena& arena);

/// CodeData of a Coding, a code or string primitive (code alone), or a Quantity's unit.
CodeData code_data(ElementRef coding);

/// CQL = and ~ of two values of which at least one is an element. Resources are equal when type and id are; elements
/// without an id are compared by structure.
Truth compare_element_values(const Value& left, const Value& right, bool equivalent, Arena& arena);

}  // namespace nextline::cql
