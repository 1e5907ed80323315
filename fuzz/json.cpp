// Any bytes as a patient's record: read in both modes, and for the results in reports, then every node of the tape is
// looked at.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "fhir/record.h"

namespace {

using namespace nextline::fhir;

/// Looks at `node` and all below it; the sum keeps the compiler from leaving it out.
std::size_t visit(const Tape& tape, NodeIndex node) {
  std::size_t seen = text(tape, node).size() + name_text(name_of(tape, node)).size();
  NodeIndex end = node + 1;
  for (NodeIndex child : children(tape, node)) {
    if (child != end) std::abort();  // children lie next to each other
    seen += visit(tape, child);
    end = child + tape.nodes[child].size;
    if (next_item(tape, child) != kNoNode && name_of(tape, next_item(tape, child)) != name_of(tape, child))
      std::abort();
  }
  if (end != node + tape.nodes[node].size) std::abort();
  if (resolve_reference(tape, node) != kNoResource) ++seen;
  any_coding(tape, node, [&](NodeIndex coding) {
    seen += coding_text(tape, coding).code.size();
    return false;
  });
  return seen;
}

void look_at(const Record& record) {
  const Tape& tape = record.tape();
  std::size_t seen = 0;
  for (const Resource& resource : tape.resources) {
    seen += visit(tape, resource.node) + reference_of(tape, resource.node).size();
    if (resource_of(tape, resource.node) == kNoResource) std::abort();
  }
  for (std::size_t type = 0; type < type_count(); ++type)
    for (NodeIndex node : resources_of_type(tape, static_cast<TypeId>(type)))
      if (type_of(tape, node) != type) std::abort();
  if (seen == SIZE_MAX) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  ReadOptions options;
  options.patient_required = false;
  options.max_bytes = std::size_t{1} << 20;
  const auto whole = read_record(bytes, options);
  options.validation = Validation::WhatIsRead;
  const auto relaxed = read_record(bytes, options);
  if (whole && !relaxed) std::abort();  // what is valid is also readable
  if (whole) look_at(*whole);
  if (relaxed) look_at(*relaxed);
  static const Requirements kResults{.types = {{find_type("Observation"), {}, kNoName, {}}}, .inner_results = true};
  options.requirements = &kResults;
  const auto results = read_record(bytes, options);
  if (whole && !results) std::abort();
  if (results) look_at(*results);
  return 0;
}
