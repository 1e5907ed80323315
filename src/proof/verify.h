// The whole proof of a pack: every property at every setting, and the agreement of planner and text.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "proof/properties.h"

namespace nextline::proof {

struct VerifyOptions {
  unsigned timeout_seconds = 60;      ///< for each question to the solver
  std::uint64_t random_cases = 1000;  ///< for the agreement, at each setting
  std::uint64_t seed = 1;
  /// Told each setting as it begins, by one thread at a time; may be empty.
  std::function<void(const std::string&)> progress;
};

/// A property that does not hold.
struct Refutation {
  std::string property, says;
  Setting setting;
  std::string case_yaml;  ///< a Case for `nextline plan --case`
  std::string choices;  ///< of an overlay under which it fails, as "{interpretation: alternative}"; empty: without one
};

struct VerifyReport {
  std::size_t settings = 0, proved = 0;
  std::uint64_t cases_compared = 0, results_compared = 0;
  std::vector<Refutation> refuted;          ///< each property once, at the first setting that refutes it
  std::vector<std::string> disagreements;   ///< planner and text differ: our bug
  std::vector<std::string> property_names;  ///< in order, each once
};

/// Settings are worked on side by side, as many as the machine has processors.
Result<VerifyReport> verify_pack(const Subject& subject, const VerifyOptions& options);

}  // namespace nextline::proof
