// TapeWriter: leaving out resources whose codes nobody asks for, before anything of them is written.
#include "fhir/tape_writer.h"

namespace nextline::fhir {
namespace {

constexpr KeyText kCoding = KeyText::named("coding");

}  // namespace

bool TapeWriter::look_at_code(Frame& frame, const ResourceRequirement& keep, bool& wanted) {
  const std::size_t notes = draft_.notes.size();
  const auto first = static_cast<NodeIndex>(tape_.nodes.size());
  const std::size_t unescaped = tape_.unescaped.size();
  const JsonWalk::Mark start = walk_->mark();
  wanted = true;
  bool found = false;
  const bool all = each_field(frame.type, [&](const KeyRow* row, std::string_view /*odd*/, JsonWalk::Mark at) {
    if (row == nullptr || row->name != keep.code_element) return at;
    walk_->back_to(at);
    if (row->type == ids_.codeable_concept && !row->is_list) {
      found = look_at_concept(keep.codes, wanted);
    } else {
      found = items(frame, *row, false);
      if (found) wanted = wanted_code(keep, first);
    }
    return JsonWalk::Mark();
  });
  if (!all && !found) return false;
  tape_.nodes.resize(first);
  tape_.unescaped.resize(unescaped);
  draft_.notes.resize(notes);
  walk_->back_to(start);
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
    if (std::string_view plain; JsonWalk::is_plain_string(walk_->text(), at, plain)) {
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
