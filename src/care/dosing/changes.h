// What lowers a dose or leaves it out: the adjustments of a drug's file that hold for the patient, or could.
#pragma once

#include <vector>

#include "base/decimal.h"
#include "care/dosing/context.h"

namespace nextline::care {

/// The amount of a dose after the findings, and how it was reached.
struct AdjustedAmount {
  Decimal amount;
  std::string words;  ///< "75 % of 1000 mg/m² = 750 mg/m²; "; empty where nothing lowered it
  bool is_lowered = false;
  std::string_view omitted_because;  ///< not empty: the drug is not given
  List<DoseChange> changes;
};

/// The steps of a dose's ladder, the full dose first; one step only where its file tells no ladder for this amount.
std::vector<Decimal> ladder_of(const knowledge::flat::Dose& dose, const knowledge::flat::Drug& drug);

/// The lowest of the amounts that single findings give (interpretations.yaml: several-reasons-to-lower-a-dose), and of
/// the step `level` of the ladder where it is asked for (0: the full dose).
AdjustedAmount adjusted_amount(DoseContext& context, const knowledge::flat::Dose& dose,
                               const knowledge::flat::Drug& drug,
                               const flatbuffers::Vector<flatbuffers::Offset<flatbuffers::String>>* drugs, int level);

}  // namespace nextline::care
