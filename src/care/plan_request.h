// What a plan is asked for beside the patient.
#pragma once

#include <string>
#include <vector>

namespace nextline::care {

struct PlanRequest {
  std::string region;                    ///< one of the pack's regions
  std::string as_of;                     ///< ISO date: governs approvals, recommendations, evidence and staleness
  std::vector<std::string> unavailable;  ///< drug ids that cannot be had
  std::vector<std::string> goals;        ///< goals by id or another name of theirs, most important first
  std::string availability;              ///< whose list `unavailable` is, in words; empty if nobody said
  bool check_medicines = false;          ///< read all that the record lists as taken now, and tell its interactions
};

}  // namespace nextline::care
