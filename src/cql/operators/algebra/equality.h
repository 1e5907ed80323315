// CQL's = and ~ on any two values, however deep.
#pragma once

#include "base/value.h"
#include "cql/operators/table.h"

namespace nextline::cql::algebra {

/// `left = right`. Unknown when a null or a partly known date decides. Lists are equal item by item, where null against
/// null counts as equal (HL7's suite: {null} = {null} is true); a difference anywhere is False. Tuples go element by
/// element in their order, and the first that is not equal decides (the suite: Tuple{Id: null, Name: 'A'} against
/// Tuple{Id: 1, Name: 'B'} is null). Intervals have equal starts and ends. Values of different types are not equal.
Truth equal(OperatorContext& context, const Value& left, const Value& right);

/// `left ~ right`: never unknown. Null ~ null; text ignores case and kinds of whitespace; decimals are rounded to the
/// coarser of the two; codes compare by code and system, concepts by any shared code.
bool equivalent(OperatorContext& context, const Value& left, const Value& right);

/// As equal, but null equals null and nothing else: how lists look for their items.
Truth same_item(OperatorContext& context, const Value& left, const Value& right);

}  // namespace nextline::cql::algebra
