// The values worth trying for facts that are not known, tried: the Case judged again with each, 128 at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "care/judgement.h"

namespace nextline::care {

/// What becomes of something.
struct Consequence {
  std::string_view what;   ///< "Trastuzumab emtansine"
  CategoryId becomes = 0;  ///< "contraindicated"; that of none where the words say it all
  bool tells_all = false;  ///< no regimen becomes something: it is told by itself
};

/// The values of one group of one open fact, tried: what becomes of what, in order.
struct Attempt {
  struct Link {
    const Consequence* consequence = nullptr;
    const Link* next = nullptr;
  };
  const Link* first = nullptr;

  /// False where the outcome stays.
  bool changes_something() const { return first != nullptr; }
  /// The same becomes of the same.
  bool same_as(const Attempt& other) const;
};

/// One attempt a group of each of the facts `open`, in order. `before`: what the judge made of the Case that
/// `decisions` uses. Attempts and consequences lie in `arena`.
List<Attempt> attempts(const Judge& judge, const Case& facts, const Outcome& before, Decisions& decisions,
                       const std::vector<std::uint32_t>& open, Arena& arena);

}  // namespace nextline::care
