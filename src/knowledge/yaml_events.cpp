#include "knowledge/yaml_events.h"

#include <new>

namespace nextline::knowledge::yaml {

Events::Events(std::string_view text) {
  if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
  yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
}

Events::~Events() {
  forget();
  yaml_parser_delete(&parser_);
}

const yaml_event_t* Events::next(const std::shared_ptr<Outline>& outline) {
  forget();
  if (yaml_parser_parse(&parser_, &event_) == 0) refuse(outline);
  holds_event_ = true;
  return event_.type == YAML_STREAM_END_EVENT || event_.type == YAML_NO_EVENT ? nullptr : &event_;
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
  const Place place(outline, line_of(parser_.problem_mark), column_of(parser_.problem_mark));
  throw error_at(place, "yaml-syntax", parser_.context != nullptr ? problem + ", " + parser_.context : problem);
}

}  // namespace nextline::knowledge::yaml
