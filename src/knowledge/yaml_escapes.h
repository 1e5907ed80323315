// Escapes in the double-quoted texts of YAML.
#pragma once

#include <string>

#include "knowledge/yaml_cursor.h"

namespace nextline::knowledge::yaml {

/// Reads what stands behind a backslash and adds the character it means to `out`, as UTF-8.
void append_escape(Cursor& cursor, std::string& out);

}  // namespace nextline::knowledge::yaml
