// What one define of Record.cql gave, as a fact of the Case.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "base/temporal.h"
#include "case/dictionary.h"
#include "case/record_value.h"
#include "case/tuple_places.h"
#include "knowledge/fact_table.h"

namespace nextline {

/// Takes over the value of a fact's define: null, a bare value, or a Tuple {value, date, sources, candidates, how,
/// absent, notes}. `notes`: Tuples {source, text} of what was left out, told to the reader as "Type/id: text".
class RecordFactReader {
 public:
  /// `arena`: scratch space for values read out of FHIR elements. Texts, conflicts and notes go to `c`.
  RecordFactReader(const Temporal& as_of, Arena& arena, Case& c)
      : today_(days_from_civil(as_of.year, as_of.month, as_of.day)),
        arena_(arena),
        texts_(c.texts.arena()),
        words_(arena, texts_),
        case_(c) {}

  /// `out` is the fact of an empty Case. True if the define says itself what is absent (`absent`, an empty list too):
  /// then its silence means nothing more, whatever the dictionary says of absence.
  bool read(const knowledge::FactRow& fact, Value given, Fact& out);

 private:
  void read_value(const knowledge::FactRow& fact, Value value, Fact& out);
  void read_number(const knowledge::FactRow& fact, Value value, Fact& out);
  void read_enumeration(const knowledge::FactRow& fact, Value value, Fact& out);
  void read_members(const knowledge::FactRow& fact, Value list, Truth truth, Fact& out);
  void read_lines(Value list, Fact& out);
  void read_provenance(const std::array<Value, 7>& given, Fact& out);
  void read_candidates(Value list, Fact& out);
  void read_notes(Value list);
  void judge_age(const knowledge::FactRow& fact, Fact& out);
  void report_disagreement(const knowledge::FactRow& fact, const Fact& out);
  void refuse(const knowledge::FactRow& fact, const Fact& out, std::string_view shown, std::string_view why);
  void refuse_value(const knowledge::FactRow& fact, const Fact& out, std::string_view words);
  Value plain(Value value);
  std::string_view shown(Value value) { return shown_record_value(value, arena_); }

  std::int64_t today_;  // as_of, in days
  Arena& arena_;
  Arena& texts_;  // the Case's
  RecordWords words_;
  // What a define's tuple has, in the order of Part, and a candidate in it.
  enum Part : std::size_t { kValue, kDate, kSources, kCandidates, kHow, kAbsent, kNotes };
  TuplePlaces<7> given_{{"value", "date", "sources", "candidates", "how", "absent", "notes"}};
  TuplePlaces<3> candidate_{{"value", "date", "source"}};
  Case& case_;
  RecordDate dated_;  // of the fact
  bool refused_ = false;
};

}  // namespace nextline
