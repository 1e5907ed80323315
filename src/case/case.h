// The Case: the decision facts of one patient, each with value, unit, date, sources and rejected candidates.
// A contract between rooms: it owns its data, and null means not known, never "no". The texts of its facts are views of
// what `Case::texts` owns (or of texts that live for ever), so a fact taken out of a Case lives as long as that does.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "base/texts.h"
#include "base/value.h"
#include "case/case_texts.h"

namespace nextline {

/// A value that lost against the one chosen, or all of them when none could be chosen.
struct Candidate {
  std::string_view value;   ///< as it would be shown
  std::string_view date;    ///< ISO 8601, may be partial or empty
  std::string_view source;  ///< "Observation/abc"
};

/// One fact of the Case. Which member of the value counts is the dictionary's FactKind; all are "unknown" by default.
struct Fact {
  Truth truth = Truth::Unknown;   ///< Boolean facts
  std::int32_t member = -1;       ///< Enumeration facts: index into the dictionary's values
  std::optional<Decimal> number;  ///< Number facts, in the dictionary's unit
  std::vector<Truth> members;     ///< Set facts: one per member, in dictionary order
  Texts lines;                    ///< List facts: for showing

  std::string_view date;  ///< ISO 8601 of the evidence
  Texts sources;          ///< "Observation/abc", each once
  std::string_view how;   ///< how it was derived, one sentence
  List<Candidate> candidates;
  std::string_view overridden;  ///< the clinician's reason, when overridden
  bool is_overridden = false;
  bool stale = false;       ///< older than the dictionary allows at the plan's date
  bool assumed = false;     ///< from a stated default, not from evidence
  bool is_derived = false;  ///< computed from other facts of the Case (derive_facts), and again when they change

  bool known() const {
    if (truth != Truth::Unknown || member >= 0 || number || !lines.empty()) return true;
    for (Truth t : members)
      if (t != Truth::Unknown) return true;
    return false;
  }
};

/// Statements of the record that disagree, and what was made of them.
struct Conflict {
  std::string fact;
  std::vector<std::string> values;  ///< "positive (Observation/a, 2024-02)"
  std::string resolution;
};

/// Something the record lists as taken now, by the names it gives: the text written, and what its codes are called.
struct ListedMedicine {
  std::vector<std::string> names;  ///< the text first; none where it gives nothing but codes that nobody knows
  std::string source;              ///< "MedicationStatement/abc"
};

struct Case {
  std::vector<Fact> facts;  ///< one per dictionary entry, in its order
  std::vector<Conflict> conflicts;
  std::vector<std::string> notes;  ///< ignored or converted data, for the reader
  bool died = false;
  std::string patient;                    ///< "Patient/abc"; empty for typed-in cases
  std::vector<ListedMedicine> medicines;  ///< everything taken now, where it was asked for (list_medicines); else empty
  CaseTexts texts;                        ///< owns what the facts point at
};

}  // namespace nextline
