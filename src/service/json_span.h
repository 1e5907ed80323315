// Where a value stands in a JSON text that has been read before, so is known to be valid.
#pragma once

#include <string_view>
#include <vector>

namespace nextline::service {

/// The value behind `key` of the object that `object` is; empty if there is none. A key that is written with escapes is
/// not found.
std::string_view member_of(std::string_view object, std::string_view key);

/// The items of the list that `list` is.
std::vector<std::string_view> items_of(std::string_view list);

}  // namespace nextline::service
