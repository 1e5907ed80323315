// TapeWriter: children of an object put right after they are read: the nodes that "_birthDate" left behind are merged
// into their primitives, and primitives with neither value nor extension are removed. Seldom needed.
#include <algorithm>

#include "fhir/tape_writer.h"

namespace nextline::fhir {

/// The children of one element name; the i-th sibling belongs to the i-th value.
struct TapeWriter::ChildGroup {
  NameId name;
  std::vector<NodeIndex> values;
  std::vector<NodeIndex> siblings;
};

void TapeWriter::tidy_children(const Frame& frame) {
  merged_.clear();
  moves_.clear();
  for (const ChildGroup& group : group_children(frame.node)) merge_group(group, frame.node + 1);
  tape_.nodes.resize(frame.node + 1);
  tape_.nodes.insert(tape_.nodes.end(), merged_.begin(), merged_.end());
  follow_moves(frame.node);
}

std::vector<TapeWriter::ChildGroup> TapeWriter::group_children(NodeIndex parent) const {
  std::vector<ChildGroup> groups;  // in order of appearance
  for (NodeIndex node = parent + 1; node < tape_.nodes.size(); node += tape_.nodes[node].size) {
    const NameId name = tape_.nodes[node].name;
    auto group = std::ranges::find(groups, name, &ChildGroup::name);
    if (group == groups.end()) group = groups.insert(groups.end(), {name, {}, {}});
    (kind(tape_, node) == kSiblingNode ? group->siblings : group->values).push_back(node);
  }
  return groups;
}

void TapeWriter::merge_group(const ChildGroup& group, NodeIndex first_target) {
  constexpr std::size_t kNone = SIZE_MAX;
  std::size_t previous = kNone;
  for (std::size_t i = 0; i < std::max(group.values.size(), group.siblings.size()); ++i) {
    const NodeIndex value = i < group.values.size() ? group.values[i] : kNoNode;
    const NodeIndex sibling = i < group.siblings.size() ? group.siblings[i] : kNoNode;
    const NodeIndex extras = sibling == kNoNode ? 0 : tape_.nodes[sibling].size - 1;
    const bool empty = value == kNoNode || (kind(tape_, value) == NodeKind::Null && tape_.nodes[value].size == 1);
    if (empty && extras == 0) continue;
    const NodeIndex head = value == kNoNode ? copy_to_merged(sibling, 1, first_target)
                                            : copy_to_merged(value, tape_.nodes[value].size, first_target);
    Node& node = merged_[head];
    node.bits = value == kNoNode ? Node::bits_of(NodeKind::Null, 0) : node.bits & ~Node::kRepeats;
    if (extras > 0) copy_to_merged(sibling + 1, extras, first_target);
    merged_[head].size = static_cast<NodeIndex>(merged_.size()) - head;
    if (previous != kNone) merged_[previous].bits |= Node::kRepeats;
    previous = head;
  }
}

NodeIndex TapeWriter::copy_to_merged(NodeIndex from, NodeIndex size, NodeIndex first_target) {
  const auto to = static_cast<NodeIndex>(merged_.size());
  moves_.push_back({from, size, first_target + to});
  for (NodeIndex i = from; i < from + size; ++i) merged_.push_back(tape_.nodes[i]);
  return to;
}

void TapeWriter::follow_moves(NodeIndex parent) {
  for (std::size_t i = tape_.resources.size(); i-- > 0 && tape_.resources[i].node > parent;) {
    NodeIndex& node = tape_.resources[i].node;
    const auto move =
        std::ranges::find_if(moves_, [&](const Move& m) { return node >= m.from && node - m.from < m.size; });
    if (move != moves_.end()) node = node - move->from + move->to;
  }
}

}  // namespace nextline::fhir
