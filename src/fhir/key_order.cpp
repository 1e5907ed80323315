#include "fhir/key_order.h"

#include <algorithm>
#include <string>

namespace nextline::fhir {
namespace {

/// Stands nowhere: no text of a document, and nothing that may end one, begins like this.
KnownKey kNothing{.words = {~std::uint64_t{0}, 0},
                  .masks = {~std::uint64_t{0}, 0},
                  .behind = nullptr,
                  .inside = nullptr,
                  .row = nullptr,
                  .name = kNoName,
                  .type = kNoType,
                  .step = Step::Pass,
                  .is_long = false};

KnownKey known_key(const KeyRow& row, Step step, KnownKey* inside) {
  KnownKey key{.words = {},
               .masks = {},
               .behind = &kNothing,
               .inside = inside,
               .row = &row,
               .name = row.name,
               .type = row.type,
               .step = step,
               .is_long = false};
  const std::string written = '"' + std::string(key_text(row)) + "\":";
  const std::string every(written.size(), '\xFF');
  const std::size_t compared = std::min(written.size(), KnownKey::kCompared);
  std::memcpy(key.words, written.data(), compared);
  std::memcpy(key.masks, every.data(), compared);
  key.is_long = compared < written.size();
  return key;
}

}  // namespace

KeyOrder::KeyOrder() : starts_(type_count()), numbers_(key_count()) {}

KnownKey& KeyOrder::new_start_of(TypeId type) {
  keys_.push_back(kNothing);
  keys_.back().behind = &kNothing;
  return *(starts_[type] = &keys_.back());
}

KnownKey& KeyOrder::add(const KeyRow& row, Step step, KnownKey* inside) {
  keys_.push_back(known_key(row, step, inside));
  numbers_[number_of(row)] = static_cast<std::uint16_t>(keys_.size());
  return keys_.back();
}

void KeyOrder::clear() {
  keys_.clear();
  std::ranges::fill(starts_, nullptr);
  std::ranges::fill(numbers_, 0);
}

}  // namespace nextline::fhir
