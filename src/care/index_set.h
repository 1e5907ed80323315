// Sets of small numbers, a bit each: facts of the dictionary, rules in force, sources of the pack.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace nextline::care {

/// A set of numbers below a bound that is fixed when it is made. Sets as large as most are need no memory of their own.
class IndexSet {
 public:
  IndexSet() = default;
  explicit IndexSet(std::size_t bound) : count_((bound + 63) / 64) {
    if (count_ > kHere) more_.resize(count_);
  }
  void clear() { std::ranges::fill(all(), 0); }
  void add(std::uint32_t index) { data()[index / 64] |= std::uint64_t{1} << index % 64; }
  bool has(std::uint32_t index) const { return (data()[index / 64] >> index % 64 & 1) != 0; }
  /// `others` has the same bound.
  void add(const IndexSet& others) {
    combine(others, [](std::uint64_t mine, std::uint64_t theirs) { return mine | theirs; });
  }
  /// Takes out what is not in `others`, which has the same bound.
  void keep(const IndexSet& others) {
    combine(others, [](std::uint64_t mine, std::uint64_t theirs) { return mine & theirs; });
  }
  void remove(std::uint32_t index) { data()[index / 64] &= ~(std::uint64_t{1} << index % 64); }
  /// True if some number is in both; their bounds are the same.
  bool meets(const IndexSet& others) const {
    const std::uint64_t *mine = data(), *theirs = others.data();
    for (std::size_t i = 0, count = count_; i < count; ++i)
      if ((mine[i] & theirs[i]) != 0) return true;
    return false;
  }
  bool empty() const {
    return std::ranges::all_of(words(), [](std::uint64_t word) { return word == 0; });
  }
  /// How many there are.
  std::size_t size() const {
    std::size_t size = 0;
    for (const std::uint64_t word : words()) size += static_cast<std::size_t>(std::popcount(word));
    return size;
  }
  /// Gives the numbers from 64 * `index` on, a bit each.
  void set_word(std::size_t index, std::uint64_t bits) { data()[index] = bits; }
  std::span<const std::uint64_t> words() const { return {data(), count_}; }

  /// Calls `each` for every number, ascending.
  template <class Each>
  void for_each(Each each) const {
    const std::span<const std::uint64_t> all = words();
    for (std::size_t i = 0; i < all.size(); ++i)
      for (std::uint64_t left = all[i]; left != 0; left &= left - 1)
        each(static_cast<std::uint32_t>(i * 64) + static_cast<std::uint32_t>(std::countr_zero(left)));
  }
  /// The numbers, ascending.
  std::vector<std::uint32_t> indexes() const {
    std::vector<std::uint32_t> all;
    all.reserve(64);
    for_each([&](std::uint32_t index) { all.push_back(index); });
    return all;
  }

 private:
  static constexpr std::size_t kHere = 8;

  std::uint64_t* data() { return count_ <= kHere ? here_.data() : more_.data(); }
  const std::uint64_t* data() const { return count_ <= kHere ? here_.data() : more_.data(); }
  std::span<std::uint64_t> all() { return {data(), count_}; }
  template <class Combine>
  void combine(const IndexSet& others, Combine combine) {
    std::uint64_t* const mine = data();
    const std::uint64_t* const theirs = others.data();
    for (std::size_t i = 0, count = count_; i < count; ++i) mine[i] = combine(mine[i], theirs[i]);
  }

  std::size_t count_ = 0;                    // words
  std::array<std::uint64_t, kHere> here_{};  // where these suffice
  std::vector<std::uint64_t> more_;
};

/// Calls `each` for the numbers in both sets, ascending; their bounds are the same.
template <class Each>
void for_each_in_both(const IndexSet& left, const IndexSet& right, Each each) {
  const std::span<const std::uint64_t> lefts = left.words(), rights = right.words();
  for (std::size_t i = 0; i < lefts.size(); ++i)
    for (std::uint64_t both = lefts[i] & rights[i]; both != 0; both &= both - 1)
      each(static_cast<std::uint32_t>(i * 64) + static_cast<std::uint32_t>(std::countr_zero(both)));
}

using FactSet = IndexSet;    ///< by index into the dictionary
using RuleSet = IndexSet;    ///< by place among a judge's rules
using SourceSet = IndexSet;  ///< by place in the pack

/// The entries of a list whose places are in both of two sets, in order. A view; `mask` and `answers` have a bit for
/// each entry.
template <class Entry>
class Chosen {
 public:
  class iterator {
   public:
    using value_type = Entry;
    using difference_type = std::ptrdiff_t;
    iterator(const Chosen* all, std::size_t word) : all_(all), word_(word) { settle(); }
    const Entry& operator*() const {
      return all_->entries_[word_ * 64 + static_cast<std::size_t>(std::countr_zero(left_))];
    }
    const Entry* operator->() const { return &**this; }
    iterator& operator++() {
      left_ &= left_ - 1;
      if (left_ == 0) ++word_, settle();
      return *this;
    }
    bool operator==(const iterator& other) const { return word_ == other.word_ && left_ == other.left_; }

   private:
    void settle() {
      for (left_ = 0; word_ < all_->mask_.size(); ++word_)
        if ((left_ = all_->mask_[word_] & all_->answers_[word_]) != 0) return;
    }

    const Chosen* all_;
    std::size_t word_;
    std::uint64_t left_ = 0;
  };

  Chosen() = default;
  Chosen(const Entry* entries, std::span<const std::uint64_t> mask, const std::uint64_t* answers)
      : entries_(entries), mask_(mask), answers_(answers) {}
  iterator begin() const { return {this, 0}; }
  iterator end() const { return {this, mask_.size()}; }
  bool empty() const { return begin() == end(); }

 private:
  const Entry* entries_ = nullptr;
  std::span<const std::uint64_t> mask_;
  const std::uint64_t* answers_ = nullptr;
};

}  // namespace nextline::care
