#include "service/element_json.h"

#include <string>

namespace nextline::service {
namespace {

using fhir::NodeIndex;
using fhir::NodeKind;
using fhir::Tape;

bool has_children(const Tape& tape, NodeIndex node) {
  return tape.nodes[node].size > 1;
}

bool is_object(const Tape& tape, NodeIndex node) {
  return fhir::kind(tape, node) == NodeKind::Object;
}

void write_plain(cohort::JsonLine& json, const Tape& tape, NodeIndex node) {
  switch (fhir::kind(tape, node)) {
    case NodeKind::Boolean:
      return json.boolean(fhir::boolean(tape, node));
    case NodeKind::Number:
      return json.digits(fhir::text(tape, node));
    case NodeKind::String:
      return json.string(fhir::text(tape, node));
    default:
      return json.null();
  }
}

/// The id and extensions of a primitive: the object behind its "_key".
void write_children(cohort::JsonLine& json, const Tape& tape, NodeIndex node);

/// The items of a repeated element; primitives with id or extensions anywhere get a second list beside the first.
void write_list(cohort::JsonLine& json, const Tape& tape, NodeIndex first, const std::string& key) {
  bool siblings = false;
  json.key(key);
  json.open_array();
  for (NodeIndex item = first; item != fhir::kNoNode; item = fhir::next_item(tape, item)) {
    write_element(json, tape, item);
    siblings = siblings || (!is_object(tape, item) && has_children(tape, item));
  }
  json.close_array();
  if (!siblings) return;
  json.key("_" + key);
  json.open_array();
  for (NodeIndex item = first; item != fhir::kNoNode; item = fhir::next_item(tape, item)) {
    if (has_children(tape, item)) {
      write_children(json, tape, item);
    } else {
      json.null();
    }
  }
  json.close_array();
}

void write_fields(cohort::JsonLine& json, const Tape& tape, NodeIndex parent) {
  const fhir::TypeId type = fhir::type_of(tape, parent);
  bool in_list = false;  // the child is a later item of the list just written
  for (const NodeIndex child : fhir::children(tape, parent)) {
    const bool written = in_list;
    in_list = tape.nodes[child].repeats();
    if (written) continue;
    const fhir::ElementInfo* element = fhir::find_element(type, fhir::name_of(tape, child));
    // What stands in Parameters or a Bundle is held as contained resources are.
    const bool inside = element == nullptr;
    const std::string key = inside ? "resource" : fhir::json_key(*element, fhir::type_of(tape, child));
    if (!inside && element->is_list) {
      write_list(json, tape, child, key);
    } else if (is_object(tape, child)) {
      json.key(key);
      write_element(json, tape, child);
    } else {
      write_primitive(json, tape, child, key);
    }
  }
}

void write_children(cohort::JsonLine& json, const Tape& tape, NodeIndex node) {
  json.open_object();
  write_fields(json, tape, node);
  json.close_object();
}

}  // namespace

void write_primitive(cohort::JsonLine& json, const Tape& tape, NodeIndex node, std::string_view key) {
  if (fhir::has_value(tape, node)) {
    json.key(key);
    write_plain(json, tape, node);
  }
  if (!has_children(tape, node)) return;
  json.key("_" + std::string(key));
  write_children(json, tape, node);
}

void write_element(cohort::JsonLine& json, const Tape& tape, NodeIndex node) {
  if (!is_object(tape, node)) return write_plain(json, tape, node);
  json.open_object();
  const fhir::TypeId type = fhir::type_of(tape, node);
  if (fhir::type_kind(type) == fhir::TypeKind::Resource) json.field("resourceType", fhir::type_name(type));
  write_fields(json, tape, node);
  json.close_object();
}

}  // namespace nextline::service
