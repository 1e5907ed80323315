// The code systems met last, so that a record's many codings of a few systems cost a comparison each.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "terminology/systems.h"

namespace nextline::terminology {

class RecentSystems {
 public:
  /// Forgets all; to be called before the texts asked about are gone.
  void clear() { count_ = 0; }
  /// The key of a system by any of its spellings; valid until the next call.
  const SystemKey& of(std::string_view spelling) {
    for (std::size_t i = 0; i < count_ && i < kKept; ++i)
      if (kept_[i].spelling == spelling) return kept_[i].key;
    Known& place = kept_[count_++ % kKept];
    place = {spelling, system_key(spelling)};
    return place.key;
  }

 private:
  static constexpr std::size_t kKept = 8;
  struct Known {
    std::string_view spelling;
    SystemKey key;
  };
  std::array<Known, kKept> kept_;
  std::size_t count_ = 0;  // systems put in, those included that others have replaced
};

}  // namespace nextline::terminology
