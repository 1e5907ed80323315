// TapeWriter: finding the resources in a document.
#include "fhir/tape_writer.h"

namespace nextline::fhir {
namespace {

constexpr KeyText kEntry = KeyText::named("entry");
constexpr KeyText kFullUrl = KeyText::named("fullUrl");
constexpr KeyText kResource = KeyText::named("resource");

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

bool TapeWriter::resource_type(std::string_view& type) {
  type = {};
  const JsonWalk::Mark start = walk_->mark();
  // It stands first in most records; keys are looked at for it alone, so nothing is checked here.
  walk_->advance();
  if (walk_->plain_key(keys_.resource_type) && walk_->plain_string(type)) {
    walk_->back_to(start);
    return true;
  }
  walk_->back_to(start + 1);
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
  walk_->back_to(start);
  return true;
}

bool TapeWriter::root_object(unsigned depth) {
  std::string_view type;
  const char* at = source_->document.data();
  const JsonWalk::Mark start = walk_->mark();
  if (!resource_type(type)) return false;
  if (type.empty()) return not_fhir(at, "an object without resourceType is not FHIR");
  if (type == "Bundle") return bundle(depth);
  if (!resource(type, nullptr, depth)) return false;
  // A resource nobody asked for is left unread.
  return walk_->mark() != start || walk_->pass() || fail();
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
      if (!entry(depth + 2)) return false;
    }
  }
  return !walk_->failed() || fail();
}

bool TapeWriter::entry(unsigned depth) {
  TextSpan full_url;
  ResourceIndex first = kNoResource;
  JsonObject fields(*walk_);
  while (fields.next_key()) {
    bool is_url = fields.take(keys_.full_url);
    bool is_resource = !is_url && fields.take(keys_.resource);
    if (!is_url && !is_resource) {
      KeyText key;
      if (!fields.take(key)) break;
      is_url = key.is(kFullUrl);
      is_resource = key.is(kResource);
    }
    if (is_url && walk_->here() == '"') {
      if (!string_text(full_url)) return false;
    } else if (is_resource) {
      const char* place = walk_->place();
      if (walk_->here() != '{') return not_fhir(place, "an entry's resource is not an object");
      std::string_view type;
      if (!resource_type(type)) return false;
      if (type.empty()) return not_fhir(place, "an entry's resource has no resourceType");
      const auto before = static_cast<ResourceIndex>(tape_.resources.size());
      if (!(type == "Bundle" ? bundle(depth + 1) : resource(type, nullptr, depth + 1))) return false;
      if (type != "Bundle" && tape_.resources.size() > before) first = before;
    }
  }
  if (walk_->failed()) return fail();
  if (first != kNoResource) draft_.full_urls[first] = full_url;
  return true;
}

}  // namespace nextline::fhir
