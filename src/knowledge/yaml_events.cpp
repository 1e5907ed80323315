#include "knowledge/yaml_events.h"

#include <new>

namespace nextline::knowledge::yaml {

Position Events::at(const yaml_mark_t& mark) const {
  const auto line = static_cast<std::uint32_t>(mark.line + 1);
  return line > end_.line ? end_ : Position{line, static_cast<std::uint32_t>(mark.column + 1)};
}

Events::Events(std::string_view text) : end_(position_of(text, static_cast<std::uint32_t>(text.size()))) {
  if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
  yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
}

Events::~Events() {
  forget();
  yaml_parser_delete(&parser_);
}

const Event* Events::next(const std::shared_ptr<Outline>& outline) {
  for (;;) {
    forget();
    if (yaml_parser_parse(&parser_, &event_) == 0) refuse(outline);
    holds_event_ = true;
    if (event_.type == YAML_STREAM_END_EVENT || event_.type == YAML_NO_EVENT) return nullptr;
    if (translate()) return &translated_;
  }
}

bool Events::translate() {
  Event& out = translated_;
  out = {};
  const Position place = at(event_.start_mark);
  out.line = place.line;
  out.column = place.column;
  const auto with_properties = [&](EventKind kind, const auto& value) {
    out.kind = kind;
    out.has_anchor = value.anchor != nullptr;
    out.has_tag = value.tag != nullptr;
  };
  const auto& data = event_.data;
  switch (event_.type) {
    case YAML_DOCUMENT_START_EVENT:
      out.kind = EventKind::DocumentStart;
      return true;
    case YAML_ALIAS_EVENT:
      out.kind = EventKind::Alias;
      return true;
    case YAML_SCALAR_EVENT:
      with_properties(EventKind::Scalar, data.scalar);
      out.quoted = data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
      out.text = {reinterpret_cast<const char*>(data.scalar.value), data.scalar.length};
      return true;
    case YAML_SEQUENCE_START_EVENT:
      with_properties(EventKind::ListStart, data.sequence_start);
      return true;
    case YAML_MAPPING_START_EVENT:
      with_properties(EventKind::MappingStart, data.mapping_start);
      return true;
    case YAML_SEQUENCE_END_EVENT:
      out.kind = EventKind::ListEnd;
      return true;
    case YAML_MAPPING_END_EVENT:
      out.kind = EventKind::MappingEnd;
      return true;
    default:
      return false;
  }
}

void Events::forget() {
  if (holds_event_) yaml_event_delete(&event_);
  holds_event_ = false;
}

void Events::refuse(const std::shared_ptr<Outline>& outline) const {
  if (parser_.error == YAML_MEMORY_ERROR) throw std::bad_alloc();
  const std::string problem = parser_.problem != nullptr ? parser_.problem : "cannot be read as YAML";
  if (parser_.error == YAML_READER_ERROR)
    throw author_error("yaml-encoding", "not all of it is UTF-8 text: " + problem, outline->file(),
                       "save the file as UTF-8");
  const Position place = at(parser_.problem_mark);
  throw error_at(Place(outline, place.line, place.column), "yaml-syntax",
                 parser_.context != nullptr ? problem + ", " + parser_.context : problem);
}

}  // namespace nextline::knowledge::yaml
