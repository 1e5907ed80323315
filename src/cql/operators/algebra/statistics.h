// Aggregates over decimals. A Quantity list is brought to the unit of its first item before it gets here.
#pragma once

#include <optional>
#include <vector>

#include "base/decimal.h"

namespace nextline::cql::algebra {

// None: no items, or overflow. Means and variances are exact sums divided once; roots have 8 places.
std::optional<Decimal> sum(const std::vector<Decimal>& values);
std::optional<Decimal> product(const std::vector<Decimal>& values);
std::optional<Decimal> mean(const std::vector<Decimal>& values);
std::optional<Decimal> median(std::vector<Decimal> values);
/// `population`: divides by n instead of n - 1. A sample of one has no variance.
std::optional<Decimal> variance(const std::vector<Decimal>& values, bool population);
std::optional<Decimal> standard_deviation(const std::vector<Decimal>& values, bool population);
/// Of positive values only.
std::optional<Decimal> geometric_mean(const std::vector<Decimal>& values);

}  // namespace nextline::cql::algebra
