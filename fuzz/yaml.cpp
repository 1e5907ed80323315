// Any bytes as a file of a pack: reading it must end, every place it gives must lie in the text, and what is read is
// what another reader (yaml-cpp) has read too.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "knowledge/loading/kinds.h"
#include "knowledge/yaml.h"
#include "knowledge/yaml_oracle.h"

namespace {

using nextline::knowledge::yaml::Node;

void check_places(const Node& node, std::size_t lines) {
  if (node.place.line < 1 || node.place.line > lines || node.place.column < 1) std::abort();
  for (const Node& item : node.items) check_places(item, lines);
  for (const auto& entry : node.entries) check_places(entry.value, lines);
}

void check_against_another_reader(const Node& node, std::string_view text) {
  namespace oracle = nextline::knowledge::yaml::oracle;
  const std::string ours = oracle::show(node, oracle::Places::Yes);
  const auto theirs = oracle::show_by_yaml_cpp(text);
  if (theirs == ours) return;
  std::fprintf(stderr, "ours   %s\ntheirs %s\n", ours.c_str(), theirs ? theirs->c_str() : "refused");
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto parsed = nextline::knowledge::yaml::parse(text, "fuzz.yaml");
  if (!parsed) return 0;
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  if (parsed->kind != nextline::knowledge::yaml::Kind::Null) check_places(*parsed, lines);
  check_against_another_reader(*parsed, text);
  nextline::knowledge::PackSource pack;
  nextline::knowledge::loading::load_case(*parsed, pack);
  nextline::knowledge::loading::load_planner(*parsed, pack);
  nextline::knowledge::loading::load_sources(*parsed, pack);
  nextline::knowledge::loading::load_obligations(*parsed, pack);
  return 0;
}
