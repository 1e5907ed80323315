// One fact changed by hand: `--set lvef=48`.
#pragma once

#include <string_view>

#include "case/dictionary.h"

namespace nextline {

/// Applies "fact=value", "set.member=true|false|unknown", "set=a,b" (the whole answer: the other members do not hold;
/// "set=none"), each with an optional " because <reason>" behind it. `unknown` clears the fact. The fact is marked
/// overridden. Derived facts follow.
Result<void> apply_setting(const knowledge::Pack& pack, Case& c, std::string_view setting);

}  // namespace nextline
