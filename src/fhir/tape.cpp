#include "fhir/tape.h"

#include <algorithm>

namespace nextline::fhir {
namespace {

std::string ordinal(std::size_t n) {
  const bool teen = n % 100 >= 11 && n % 100 <= 13;
  const char* ending = teen ? "th" : n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";
  return std::to_string(n) + ending;
}

/// "Observation (3rd)": which it is of its type in the record, or in the resource around it.
std::string place_of(const Tape& tape, ResourceIndex index) {
  const Resource& resource = tape.resources[index];
  std::size_t place = 1;
  for (ResourceIndex i = 0; i < index; ++i)
    if (tape.resources[i].type == resource.type && tape.resources[i].container == resource.container) ++place;
  return std::string(type_name(resource.type)) + " (" + ordinal(place) + ")";
}

}  // namespace

std::span<const NodeIndex> resources_of_type(const Tape& tape, TypeId type) {
  const auto group = std::ranges::lower_bound(tape.groups, type, {}, &Tape::TypeGroup::type);
  if (group == tape.groups.end() || group->type != type) return {};
  return std::span(tape.nodes_by_type).subspan(group->first, group->count);
}

ResourceIndex resource_of(const Tape& tape, NodeIndex node) {
  const auto after = std::ranges::upper_bound(tape.resources, node, {}, &Resource::node);
  if (after == tape.resources.begin()) return kNoResource;
  auto index = static_cast<ResourceIndex>(after - tape.resources.begin() - 1);
  // A contained resource may have ended before `node`: go outwards until one holds it.
  while (node >= tape.resources[index].node + tape.nodes[tape.resources[index].node].size) {
    if (tape.resources[index].container == kNoResource) return kNoResource;
    index = tape.resources[index].container;
  }
  return index;
}

std::string reference_of(const Tape& tape, NodeIndex node) {
  const ResourceIndex index = resource_of(tape, node);
  if (index == kNoResource) return {};
  const Resource& resource = tape.resources[index];
  const std::string_view type = type_name(resource.type);
  if (resource.container != kNoResource) {
    const std::string_view id = resource.id.starts_with('#') ? resource.id.substr(1) : resource.id;
    std::string around = reference_of(tape, tape.resources[resource.container].node);
    if (resource.is_part) return around;
    return around + "#" + (id.empty() ? place_of(tape, index) : std::string(id));
  }
  if (!resource.id.empty()) {
    std::string reference;
    reference.reserve(type.size() + 1 + resource.id.size());
    reference.append(type).append("/").append(resource.id);
    return reference;
  }
  if (!resource.full_url.empty()) return std::string(resource.full_url);
  return place_of(tape, index);
}

}  // namespace nextline::fhir
