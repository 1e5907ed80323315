// Where random choices come from: a seed, or the bytes of a fuzzer.
#pragma once

#include <cstdint>
#include <span>

namespace nextline::cql::oracle {

class Dice {
 public:
  virtual ~Dice() = default;
  /// A number below `count`, which is at least 1.
  virtual std::uint32_t below(std::uint32_t count) = 0;
  /// True once in `count` times.
  bool one_in(std::uint32_t count) { return below(count) == 0; }
};

/// The same choices for the same seed, on every machine (SplitMix64).
class SeededDice : public Dice {
 public:
  explicit SeededDice(std::uint64_t seed) : state_(seed) {}
  std::uint32_t below(std::uint32_t count) override {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return static_cast<std::uint32_t>((z ^ (z >> 31)) % count);
  }

 private:
  std::uint64_t state_;
};

/// A byte a choice; zeros when they are used up, so that every input makes an expression.
class BytesDice : public Dice {
 public:
  explicit BytesDice(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}
  std::uint32_t below(std::uint32_t count) override {
    if (bytes_.empty()) return 0;
    const std::uint32_t byte = bytes_.front();
    bytes_ = bytes_.subspan(1);
    return byte % count;
  }

 private:
  std::span<const std::uint8_t> bytes_;
};

}  // namespace nextline::cql::oracle
