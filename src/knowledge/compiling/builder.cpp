#include "fhir/text_hash.h"
#include "knowledge/compiling/flat_entries.h"

namespace nextline::knowledge::compiling {

flatbuffers::Offset<flatbuffers::String> Builder::shared(std::string_view text) {
  if (2 * taken_ >= slots_.size()) grow();
  const auto hash = static_cast<std::uint32_t>(text_hash(text));
  Slot& slot = slot_of(hash, text);
  if (slot.place == 0) {
    slot = {hash, CreateString(text).o};
    ++taken_;
  }
  return slot.place;
}

std::string_view Builder::written(Offset place) const {
  const std::uint8_t* at = GetCurrentBufferPointer() + GetSize() - place;
  return reinterpret_cast<const flatbuffers::String*>(at)->string_view();
}

Builder::Slot& Builder::slot_of(std::uint32_t hash, std::string_view text) {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
    Slot& slot = slots_[i];
    if (slot.place == 0 || (slot.hash == hash && written(slot.place) == text)) return slot;
  }
}

void Builder::grow() {
  std::vector<Slot> before(2 * slots_.size());
  before.swap(slots_);
  for (const Slot& slot : before)
    if (slot.place != 0) slot_of(slot.hash, written(slot.place)) = slot;
}

}  // namespace nextline::knowledge::compiling
