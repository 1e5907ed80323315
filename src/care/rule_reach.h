// Which regimens a safety rule speaks of.
#pragma once

#include "knowledge/pack_generated.h"

namespace nextline::care {

/// True if the rule touches the regimen: by one of its drugs or by its id, with the drugs the rule asks for beside, and
/// without those whose own rule takes precedence. Regions and dates are not looked at.
bool touches(const knowledge::flat::Rule& rule, const knowledge::flat::Regimen& regimen);

}  // namespace nextline::care
