// TapeWriter: finding the resources in a document.
#include "fhir/tape_writer.h"

namespace nextline::fhir {
namespace {

constexpr const char* kExpected = "give a FHIR R4 Bundle, a list of resources, a resource, or NDJSON of resources";

std::string_view article_and_kind(char first) {
  switch (first) {
    case '{':
      return "an object";
    case '[':
      return "a list";
    case '"':
      return "a string";
    case 't':
    case 'f':
      return "a boolean";
    case 'n':
      return "null";
    default:
      return "a number";
  }
}

}  // namespace

std::optional<Error> TapeWriter::run(ondemand::document& document, const Source& source) {
  source_ = &source;
  error_.reset();
  ondemand::json_type type{};
  if (auto code = document.type().get(type)) {
    fail(code);
  } else if (type == ondemand::json_type::object) {
    ondemand::object object;
    const auto root_code = document.get_object().get(object);
    root_code ? fail(root_code) : root_object(object, 1);
  } else if (type == ondemand::json_type::array) {
    ondemand::array array;
    const auto root_code = document.get_array().get(array);
    root_code ? fail(root_code) : root_array(array);
  } else {
    const std::size_t start = source.document.find_first_not_of(" \t\r\n");
    const char* at = source.document.data() + start;
    if (auto fault = find_json_fault(source.document, source.max_depth)) {
      error_ = source.error_at(source.document.data() + fault->offset, fault->code, fault->message, fault->hint);
    } else {
      not_fhir(at, std::string(article_and_kind(*at)) + " is not FHIR");
    }
  }
  return std::move(error_);
}

bool TapeWriter::not_fhir(const char* at, std::string message) {
  error_ = source_->error_at(at, "not-fhir", std::move(message), kExpected);
  return false;
}

bool TapeWriter::root_array(ondemand::array array) {
  std::size_t position = 0;
  for (auto result : array) {
    if (auto code = result.error()) return fail(code);
    ondemand::value value = result.value_unsafe();
    ++position;
    const std::string_view token = value.raw_json_token();
    if (token[0] != '{') {
      return not_fhir(token.data(), "item " + std::to_string(position) + " of the list is " +
                                        std::string(article_and_kind(token[0])) + ", not a resource");
    }
    ondemand::object object;
    if (auto code = value.get_object().get(object)) return fail(code);
    if (!root_object(object, 2)) return false;
  }
  return true;
}

bool TapeWriter::resource_type(ondemand::object& object, std::string_view& type) {
  ondemand::value value;
  type = {};
  auto code = object.find_field_unordered("resourceType").get(value);
  if (code == simdjson::SUCCESS) {
    const std::string_view token = without_trailing_space(value.raw_json_token());
    if (token.size() >= 2 && token.front() == '"' && token.back() == '"') type = token.substr(1, token.size() - 2);
  } else if (code != simdjson::NO_SUCH_FIELD) {
    return fail(code);
  }
  bool not_empty = false;
  code = object.reset().get(not_empty);
  return code ? fail(code) : true;
}

bool TapeWriter::root_object(ondemand::object& object, unsigned depth) {
  std::string_view type;
  const char* at = source_->document.data();
  if (!resource_type(object, type)) return false;
  if (type.empty()) return not_fhir(at, "an object without resourceType is not FHIR");
  if (type == "Bundle") return bundle(object, depth);
  const std::size_t before = tape_.nodes.size();
  if (!resource(object, type, nullptr, depth)) return false;
  // A resource nobody asked for is left unread or half read; what stands alone must be passed over to its end.
  if (depth > 1 || tape_.nodes.size() != before) return true;
  bool not_empty = false;
  if (auto code = object.reset().get(not_empty)) return fail(code);
  for (auto field : object)
    if (auto code = field.error()) return fail(code);
  return true;
}

bool TapeWriter::bundle(ondemand::object& object, unsigned depth) {
  if (depth + 2 > source_->max_depth) return too_deep(source_->document.data());
  for (auto result : object) {
    std::string_view key;
    if (auto code = result.error()) return fail(code);
    ondemand::field&& field = std::move(result).value_unsafe();  // in place: copies of simdjson's values are slow
    if (auto code = key_of(field, key)) return fail(code);
    if (key != "entry") continue;
    ondemand::array entries;
    ondemand::value& value = field.value();
    const std::string_view token = value.raw_json_token();
    if (token[0] != '[')
      return not_fhir(token.data(), "Bundle.entry is " + std::string(article_and_kind(token[0])) + ", not a list");
    if (auto code = value.get_array().get(entries)) return fail(code);
    for (auto item : entries) {
      ondemand::object inner;
      if (auto code = item.error()) return fail(code);
      ondemand::value entry_value = item.value_unsafe();
      const std::string_view entry_token = entry_value.raw_json_token();
      if (entry_token[0] != '{') return not_fhir(entry_token.data(), "an entry of the Bundle is not an object");
      if (auto code = entry_value.get_object().get(inner)) return fail(code);
      if (!entry(inner, depth + 2)) return false;
    }
  }
  return true;
}

bool TapeWriter::entry(ondemand::object& object, unsigned depth) {
  TextSpan full_url;
  ResourceIndex first = kNoResource;
  for (auto result : object) {
    std::string_view key;
    if (auto code = result.error()) return fail(code);
    ondemand::field&& field = std::move(result).value_unsafe();  // in place: copies of simdjson's values are slow
    if (auto code = key_of(field, key)) return fail(code);
    ondemand::value& value = field.value();
    const std::string_view token = value.raw_json_token();
    if (key == "fullUrl" && token[0] == '"') {
      if (!string_text(value, token, full_url)) return false;
    } else if (key == "resource") {
      if (token[0] != '{') return not_fhir(token.data(), "an entry's resource is not an object");
      ondemand::object inner;
      std::string_view type;
      if (auto code = value.get_object().get(inner)) return fail(code);
      if (!resource_type(inner, type)) return false;
      if (type.empty()) return not_fhir(token.data(), "an entry's resource has no resourceType");
      const auto before = static_cast<ResourceIndex>(tape_.resources.size());
      if (!(type == "Bundle" ? bundle(inner, depth + 1) : resource(inner, type, nullptr, depth + 1))) return false;
      if (type != "Bundle" && tape_.resources.size() > before) first = before;
    }
  }
  if (first != kNoResource) draft_.full_urls[first] = full_url;
  return true;
}

}  // namespace nextline::fhir
