// Values that a record gave, as words: what a reader of the Case sees of them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/arena.h"
#include "base/temporal.h"
#include "base/value.h"

namespace nextline {

/// A value as a reader would see it: "positive", "55 %", "2024-03". Lives as long as the value and the arena.
std::string_view shown_record_value(Value value, Arena& arena);
/// "Observation/abc" of an element, in the arena; empty for other values.
std::string_view reference_of_value(Value value, Arena& arena);

/// A date that a record gives.
struct RecordDate {
  std::string_view text;     ///< ISO 8601; empty if none
  std::uint64_t packed = 0;  ///< Temporal::pack() of what the text says; 0 if that is no date

  /// The earliest day it can mean, counted from 1970-01-01; none if it is no date.
  std::optional<std::int64_t> first_day() const;
};

/// The words for values of one record, in the memory of its Case.
class RecordWords {
 public:
  /// `scratch`: for values read out of FHIR elements. The words stand in `texts`.
  RecordWords(Arena& scratch, Arena& texts) : scratch_(scratch), texts_(texts) {}

  /// As shown_record_value.
  std::string_view value(Value value);
  /// Of a Date, DateTime, Interval (its end, else its start) or FHIR element of such a type, or of a text. Written once
  /// for all that were on one day.
  RecordDate date(Value value);
  /// "Observation/abc" of an element, a text as it is; written once for all that name one resource.
  std::string_view reference(Value value);

 private:
  struct KnownReference {
    const void* document = nullptr;
    std::uint32_t node = 0;
    std::string_view text;
  };
  RecordDate known_date(const Value& day);

  Arena& scratch_;
  Arena& texts_;
  std::array<KnownReference, 64> references_;  // those written last, by their nodes
  std::array<RecordDate, 32> dates_;           // those written last, by their packed words
};

}  // namespace nextline
