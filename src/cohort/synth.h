// Synthetic patients: FHIR records with the Case each was made from, for tests, demonstrations and measurements.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/temporal.h"
#include "cohort/script.h"
#include "cohort/truth.h"

namespace nextline::cohort {

struct SyntheticPatient {
  std::string id;      ///< of the Patient resource
  std::string bundle;  ///< a FHIR R4 Bundle on one line, without the line's end
  GroundTruth truth;
};

/// Makes patients of one script. Read-only once open; safe to share between threads.
class Synthesiser {
 public:
  /// `text`: the pack's synth.yaml, called `file` in messages. `as_of`: the day every course has reached (precision
  /// Day). `pack` must outlive the result. Errors: those of read_script.
  static Result<Synthesiser> open(const knowledge::Pack& pack, std::string_view text, const std::string& file,
                                  const Temporal& as_of);

  /// Patient number `index` of the run `seed`: the same for the same script, day, seed and index, on every machine and
  /// whatever else the run makes.
  SyntheticPatient make(std::uint64_t seed, std::uint64_t index) const;
  /// The patient's truth as one line of JSON, without the line's end.
  std::string truth_line(const SyntheticPatient& patient) const;

  const Script& script() const { return script_; }

 private:
  Synthesiser(const knowledge::Pack& pack, Script script, const Temporal& as_of);

  const knowledge::Pack* pack_;
  Script script_;
  std::int64_t as_of_;
  std::string as_of_text_;
};

}  // namespace nextline::cohort
