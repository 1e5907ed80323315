// The YAML that a pack is written in, read without libyaml. Private to yaml.cpp.
//
// libyaml takes two hundred instructions a byte, and half of the time to compile a pack. Nearly all of a pack is of few
// forms: mappings and lists as blocks or in brackets, comments, and scalars on one line, bare or in quotes in which
// nothing but quotes and backslashes is escaped. Where a text is of these forms alone its events are read here, and are
// those of libyaml; whatever else is in it, errors of every kind included, is left to libyaml, so there is no second
// opinion on what YAML is. Tests and a fuzz target hold the two to one another.
#pragma once

#include <string_view>
#include <vector>

#include "base/arena.h"
#include "knowledge/yaml_event.h"

namespace nextline::knowledge::yaml {

/// Appends the events of `text` and returns true, or returns false for a text that is libyaml's to read. The text has
/// no control characters but line feeds, and no separators of YAML 1.1 (yaml.cpp refuses them); events view it, or,
/// where something was escaped, `arena`.
bool read_plain(std::string_view text, std::vector<Event>& events, Arena& arena);

}  // namespace nextline::knowledge::yaml
