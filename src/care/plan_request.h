// What a plan is asked for beside the patient.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace nextline::care {

/// Whose dates a plan works out: nobody's, those of the treatment to be given first (the one that goes on, else the
/// option ranked first), or those of every option.
enum class Calendars : std::uint8_t { None, First, All };

/// A step of a drug's ladder that is asked for: 0 is the full dose.
struct DoseLevelWish {
  std::string drug;  ///< id
  int level = 0;
};

struct PlanRequest {
  std::string region;                    ///< one of the pack's regions
  std::string as_of;                     ///< ISO date: governs approvals, recommendations, evidence and staleness
  std::vector<std::string> unavailable;  ///< drug ids that cannot be had
  std::vector<std::string> goals;        ///< goals by id or another name of theirs, most important first
  Calendars calendars = Calendars::None;
  std::string start = {};                  ///< ISO date of the first or the next dose; empty: as_of
  int months = 6;                          ///< how far the calendars look from there
  bool doses = false;                      ///< work out the doses of the options for the patient
  std::vector<DoseLevelWish> levels = {};  ///< of doses; only where they are worked out
  std::string availability = {};           ///< whose list `unavailable` is, in words; empty if nobody said
  bool check_medicines = false;            ///< read all that the record lists as taken now, and tell its interactions
};

}  // namespace nextline::care
