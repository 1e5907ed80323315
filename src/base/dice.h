// Chance that is the same on every machine, unlike the standard library's distributions.
#pragma once

#include <cstdint>
#include <vector>

namespace nextline {

/// SplitMix64 (Steele, Lea, Flood 2014): what it gives depends on the seed alone.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  /// 0 .. count-1; 0 where count is 0.
  std::uint64_t below(std::uint64_t count) { return count == 0 ? 0 : next() % count; }
  /// from .. to, both included; to must not be below from.
  std::int64_t between(std::int64_t from, std::int64_t to) {
    return from + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(to - from) + 1));
  }
  /// True `percent` times of 100.
  bool percent(std::uint64_t percent) { return below(100) < percent; }
  /// One of `items`, which must not be empty.
  template <class Item>
  const Item& one_of(const std::vector<Item>& items) {
    return items[below(items.size())];
  }
  /// One of `items` by their `weight`s, of which at least one must be above 0.
  template <class Item>
  const Item& by_weight(const std::vector<Item>& items) {
    std::uint64_t sum = 0;
    for (const Item& item : items) sum += item.weight;
    std::uint64_t drawn = below(sum);
    for (const Item& item : items) {
      if (drawn < item.weight) return item;
      drawn -= item.weight;
    }
    return items.back();
  }

 private:
  std::uint64_t state_;
};

}  // namespace nextline
