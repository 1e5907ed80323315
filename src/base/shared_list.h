// A list that copies share: for texts that are the same for every patient.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace nextline {

/// Owns its items together with its copies; they never change. Reads like a const std::vector.
template <class T>
class SharedList {
 public:
  using value_type = T;
  using const_iterator = typename std::vector<T>::const_iterator;
  using iterator = const_iterator;
  using size_type = std::size_t;

  SharedList() = default;
  SharedList(std::vector<T> items)  // NOLINT(google-explicit-constructor): a list is a list
      : items_(items.empty() ? nullptr : std::make_shared<const std::vector<T>>(std::move(items))) {}
  SharedList(std::initializer_list<T> items) : SharedList(std::vector<T>(items)) {}

  operator const std::vector<T>&() const { return all(); }  // NOLINT(google-explicit-constructor): the same
  const_iterator begin() const { return all().begin(); }
  const_iterator end() const { return all().end(); }
  std::size_t size() const { return items_ ? items_->size() : 0; }
  bool empty() const { return !items_; }
  const T& operator[](std::size_t index) const { return (*items_)[index]; }
  const T& front() const { return items_->front(); }
  const T& back() const { return items_->back(); }

 private:
  const std::vector<T>& all() const {
    static const std::vector<T> kNone;
    return items_ ? *items_ : kNone;
  }

  std::shared_ptr<const std::vector<T>> items_;
};

/// A list of its own of items that are shared. Reads like a const std::vector of T.
template <class T>
class SharedItems {
 public:
  class const_iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = const T&;
    const_iterator() = default;
    explicit const_iterator(typename std::vector<std::shared_ptr<const T>>::const_iterator at) : at_(at) {}
    reference operator*() const { return **at_; }
    pointer operator->() const { return at_->get(); }
    const_iterator& operator++() {
      ++at_;
      return *this;
    }
    const_iterator operator++(int) { return const_iterator(at_++); }
    bool operator==(const const_iterator& other) const = default;

   private:
    typename std::vector<std::shared_ptr<const T>>::const_iterator at_;
  };
  using value_type = T;
  using iterator = const_iterator;
  using size_type = std::size_t;

  SharedItems() = default;
  SharedItems(std::vector<T> items) {  // NOLINT(google-explicit-constructor): a list is a list
    for (T& item : items) push_back(std::move(item));
  }
  SharedItems(std::initializer_list<T> items) : SharedItems(std::vector<T>(items)) {}

  void push_back(std::shared_ptr<const T> item) { items_.push_back(std::move(item)); }
  void push_back(T item) { items_.push_back(std::make_shared<const T>(std::move(item))); }
  const_iterator begin() const { return const_iterator(items_.begin()); }
  const_iterator end() const { return const_iterator(items_.end()); }
  std::size_t size() const { return items_.size(); }
  bool empty() const { return items_.empty(); }
  const T& operator[](std::size_t index) const { return *items_[index]; }
  const T& front() const { return *items_.front(); }
  const T& back() const { return *items_.back(); }

 private:
  std::vector<std::shared_ptr<const T>> items_;
};

}  // namespace nextline
