// CQL intervals as FHIR has them: Range, Period, or the four parts.
#pragma once

#include <string>

#include "base/value.h"
#include "cohort/json_line.h"

namespace nextline::service {

/// Writes `"valueRange": …` or `"valuePeriod": …` with closed ends when that is the same interval, and says whether it
/// did: a Range's ends are known and closed (an open end of a number is moved to its neighbour) or unknown; a Period
/// begins at a known closed start or an unknown open one, and ends at a known closed end or not at all.
bool write_range_or_period(cohort::JsonLine& json, const IntervalData& interval);

/// The fields of a FHIR Quantity, as an object.
void write_quantity(cohort::JsonLine& json, const QuantityData& quantity);

/// The text of a FHIR date, dateTime or time. A DateTime is written as precisely as it is known, and with an offset
/// only when it has one.
std::string temporal_text(const Value& value);

}  // namespace nextline::service
