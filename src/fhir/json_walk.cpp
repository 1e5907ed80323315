#include "fhir/json_walk.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <tuple>

#include "fhir/text_hash.h"

namespace nextline::fhir {
namespace {

constexpr std::size_t kCapacity = std::size_t{1} << 16;  // to begin with: a text of a typical record
constexpr std::size_t kDepthAsked = 1;                   // the second stage, which would need it, is not used

/// How a token changes how deep the walk is, by its first byte. The end of the document is out of everything.
constexpr std::array<std::ptrdiff_t, 256> kDepthSteps = [] {
  std::array<std::ptrdiff_t, 256> steps{};
  steps['{'] = steps['['] = 1;
  steps['}'] = steps[']'] = -1;
  for (int byte = 0; byte < 256; ++byte)
    if (may_end(static_cast<char>(byte))) steps[static_cast<std::size_t>(byte)] = -(std::ptrdiff_t{1} << 40);
  return steps;
}();

}  // namespace

JsonStructure::JsonStructure() = default;
JsonStructure::~JsonStructure() = default;

simdjson::error_code JsonStructure::find(std::string_view document) {
  if (!parser_ || parser_->capacity() < document.size()) {
    const std::size_t capacity = std::max(kCapacity, document.size());
    const auto code =
        simdjson::get_active_implementation()->create_dom_parser_implementation(capacity, kDepthAsked, parser_);
    if (code) return code;
  }
  return parser_->stage1(reinterpret_cast<const std::uint8_t*>(document.data()), document.size(),
                         simdjson::stage1_mode::regular);
}

const std::uint32_t* JsonStructure::begin() const {
  return parser_->structural_indexes.get();
}
const std::uint32_t* JsonStructure::end() const {
  return begin() + parser_->n_structural_indexes;
}

std::optional<std::string_view> JsonStructure::unescape(std::string_view quoted) {
  if (unescaped_.size() < quoted.size() + simdjson::SIMDJSON_PADDING)
    unescaped_.resize(2 * quoted.size() + simdjson::SIMDJSON_PADDING);
  const std::uint8_t* end =
      parser_->parse_string(reinterpret_cast<const std::uint8_t*>(quoted.data()) + 1, unescaped_.data());
  if (end == nullptr) return std::nullopt;
  return std::string_view(reinterpret_cast<const char*>(unescaped_.data()),
                          static_cast<std::size_t>(end - unescaped_.data()));
}

bool JsonWalk::any_key(std::string_view& key) {
  const std::string_view quoted = token();
  if (quoted.size() < 2 || quoted.front() != '"' || quoted.back() != '"') return fail();
  key = quoted.substr(1, quoted.size() - 2);
  if (has_escape(key)) {
    const auto unescaped = unescape(quoted);
    if (!unescaped) return fail();
    key = unescaped_.emplace_back(*unescaped);  // a string has room for the eight bytes KeyText reads
  }
  ++at_;
  if (here() != ':') return fail();
  ++at_;
  return true;
}

void JsonWalk::remember(const KeyText& key, Mark value) {
  // A hash for telling the few keys of one object apart.
  const std::uint64_t hash = mix_hash(mix_hash(key.text.size(), key.first), key.last);
  keys_.push_back({hash, key.text, text_ + value[-2] + 1});
}

bool JsonWalk::end_object(std::size_t first_key) {
  if (here() != '}') return fail();
  ++at_;
  if (whole_) unique_keys(first_key);
  return false;
}

bool JsonWalk::end_array() {
  if (here() != ']') return fail();
  ++at_;
  return false;
}

bool JsonWalk::check_value(unsigned depth) {
  const char first = here();
  if (first != '{' && first != '[') return check_scalar();
  if (depth >= max_depth_) return fail({Fault::Kind::TooDeep, place(), {}});
  if (first == '{') {
    KeyText key;
    JsonObject fields(*this, depth + 1);
    while (fields.next(key)) {
      if (!check_value(depth + 1)) return false;
    }
  } else {
    JsonArray items(*this, depth + 1);
    while (items.next())
      if (!check_value(depth + 1)) return false;
  }
  return !failed();
}

bool JsonWalk::check_scalar() {
  const std::string_view text = token();
  if (text.empty()) return fail();
  if (text[0] == '"') {
    // Without escapes the first stage has checked it all.
    if (text.size() < 2 || text.back() != '"') return fail();
    if (has_escape(text) && !unescape(text)) return fail();
  } else if (text != "true" && text != "false" && text != "null" && !is_json_number(text)) {
    return fail();
  }
  ++at_;
  return true;
}

bool JsonWalk::skip() {
  switch (here()) {
    case '{':
    case '[':
      break;
    case '}':
    case ']':
    case ',':
    case ':':
      return fail();
    default:
      if (may_end(here())) return fail();
      ++at_;
      return true;
  }
  const char* const text = text_;
  Mark at = at_;
  std::ptrdiff_t depth = 0;
  do {
    depth += kDepthSteps[static_cast<unsigned char>(text[*at++])];
  } while (depth > 0);
  if (depth < 0) return fail();
  at_ = at;
  return true;
}

bool JsonWalk::unique_keys(std::size_t first) {
  const std::span<Key> keys = std::span(keys_).subspan(first);
  // A bit a key, by its hash: most objects show at once that all their keys differ.
  std::uint64_t seen = 0;
  bool clash = false;
  for (const Key& key : keys) {
    const std::uint64_t bit = std::uint64_t{1} << (key.hash >> 58);
    clash = clash || (seen & bit) != 0;
    seen |= bit;
  }
  if (!clash) return true;
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
  return twice == nullptr || fail({Fault::Kind::DuplicateKey, twice->at, twice->text});
}

}  // namespace nextline::fhir
