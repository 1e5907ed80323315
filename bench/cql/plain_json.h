// Values as the one JSON form in which answers of several CQL engines are compared (tools/differential/README.md).
#pragma once

#include <string>

#include "base/value.h"
#include "cql/engine/program.h"

namespace nextline::differential {

/// Appends `value`: numbers without trailing zeros, {"datetime": "2014-01-01T10:00:00.000Z"}, {"quantity": [5,"mg"]},
/// {"interval": [closed, low, high, closed]}, {"tuple": {…}} without its null elements and sorted, {"resource":
/// "Observation/a"}. `program` names value sets.
void append_plain_json(std::string& out, const Value& value, const cql::Program& program);
/// Appends `text` as a JSON string.
void append_json_string(std::string& out, std::string_view text);

}  // namespace nextline::differential
