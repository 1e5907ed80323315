// TapeWriter: finding the resources in a document.
#include "fhir/tape_writer.h"

namespace nextline::fhir {
namespace {

constexpr KeyText kEntry = KeyText::named("entry");

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

std::optional<Error> TapeWriter::run(JsonWalk& walk, const Source& source) {
  walk_ = &walk;
  source_ = &source;
  document_at_ = static_cast<std::uint32_t>(source.document.data() - tape_.input);
  error_.reset();
  if (walk.here() == '{') {
    root_object(1);
  } else if (walk.here() == '[') {
    root_array();
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

bool TapeWriter::root_array() {
  JsonArray array(*walk_);
  for (std::size_t position = 1; array.next(); ++position) {
    if (walk_->here() != '{') {
      return not_fhir(walk_->place(), "item " + std::to_string(position) + " of the list is " +
                                          std::string(article_and_kind(walk_->here())) + ", not a resource");
    }
    if (!root_object(2)) return false;
  }
  return !walk_->failed() || fail();
}

bool TapeWriter::late_resource_type(Mark at, std::string_view& type) {
  type = {};
  walk_->back_to(at + 1);
  while (walk_->here() == '"') {
    const bool found = walk_->token() == "\"resourceType\"";
    walk_->advance();
    if (walk_->here() != ':') return fail();
    walk_->advance();
    if (found) {
      const std::string_view token = walk_->token();
      if (token.size() >= 2 && token.front() == '"' && token.back() == '"') type = token.substr(1, token.size() - 2);
      break;
    }
    if (!walk_->pass()) return fail();
    if (walk_->here() == ',') walk_->advance();
  }
  walk_->back_to(at);
  return true;
}

bool TapeWriter::root_object(unsigned depth) {
  std::string_view type;
  const char* at = source_->document.data();
  const Mark start = walk_->mark();
  if (!resource_type(start, type)) return false;
  if (type.empty()) return not_fhir(at, "an object without resourceType is not FHIR");
  if (type == "Bundle") return bundle(depth);
  return walk_->go(resource(type, start, nullptr, depth));
}

bool TapeWriter::bundle(unsigned depth) {
  if (depth + 2 > source_->max_depth) return too_deep(source_->document.data());
  JsonObject fields(*walk_);
  KeyText key;
  while (fields.next(key)) {
    if (!key.is(kEntry)) continue;
    if (walk_->here() != '[')
      return not_fhir(walk_->place(),
                      "Bundle.entry is " + std::string(article_and_kind(walk_->here())) + ", not a list");
    JsonArray entries(*walk_);
    while (entries.next()) {
      if (walk_->here() != '{') return not_fhir(walk_->place(), "an entry of the Bundle is not an object");
      if (!walk_->go(entry(walk_->mark(), depth + 2))) return false;
    }
  }
  return !walk_->failed() || fail();
}

JsonWalk::Mark TapeWriter::entry(Mark at, unsigned depth) {
  TextSpan full_url;
  ResourceIndex read = kNoResource;
  const Mark behind = each_field(entry_, at, [&](const KnownKey* key, std::string_view /*odd*/, Mark value) {
    if (key != nullptr && key->row == &keys_.full_url) return text_at(value, full_url);
    if (key != nullptr && key->row == &keys_.resource) return entry_resource(value, depth + 1, read);
    return passed(value);
  });
  if (read != kNoResource) draft_.full_urls[read] = full_url;
  return behind;
}

JsonWalk::Mark TapeWriter::entry_resource(Mark at, unsigned depth, ResourceIndex& read) {
  const char* place = walk_->text() + *at;
  if (*place != '{') return not_fhir(place, "an entry's resource is not an object"), nullptr;
  std::string_view type;
  if (!resource_type(at, type)) return nullptr;
  if (type.empty()) return not_fhir(place, "an entry's resource has no resourceType"), nullptr;
  if (type == "Bundle") {
    walk_->back_to(at);
    return bundle(depth) ? walk_->mark() : nullptr;
  }
  const auto first = static_cast<ResourceIndex>(draft_.full_urls.size());  // as many as resources
  const Mark behind = resource(type, at, nullptr, depth);
  if (draft_.full_urls.size() > first) read = first;
  return behind;
}

}  // namespace nextline::fhir
