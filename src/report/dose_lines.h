// A dose worked out for the patient, as lines that every form of report shows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "care/plan.h"

namespace nextline::report {

struct DoseLine {
  enum class Tone { Plain, Warn, Bad };
  std::string_view label;
  std::string text;
  Texts sources;
  Tone tone = Tone::Plain;
};

/// What a plan shows: the arithmetic, what lowered it, what could, whether it is due, what is left of a lifetime's
/// dose. `dose` must have for_patient.
std::vector<DoseLine> dose_lines(const PlanDose& dose);
/// Beside these: what it rests on, how it is rounded, the ladder of reductions.
std::vector<DoseLine> dose_details(const PlanDose& dose);

}  // namespace nextline::report
