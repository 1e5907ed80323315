#include "fhir/tape_writer.h"

#include <algorithm>

namespace nextline::fhir {
namespace {

std::string shortened(std::string_view text) {
  return text.size() <= 60 ? std::string(text) : std::string(text.substr(0, 57)) + "...";
}

std::vector<std::string_view> resource_type_names() {
  std::vector<std::string_view> names;
  for (std::size_t type = 0; type < type_count(); ++type)
    if (type_kind(static_cast<TypeId>(type)) == TypeKind::Resource)
      names.push_back(type_name(static_cast<TypeId>(type)));
  return names;
}

}  // namespace

TapeWriter::TapeWriter(Draft& draft, const ReadOptions& options)
    : draft_(draft), tape_(draft.tape), ids_(known_ids()), keep_all_(options.requirements == nullptr) {
  recent_types_.fill(kNoType);
  if (options.requirements == nullptr) return;
  static const ResourceRequirement whole;
  keep_.resize(type_count());
  for (const ResourceRequirement& requirement : options.requirements->types) keep_[requirement.type] = &requirement;
  keep_[ids_.patient_type] = &whole;
}

bool TapeWriter::fail() {
  walk_->fail();
  if (!error_) error_ = source_->json_error(simdjson::TAPE_ERROR);
  return false;
}

bool TapeWriter::too_deep(const char* at) {
  error_ = source_->error_at(at, "too-deep",
                             "objects and lists are nested more than " + std::to_string(source_->max_depth) + " deep");
  return false;
}

NodeIndex TapeWriter::push(NameId name, TypeId type, NodeKind kind, TextSpan span) {
  Node node{};
  node.name = name;
  node.type = type;
  node.size = 1;
  node.offset = span.offset;
  node.kind = static_cast<std::uint32_t>(kind) & 7U;
  node.length = span.length & 0xFFFFFFFU;
  tape_.nodes.push_back(node);
  return static_cast<NodeIndex>(tape_.nodes.size() - 1);
}

void TapeWriter::note(const Frame& frame, std::string_view key, std::string text) {
  std::string path(key);
  for (const Path* up = frame.path; up != nullptr; up = up->up) path.insert(0, std::string(up->key) + ".");
  draft_.note(frame.resource, std::move(path), std::move(text));
}

bool TapeWriter::resource(std::string_view type_text, const Frame* parent, unsigned depth) {
  const TypeId type = find_resource_type(type_text);
  if (type == kNoType || type_kind(type) != TypeKind::Resource) {
    const std::string what = "'" + shortened(type_text) + "' is not a FHIR R4 resource type" +
                             did_you_mean(type_text, resource_type_names());
    if (depth == 1) return not_fhir(type_text.data(), what);
    draft_.note(parent ? parent->resource : kNoResource, parent ? "contained" : "", what + "; the resource is ignored");
    return true;
  }
  if (depth > source_->max_depth) return too_deep(type_text.data());
  const bool contained = parent != nullptr;
  if (!contained && !keep_all_ && keep_[type] == nullptr) return true;

  Frame frame{.type = type, .depth = depth};
  frame.resource = static_cast<ResourceIndex>(tape_.resources.size());
  frame.keep = contained || keep_all_ ? nullptr : keep_[type];
  if (frame.keep && frame.keep->codes.holds) {
    bool wanted = true;
    if (!look_at_code(frame, wanted)) return false;
    if (!wanted) return true;
  }
  frame.node = push(contained ? ids_.contained : kNoName, type, NodeKind::Object);
  tape_.resources.push_back({frame.node, type, {}, {}, contained ? parent->resource : kNoResource});
  draft_.full_urls.emplace_back();
  return fields(frame);
}

bool TapeWriter::fields(Frame& frame) {
  JsonObject fields(*walk_, frame.depth);
  std::string_view key;
  while (fields.next(key))
    if (!element(frame, key)) return false;
  if (walk_->failed()) return fail();
  if (frame.untidy) tidy_children(frame);
  close(frame.node);
  return true;
}

bool TapeWriter::wanted(const Frame& frame, NameId name) const {
  if (frame.keep == nullptr || frame.keep->elements.empty()) return true;
  return std::ranges::find(frame.keep->elements, name) != frame.keep->elements.end() || name == ids_.id ||
         name == ids_.meta || name == ids_.contained || name == ids_.subject || name == ids_.patient ||
         name == ids_.beneficiary || name == frame.keep->code_element;
}

TypeId TapeWriter::find_resource_type(std::string_view name) {
  if (name.empty()) return kNoType;
  TypeId& recent = recent_types_[(name.size() * 37 + std::size_t{static_cast<unsigned char>(name.front())} * 5 +
                                  static_cast<unsigned char>(name.back())) %
                                 recent_types_.size()];
  if (recent == kNoType || type_name(recent) != name) recent = find_type(name);
  return recent;
}

void TapeWriter::note_unknown(const Frame& frame, std::string_view key) {
  for (const auto& [type, known] : unknown_)
    if (type == frame.type && known == key) return;
  if (unknown_.size() < Draft::kMostNotes) unknown_.emplace_back(frame.type, key);
  note(frame, shortened(key), "is no element of " + std::string(type_name(frame.type)) + " in FHIR R4; ignored");
}

bool TapeWriter::element(Frame& frame, std::string_view key) {
  const bool sibling = key.starts_with('_');
  if (sibling) key.remove_prefix(1);
  const JsonKey found = find_json_key(frame.type, key);
  const bool primitive = found.element != nullptr && type_kind(found.type) == TypeKind::Primitive;
  if (found.element == nullptr || (sibling && !primitive)) {
    if (key != "resourceType" && key != "fhir_comments") note_unknown(frame, key);
    return true;
  }
  const Target target{found.element->name, found.type, found.element->is_list, sibling, key};
  if (!wanted(frame, target.name)) return true;
  if (found.element->choice_count > 0 && !sibling && has_other_choice(frame, target)) {
    note(frame, key, "stands beside another value[x] of the same element; ignored");
    return true;
  }
  return items(frame, target);
}

bool TapeWriter::has_other_choice(const Frame& frame, const Target& target) const {
  for (NodeIndex node = frame.node + 1; node < tape_.nodes.size(); node += tape_.nodes[node].size)
    if (tape_.nodes[node].name == target.name && tape_.nodes[node].type != target.type) return true;
  return false;
}

bool TapeWriter::items(Frame& frame, const Target& target) {
  if (walk_->here() != '[') return item(frame, target, false);
  if (frame.depth + 1 > source_->max_depth) return too_deep(walk_->place());
  JsonArray array(*walk_, frame.depth + 1);
  NodeIndex previous = kNoNode;
  bool more = true;
  while (array.next()) {
    if (!more) continue;
    const auto before = static_cast<NodeIndex>(tape_.nodes.size());
    if (!item(frame, target, true)) return false;
    if (tape_.nodes.size() == before) continue;
    if (previous != kNoNode) tape_.nodes[previous].repeats = 1;
    previous = before;
    if (!target.is_list) {
      note(frame, target.key, "is a list where one value is expected; the first is used");
      more = false;
    }
  }
  return !walk_->failed() || fail();
}

bool TapeWriter::item(Frame& frame, const Target& target, bool in_list) {
  if (!target.primitive_sibling && type_kind(target.type) <= TypeKind::Primitive)
    return primitive(frame, target, in_list);
  if (target.primitive_sibling) frame.untidy = true;
  if (walk_->here() != '{') {
    if (walk_->token() != "null") note(frame, target.key, "is no object; ignored");
    if (target.primitive_sibling && in_list) push(target.name, target.type, kSiblingNode);
    return true;
  }
  const unsigned depth = frame.depth + (in_list ? 2 : 1);
  if (depth > source_->max_depth) return too_deep(walk_->place());
  const Path path{frame.path, target.key};
  if (target.type == ids_.resource) return nested_resource(frame, path, depth);
  Frame inner{.type = target.type, .resource = frame.resource, .depth = depth, .path = &path};
  inner.node = push(target.name, target.type, target.primitive_sibling ? kSiblingNode : NodeKind::Object);
  return fields(inner);
}

bool TapeWriter::nested_resource(const Frame& frame, const Path& path, unsigned depth) {
  std::string_view type;
  if (!resource_type(type)) return false;
  if (type.empty()) {
    note(frame, path.key, "has no resourceType; ignored");
    return true;
  }
  return resource(type, &frame, depth);
}

}  // namespace nextline::fhir
