#include "fhir/json_check.h"

#include <algorithm>
#include <span>
#include <tuple>

#include "fhir/text_hash.h"

namespace nextline::fhir {

bool JsonCheck::value(unsigned depth) {
  const char first = walk_.here();
  if (first != '{' && first != '[') return scalar();
  if (depth >= max_depth_) return fail({Fault::Kind::TooDeep, walk_.place(), {}});
  return first == '{' ? object(depth + 1) : array(depth + 1);
}

bool JsonCheck::scalar() {
  const std::string_view text = walk_.token();
  if (text.empty()) return fail();
  if (text[0] == '"') {
    // Without escapes the first stage has checked it all.
    if (text.size() < 2 || text.back() != '"') return fail();
    if (JsonWalk::has_escape(text) && !walk_.unescape(text)) return fail();
  } else if (text != "true" && text != "false" && text != "null" && !is_json_number(text)) {
    return fail();
  }
  walk_.advance();
  return true;
}

bool JsonCheck::object(unsigned depth) {
  const std::size_t first = keys_.size();
  JsonObject fields(walk_);
  while (fields.next_key()) {
    const char* at = walk_.place() + 1;
    KeyText key;
    if (!fields.take(key)) return fail();
    remember(key, at);
    if (!value(depth)) return false;
  }
  if (walk_.failed()) return fail();
  if (!unique_keys(first)) return false;
  keys_.resize(first);
  return true;
}

bool JsonCheck::array(unsigned depth) {
  JsonArray items(walk_);
  while (items.next())
    if (!value(depth)) return false;
  return !walk_.failed() || fail();
}

void JsonCheck::remember(const KeyText& key, const char* at) {
  // A hash for telling the few keys of one object apart.
  const std::uint64_t hash = mix_hash(mix_hash(key.text.size(), key.first), key.last);
  keys_.push_back({hash, key.text, at});
}

bool JsonCheck::unique_keys(std::size_t first) {
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
