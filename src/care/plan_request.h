// What a plan is asked for beside the patient.
#pragma once

#include <string>
#include <vector>

namespace nextline::care {

/// A step of a drug's ladder that is asked for: 0 is the full dose.
struct DoseLevelWish {
  std::string drug;  ///< id
  int level = 0;
};

struct PlanRequest {
  std::string region;                      ///< one of the pack's regions
  std::string as_of;                       ///< ISO date: governs approvals, recommendations, evidence and staleness
  std::vector<std::string> unavailable;    ///< drug ids that cannot be had
  std::vector<std::string> goals;          ///< goal ids, most important first
  bool doses = false;                      ///< work out the doses of the options for the patient
  std::vector<DoseLevelWish> levels = {};  ///< of doses; only where they are worked out
};

}  // namespace nextline::care
