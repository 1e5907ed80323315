#include "cql/engine/text_set.h"

#include <algorithm>
#include <bit>

namespace nextline::cql {

TextSet::TextSet(std::span<const Value> texts, Arena& arena)
    : cells_(arena.make_array<std::string_view>(std::bit_ceil(2 * texts.size() + 1))),
      mask_(static_cast<std::uint32_t>(cells_.size() - 1)) {
  std::ranges::fill(cells_, std::string_view());
  for (const Value& value : texts) {
    const std::string_view text = value.as_string().empty() ? std::string_view("") : value.as_string();
    if (has(text)) continue;
    std::uint32_t at = hash(text) & mask_;
    while (cells_[at].data() != nullptr) at = (at + 1) & mask_;
    cells_[at] = text;
  }
}

}  // namespace nextline::cql
