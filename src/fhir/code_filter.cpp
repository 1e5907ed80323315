// TapeWriter: leaving out resources whose codes nobody asks for.
//
// Nearly all are wanted, so a resource is written until its codes are met, and taken back if they are not. Until then
// it is on trial: faults of a resource that nobody asks for pass (Validation::WhatIsRead). At a fault, or codes that
// are written oddly, it is taken back, too, and its codes are looked at before anything is written.
#include <algorithm>
#include <cstring>

#include "fhir/tape_writer.h"

namespace nextline::fhir {
namespace {

constexpr KeyText kCoding = KeyText::named("coding");

}  // namespace

TapeWriter::Stand TapeWriter::stand() const {
  return {tape_.nodes.size(),  tape_.unescaped.size(), tape_.resources.size(),
          draft_.notes.size(), draft_.notes_left_out,  unknown_.size()};
}

void TapeWriter::back_to(const Stand& stand) {
  tape_.nodes.resize(stand.nodes);
  tape_.unescaped.resize(stand.unescaped);
  tape_.resources.resize(stand.resources);
  draft_.full_urls.resize(stand.resources);
  draft_.notes.resize(stand.notes);
  draft_.notes_left_out = stand.notes_left_out;
  unknown_.resize(stand.unknown);
}

void TapeWriter::afresh(Frame& frame, Mark at) {
  walk_->recover(at);
  frame.choices = 0;
  frame.untidy = false;
}

JsonWalk::Mark TapeWriter::coded_resource(Frame& frame, Mark at) {
  const Stand start = stand();
  begin_resource(frame, nullptr);
  Trial trial{frame.keep->requirement->codes};
  trial_ = &trial;
  const Mark behind = fields(frame, at);
  trial_ = nullptr;
  if (behind != nullptr || trial.verdict == Verdict::Wanted) return behind;
  back_to(start);
  afresh(frame, at);
  if (trial.verdict == Verdict::Unwanted) {
    const Mark end = passed(at);
    return end != nullptr && may_hold_results(frame, at, end) ? resource_of_components(frame, at, end) : end;
  }
  bool wanted = true;
  if (!look_at_code(frame, at, wanted)) return nullptr;
  if (!wanted) return passed(at);
  begin_resource(frame, nullptr);
  return fields(frame, at);
}

bool TapeWriter::may_hold_results(const Frame& frame, Mark at, Mark behind) const {
  constexpr std::string_view kKey = "\"component\"";
  if (frame.type != ids_.observation_type || !memory_.keeps.requirements.inner_results) return false;
  const char* const text = walk_->text();
  return std::any_of(at, behind, [&](std::uint32_t token) {
    return text[token] == '"' && std::memcmp(text + token, kKey.data(), kKey.size()) == 0;
  });
}

/// One that is written badly is passed over: nobody asked for it.
JsonWalk::Mark TapeWriter::resource_of_components(Frame& frame, Mark at, Mark behind) {
  const Stand start = stand();
  afresh(frame, at);
  begin_resource(frame, nullptr);
  const Mark end = fields(frame, at);
  const CodeFilter& codes = frame.keep->requirement->codes;
  bool wanted = false;
  if (end != nullptr) {
    for (const NodeIndex component : children(tape_, frame.node)) {
      if (name_of(tape_, component) != ids_.component) continue;
      const NodeIndex code = find_child(tape_, component, ids_.code);
      wanted = wanted || (code != kNoNode && verdict_on(codes, code) == Verdict::Wanted);
    }
  }
  if (wanted) return end;
  error_.reset();
  back_to(start);
  walk_->recover(at);
  return behind;
}

JsonWalk::Mark TapeWriter::code_value(Frame& frame, const KnownKey& key, Mark at) {
  const KeyRow& row = *key.row;
  const unsigned depth = frame.depth + 1;
  if (row.type != ids_.codeable_concept || row.is_list || walk_->text()[*at] != '{' || depth > source_->max_depth ||
      (row.is_choice && (frame.choices & choice_bit(row)) != 0))
    return nullptr;
  if (row.is_choice) frame.choices |= choice_bit(row);
  const std::size_t oddities = oddities_;
  const auto written = static_cast<NodeIndex>(tape_.nodes.size());
  const Mark behind = object(frame, key, at, depth);
  if (behind == nullptr || oddities_ != oddities) return nullptr;
  trial_->verdict = verdict_on(trial_->codes, written);
  return trial_->verdict == Verdict::Wanted ? behind : nullptr;
}

TapeWriter::Verdict TapeWriter::verdict_on(const CodeFilter& codes, NodeIndex codeable_concept) const {
  const Node* const nodes = tape_.nodes.data();
  const NodeIndex end = codeable_concept + nodes[codeable_concept].size;
  bool coded = false;
  for (NodeIndex coding = codeable_concept + 1; coding < end; coding += nodes[coding].size) {
    if (nodes[coding].name != ids_.coding) continue;
    TextSpan system;
    TextSpan code;
    const NodeIndex coding_end = coding + nodes[coding].size;
    for (NodeIndex part = coding + 1; part < coding_end; part += nodes[part].size) {
      const Node& node = nodes[part];
      if ((node.name == ids_.system || node.name == ids_.code) && node.kind() != NodeKind::Null)
        (node.name == ids_.system ? system : code) = {node.offset, node.length()};
    }
    if (code.length == 0) continue;
    const CodeAnswer answer = codes.ask(codes.context, draft_.text_of(system), draft_.text_of(code));
    if (answer == CodeAnswer::Wanted) return Verdict::Wanted;
    coded = coded || answer != CodeAnswer::Foreign;
  }
  return coded ? Verdict::Unwanted : Verdict::Wanted;
}

bool TapeWriter::look_at_code(Frame& frame, Mark at, bool& wanted) {
  const ResourceRequirement& keep = *frame.keep->requirement;
  const Stand start = stand();
  wanted = true;
  bool found = false;
  const Mark all = each_field(frame, at, [&](const KnownKey* key, std::string_view /*odd*/, Mark value) {
    if (key == nullptr || key->name != keep.code_element) return passed(value);
    walk_->back_to(value);
    if (key->type == ids_.codeable_concept && !key->row->is_list) {
      found = look_at_concept(keep.codes, wanted);
    } else {
      found = items(frame, *key->row, false);
      if (found) wanted = wanted_code(keep, static_cast<NodeIndex>(start.nodes));
    }
    return Mark();
  });
  if (all == nullptr && !found) return false;
  back_to(start);
  return true;
}

bool TapeWriter::look_at_concept(const CodeFilter& codes, bool& wanted) {
  if (walk_->here() != '{') return true;  // reading it whole will tell
  bool coded = false;
  wanted = false;
  JsonObject fields(*walk_);
  KeyText key;
  while (fields.next(key)) {
    if (!key.is(kCoding)) continue;
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
  const Frame frame{.keys = &memory_.order.start_of(ids_.coding_type), .type = ids_.coding_type};
  const Mark behind = each_field(frame, walk_->mark(), [&](const KnownKey* key, std::string_view /*odd*/, Mark at) {
    if (key == nullptr || (key->name != ids_.system && key->name != ids_.code)) return passed(at);
    return text_at(at, key->name == ids_.system ? system : code);
  });
  if (!walk_->go(behind)) return false;
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
