#include "fhir/json_walk.h"

#include <algorithm>
#include <array>

namespace nextline::fhir {
namespace {

constexpr std::size_t kCapacity = std::size_t{1} << 16;  // to begin with: a text of a typical record
constexpr std::size_t kDepthAsked = 1;                   // the second stage, which would need it, is not used

constexpr std::uint32_t kLookedOn = 4096;  // bytes searched for backslashes at a time

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

bool JsonWalk::odd_key(std::string_view& key) {
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

bool JsonWalk::is_clear(std::uint32_t from, std::uint32_t to) {
  // What lies right before the part that is known to be clear, and what is asked for partly behind it, is joined to it:
  // readers look ahead for the type of a resource and come back to its start.
  if (from < clear_from_ && to <= clear_to_ && clear_from_ - from <= kLookedOn &&
      std::memchr(text_ + from, '\\', clear_from_ - from) == nullptr) {
    clear_from_ = from;
    return true;
  }
  if (from < clear_from_ || from > clear_to_) clear_from_ = clear_to_ = from;
  // Only so far that going to and fro costs little.
  const std::uint32_t looked = std::min(std::max(kLookedOn, to - clear_to_), *end_ - clear_to_);
  const void* found = std::memchr(text_ + clear_to_, '\\', looked);
  clear_to_ =
      found == nullptr ? clear_to_ + looked : static_cast<std::uint32_t>(static_cast<const char*>(found) - text_);
  return to <= clear_to_;
}

JsonWalk::Mark JsonWalk::behind_other(Mark mark) {
  switch (text_[*mark]) {
    case '{':
    case '[':
      break;
    case '}':
    case ']':
    case ',':
    case ':':
      return fail(), nullptr;
    default:
      return may_end(text_[*mark]) ? (fail(), nullptr) : mark + 1;
  }
  const auto step = [text = text_](std::uint32_t place) {
    return kDepthSteps[static_cast<unsigned char>(text[place])];
  };
  Mark at = mark + 1;
  std::ptrdiff_t depth = 0;  // inside of what opens here
  while (true) {             // in twos, which saves a sixth
    depth += step(at[0]);
    if (depth < 0) break;
    depth += step(at[1]);
    if (depth < 0) {
      ++at;
      break;
    }
    at += 2;
  }
  return depth == -1 ? at + 1 : (fail(), nullptr);
}

}  // namespace nextline::fhir
