#include "cql/operators/algebra/statistics.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace nextline::cql::algebra {
namespace {

constexpr Decimal kHalf{5, 1};

Decimal count_of(const std::vector<Decimal>& values) {
  return Decimal::from_integer(static_cast<std::int64_t>(values.size()));
}

template <class Operation>
std::optional<Decimal> folded(const std::vector<Decimal>& values, Operation operation) {
  if (values.empty()) return std::nullopt;
  std::optional<Decimal> result = values.front();
  for (std::size_t i = 1; i < values.size() && result; ++i) result = operation(*result, values[i]);
  return result;
}

}  // namespace

std::optional<Decimal> sum(const std::vector<Decimal>& values) {
  return folded(values, [](const Decimal& a, const Decimal& b) { return add(a, b); });
}

std::optional<Decimal> product(const std::vector<Decimal>& values) {
  return folded(values, [](const Decimal& a, const Decimal& b) { return multiply(a, b); });
}

std::optional<Decimal> mean(const std::vector<Decimal>& values) {
  const auto total = sum(values);
  return total ? divide(*total, count_of(values)) : std::nullopt;
}

std::optional<Decimal> median(std::vector<Decimal> values) {
  if (values.empty()) return std::nullopt;
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  if (values.size() % 2 != 0) return values[middle];
  const auto two = add(values[middle - 1], values[middle]);
  return two ? multiply(*two, kHalf) : std::nullopt;
}

std::optional<Decimal> variance(const std::vector<Decimal>& values, bool population) {
  const auto centre = mean(values);
  if (!centre || (!population && values.size() < 2)) return std::nullopt;
  // Around the mean, not as the difference of two large sums: squares of laboratory values would overflow the 28
  // digits.
  std::optional<Decimal> squares = Decimal();
  for (const Decimal& v : values) {
    const auto distance = subtract(v, *centre);
    const auto square = distance ? multiply(*distance, *distance) : std::nullopt;
    squares = squares && square ? add(*squares, *square) : std::nullopt;
  }
  const auto divisor = subtract(count_of(values), Decimal::from_integer(population ? 0 : 1));
  return squares && divisor ? divide(*squares, *divisor) : std::nullopt;
}

std::optional<Decimal> standard_deviation(const std::vector<Decimal>& values, bool population) {
  const auto squared = variance(values, population);
  return squared ? power(*squared, kHalf) : std::nullopt;
}

std::optional<Decimal> geometric_mean(const std::vector<Decimal>& values) {
  if (values.empty()) return std::nullopt;
  long double logarithms = 0;
  for (const Decimal& v : values) {
    if (v <= Decimal()) return std::nullopt;
    logarithms += std::log(static_cast<long double>(v.unscaled()) / std::pow(10.0L, v.scale()));
  }
  const long double root = std::exp(logarithms / static_cast<long double>(values.size()));
  const long double unscaled = std::round(root * 1e8L);
  if (!(unscaled < 1e28L)) return std::nullopt;
  return Decimal(static_cast<Int128>(unscaled), Decimal::kMaxScale).normalized();
}

}  // namespace nextline::cql::algebra
