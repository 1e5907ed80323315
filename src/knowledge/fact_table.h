// The Case dictionary of a pack, read once: what every patient's record asks of every fact, without going through the
// pack's file format each time.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "base/value.h"
#include "cql/engine/program.h"
#include "knowledge/pack_generated.h"

namespace nextline::knowledge {

/// One entry of the dictionary; the other things it says are in `flat`.
struct FactRow {
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  const flat::Fact* flat = nullptr;
  flat::FactKind kind = flat::FactKind::Boolean;
  bool changes = false;
  bool absence_counts = false;
  bool whole = false;
  std::int32_t stale_days = -1;
  std::uint32_t definition = cql::Parameter::kNone;  ///< of Record.cql; kNone where none gives the fact
  std::string_view name;
  std::string_view unit;
  std::optional<Decimal> low, high;  ///< inclusive bounds
  TupleShape values;                 ///< of an Enumeration or a Set: the names of its values
  std::uint32_t minuend = kNone;     ///< of a fact that is the difference of two others: these; else kNone
  std::uint32_t subtrahend = kNone;

  /// The place of a value by its name, or kNone.
  std::uint32_t value_called(std::string_view value) const {
    // Most have another length, or end otherwise: names of one list often begin alike.
    for (std::uint32_t i = 0; i < values.names.size(); ++i)
      if (const std::string_view each = values.names[i];
          each.size() == value.size() && (each.empty() || each.back() == value.back()) && each == value)
        return i;
    return kNone;
  }
};

class FactTable {
 public:
  /// `pack` must outlive it.
  explicit FactTable(const flat::Pack& pack);
  FactTable(const FactTable&) = delete;
  FactTable& operator=(const FactTable&) = delete;

  /// One per dictionary entry, in its order.
  std::span<const FactRow> rows() const { return rows_; }
  /// Of the Case as a Tuple: the names of the facts that are no lists, in the dictionary's order.
  const TupleShape& case_shape() const { return case_shape_; }

 private:
  FactRow row_of(const flat::Fact& fact);

  std::vector<FactRow> rows_;
  std::vector<std::vector<std::string_view>> names_;  // what the shapes are made of
  TupleShape case_shape_;
};

}  // namespace nextline::knowledge
