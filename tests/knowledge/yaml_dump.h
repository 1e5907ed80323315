// A YAML document, or its error, as lines that two readings can be compared by: kinds, texts, quotes, places and paths.
#pragma once

#include <string>

#include "knowledge/yaml.h"

namespace nextline::knowledge::yaml {

inline void dump(const Node& node, std::string& out) {
  constexpr const char* kKinds[] = {"null", "scalar", "list", "mapping"};
  out += kKinds[static_cast<int>(node.kind)];
  out += (node.quoted ? " quoted " : " ") + node.place().to_string() + " <" + std::string(node.text) + ">\n";
  for (const Node& item : node.items()) dump(item, out);
  for (const Entry& entry : node.entries()) {
    dump(entry.key, out);
    dump(entry.value, out);
  }
}

inline std::string dump(const Result<Document>& read) {
  if (!read) return read.error().one_line() + " [" + read.error().code + "]\n";
  std::string out;
  dump(*read, out);
  return out;
}

}  // namespace nextline::knowledge::yaml
