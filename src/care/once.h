// Values that are made when they are first asked for, by number.
#pragma once

#include <memory>
#include <type_traits>

#include "care/index_set.h"

namespace nextline::care {

/// Room for the values of the numbers below a bound. Only a bit a number is cleared, however large a value is.
template <class T>
class Once {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

 public:
  explicit Once(std::size_t bound) : made_(bound), values_(std::make_unique_for_overwrite<Room[]>(bound)) {}

  /// The value of `index`; made by `make` the first time. `make` may ask for other values, not for this one.
  template <class Make>
  const T& get(std::uint32_t index, Make make) {
    if (!made_.has(index)) {
      std::construct_at(&values_[index].value, make());
      made_.add(index);
    }
    return values_[index].value;
  }

 private:
  union Room {
    Room() {}  // leaves it as it is
    T value;
  };

  IndexSet made_;
  std::unique_ptr<Room[]> values_;
};

}  // namespace nextline::care
