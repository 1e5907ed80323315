// Elements of a record written back as the JSON they were read from.
#pragma once

#include "cohort/json_line.h"
#include "fhir/tape.h"

namespace nextline::service {

/// The value of `node`: an object for a resource or a data type, else its JSON value (null for a primitive without
/// one). Elements that the record's reading left out are not in it.
void write_element(cohort::JsonLine& json, const fhir::Tape& tape, fhir::NodeIndex node);

/// `"key": value` of a primitive, and `"_key": {…}` beside it when it has an id or extensions.
void write_primitive(cohort::JsonLine& json, const fhir::Tape& tape, fhir::NodeIndex node, std::string_view key);

}  // namespace nextline::service
