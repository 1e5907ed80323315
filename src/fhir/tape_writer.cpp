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

TapeWriter::TapeWriter(Draft& draft, const ReadOptions& options, WriterMemory& memory)
    : draft_(draft),
      tape_(draft.tape),
      memory_(memory),
      ids_(known_ids()),
      keys_(known_keys()),
      keep_all_(options.requirements == nullptr) {
  if (options.requirements != nullptr) memory.keeps.make(*options.requirements);
}

bool TapeWriter::fail() {
  walk_->fail();
  if (!on_trial_ && !error_) error_ = source_->json_error(simdjson::TAPE_ERROR);
  return false;
}

bool TapeWriter::too_deep(const char* at) {
  if (on_trial_) return false;
  error_ = source_->error_at(at, "too-deep",
                             "objects and lists are nested more than " + std::to_string(source_->max_depth) + " deep");
  return false;
}

void TapeWriter::note(const Frame& frame, std::string_view key, std::string text) {
  std::string path(key);
  for (const Frame* at = &frame; at->up != nullptr; at = at->up) path.insert(0, std::string(key_text(*at->row)) + ".");
  draft_.note(frame.resource, std::move(path), std::move(text));
}

void TapeWriter::make_room() {
  tape_.nodes.reserve(2 * tape_.nodes.capacity() + 64);
}

bool TapeWriter::fields(Frame& frame) {
  const bool read = each_field(frame.type, [&](const KeyRow* row, std::string_view odd, JsonWalk::Mark at) {
    return field(frame, row, odd, at);
  });
  if (!read) return false;
  end_object(frame);
  return true;
}

bool TapeWriter::other_key(TypeId type, KeyOrder::Place place, const KeyRow*& row, std::string_view& odd) {
  KeyText key;
  if (!walk_->key(key)) return false;
  row = find_key(type, key);
  odd = key.text;
  if (row != nullptr) *place = static_cast<std::uint16_t>(row - kKeys);
  return true;
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
  Frame frame{.type = type, .depth = depth};
  frame.resource = static_cast<ResourceIndex>(tape_.resources.size());
  if (!contained && !keep_all_) {
    const Keeps::Keep& keep = memory_.keeps.keeps[memory_.keeps.of_type[type]];
    if (keep.requirement == nullptr) return true;
    if (!keep.requirement->elements.empty()) frame.elements = &memory_.keeps.elements[keep.elements];
    if (keep.requirement->codes.ask != nullptr) return coded_resource(frame, *keep.requirement);
  }
  begin_resource(frame, parent);
  return fields(frame);
}

void TapeWriter::begin_resource(Frame& frame, const Frame* parent) {
  frame.node = push(parent ? ids_.contained : kNoName, frame.type, NodeKind::Object);
  tape_.resources.push_back({frame.node, frame.type, {}, {}, parent ? parent->resource : kNoResource});
  draft_.full_urls.emplace_back();
}

TypeId TapeWriter::find_resource_type(std::string_view name) {
  if (name.empty()) return kNoType;
  TypeId& recent = memory_.recent_types[(name.size() * 37 + std::size_t{static_cast<unsigned char>(name.front())} * 5 +
                                         static_cast<unsigned char>(name.back())) %
                                        memory_.recent_types.size()];
  if (recent == kNoType || type_name(recent) != name) recent = find_type(name);
  return recent;
}

void TapeWriter::note_unknown(const Frame& frame, std::string_view key) {
  for (const auto& [type, known] : unknown_)
    if (type == frame.type && known == key) return;
  if (unknown_.size() < Draft::kMostNotes) unknown_.emplace_back(frame.type, key);
  note(frame, shortened(key), "is no element of " + std::string(type_name(frame.type)) + " in FHIR R4; ignored");
}

/// What no element is called: the sibling of a primitive, or a mistake.
bool TapeWriter::odd_element(Frame& frame, std::string_view key) {
  const bool is_sibling = key.starts_with('_');
  if (is_sibling) key.remove_prefix(1);
  const KeyRow* row = is_sibling ? find_key(frame.type, KeyText::padded(key)) : nullptr;
  if (row == nullptr || row->form >= Form::Object || type_kind(row->type) != TypeKind::Primitive) {
    if (key != "resourceType" && key != "fhir_comments") note_unknown(frame, key);  // also "_resourceType"
    return true;
  }
  if (!wanted(frame, row->name)) return true;
  if (row->is_choice) frame.choices |= choice_bit(*row);
  return items(frame, *row, true);
}

/// Tells so in a note.
bool TapeWriter::has_other_choice(const Frame& frame, const KeyRow& row) {
  for (NodeIndex node = frame.node + 1; node < tape_.nodes.size(); node += tape_.nodes[node].size) {
    if (tape_.nodes[node].name != row.name || tape_.nodes[node].type == row.type) continue;
    note(frame, key_text(row), "stands beside another value[x] of the same element; ignored");
    return true;
  }
  return false;
}

bool TapeWriter::list(Frame& frame, const KeyRow& row, bool is_sibling) {
  if (frame.depth + 1 > source_->max_depth) return too_deep(walk_->place());
  JsonArray array(*walk_);
  NodeIndex previous = kNoNode;
  bool more = true;
  while (array.next()) {
    if (!more) continue;
    const auto before = static_cast<NodeIndex>(tape_.nodes.size());
    if (!item(frame, row, is_sibling, true)) return false;
    if (tape_.nodes.size() == before) continue;
    if (previous != kNoNode) tape_.nodes[previous].bits |= Node::kRepeats;
    previous = before;
    if (!row.is_list) {
      note(frame, key_text(row), "is a list where one value is expected; the first is used");
      more = false;
    }
  }
  return !walk_->failed() || fail();
}

bool TapeWriter::object(Frame& frame, const KeyRow& row, bool is_sibling, bool in_list) {
  if (is_sibling) frame.untidy = true;
  const unsigned depth = frame.depth + (in_list ? 2 : 1);
  if (walk_->here() != '{' || depth > source_->max_depth || row.form == Form::Resource)
    return odd_object(frame, row, is_sibling, in_list);
  Frame inner{.type = row.type, .resource = frame.resource, .depth = depth, .up = &frame, .row = &row};
  inner.node = push(row, is_sibling ? kSiblingNode : NodeKind::Object);
  return fields(inner);
}

bool TapeWriter::odd_object(Frame& frame, const KeyRow& row, bool is_sibling, bool in_list) {
  if (walk_->here() != '{') {
    if (walk_->token() != "null") note(frame, key_text(row), "is no object; ignored");
    if (is_sibling && in_list) push(row, kSiblingNode);
    return true;
  }
  const unsigned depth = frame.depth + (in_list ? 2 : 1);
  if (depth > source_->max_depth) return too_deep(walk_->place());
  return nested_resource(frame, row, depth);
}

bool TapeWriter::nested_resource(const Frame& frame, const KeyRow& row, unsigned depth) {
  std::string_view type;
  if (!resource_type(type)) return false;
  if (type.empty()) {
    note(frame, key_text(row), "has no resourceType; ignored");
    return true;
  }
  return resource(type, &frame, depth);
}

}  // namespace nextline::fhir
