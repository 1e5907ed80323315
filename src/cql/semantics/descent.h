// How far Op::Descendants goes into a structured value: the node's `a`.
#pragma once

#include <cstdint>

namespace nextline::cql {

inline constexpr std::uint32_t kAllLevels = 0;     ///< Descendants
inline constexpr std::uint32_t kChildrenOnly = 1;  ///< Children

}  // namespace nextline::cql
