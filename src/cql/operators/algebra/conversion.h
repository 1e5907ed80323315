// Conversions between System types, by the kind a value has. Each gives null for what does not convert: a text that is
// malformed or out of range, a kind that has no such conversion. A value of the target type converts to itself.
#pragma once

#include <string>

#include "base/value.h"
#include "cql/operators/table.h"

namespace nextline::cql::algebra {

Value to_boolean(OperatorContext& context, const Value& value);   ///< true/t/yes/y/1, false/f/no/n/0, 1 and 0
Value to_integer(OperatorContext& context, const Value& value);   ///< also Long in range, Boolean
Value to_long(OperatorContext& context, const Value& value);      ///< uncertain counts keep both ends
Value to_decimal(OperatorContext& context, const Value& value);   ///< uncertain counts keep both ends
Value to_date(OperatorContext& context, const Value& value);      ///< text YYYY[-MM[-DD]], or a DateTime's date
Value to_datetime(OperatorContext& context, const Value& value);  ///< text, or a Date whose time is not known
Value to_time(OperatorContext& context, const Value& value);  ///< text with or without a leading T; offsets are dropped
Value to_quantity(OperatorContext& context,
                  const Value& value);                         ///< 5.5 'cm', 3 days, plain numbers, ratios by division
Value to_ratio(OperatorContext& context, const Value& value);  ///< 1.0 'mg':2.0 'mL'
Value to_concept(OperatorContext& context, const Value& value);  ///< a Code, or a list of Codes
Value to_text(OperatorContext& context, const Value& value);  ///< the texts above; dates without '@', times without 'T'

}  // namespace nextline::cql::algebra
