// What one define of Record.cql gave, as a fact of the Case.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "base/temporal.h"
#include "case/dictionary.h"

namespace nextline {

/// A value as a reader would see it: "positive", "55 %", "2024-03". Lives as long as the value and the arena.
std::string_view shown_record_value(Value value, Arena& arena);
/// The date of a Date, DateTime, Interval (its end, else its start) or FHIR element of such a type; ISO 8601; empty if
/// none. Lives as long as the value and the arena.
std::string_view shown_date(Value value, Arena& arena);
/// "Observation/abc" of an element, in the arena; empty for other values.
std::string_view reference_of_value(Value value, Arena& arena);

/// Takes over the value of a fact's define: null, a bare value, or a Tuple {value, date, sources, candidates, how,
/// absent, notes}. `notes`: Tuples {source, text} of what was left out, told to the reader as "Type/id: text".
class RecordFactReader {
 public:
  /// `arena`: scratch space for values read out of FHIR elements. Texts, conflicts and notes go to `c`.
  RecordFactReader(const Temporal& as_of, Arena& arena, Case& c)
      : today_(days_from_civil(as_of.year, as_of.month, as_of.day)), arena_(arena), texts_(c.texts.arena()), case_(c) {}

  /// `out` is the fact of an empty Case. True if the define says itself what is absent (`absent`, an empty list too):
  /// then its silence means nothing more, whatever the dictionary says of absence.
  bool read(const knowledge::flat::Fact& fact, Value given, Fact& out);

 private:
  void read_value(const knowledge::flat::Fact& fact, Value value, Fact& out);
  void read_number(const knowledge::flat::Fact& fact, Value value, Fact& out);
  void read_enumeration(const knowledge::flat::Fact& fact, Value value, Fact& out);
  void read_members(const knowledge::flat::Fact& fact, Value list, Truth truth, Fact& out);
  void read_lines(Value list, Fact& out);
  struct Given;
  void read_provenance(const Given& given, Fact& out);
  void read_candidates(Value list, Fact& out);
  void read_notes(Value list);
  void judge_age(const knowledge::flat::Fact& fact, Fact& out);
  void report_disagreement(const knowledge::flat::Fact& fact, const Fact& out);
  void refuse(const knowledge::flat::Fact& fact, const Fact& out, std::string_view shown, std::string_view why);
  std::string_view kept_reference(Value value);
  Value plain(Value value);
  std::string_view shown(Value value) { return shown_record_value(value, arena_); }

  std::int64_t today_;  // as_of, in days
  Arena& arena_;
  Arena& texts_;  // the Case's
  Case& case_;
  std::optional<Temporal> dated_;  // what the fact's date says
  bool refused_ = false;
};

}  // namespace nextline
