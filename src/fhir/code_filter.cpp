// TapeWriter: leaving out resources whose codes nobody asks for, before anything of them is written.
#include "fhir/tape_writer.h"

namespace nextline::fhir {
namespace {

constexpr KeyText kCoding = KeyText::named("coding");
constexpr KeyText kSystem = KeyText::named("system");
constexpr KeyText kCode = KeyText::named("code");

}  // namespace

bool TapeWriter::look_at_code(Frame& frame, const ResourceRequirement& keep, bool& wanted) {
  const std::size_t notes = draft_.notes.size();
  const auto first = static_cast<NodeIndex>(tape_.nodes.size());
  const std::size_t unescaped = tape_.unescaped.size();
  const JsonWalk::Mark start = walk_->mark();
  wanted = true;
  {
    const JsonWalk::Glance glance(*walk_);
    JsonObject fields(*walk_, frame.depth);
    KeyOrder::Place place = memory_.order.start_of(frame.type);
    const KeyRow* row = nullptr;
    std::string_view odd;
    while (next(fields, frame.type, place, row, odd)) {
      if (row == nullptr || row->name != keep.code_element) continue;
      if (row->type == ids_.codeable_concept && !row->is_list) {
        if (!look_at_concept(keep.codes, frame.depth + 1, wanted)) return false;
        break;
      }
      if (!items(frame, *row, false)) return false;
      wanted = wanted_code(keep, first);
      break;
    }
    if (walk_->failed()) return fail();
  }
  tape_.nodes.resize(first);
  tape_.unescaped.resize(unescaped);
  draft_.notes.resize(notes);
  walk_->back_to(start);
  return true;
}

bool TapeWriter::look_at_concept(const CodeFilter& codes, unsigned depth, bool& wanted) {
  if (walk_->here() != '{') return true;  // reading it whole will tell
  bool coded = false;
  wanted = false;
  JsonObject fields(*walk_, depth);
  KeyText key;
  while (fields.next(key)) {
    if (!key.is(kCoding) || walk_->here() != '[') continue;
    JsonArray codings(*walk_, depth + 1);
    while (codings.next()) {
      if (!look_at_coding(codes, depth + 2, coded, wanted)) return false;
      if (wanted) return true;
    }
  }
  if (walk_->failed()) return fail();
  wanted = !coded;
  return true;
}

bool TapeWriter::look_at_coding(const CodeFilter& codes, unsigned depth, bool& coded, bool& wanted) {
  if (walk_->here() != '{') return true;
  TextSpan system_span;
  TextSpan code_span;
  JsonObject fields(*walk_, depth);
  KeyText key;
  while (fields.next(key)) {
    TextSpan* span = key.is(kSystem) ? &system_span : key.is(kCode) ? &code_span : nullptr;
    if (span != nullptr && walk_->here() == '"' && !string_text(*span)) return false;
  }
  if (walk_->failed()) return fail();
  if (code_span.length == 0) return true;
  const CodeAnswer answer = codes.ask(codes.context, draft_.text_of(system_span), draft_.text_of(code_span));
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
