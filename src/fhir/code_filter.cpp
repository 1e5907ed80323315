// TapeWriter: leaving out resources whose codes nobody asks for.
//
// Nearly all are wanted, so a resource is written until its codes are met, and taken back if they are not. Until then
// it is on trial: faults of a resource that nobody asks for pass (Validation::WhatIsRead). At a fault, or codes that
// are written oddly, it is taken back, too, and its codes are looked at before anything is written.
#include "fhir/tape_writer.h"

namespace nextline::fhir {
namespace {

constexpr KeyText kCoding = KeyText::named("coding");

}  // namespace

TapeWriter::Stand TapeWriter::stand() const {
  return {walk_->mark(),       tape_.nodes.size(),    tape_.unescaped.size(), tape_.resources.size(),
          draft_.notes.size(), draft_.notes_left_out, unknown_.size()};
}

void TapeWriter::back_to(const Stand& stand) {
  walk_->recover(stand.at);
  tape_.nodes.resize(stand.nodes);
  tape_.unescaped.resize(stand.unescaped);
  tape_.resources.resize(stand.resources);
  draft_.full_urls.resize(stand.resources);
  draft_.notes.resize(stand.notes);
  draft_.notes_left_out = stand.notes_left_out;
  unknown_.resize(stand.unknown);
}

bool TapeWriter::coded_resource(const Frame& fresh, const ResourceRequirement& keep) {
  const Stand start = stand();
  Frame frame = fresh;
  begin_resource(frame, nullptr);
  Verdict verdict = Verdict::Open;
  on_trial_ = true;
  const bool read = each_field(frame.type, [&](const KeyRow* row, std::string_view odd, JsonWalk::Mark at) {
    if (row == nullptr || row->name != keep.code_element || !on_trial_) return field(frame, row, odd, at);
    const JsonWalk::Mark behind = code_field(frame, *row, at, keep, verdict);
    on_trial_ = verdict == Verdict::Open;
    return behind;
  });
  on_trial_ = false;
  if (read) {
    end_object(frame);
    return true;
  }
  if (verdict == Verdict::Wanted) return false;
  back_to(start);
  if (verdict == Verdict::Unwanted) return true;
  bool wanted = true;
  frame = fresh;
  if (!look_at_code(frame, keep, wanted)) return false;
  if (!wanted) return true;
  begin_resource(frame, nullptr);
  return fields(frame);
}

JsonWalk::Mark TapeWriter::code_field(Frame& frame, const KeyRow& row, JsonWalk::Mark at,
                                      const ResourceRequirement& keep, Verdict& verdict) {
  if (row.type != ids_.codeable_concept || row.is_list) return nullptr;
  walk_->back_to(at);
  const NodeIndex written = plain_concept(frame, row);
  if (written == kNoNode) return nullptr;
  verdict = verdict_on(keep.codes, written);
  return verdict == Verdict::Wanted ? walk_->mark() : nullptr;
}

NodeIndex TapeWriter::plain_concept(Frame& frame, const KeyRow& row) {
  const unsigned depth = frame.depth + 1;
  if (walk_->here() != '{' || depth > source_->max_depth || (row.is_choice && (frame.choices & choice_bit(row)) != 0))
    return kNoNode;
  if (row.is_choice) frame.choices |= choice_bit(row);
  const std::size_t notes = draft_.notes.size() + draft_.notes_left_out;
  Frame inner{.type = row.type, .resource = frame.resource, .depth = depth, .up = &frame, .row = &row};
  inner.node = push(row, NodeKind::Object);
  bool coded = false;
  const bool read = each_field(inner.type, [&](const KeyRow* part, std::string_view odd, JsonWalk::Mark at) {
    if (part != nullptr && part->name == ids_.coding) {
      if (coded || walk_->text()[*at] != '[') return JsonWalk::Mark();
      coded = true;
    }
    return field(inner, part, odd, at);
  });
  if (!read || draft_.notes.size() + draft_.notes_left_out != notes) return kNoNode;
  end_object(inner);
  return inner.node;
}

TapeWriter::Verdict TapeWriter::verdict_on(const CodeFilter& codes, NodeIndex codeable_concept) const {
  bool coded = false;
  for (const NodeIndex coding : children(tape_, codeable_concept)) {
    if (name_of(tape_, coding) != ids_.coding) continue;
    std::string_view system;
    std::string_view code;
    for (const NodeIndex part : children(tape_, coding)) {
      if (!has_value(tape_, part)) continue;
      if (name_of(tape_, part) == ids_.system) system = text(tape_, part);
      if (name_of(tape_, part) == ids_.code) code = text(tape_, part);
    }
    if (code.empty()) continue;
    const CodeAnswer answer = codes.ask(codes.context, system, code);
    if (answer == CodeAnswer::Wanted) return Verdict::Wanted;
    coded = coded || answer != CodeAnswer::Foreign;
  }
  return coded ? Verdict::Unwanted : Verdict::Wanted;
}

bool TapeWriter::look_at_code(Frame& frame, const ResourceRequirement& keep, bool& wanted) {
  const Stand start = stand();
  wanted = true;
  bool found = false;
  const bool all = each_field(frame.type, [&](const KeyRow* row, std::string_view /*odd*/, JsonWalk::Mark at) {
    if (row == nullptr || row->name != keep.code_element) return at;
    walk_->back_to(at);
    if (row->type == ids_.codeable_concept && !row->is_list) {
      found = look_at_concept(keep.codes, wanted);
    } else {
      found = items(frame, *row, false);
      if (found) wanted = wanted_code(keep, static_cast<NodeIndex>(start.nodes));
    }
    return JsonWalk::Mark();
  });
  if (!all && !found) return false;
  back_to(start);
  return true;
}

bool TapeWriter::look_at_concept(const CodeFilter& codes, bool& wanted) {
  if (walk_->here() != '{') return true;  // reading it whole will tell
  bool coded = false;
  wanted = false;
  JsonObject fields(*walk_);
  while (fields.next_key()) {
    if (!fields.take(keys_.coding)) {
      KeyText key;
      if (!fields.take(key)) break;
      if (!key.is(kCoding)) continue;
    }
    if (walk_->here() != '[') continue;
    JsonArray codings(*walk_);
    while (codings.next()) {
      if (!look_at_coding(codes, coded, wanted)) return false;
      if (wanted) return true;
    }
  }
  if (walk_->failed()) return fail();
  wanted = !coded;
  return true;
}

bool TapeWriter::look_at_coding(const CodeFilter& codes, bool& coded, bool& wanted) {
  if (walk_->here() != '{') return true;
  TextSpan system;
  TextSpan code;
  const bool read = each_field(ids_.coding_type, [&](const KeyRow* row, std::string_view /*odd*/, JsonWalk::Mark at) {
    if (row == nullptr || (row->name != ids_.system && row->name != ids_.code)) return at;
    TextSpan& span = row->name == ids_.system ? system : code;
    if (std::string_view plain; walk_->is_plain_string(at, plain)) {
      span = span_of(plain);
      return at + 1;
    }
    walk_->back_to(at);
    if (walk_->here() != '"') return at;
    return string_text(span) ? walk_->mark() : nullptr;
  });
  if (!read) return false;
  if (code.length == 0) return true;
  const CodeAnswer answer = codes.ask(codes.context, draft_.text_of(system), draft_.text_of(code));
  coded = coded || answer != CodeAnswer::Foreign;
  wanted = answer == CodeAnswer::Wanted;
  return true;
}

bool TapeWriter::wanted_code(const ResourceRequirement& keep, NodeIndex first) const {
  bool coded = false;
  for (NodeIndex node = first; node < tape_.nodes.size(); node += tape_.nodes[node].size) {
    const TypeId type = type_of(tape_, node);
    if (type != ids_.codeable_concept && type != ids_.coding_type) return true;
    const bool found = any_coding(tape_, node, [&](NodeIndex coding) {
      const CodingText text = coding_text(tape_, coding);
      if (text.code.empty()) return false;
      const CodeAnswer answer = keep.codes.ask(keep.codes.context, text.system, text.code);
      coded = coded || answer != CodeAnswer::Foreign;
      return answer == CodeAnswer::Wanted;
    });
    if (found) return true;
  }
  return !coded;
}

}  // namespace nextline::fhir
