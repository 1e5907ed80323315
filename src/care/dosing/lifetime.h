// How much of a drug a life may see: given, left, and for how many doses that is.
#pragma once

#include "base/decimal.h"
#include "care/dosing/context.h"

namespace nextline::care {

/// The limits of the drug's file that count for the patient: the first whose finding is not excluded (a finding not
/// known counts as there). `amount` in `unit` is the present dose. Empty where the file has none.
List<LifetimeDose> lifetime_of(DoseContext& context, const knowledge::flat::Drug& drug, const Decimal& amount,
                               std::string_view unit);

}  // namespace nextline::care
