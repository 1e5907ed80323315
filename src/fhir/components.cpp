// Numbers that stand as components of an Observation, retrieved as Observations of their own.
//
// By FHIR a component is a part of its Observation, and CQL's [Observation: "LVEF"] does not find an echocardiogram
// with the ejection fraction in it. What was measured together has one status and one time: those of the Observation
// around. Answers in codes are left in it: what they mean often hangs on their neighbours (the gene studied, the
// variant found).
#include <initializer_list>

#include "fhir/assemble.h"

namespace nextline::fhir {
namespace {

/// Writes at the end of a tape.
class Lifter {
 public:
  explicit Lifter(Draft& draft) : draft_(draft), tape_(draft.tape), ids_(known_ids()) {}

  void lift_from(ResourceIndex index) {
    const NodeIndex node = tape_.resources[index].node;
    NodeIndex component = find_child(tape_, node, ids_.component);
    for (; component != kNoNode; component = next_item(tape_, component))
      if (is_number(component)) lift(index, component);
  }

 private:
  bool is_number(NodeIndex component) const {
    const NodeIndex value = find_child(tape_, component, ids_.value);
    return value != kNoNode && type_of(tape_, value) == ids_.quantity_type &&
           find_child(tape_, component, ids_.code) != kNoNode;
  }

  void lift(ResourceIndex index, NodeIndex component) {
    const auto root = static_cast<NodeIndex>(tape_.nodes.size());
    Node node = tape_.nodes[tape_.resources[index].node];
    node.name = ids_.contained;
    tape_.nodes.push_back(node);
    copy(tape_.resources[index].node, {ids_.status, ids_.effective, ids_.issued});
    copy(component, {ids_.code, ids_.value, ids_.data_absent_reason, ids_.interpretation, ids_.reference_range});
    tape_.nodes[root].size = static_cast<std::uint32_t>(tape_.nodes.size()) - root;
    Resource lifted{.node = root, .type = ids_.observation_type, .id = {}, .full_url = {}, .container = index};
    lifted.is_lifted = lifted.is_part = true;
    tape_.resources.push_back(lifted);
    draft_.dropped.push_back(false);
    draft_.full_urls.emplace_back();
  }

  /// The elements of these names, with all that is in them.
  void copy(NodeIndex parent, std::initializer_list<NameId> names) {
    for (const NameId name : names) {
      for (NodeIndex child = find_child(tape_, parent, name); child != kNoNode; child = next_item(tape_, child)) {
        const std::uint32_t size = tape_.nodes[child].size;
        for (std::uint32_t i = 0; i < size; ++i) tape_.nodes.push_back(Node(tape_.nodes[child + i]));
      }
    }
  }

  Draft& draft_;
  Tape& tape_;
  const KnownIds& ids_;
};

}  // namespace

void lift_components(Draft& draft) {
  Lifter lifter(draft);
  const std::size_t count = draft.tape.resources.size();  // those lifted have none
  for (ResourceIndex i = 0; i < count; ++i) {
    const Resource& resource = draft.tape.resources[i];
    if (resource.type == known_ids().observation_type && resource.is_retrieved()) lifter.lift_from(i);
  }
}

}  // namespace nextline::fhir
