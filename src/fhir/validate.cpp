#include "fhir/validate.h"

#include <algorithm>
#include <cstring>
#include <tuple>

#include "fhir/text_hash.h"

namespace nextline::fhir {
namespace {

/// A hash for telling the few keys of one object apart: their length and their ends. Keys lie in padded memory, the
/// document's or the parser's, so eight bytes can always be read.
std::uint64_t quick_hash(std::string_view key) {
  std::uint64_t first = 0;
  std::memcpy(&first, key.data(), 8);
  if (key.size() < 8) return mix_hash(key.size(), first << (8 * (8 - key.size()) & 63));
  std::uint64_t last = 0;
  std::memcpy(&last, key.data() + key.size() - 8, 8);
  return mix_hash(mix_hash(key.size(), first), last);
}

}  // namespace

std::optional<Error> Validator::run(ondemand::document& document, const Source& source) {
  source_ = &source;
  keys_.clear();
  error_.reset();
  ondemand::json_type type{};
  if (auto code = document.type().get(type)) {
    fail(code);
  } else if (type == ondemand::json_type::object) {
    ondemand::object root;
    const auto root_code = document.get_object().get(root);
    root_code ? fail(root_code) : object(root, 1);
  } else if (type == ondemand::json_type::array) {
    ondemand::array root;
    const auto root_code = document.get_array().get(root);
    root_code ? fail(root_code) : array(root, 1);
  }
  return std::move(error_);
}

bool Validator::fail(simdjson::error_code code) {
  error_ = source_->json_error(code);
  return false;
}

bool Validator::too_deep(const char* at) {
  error_ = source_->error_at(at, "too-deep",
                             "objects and lists are nested more than " + std::to_string(source_->max_depth) + " deep");
  return false;
}

bool Validator::object(ondemand::object& object, unsigned depth) {
  const std::size_t first_key = keys_.size();
  for (auto result : object) {
    std::string_view key;
    if (auto code = result.error()) return fail(code);
    ondemand::field&& field = std::move(result).value_unsafe();  // in place: copies of simdjson's values are slow
    const char* at = field.key().raw();
    if (auto code = key_of(field, key)) return fail(code);
    keys_.push_back({quick_hash(key), key, at});
    if (!value(field.value(), depth)) return false;
  }
  return unique_keys(first_key);
}

bool Validator::array(ondemand::array& array, unsigned depth) {
  for (auto result : array) {
    if (auto code = result.error()) return fail(code);
    ondemand::value item = result.value_unsafe();
    if (!value(item, depth)) return false;
  }
  return true;
}

bool Validator::value(ondemand::value& value, unsigned depth) {
  const std::string_view token = value.raw_json_token();
  if (token[0] == '{') {
    ondemand::object inner;
    if (depth >= source_->max_depth) return too_deep(token.data());
    if (auto code = value.get_object().get(inner)) return fail(code);
    return object(inner, depth + 1);
  }
  if (token[0] == '[') {
    ondemand::array inner;
    if (depth >= source_->max_depth) return too_deep(token.data());
    if (auto code = value.get_array().get(inner)) return fail(code);
    return array(inner, depth + 1);
  }
  return scalar(value, token);
}

bool Validator::scalar(ondemand::value& value, std::string_view token) {
  const std::string_view text = without_trailing_space(token);
  if (token[0] == '"') {
    // Without escapes the parser's first stage has checked it all, but it must be read: a string that is skipped and
    // followed by ':' passes for a key.
    const auto code = has_backslash(text) ? value.get_string().error() : value.get_raw_json_string().error();
    return code ? fail(code) : true;
  }
  if (text == "true" || text == "false" || text == "null" || is_json_number(text)) return true;
  return fail(simdjson::TAPE_ERROR);
}

bool Validator::unique_keys(std::size_t first) {
  const std::span<Key> keys = std::span(keys_).subspan(first);
  constexpr std::size_t kFew = 24;
  const Key* twice = nullptr;
  if (keys.size() <= kFew) {
    for (std::size_t i = 1; i < keys.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (keys[i].hash == keys[j].hash && keys[i].text == keys[j].text) twice = &keys[i];
  } else {
    std::ranges::sort(keys,
                      [](const Key& l, const Key& r) { return std::tie(l.hash, l.text) < std::tie(r.hash, r.text); });
    const auto found = std::ranges::adjacent_find(
        keys, [](const Key& l, const Key& r) { return l.hash == r.hash && l.text == r.text; });
    if (found != keys.end())
      twice = &std::max(found[0], found[1], [](const Key& l, const Key& r) { return l.at < r.at; });
  }
  if (twice) {
    error_ = source_->error_at(twice->at, "duplicate-key",
                               "the key '" + std::string(twice->text.substr(0, 60)) + "' stands twice in one object",
                               "keep one of them");
  }
  keys_.resize(first);
  return !twice;
}

}  // namespace nextline::fhir
