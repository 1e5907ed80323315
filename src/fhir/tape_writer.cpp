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
      entry_{.keys = &memory.order.start_of(ids_.entry_type), .type = ids_.entry_type},
      keep_all_(options.requirements == nullptr) {
  if (options.requirements != nullptr) memory.keeps.make(*options.requirements);
}

bool TapeWriter::fail() {
  walk_->fail();
  if (!on_trial() && !error_) error_ = source_->json_error(simdjson::TAPE_ERROR);
  return false;
}

bool TapeWriter::too_deep(const char* at) {
  if (on_trial()) return false;
  error_ = source_->error_at(at, "too-deep",
                             "objects and lists are nested more than " + std::to_string(source_->max_depth) + " deep");
  return false;
}

void TapeWriter::note(const Frame& frame, std::string_view key, std::string text) {
  std::string path(key);
  for (const Frame* at = &frame; at->up != nullptr; at = at->up) path.insert(0, std::string(key_text(*at->row)) + ".");
  draft_.note(frame.resource, std::move(path), std::move(text));
  ++oddities_;
}

void TapeWriter::make_room() {
  tape_.nodes.reserve(2 * tape_.nodes.capacity() + 64);
}

TapeWriter::Met TapeWriter::other_key(const Frame& frame, KnownKey& place, Mark at) {
  KeyText key;
  walk_->back_to(at);
  if (!walk_->key(key)) return {};
  const KeyRow* row = find_key(frame.type, key);
  if (row != nullptr) place.behind = &known(frame, *row);
  return {row == nullptr ? nullptr : place.behind, key.text, walk_->mark()};
}

KnownKey& TapeWriter::known(const Frame& frame, const KeyRow& row) {
  KeyOrder& order = frame.keep == nullptr ? memory_.order : memory_.keeps.order;
  if (KnownKey* met = order.find(row)) return *met;
  return order.add(row, step_of(frame, row), row.type == kNoType ? nullptr : &memory_.order.start_of(row.type));
}

Step TapeWriter::step_of(const Frame& frame, const KeyRow& row) const {
  if (row.form == Form::TypeName || !wanted(frame, row.name)) return Step::Pass;
  if (frame.keep != nullptr && frame.keep->requirement->codes.ask != nullptr &&
      frame.keep->requirement->code_element == row.name)
    return Step::Codes;
  if (row.is_choice) return Step::Other;
  if (row.form == Form::Object) return row.is_list ? Step::Objects : Step::Object;
  return row.form == Form::String ? Step::Text : Step::Other;
}

[[gnu::always_inline]] inline JsonWalk::Mark TapeWriter::value(Frame& frame, const KnownKey& key, Mark at, char first) {
  if (key.step == Step::Pass) return first == '"' ? at + 1 : passed(at);
  if (key.step == Step::Object && first == '{') return object(frame, key, at, frame.depth + 1);
  if (key.step == Step::Objects && first == '[') return objects(frame, key, at);
  return other_value(frame, key, at);
}

JsonWalk::Mark TapeWriter::fields(Frame& frame, Mark at) {
  const Mark behind = each_field(
      frame, at, [&](const KnownKey* key, std::string_view odd, Mark value) { return field(frame, key, odd, value); });
  if (behind == nullptr) return nullptr;
  if (frame.untidy) tidy_children(frame);
  close(frame.node);
  return behind;
}

JsonWalk::Mark TapeWriter::other_value(Frame& frame, const KnownKey& key, Mark at) {
  const KeyRow& row = *key.row;
  if (key.step == Step::Codes && on_trial()) return code_value(frame, key, at);
  if (row.is_choice) {
    if ((frame.choices & choice_bit(row)) != 0 && has_other_choice(frame, row)) return passed(at);
    frame.choices |= choice_bit(row);
  }
  const char first = walk_->text()[*at];
  if (row.form == Form::Object) {
    if (first == '{' && !row.is_list) return object(frame, key, at, frame.depth + 1);
    if (first == '[' && row.is_list) return objects(frame, key, at);
  }
  if (row.form == Form::String && first == '[')
    if (const Mark behind = texts(frame, key, at)) return behind;
  std::string_view string;
  if (is_text(row) && walk_->is_plain_string(at, string)) {
    push(row, NodeKind::String, span_of(string));
    if (row.form != Form::String) check_date(frame, row, string);
    return at + 1;
  }
  if (const std::string_view token = walk_->token(at); row.form == Form::Number && is_json_number(token)) {
    push(row, NodeKind::Number, span_of(token));
    return at + 1;
  }
  walk_->back_to(at);
  return items(frame, row, false) ? read_or_passed(at) : nullptr;
}

JsonWalk::Mark TapeWriter::odd_field(Frame& frame, std::string_view key, Mark at) {
  walk_->back_to(at);
  return odd_element(frame, key) ? read_or_passed(at) : nullptr;
}

JsonWalk::Mark TapeWriter::objects(const Frame& frame, const KnownKey& key, Mark at) {
  const char* const text = walk_->text();
  if (frame.depth + 1 > source_->max_depth) return too_deep(text + *at), nullptr;
  ++at;
  if (text[*at] == ']') return at + 1;
  NodeIndex previous = kNoNode;
  while (true) {
    const auto before = static_cast<NodeIndex>(tape_.nodes.size());
    at = text[*at] == '{' ? object(frame, key, at, frame.depth + 2) : no_object(frame, *key.row, at);
    if (at == nullptr) return nullptr;
    if (tape_.nodes.size() > before) {
      if (previous != kNoNode) tape_.nodes[previous].bits |= Node::kRepeats;
      previous = before;
    }
    if (text[*at] != ',') break;
    ++at;
  }
  return text[*at] == ']' ? at + 1 : failed();
}

JsonWalk::Mark TapeWriter::texts(const Frame& frame, const KnownKey& key, Mark at) {
  if (!key.row->is_list || frame.depth + 1 > source_->max_depth) return nullptr;
  const auto before = static_cast<NodeIndex>(tape_.nodes.size());
  const char* const text = walk_->text();
  std::string_view string;
  while (walk_->is_plain_string(at + 1, string)) {
    const NodeIndex node = push(key.name, key.type, NodeKind::String, span_of(string));
    if (node > before) tape_.nodes[node - 1].bits |= Node::kRepeats;
    at += 2;
    if (text[*at] == ']') return at + 1;
    if (text[*at] != ',') break;
  }
  tape_.nodes.resize(before);
  return nullptr;
}

JsonWalk::Mark TapeWriter::no_object(const Frame& frame, const KeyRow& row, Mark at) {
  walk_->back_to(at);
  if (walk_->token() != "null") note(frame, key_text(row), "is no object; ignored");
  return passed(at);
}

JsonWalk::Mark TapeWriter::resource(std::string_view type_text, Mark at, const Frame* parent, unsigned depth) {
  const TypeId type = find_resource_type(type_text);
  if (type == kNoType) {
    const std::string what = "'" + shortened(type_text) + "' is not a FHIR R4 resource type" +
                             did_you_mean(type_text, resource_type_names());
    if (depth == 1) return not_fhir(type_text.data(), what), nullptr;
    draft_.note(parent ? parent->resource : kNoResource, parent ? "contained" : "", what + "; the resource is ignored");
    ++oddities_;
    return passed(at);
  }
  if (depth > source_->max_depth) return too_deep(type_text.data()), nullptr;
  const bool contained = parent != nullptr;
  Frame frame{.type = type, .depth = depth};
  frame.resource = static_cast<ResourceIndex>(tape_.resources.size());
  if (!contained && !keep_all_) {
    frame.keep = &memory_.keeps.keeps[memory_.keeps.of_type[type]];
    if (frame.keep->requirement == nullptr) return passed(at);
    frame.keys = frame.keep->keys;
    if (frame.keep->requirement->codes.ask != nullptr) return coded_resource(frame, at);
  } else {
    frame.keys = &memory_.order.start_of(type);
  }
  begin_resource(frame, parent);
  return fields(frame, at);
}

TypeId TapeWriter::new_resource_type(const KeyText& name, WriterMemory::FoundType& place) {
  const TypeId found = find_type(name.text);
  if (found == kNoType || type_kind(found) != TypeKind::Resource) return kNoType;
  place = {name, found};
  place.name.text = type_name(found);
  return found;
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

bool TapeWriter::any_object(Frame& frame, const KeyRow& row, bool is_sibling, bool in_list) {
  if (is_sibling) frame.untidy = true;
  const unsigned depth = frame.depth + (in_list ? 2 : 1);
  if (walk_->here() != '{' || depth > source_->max_depth || row.form == Form::Resource)
    return odd_object(frame, row, is_sibling, in_list);
  Frame inner{.keys = &memory_.order.start_of(row.type), .type = row.type, .resource = frame.resource};
  inner.depth = depth;
  inner.up = &frame;
  inner.row = &row;
  inner.node = push(row, is_sibling ? kSiblingNode : NodeKind::Object);
  return walk_->go(fields(inner, walk_->mark()));
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
  if (!resource_type(walk_->mark(), type)) return false;
  if (type.empty()) {
    note(frame, key_text(row), "has no resourceType; ignored");
    return true;
  }
  return walk_->go(resource(type, walk_->mark(), &frame, depth));
}

}  // namespace nextline::fhir
