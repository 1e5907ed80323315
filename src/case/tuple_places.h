// Where the elements of some names stand in tuples: the tuples that definitions give share a few shapes, so the names
// are compared once a shape.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/value.h"

namespace nextline {

/// The elements called `names`, in their order, of one tuple after another. The shapes must live as long as it does.
template <std::size_t kCount>
class TuplePlaces {
 public:
  using Names = std::array<std::string_view, kCount>;
  explicit constexpr TuplePlaces(const Names& names) : names_(names) {}

  /// The tuple's elements; null for those it does not have.
  std::array<Value, kCount> elements_of(const TupleData& tuple) {
    std::array<Value, kCount> found;
    if (tuple.shape == nullptr) return found;
    const Places& places = places_in(*tuple.shape);
    for (std::size_t i = 0; i < kCount; ++i)
      if (places[i] != kAbsent) found[i] = tuple.fields[places[i]];
    return found;
  }

 private:
  static constexpr std::uint32_t kAbsent = 0xFFFFFFFF;
  static constexpr std::size_t kKept = 8;
  using Places = std::array<std::uint32_t, kCount>;
  struct Known {
    const TupleShape* shape;
    Places places;
  };

  const Places& places_in(const TupleShape& shape) {
    for (std::size_t i = 0; i < count_ && i < kKept; ++i)
      if (known_[i].shape == &shape) return known_[i].places;
    Known& known = known_[count_++ % kKept];
    known.shape = &shape;
    known.places.fill(kAbsent);
    for (std::uint32_t at = 0; at < shape.names.size(); ++at)
      for (std::size_t i = 0; i < kCount; ++i)
        if (known.places[i] == kAbsent && shape.names[at] == names_[i]) known.places[i] = at;
    return known.places;
  }

  Names names_;
  std::array<Known, kKept> known_;  // the shapes met last
  std::size_t count_ = 0;           // shapes put in, those included that others have replaced
};

}  // namespace nextline
