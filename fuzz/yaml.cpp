// Any bytes as a file of a pack: reading it must end, give what libyaml alone would, and every place must lie in the
// text.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "knowledge/loading/kinds.h"
#include "knowledge/yaml.h"
#include "knowledge/yaml_dump.h"

namespace {

using nextline::knowledge::yaml::Node;

void check_places(const Node& node, std::size_t lines) {
  if (node.place().line < 1 || node.place().line > lines || node.place().column < 1) std::abort();
  for (const Node& item : node.items()) check_places(item, lines);
  for (const auto& entry : node.entries()) check_places(entry.value, lines);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto parsed = nextline::knowledge::yaml::parse(text, "fuzz.yaml");
  if (dump(parsed) != dump(nextline::knowledge::yaml::parse_by_libyaml(text, "fuzz.yaml"))) std::abort();
  if (!parsed) return 0;
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  if (parsed->kind != nextline::knowledge::yaml::Kind::Null) check_places(*parsed, lines);
  nextline::knowledge::PackSource pack;
  nextline::knowledge::loading::load_case(*parsed, pack);
  nextline::knowledge::loading::load_planner(*parsed, pack);
  nextline::knowledge::loading::load_sources(*parsed, pack);
  nextline::knowledge::loading::load_obligations(*parsed, pack);
  return 0;
}
