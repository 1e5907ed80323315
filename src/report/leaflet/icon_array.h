// A hundred people drawn, some of them filled: how often something happens.
#pragma once

#include <string>
#include <string_view>

namespace nextline::report {

/// An SVG of 100 figures in rows of 20, the first `filled` of them filled. `label` is what is read out in its place.
std::string icon_array(unsigned filled, std::string_view label);

}  // namespace nextline::report
