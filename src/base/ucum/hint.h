// What a unit that is not UCUM was probably meant to be.
#pragma once

#include <string>
#include <string_view>

namespace nextline::ucum {

/// "did you mean 'mm[Hg]'?", or "" if nothing comes near. `unit` is not UCUM.
std::string hint_for(std::string_view unit);

}  // namespace nextline::ucum
