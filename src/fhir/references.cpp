#include "fhir/references.h"

#include <algorithm>
#include <bit>

#include "fhir/draft.h"
#include "fhir/text_hash.h"

namespace nextline::fhir {
namespace {

std::uint64_t id_hash(TypeId type, std::string_view id) {
  return text_hash(id, type + 1U);
}

template <class Matches>
ResourceIndex find_key(const Tape& tape, std::uint64_t hash, Matches matches) {
  if (tape.references.empty()) return kNoResource;
  const std::size_t mask = tape.references.size() - 1;
  for (std::size_t cell = hash & mask; tape.references[cell].resource != kNoResource; cell = (cell + 1) & mask) {
    const Tape::ReferenceKey& key = tape.references[cell];
    if (key.hash == hash && matches(tape.resources[key.resource])) return key.resource;
  }
  return kNoResource;
}

ResourceIndex find_by_id(const Tape& tape, std::uint64_t hash, TypeId type, std::string_view id) {
  return find_key(tape, hash, [&](const Resource& r) { return r.type == type && r.id == id; });
}

ResourceIndex find_by_url(const Tape& tape, std::uint64_t hash, std::string_view full_url) {
  return find_key(tape, hash, [&](const Resource& r) { return r.full_url == full_url; });
}

void add_key(Tape& tape, std::uint64_t hash, ResourceIndex resource) {
  const std::size_t mask = tape.references.size() - 1;
  std::size_t cell = hash & mask;
  while (tape.references[cell].resource != kNoResource) cell = (cell + 1) & mask;
  tape.references[cell] = {hash, resource};
}

/// The one resource with this id, whatever its type; kNoResource if there are several.
ResourceIndex find_by_id_alone(const Tape& tape, std::string_view id) {
  ResourceIndex found = kNoResource;
  for (ResourceIndex i = 0; i < tape.resources.size(); ++i) {
    if (tape.resources[i].container != kNoResource || tape.resources[i].id != id) continue;
    if (found != kNoResource) return kNoResource;
    found = i;
  }
  return found;
}

ResourceIndex find_contained(const Tape& tape, std::string_view id, NodeIndex from) {
  ResourceIndex container = resource_of(tape, from);
  if (container == kNoResource) return kNoResource;
  while (tape.resources[container].container != kNoResource) container = tape.resources[container].container;
  if (id.empty()) return container;
  const NodeIndex end = tape.resources[container].node + tape.nodes[tape.resources[container].node].size;
  for (ResourceIndex i = container + 1; i < tape.resources.size() && tape.resources[i].node < end; ++i) {
    std::string_view own = tape.resources[i].id;
    if (own.starts_with('#')) own.remove_prefix(1);  // some systems write the '#' into the id
    if (own == id) return i;
  }
  return kNoResource;
}

}  // namespace

ReferenceParts reference_parts(std::string_view reference) {
  if (const auto history = reference.find("/_history/"); history != std::string_view::npos)
    reference = reference.substr(0, history);
  if (reference.starts_with("urn:")) return {kNoType, reference.substr(reference.rfind(':') + 1)};
  const std::size_t slash = reference.rfind('/');
  if (slash == std::string_view::npos) return {kNoType, reference};
  const std::string_view id = reference.substr(slash + 1);
  const std::string_view before = reference.substr(0, slash);
  const TypeId type = find_type(before.substr(before.rfind('/') + 1));  // npos + 1 is 0: the whole
  return {type != kNoType && type_kind(type) == TypeKind::Resource ? type : kNoType, id};
}

void clear_references(Tape& tape) {
  tape.references.assign(std::bit_ceil(tape.resources.size() * 4 + 4), Tape::ReferenceKey{});
}

ReferenceHashes reference_hashes(const Resource& resource) {
  return {id_hash(resource.type, resource.id), text_hash(resource.full_url)};
}

ResourceIndex find_same(const Tape& tape, const Resource& resource, const ReferenceHashes& hashes) {
  if (!resource.id.empty()) {
    const ResourceIndex same = find_by_id(tape, hashes.id, resource.type, resource.id);
    if (same != kNoResource) return same;
  }
  if (resource.full_url.empty()) return kNoResource;
  const ResourceIndex same = find_by_url(tape, hashes.url, resource.full_url);
  return same != kNoResource && tape.resources[same].type == resource.type ? same : kNoResource;
}

void add_references(Tape& tape, ResourceIndex resource, const ReferenceHashes& hashes) {
  const Resource& r = tape.resources[resource];
  if (!r.id.empty()) add_key(tape, hashes.id, resource);
  if (!r.full_url.empty()) add_key(tape, hashes.url, resource);
}

ResourceIndex resolve(const Tape& tape, std::string_view reference, NodeIndex from) {
  if (reference.empty()) return kNoResource;
  if (reference[0] == '#') return find_contained(tape, reference.substr(1), from);
  if (const ResourceIndex found = find_by_url(tape, text_hash(reference), reference); found != kNoResource)
    return found;
  const ReferenceParts parts = reference_parts(reference);
  if (parts.type != kNoType) return find_by_id(tape, id_hash(parts.type, parts.id), parts.type, parts.id);
  if (reference.starts_with("urn:") || reference.find('/') == std::string_view::npos)
    return find_by_id_alone(tape, parts.id);
  return kNoResource;
}

ResourceIndex resolve_reference(const Tape& tape, NodeIndex reference_node) {
  if (kind(tape, reference_node) == NodeKind::String) return resolve(tape, text(tape, reference_node), reference_node);
  const NodeIndex child = find_child(tape, reference_node, known_ids().reference);
  return child == kNoNode ? kNoResource : resolve(tape, text(tape, child), reference_node);
}

}  // namespace nextline::fhir
