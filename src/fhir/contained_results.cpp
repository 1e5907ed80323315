// Results inside a report, retrieved as if they stood beside it.
//
// What is contained has no life of its own: it goes with its report, and its id means something there only. So a report
// that was withdrawn takes its results with it, and a free-standing resource of the same id is another one. By FHIR a
// report's `effective` is the time its observed values are related to: it speaks for the results that leave it out.
#include <string>

#include "fhir/assemble.h"

namespace nextline::fhir {
namespace {

/// A result without a time of its own, and the node that tells its report's.
struct Undated {
  ResourceIndex result;
  NodeIndex time;
};

/// The status of a report that says of itself that it holds nothing; empty for any other.
std::string_view withdrawal(const Tape& tape, NodeIndex report) {
  const NodeIndex child = find_child(tape, report, known_ids().status);
  const std::string_view status = child == kNoNode ? std::string_view() : text(tape, child);
  return status == "entered-in-error" || status == "cancelled" ? status : std::string_view();
}

/// The time of a report; kNoNode if it tells none.
NodeIndex time_of(const Tape& tape, NodeIndex report) {
  const NodeIndex time = find_child(tape, report, known_ids().effective);
  return time != kNoNode && has_value(tape, time) ? time : kNoNode;
}

/// The Observations in `report`.
std::vector<ResourceIndex> results_in(const Tape& tape, ResourceIndex report) {
  std::vector<ResourceIndex> results;
  for (ResourceIndex i = report + 1; i < tape.resources.size() && tape.resources[i].container != kNoResource; ++i)
    if (tape.resources[i].container == report && tape.resources[i].type == known_ids().observation_type)
      results.push_back(i);
  return results;
}

void lift_results(Draft& draft, ResourceIndex report, std::vector<Undated>& undated) {
  Tape& tape = draft.tape;
  const std::vector<ResourceIndex> results = results_in(tape, report);
  if (results.empty()) return;
  const NodeIndex node = tape.resources[report].node;
  if (const std::string_view status = withdrawal(tape, node); !status.empty())
    return draft.note(report, "status", "is " + std::string(status) + "; the results in it are not read");
  const NodeIndex time = time_of(tape, node);
  const std::size_t before = undated.size();
  for (const ResourceIndex result : results) {
    tape.resources[result].is_lifted = true;
    if (time != kNoNode && find_child(tape, tape.resources[result].node, known_ids().effective) == kNoNode)
      undated.push_back({result, time});
  }
  if (undated.size() > before) draft.note(report, "contained", "results without a time of their own have the report's");
}

/// Writes the tape anew, all at once: a record may hold any number of such results.
void add_times(Tape& tape, const std::vector<Undated>& undated) {
  std::vector<Node> nodes;
  NodeIndex written = 0;  // of the nodes there were
  ResourceIndex moved = 0;
  const auto write_until = [&](NodeIndex end) {
    const auto added = static_cast<NodeIndex>(nodes.size()) - written;
    for (; moved < tape.resources.size() && tape.resources[moved].node < end; ++moved)
      tape.resources[moved].node += added;
    nodes.insert(nodes.end(), tape.nodes.begin() + written, tape.nodes.begin() + end);
    written = end;
  };
  for (const auto& [index, time] : undated) {
    const Resource& result = tape.resources[index];
    write_until(result.node + tape.nodes[result.node].size);
    const std::uint32_t size = tape.nodes[time].size;
    nodes.insert(nodes.end(), tape.nodes.begin() + time, tape.nodes.begin() + time + size);
    nodes[result.node].size += size;
    nodes[tape.resources[result.container].node].size += size;
  }
  write_until(static_cast<NodeIndex>(tape.nodes.size()));
  tape.nodes = std::move(nodes);
}

}  // namespace

void lift_contained_results(Draft& draft) {
  std::vector<Undated> undated;
  const TypeId report_type = known_ids().report_type;
  for (ResourceIndex i = 0; i < draft.tape.resources.size(); ++i) {
    const Resource& resource = draft.tape.resources[i];
    if (resource.type == report_type && resource.container == kNoResource) lift_results(draft, i, undated);
  }
  if (!undated.empty()) add_times(draft.tape, undated);
}

}  // namespace nextline::fhir
