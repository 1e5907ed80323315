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

/// The cell of the resource added under `hash` that matches, else the empty one where it would stand.
template <class AnyTape, class Matches>
auto& cell_of(AnyTape& tape, std::uint64_t hash, Matches matches) {
  const std::size_t mask = tape.references.size() - 1;
  auto* const cells = tape.references.data();
  std::size_t cell = hash & mask;
  while (cells[cell].resource != kNoResource &&
         (cells[cell].hash != hash || !matches(tape.resources[cells[cell].resource])))
    cell = (cell + 1) & mask;
  return cells[cell];
}

Tape::ReferenceKey& empty_cell(Tape& tape, std::uint64_t hash) {
  return cell_of(tape, hash, [](const Resource&) { return false; });
}

template <class Matches>
ResourceIndex find_key(const Tape& tape, std::uint64_t hash, Matches matches) {
  if (tape.references.empty()) return kNoResource;
  return cell_of(tape, hash, matches).resource;
}

ResourceIndex find_by_id(const Tape& tape, TypeId type, std::string_view id) {
  return find_key(tape, id_hash(type, id), [&](const Resource& r) { return r.type == type && r.id == id; });
}

/// "http://x/fhir/Patient/1" of Patient/1, as servers write it: whoever looks for it finds it by type and id.
bool url_tells_id(const Resource& resource) {
  const std::string_view url = resource.full_url;
  const std::string_view type = type_name(resource.type);
  if (resource.id.empty() || url.size() < type.size() + resource.id.size() + 2 || !url.ends_with(resource.id))
    return false;
  const std::string_view before = url.substr(0, url.size() - resource.id.size() - 1);
  return url[before.size()] == '/' && before.ends_with(type) && before[before.size() - type.size() - 1] == '/';
}

void add_url(Tape& tape, ResourceIndex resource) {
  const std::uint64_t hash = text_hash(tape.resources[resource].full_url);
  empty_cell(tape, hash) = {hash, resource};
  tape.has_urls = true;
}

/// Type and id at the end of a URL.
ReferenceParts parts_at_end(std::string_view url) {
  const std::size_t slash = url.rfind('/');
  if (slash == std::string_view::npos) return {kNoType, url};
  const std::string_view before = url.substr(0, slash);
  const TypeId type = find_type(before.substr(before.rfind('/') + 1));  // npos + 1 is 0: the whole
  return {type != kNoType && type_kind(type) == TypeKind::Resource ? type : kNoType, url.substr(slash + 1)};
}

/// The first resource with this full URL.
ResourceIndex find_by_url(const Tape& tape, std::string_view url) {
  const auto matches = [&](const Resource& r) { return r.full_url == url; };
  const ResourceIndex found = tape.has_urls ? find_key(tape, text_hash(url), matches) : kNoResource;
  const ReferenceParts parts = parts_at_end(url);
  if (parts.type == kNoType) return found;
  const ResourceIndex by_id = find_by_id(tape, parts.type, parts.id);
  return by_id != kNoResource && matches(tape.resources[by_id]) ? std::min(found, by_id) : found;
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
  return parts_at_end(reference);
}

void clear_references(Tape& tape) {
  tape.references.assign(std::bit_ceil(tape.resources.size() * 4 + 4), Tape::ReferenceKey{});
  tape.has_urls = false;
}

ResourceIndex find_or_add(Tape& tape, ResourceIndex resource) {
  const Resource& own = tape.resources[resource];
  const Tape::ReferenceKey key{id_hash(own.type, own.id), resource};
  Tape::ReferenceKey* cell = nullptr;
  if (!own.id.empty()) {
    cell = &cell_of(tape, key.hash, [&](const Resource& r) { return r.type == own.type && r.id == own.id; });
    if (cell->resource != kNoResource) return cell->resource;
  }
  const bool told = url_tells_id(own);
  if (!own.full_url.empty() && (!told || tape.has_urls)) {
    const ResourceIndex same = find_by_url(tape, own.full_url);
    if (same != kNoResource && tape.resources[same].type == own.type) return same;
  }
  if (cell != nullptr) *cell = key;
  if (!told && !own.full_url.empty()) add_url(tape, resource);
  return kNoResource;
}

void add_reference(Tape& tape, ResourceIndex resource) {
  const Resource& own = tape.resources[resource];
  const std::uint64_t hash = id_hash(own.type, own.id);
  if (!own.id.empty()) empty_cell(tape, hash) = {hash, resource};
  if (!own.full_url.empty() && !url_tells_id(own)) add_url(tape, resource);
}

ResourceIndex resolve(const Tape& tape, std::string_view reference, NodeIndex from) {
  if (reference.empty()) return kNoResource;
  if (reference[0] == '#') return find_contained(tape, reference.substr(1), from);
  const ReferenceParts parts = reference_parts(reference);
  // Without URLs in the table, what names a type and ends in an id is found by these or not at all.
  const bool ends_in_id = parts.type != kNoType && reference.ends_with(parts.id);
  if (tape.has_urls || !ends_in_id)
    if (const ResourceIndex found = find_by_url(tape, reference); found != kNoResource) return found;
  if (parts.type != kNoType) return find_by_id(tape, parts.type, parts.id);
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
