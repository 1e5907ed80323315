// What one define of Record.cql gave, as a fact of the Case.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "base/temporal.h"
#include "case/dictionary.h"

namespace nextline {

/// Takes over the value of a fact's define: null, a bare value, or a Tuple {value, date, sources, candidates, how,
/// absent, notes}. `notes`: Tuples {source, text} of what was left out, told to the reader as "Type/id: text".
class RecordFactReader {
 public:
  /// `arena`: scratch space for values read out of FHIR elements. Conflicts and notes go to `c`.
  RecordFactReader(const Temporal& as_of, Arena& arena, Case& c)
      : today_(days_from_civil(as_of.year, as_of.month, as_of.day)), arena_(arena), case_(c) {}

  /// `out` is the fact of an empty Case.
  void read(const knowledge::flat::Fact& fact, Value given, Fact& out);

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
  void refuse(const knowledge::flat::Fact& fact, const Fact& out, const std::string& shown, const std::string& why);
  Value plain(Value value);
  std::string_view words_of(Value value);

  std::int64_t today_;  // as_of, in days
  Arena& arena_;
  Case& case_;
  std::optional<Temporal> dated_;  // what the fact's date says
  std::string words_;              // behind words_of()
  bool refused_ = false;
};

/// A value as a reader would see it: "positive", "55 %", "2024-03".
std::string shown_record_value(Value value, Arena& arena);
/// The date of a Date, DateTime, Interval (its end, else its start) or FHIR element of such a type; ISO 8601; empty if
/// none.
std::string shown_date(Value value, Arena& arena);
/// "Observation/abc" of an element; empty for other values.
std::string reference_of_value(Value value);

}  // namespace nextline
