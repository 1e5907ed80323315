#include "cql/operators/table.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "cql/operators/rows.h"

namespace nextline::cql {
namespace {

std::vector<OperatorRow> gather() {
  std::vector<OperatorRow> rows;
  rows.reserve(512);
  for (auto chapter : {arithmetic_rows(), comparison_rows(), string_rows(), datetime_rows(), interval_rows(),
                       interval_set_rows(), list_rows(), aggregate_rows(), conversion_rows(), clinical_rows()}) {
    rows.insert(rows.end(), chapter.begin(), chapter.end());
  }
  // Several chapters have a Contains or an Add: stable, so that a chapter's order of overloads stands.
  std::stable_sort(rows.begin(), rows.end(),
                   [](const OperatorRow& a, const OperatorRow& b) { return a.name < b.name; });
  return rows;
}

const std::vector<OperatorRow>& table() {
  static const std::vector<OperatorRow> rows = gather();
  return rows;
}

/// FNV-1a, because the stamp must be the same on every machine.
std::uint64_t mix(std::uint64_t hash, std::string_view text) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return (hash ^ 0xFFU) * 0x100000001B3ULL;
}

}  // namespace

std::span<const OperatorRow> operator_table() {
  return table();
}

std::uint64_t operator_table_stamp() {
  static const std::uint64_t stamp = [] {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const OperatorRow& row : table()) {
      hash = mix(mix(hash, row.name), row.signature);
      hash = mix(hash, row.nulls == NullRule::Propagate ? "p" : "c");
    }
    return hash;
  }();
  return stamp;
}

RowRange rows_of(std::string_view name) {
  const auto& rows = table();
  const auto range = std::equal_range(rows.begin(), rows.end(), OperatorRow{name, {}, {}, {}, {}, {}, {}},
                                      [](const OperatorRow& a, const OperatorRow& b) { return a.name < b.name; });
  return {static_cast<std::uint32_t>(range.first - rows.begin()),
          static_cast<std::uint32_t>(range.second - rows.begin())};
}

bool takes_precision(const OperatorRow& row) {
  static constexpr std::array kTiming = {"After",
                                         "Before",
                                         "CalculateAge",
                                         "CalculateAgeAt",
                                         "Contains",
                                         "DateTimeComponentFrom",
                                         "DifferenceBetween",
                                         "DurationBetween",
                                         "Ends",
                                         "In",
                                         "IncludedIn",
                                         "Includes",
                                         "Meets",
                                         "MeetsAfter",
                                         "MeetsBefore",
                                         "Overlaps",
                                         "OverlapsAfter",
                                         "OverlapsBefore",
                                         "ProperContains",
                                         "ProperIn",
                                         "ProperIncludedIn",
                                         "ProperIncludes",
                                         "SameAs",
                                         "SameOrAfter",
                                         "SameOrBefore",
                                         "Starts"};
  if (std::find(kTiming.begin(), kTiming.end(), row.name) == kTiming.end()) return false;
  const auto close = row.signature.rfind(") ->");
  return close != std::string_view::npos && row.signature.substr(0, close).ends_with(", String");
}

}  // namespace nextline::cql
