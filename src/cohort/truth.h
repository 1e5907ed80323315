// What is true of a synthetic patient, kept while the course is told: from the course and the rules of synth.yaml, never
// by reading the record that is written of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cohort/script.h"

namespace nextline::cohort {

/// The Case a record was made from.
struct GroundTruth {
  std::string course;
  Case facts;                ///< a fact that is not known here must not be known from the record
  std::vector<bool> stated;  ///< one per fact; false: no rule says what the record gives
};

/// One line of JSON: patient, course, asOf, died, facts {name: value or null}, notStated [names]. Sets are
/// {member: true|false}, members not known left out.
std::string truth_json(const knowledge::Pack& pack, const GroundTruth& truth, const std::string& patient,
                       const std::string& as_of);

/// Follows a course. Days are counted from any day, the same one throughout.
class TruthKeeper {
 public:
  TruthKeeper(const knowledge::Pack& pack, const Script& script);

  /// Members of sets are added to those known.
  void set(FactIndex fact, const Fact& value);
  void set_number(FactIndex fact, const Decimal& value);
  void set_value(FactIndex fact, std::int32_t member);
  bool known(FactIndex fact) const { return truth_.facts.facts[fact].known(); }
  bool holds(const std::vector<When>& when) const;

  /// What an alternative says, found on `day`; the numbers of its statements are set apart.
  void find(const Alternative& found, std::int64_t day);
  /// Drugs given up to `last`; `tells_end`: the record says when the last dose of each was.
  void give(const Give& given, std::int64_t last, bool tells_end);
  void die() { truth_.facts.died = true; }

  /// The truth, once the course is told.
  GroundTruth finish();

 private:
  void forget(FactIndex fact);
  void mark(std::optional<FactIndex> fact, const std::vector<std::uint32_t>& drugs);
  bool holds(const When& when) const;
  void finish_treatments();
  void finish_rules();

  const knowledge::Pack& pack_;
  const Script& script_;
  GroundTruth truth_;
  std::int64_t lines_ = 0;
  std::optional<std::int64_t> metastasis_, last_targeted_early_;
  bool early_end_told_ = true;
  std::vector<std::uint32_t> last_given_;
  std::int32_t current_ = -1;
};

}  // namespace nextline::cohort
