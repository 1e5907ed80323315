// Text as CQL counts it: in Unicode code points, not bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/arena.h"

namespace nextline::cql::algebra {

/// Number of code points. Malformed bytes count one each, here and below.
std::int32_t length_of(std::string_view text);
/// Byte offset of code point `index`, or the size of the text if it has fewer.
std::size_t offset_of(std::string_view text, std::int32_t index);
/// Code point index of the byte at `offset`.
std::int32_t index_of(std::string_view text, std::size_t offset);

/// Lower and upper case by Unicode's simple mappings for Latin, Greek and Cyrillic; other letters stay.
std::string lower_case(std::string_view text);
/// The same in `arena`, or `text` itself where nothing changes.
std::string_view lower_case_in(Arena& arena, std::string_view text);
std::string upper_case(std::string_view text);

/// CQL's ~ on text: case does not matter, and one kind of whitespace is as good as another.
bool equivalent_text(std::string_view left, std::string_view right);

}  // namespace nextline::cql::algebra
