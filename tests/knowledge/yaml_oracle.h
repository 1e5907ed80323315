// Another reader of YAML, yaml-cpp, to hold ours against: what ours accepts, both must read alike.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "knowledge/yaml.h"

namespace nextline::knowledge::yaml::oracle {

enum class Places { No, Yes };

/// The tree as one line: ~ nothing, <plain>, 'quoted or block', [list], {'key': value}; with @line:column behind each
/// text, list and mapping.
std::string show(const Node& node, Places places);

/// The same of what yaml-cpp reads, with places. Empty: it refuses the text.
std::optional<std::string> show_by_yaml_cpp(std::string_view text);

}  // namespace nextline::knowledge::yaml::oracle
