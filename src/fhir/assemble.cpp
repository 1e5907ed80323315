#include "fhir/assemble.h"

#include <algorithm>
#include <utility>

#include "fhir/references.h"

namespace nextline::fhir {

void name_resources(Draft& draft) {
  Tape& tape = draft.tape;
  const NameId id = known_ids().id;
  for (std::size_t i = 0; i < tape.resources.size(); ++i) {
    Resource& resource = tape.resources[i];
    const NodeIndex child = find_child(tape, resource.node, id);
    if (child != kNoNode) resource.id = text(tape, child);
    resource.full_url = draft.text_of(draft.full_urls[i]);
  }
  draft.dropped.assign(tape.resources.size(), false);
}

void remove_dropped(Draft& draft) {
  Tape& tape = draft.tape;
  std::vector<ResourceIndex> moved(tape.resources.size(), kNoResource);
  std::vector<Resource> kept;
  kept.reserve(tape.resources.size());
  for (ResourceIndex i = 0; i < tape.resources.size(); ++i) {
    if (draft.is_dropped(i)) continue;
    moved[i] = static_cast<ResourceIndex>(kept.size());
    kept.push_back(tape.resources[i]);
    if (kept.back().container != kNoResource) kept.back().container = moved[kept.back().container];
  }
  std::erase_if(draft.notes, [&](DraftNote& note) {
    if (note.resource == kNoResource) return false;
    note.resource = moved[note.resource];
    return note.resource == kNoResource;
  });
  tape.resources = std::move(kept);
  draft.dropped.assign(tape.resources.size(), false);
  clear_references(tape);
  for (ResourceIndex i = 0; i < tape.resources.size(); ++i)
    if (tape.resources[i].container == kNoResource) add_reference(tape, i);
}

void group_by_type(Tape& tape) {
  // How many there are of each type, then where its nodes begin, then the nodes, which stay in document order.
  constexpr std::size_t kTypesExpected = 16;
  std::vector<Tape::TypeGroup>& groups = tape.groups;
  groups.reserve(kTypesExpected);
  Tape::TypeGroup* last = nullptr;  // of the resource before: equal types stand together
  const auto group_of = [&](TypeId type) -> Tape::TypeGroup& {
    if (last != nullptr && last->type == type) return *last;
    const auto found = std::ranges::find(groups, type, &Tape::TypeGroup::type);
    last = found != groups.end() ? &*found : &groups.emplace_back(Tape::TypeGroup{.type = type});
    return *last;
  };
  for (const Resource& resource : tape.resources)
    if (resource.is_retrieved()) ++group_of(resource.type).count;
  std::ranges::sort(groups, {}, &Tape::TypeGroup::type);
  last = nullptr;
  std::uint32_t count = 0;
  for (Tape::TypeGroup& group : groups) {
    group.first = count;
    count += std::exchange(group.count, 0);
  }
  tape.nodes_by_type.resize(count);
  NodeIndex* const nodes = tape.nodes_by_type.data();
  for (const Resource& resource : tape.resources) {
    if (!resource.is_retrieved()) continue;
    Tape::TypeGroup& group = group_of(resource.type);
    nodes[group.first + group.count++] = resource.node;
  }
}

std::vector<std::string> RecordAssembly::worded_notes(const Draft& draft) {
  std::vector<std::string> notes;
  for (const DraftNote& note : draft.notes) {
    std::string where =
        note.resource == kNoResource ? "" : reference_of(draft.tape, draft.tape.resources[note.resource].node);
    if (!note.path.empty()) where += (where.empty() ? "" : " ") + note.path;
    notes.push_back(where.empty() ? note.text : where + ": " + note.text);
  }
  if (draft.notes_left_out > 0)
    notes.push_back("and " + std::to_string(draft.notes_left_out) + " more of the same kind");
  return notes;
}

Result<Record> RecordAssembly::run(Draft&& draft, Buffer&& buffer, const ReadOptions& options) {
  name_resources(draft);
  drop_duplicates(draft);
  if (std::ranges::find(draft.dropped, true) != draft.dropped.end()) remove_dropped(draft);
  if (options.requirements != nullptr && options.requirements->inner_results) {
    lift_contained_results(draft);
    lift_components(draft);
  }
  NEXTLINE_TRY(chosen, choose_patient(draft, options));
  const NodeIndex patient = chosen == kNoResource ? kNoNode : draft.tape.resources[chosen].node;
  if (std::ranges::find(draft.dropped, true) != draft.dropped.end()) remove_dropped(draft);
  group_by_type(draft.tape);

  Record record;
  record.notes_ = worded_notes(draft);
  record.tape_ = std::move(draft.owner);
  record.buffers_.push_back(std::move(buffer));
  record.patient_ = patient;
  return record;
}

std::string Record::patient_reference() const {
  return patient_ == kNoNode ? std::string() : reference_of(*tape_, patient_);
}

std::vector<std::string> Record::patients() const {
  std::vector<std::string> references;
  for (NodeIndex node : resources_of_type(*tape_, known_ids().patient_type))
    references.push_back(reference_of(*tape_, node));
  return references;
}

}  // namespace nextline::fhir
