// TapeWriter: leaving out resources whose codes nobody asks for, before anything of them is written.
#include "fhir/tape_writer.h"

namespace nextline::fhir {

bool TapeWriter::look_at_code(ondemand::object& object, Frame& frame, bool& wanted) {
  const std::size_t notes = draft_.notes.size();
  const auto first = static_cast<NodeIndex>(tape_.nodes.size());
  const std::string_view name = name_text(frame.keep->code_element);
  wanted = true;
  for (auto result : object) {
    std::string_view key;
    if (auto code = result.error()) return fail(code);
    ondemand::field&& field = std::move(result).value_unsafe();  // in place: copies of simdjson's values are slow
    if (auto code = key_of(field, key)) return fail(code);
    if (!key.starts_with(name)) continue;
    const JsonKey found = find_json_key(frame.type, key);
    if (found.element == nullptr || found.element->name != frame.keep->code_element) continue;
    if (found.type == ids_.codeable_concept && !found.element->is_list) {
      if (!look_at_concept(field.value(), frame.keep->codes, wanted)) return false;
      break;
    }
    if (!items(field.value(), frame, {found.element->name, found.type, found.element->is_list, false, key}))
      return false;
    wanted = wanted_code(*frame.keep, first);
    break;
  }
  tape_.nodes.resize(first);
  draft_.notes.resize(notes);
  if (!wanted) return true;
  bool not_empty = false;
  const auto code = object.reset().get(not_empty);
  return code ? fail(code) : true;
}

bool TapeWriter::look_at_concept(ondemand::value& value, const CodeFilter& codes, bool& wanted) {
  if (value.raw_json_token()[0] != '{') return true;  // reading it whole will tell
  ondemand::object concept_object;
  if (auto code = value.get_object().get(concept_object)) return fail(code);
  bool coded = false;
  wanted = false;
  for (auto result : concept_object) {
    std::string_view key;
    if (auto code = result.error()) return fail(code);
    ondemand::field&& field = std::move(result).value_unsafe();
    if (auto code = key_of(field, key)) return fail(code);
    if (key != "coding" || field.value().raw_json_token()[0] != '[') continue;
    ondemand::array codings;
    if (auto code = field.value().get_array().get(codings)) return fail(code);
    for (auto item : codings) {
      if (auto code = item.error()) return fail(code);
      ondemand::value coding = item.value_unsafe();
      if (!look_at_coding(coding, codes, coded, wanted)) return false;
      if (wanted) return true;
    }
  }
  wanted = !coded;
  return true;
}

bool TapeWriter::look_at_coding(ondemand::value& value, const CodeFilter& codes, bool& coded, bool& wanted) {
  if (value.raw_json_token()[0] != '{') return true;
  ondemand::object coding;
  if (auto code = value.get_object().get(coding)) return fail(code);
  TextSpan system_span;
  TextSpan code_span;
  for (auto result : coding) {
    std::string_view key;
    if (auto code = result.error()) return fail(code);
    ondemand::field&& field = std::move(result).value_unsafe();
    if (auto code = key_of(field, key)) return fail(code);
    TextSpan* span = key == "system" ? &system_span : key == "code" ? &code_span : nullptr;
    const std::string_view token = field.value().raw_json_token();
    if (span != nullptr && token[0] == '"' && !string_text(field.value(), token, *span)) return false;
  }
  if (code_span.length == 0) return true;
  coded = true;
  wanted = codes.holds(codes.context, draft_.text_of(system_span), draft_.text_of(code_span));
  return true;
}

bool TapeWriter::wanted_code(const ResourceRequirement& keep, NodeIndex first) const {
  bool coded = false;
  for (NodeIndex node = first; node < tape_.nodes.size(); node += tape_.nodes[node].size) {
    const TypeId type = type_of(tape_, node);
    if (type != ids_.codeable_concept && type != ids_.coding_type) return true;
    const bool found = any_coding(tape_, node, [&](NodeIndex coding) {
      const CodingText text = coding_text(tape_, coding);
      coded = coded || !text.code.empty();
      return !text.code.empty() && keep.codes.holds(keep.codes.context, text.system, text.code);
    });
    if (found) return true;
  }
  return !coded;
}

}  // namespace nextline::fhir
