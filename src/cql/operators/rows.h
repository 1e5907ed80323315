// The chapters of the operator table. Each is a static array in its own file, in the order of CQL 1.5's appendix B;
// table.cpp brings the rows of one operator together.
#pragma once

#include <span>

#include "cql/operators/table.h"

/// A section of the CQL 1.5 reference, by its anchor.
#define NEXTLINE_CQL_SECTION(anchor) "09-b-cqlreference.html#" anchor

namespace nextline::cql {

inline constexpr NullRule kPropagate = NullRule::Propagate;
inline constexpr NullRule kCustom = NullRule::Custom;

std::span<const OperatorRow> arithmetic_rows();
std::span<const OperatorRow> comparison_rows();
std::span<const OperatorRow> string_rows();
std::span<const OperatorRow> datetime_rows();
std::span<const OperatorRow> interval_rows();
std::span<const OperatorRow> interval_set_rows();
std::span<const OperatorRow> list_rows();
std::span<const OperatorRow> aggregate_rows();
std::span<const OperatorRow> conversion_rows();
std::span<const OperatorRow> clinical_rows();

}  // namespace nextline::cql
