#include "fhir/json_walk.h"

#include <algorithm>
#include <cstring>
#include <tuple>

#include "fhir/text_hash.h"

namespace nextline::fhir {
namespace {

constexpr std::size_t kCapacity = std::size_t{1} << 16;  // to begin with: a text of a typical record
constexpr std::size_t kDepthAsked = 1;                   // the second stage, which would need it, is not used

/// A hash for telling the few keys of one object apart: their length and their ends. Keys lie in padded memory, the
/// document's or a string's, so eight bytes can always be read.
std::uint64_t quick_hash(std::string_view key) {
  // Without branches: what they would decide, the length of the key, cannot be foreseen.
  const std::uint64_t mask = key.size() < 8 ? (std::uint64_t{1} << 8 * key.size()) - 1 : ~std::uint64_t{0};
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  std::memcpy(&first, key.data(), 8);
  std::memcpy(&last, key.data() + std::max<std::size_t>(key.size(), 8) - 8, 8);
  return mix_hash(mix_hash(key.size(), first & mask), last & mask);
}

/// Whether there is a backslash among the 16 bytes from `start`; padded memory.
bool may_hold_backslash(const char* start) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  std::uint64_t words[2];
  std::memcpy(words, start, 16);
  std::uint64_t found = 0;
  for (std::uint64_t word : words) {
    word ^= kOnes * '\\';
    found |= (word - kOnes) & ~word;
  }
  return (found & (kOnes << 7)) != 0;
}

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

bool JsonWalk::read_key(std::string_view& key) {
  if (here() != '"') return fail();
  const char* start = text_ + *at_ + 1;
  // Nearly always the closing quote stands just before what follows the key, and there is no escape.
  std::size_t length = at_ + 1 < end_ ? at_[1] - *at_ - 2 : 0;
  if (length > 16 || start[length] != '"' || may_hold_backslash(start)) length = plain_length(start);
  key = {start, length};
  if (start[length] == '\\') {
    const auto text = unescape(token());
    if (!text) return fail();
    key = unescaped_.emplace_back(*text);  // a string has room for the eight bytes quick_hash reads
  }
  if (whole_) keys_.push_back({quick_hash(key), key, start});
  ++at_;
  if (here() != ':') return fail();
  ++at_;
  return true;
}

bool JsonObject::next(std::string_view& key) {
  JsonWalk& walk = walk_;
  if (walk.failed()) return false;
  const bool first = value_ == nullptr;
  if (!first && walk.at_ == value_ && !walk.pass(depth_)) return false;
  const char here = first ? '{' : walk.here();
  if (here == ',' || first) {
    ++walk.at_;
    if (!first || walk.here() != '}') {
      if (!walk.read_key(key)) return false;
      value_ = walk.at_;
      return true;
    }
  } else if (here != '}') {
    return walk.fail();
  }
  ++walk.at_;
  if (walk.whole_) walk.unique_keys(first_key_);
  return false;
}

bool JsonArray::next() {
  if (walk_.failed()) return false;
  const bool first = value_ == nullptr;
  if (!first && walk_.mark() == value_ && !walk_.pass(depth_)) return false;
  const char here = first ? '[' : walk_.here();
  if (here == ',' || first) {
    walk_.advance();
    if (!first || walk_.here() != ']') {
      value_ = walk_.mark();
      return true;
    }
  } else if (here != ']') {
    return walk_.fail();
  }
  walk_.advance();
  return false;
}

bool JsonWalk::check_value(unsigned depth) {
  const char first = here();
  if (first != '{' && first != '[') return check_scalar();
  if (depth >= max_depth_) return fail({Fault::Kind::TooDeep, place(), {}});
  if (first == '{') {
    std::string_view key;
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
    if (has_backslash(text) && !unescape(text)) return fail();
  } else if (text != "true" && text != "false" && text != "null" && !is_json_number(text)) {
    return fail();
  }
  ++at_;
  return true;
}

bool JsonWalk::skip() {
  std::size_t depth = 0;
  do {
    switch (here()) {
      case '{':
      case '[':
        ++depth;
        break;
      case '}':
      case ']':
        if (depth == 0) return fail();
        --depth;
        break;
      case ',':
      case ':':
        if (depth == 0) return fail();
        break;
      case '\0':
        return fail();
      default:
        break;
    }
    ++at_;
  } while (depth > 0);
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
