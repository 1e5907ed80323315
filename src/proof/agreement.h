// Does the SMT-LIB text mean what the planner does? Random Cases through both, compared result for result.
#pragma once

#include <cstdint>
#include <string>

#include "proof/encode_planner.h"

namespace nextline::proof {

struct Agreement {
  std::uint64_t cases = 0;
  std::uint64_t results = 0;     ///< values compared
  std::string first_difference;  ///< empty when all agree: seed, what, planner's value, text's value
};

/// The planner is `judge`, whose pack may be the subject's with another overlay: the text holds for every choice.
/// `count` random Cases from `seed` on, with numbers at and around every threshold, at one setting.
Result<Agreement> check_agreement(const Subject& subject, const care::Judge& judge, const Encoding& encoding,
                                  std::uint64_t count, std::uint64_t seed);

}  // namespace nextline::proof
