// How many units lie between two dates or times.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/temporal.h"
#include "cql/operators/table.h"

namespace nextline::cql::algebra {

/// Whole units between two Dates, DateTimes or Times (`months between`), by calendar word ('week' included). An
/// Integer; an Interval of two Integers where partly known dates allow several counts; null where the word is none, or
/// the count is no Integer.
Value duration(OperatorContext& context, const Value& low, const Value& high, std::string_view unit);
/// Boundaries of the unit crossed between two moments (`difference in months between`). A week begins on Sunday.
Value difference(OperatorContext& context, const Value& low, const Value& high, std::string_view unit);

}  // namespace nextline::cql::algebra
