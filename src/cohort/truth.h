// What is true of a synthetic patient, kept while the course is told: from the course and the rules of synth.yaml,
// never by reading the record that is written of it.
#pragma once

#include <map>
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
  /// Drugs given up to `last`; `ways`: which resources tell of each.
  void give(const Give& given, std::int64_t cycles, std::int64_t last, const std::vector<const Way*>& ways);
  void die() { truth_.facts.died = true; }

  /// The truth, once the course has reached `today`.
  GroundTruth finish(std::int64_t today);

 private:
  void forget(FactIndex fact);
  void mark(std::optional<FactIndex> fact, const std::vector<std::uint32_t>& drugs);
  bool holds(const When& when) const;
  void give_early(const Give& given, std::int64_t last, const std::vector<const Way*>& ways);
  void fill(const FactValue& value);
  void end_line();
  void worsen();
  void finish_treatments(std::int64_t today);
  void count_cycles(std::int64_t today);
  void finish_rules();

  const knowledge::Pack& pack_;
  const Script& script_;
  GroundTruth truth_;
  std::int64_t lines_ = 0;
  std::optional<std::int64_t> metastasis_, last_targeted_early_;
  bool early_end_told_ = true, ends_told_ = true;
  /// Whether the record ties what is given now to the beginning of its line.
  bool begin_told_ = true;
  std::vector<std::uint32_t> last_given_;
  std::int32_t current_ = -1;
  /// Of the line being given: why it ended, as far as that is told, and the doses on record by drug.
  std::int32_t ending_ = -1;
  struct Doses {
    std::int64_t count = 0, last = 0;
    bool some_untold = false;
  };
  std::map<std::uint32_t, Doses> doses_;
  /// Of the last line that ended.
  std::int32_t ended_ = -1;
};

}  // namespace nextline::cohort
