// Sets of small numbers, a bit each: facts of the dictionary, rules in force, sources of the pack.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace nextline::care {

/// A set of numbers below a bound that is fixed when it is made.
class IndexSet {
 public:
  IndexSet() = default;
  explicit IndexSet(std::size_t bound) : words_((bound + 63) / 64) {}
  void clear() { std::fill(words_.begin(), words_.end(), 0); }
  void add(std::uint32_t index) { words_[index / 64] |= std::uint64_t{1} << index % 64; }
  bool has(std::uint32_t index) const { return (words_[index / 64] >> index % 64 & 1) != 0; }
  /// `others` has the same bound.
  void add(const IndexSet& others) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= others.words_[i];
  }
  /// True if some number is in both; their bounds are the same.
  bool meets(const IndexSet& others) const {
    for (std::size_t i = 0; i < words_.size(); ++i)
      if ((words_[i] & others.words_[i]) != 0) return true;
    return false;
  }
  /// Takes out what is not in `others`, which has the same bound.
  void keep(const IndexSet& others) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= others.words_[i];
  }
  /// Keeps the numbers for which `wanted` is true.
  template <class Wanted>
  void keep_where(Wanted wanted) {
    for (std::size_t i = 0; i < words_.size(); ++i)
      for (std::uint64_t left = words_[i]; left != 0; left &= left - 1)
        if (!wanted(static_cast<std::uint32_t>(i * 64) + static_cast<std::uint32_t>(std::countr_zero(left))))
          words_[i] &= ~(left & -left);
  }
  bool empty() const {
    return std::all_of(words_.begin(), words_.end(), [](std::uint64_t word) { return word == 0; });
  }
  std::size_t count() const {
    std::size_t all = 0;
    for (const std::uint64_t word : words_) all += static_cast<std::size_t>(std::popcount(word));
    return all;
  }
  /// Makes it the numbers that are in both of two others, of the same bound.
  void assign_both(const IndexSet& left, const IndexSet& right) {
    words_.resize(left.words_.size());
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] = left.words_[i] & right.words_[i];
  }
  /// Gives the numbers from 64 * `index` on, a bit each.
  void set_word(std::size_t index, std::uint64_t bits) { words_[index] = bits; }
  /// A multiple of 64 that no number reaches.
  std::size_t bound() const { return words_.size() * 64; }
  std::span<const std::uint64_t> words() const { return words_; }

  /// Calls `each` for every number, ascending.
  template <class Each>
  void for_each(Each each) const {
    for (std::size_t i = 0; i < words_.size(); ++i)
      for (std::uint64_t left = words_[i]; left != 0; left &= left - 1)
        each(static_cast<std::uint32_t>(i * 64) + static_cast<std::uint32_t>(std::countr_zero(left)));
  }
  /// The numbers, ascending.
  std::vector<std::uint32_t> indexes() const {
    std::vector<std::uint32_t> all;
    all.reserve(count());
    for_each([&](std::uint32_t index) { all.push_back(index); });
    return all;
  }

 private:
  std::vector<std::uint64_t> words_;
};

/// Calls `each` for the numbers in both sets, ascending; their bounds are the same.
template <class Each>
void for_each_in_both(const IndexSet& left, const IndexSet& right, Each each) {
  for (std::size_t i = 0; i < left.words().size(); ++i)
    for (std::uint64_t both = left.words()[i] & right.words()[i]; both != 0; both &= both - 1)
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
