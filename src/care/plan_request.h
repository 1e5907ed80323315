// What a plan is asked for beside the patient.
#pragma once

#include <string>
#include <vector>

namespace nextline::care {

struct PlanRequest {
  std::string region;                    ///< one of the pack's regions
  std::string as_of;                     ///< ISO date: governs approvals, recommendations, evidence and staleness
  std::vector<std::string> unavailable;  ///< drug ids that cannot be had
  std::vector<std::string> goals;        ///< goal ids, most important first
};

}  // namespace nextline::care
