// Lists and mappings of YAML, by indentation and between brackets.
#pragma once

#include "knowledge/yaml.h"
#include "knowledge/yaml_cursor.h"

namespace nextline::knowledge::yaml {

/// Reads the document the cursor stands before. Throws Error for what is wrong with it.
Node read_document(Cursor& cursor, const Limits& limits);

}  // namespace nextline::knowledge::yaml
