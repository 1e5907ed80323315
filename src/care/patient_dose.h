// A dose worked out for one patient: what the amount of a regimen comes to, rounded as it can be given, what lowered it
// and what is still needed. Part of the Plan (plan.h): views of its owner. Numbers are exact decimals as text.
#pragma once

#include <string_view>

#include "base/texts.h"
#include "base/value.h"

namespace nextline {

/// A finding that lowers the dose, leaves it out, or must be known of it.
struct DoseChange {
  std::string_view text;  ///< the finding, with the patient's values: "creatinine clearance is 42 mL/min, 30 to 50: …"
  std::string_view kind;         ///< renal, hepatic, blood, genetic, toxicity, interaction, formula, chosen, …
  std::string_view effect;       ///< "75 %", "1.1 mg/m²", "not given"; empty where the dose stays
  Truth holds = Truth::Unknown;  ///< Unknown: it would change the dose if it held
  bool taken = false;            ///< this one set the dose
  Texts facts, titles;           ///< what it hangs on: names, and as people call them
  Texts sources;
  std::string_view read;
};

/// A value of the patient that the dose cannot do without.
struct DoseNeed {
  std::string_view fact, title, question;
  std::string_view date;  ///< of a value that is too old; empty where none is known
};

/// One step of the ladder of reductions, worked out.
struct DoseRung {
  int level = 0;
  std::string_view amount, unit;  ///< "4.4", "mg/kg"
  std::string_view value, given;  ///< in mg; empty where it cannot be worked out
  std::string_view arithmetic;
};

/// What of a lifetime's dose is given and left.
struct LifetimeDose {
  std::string_view text;                ///< the limit in words
  std::string_view given, limit, left;  ///< in `unit`; given and left empty where not known
  std::string_view unit;
  int doses_left = -1;  ///< of the present dose; -1: not known
  Texts sources;
  std::string_view read;
};

struct PatientDose {
  std::string_view value;       ///< as calculated, in `unit`; empty where a value is missing or the drug is not given
  std::string_view given;       ///< as it can be given
  std::string_view unit;        ///< mg
  std::string_view pieces;      ///< "3 tablets of 500 mg and 1 of 150 mg"
  std::string_view arithmetic;  ///< one sentence: "75 mg/m² × 1.72 m² = 129 mg, given as 130 mg"
  std::string_view basis;       ///< "body surface area by Mosteller, …: 1.72 m²"; empty for a fixed dose
  std::string_view rounding;    ///< to what it is rounded, or why it is not
  Truth due = Truth::True;      ///< of a loading or maintenance dose: is it the next one
  std::string_view due_because;
  Texts due_sources;
  std::string_view due_read;
  bool omitted = false;  ///< a finding says that the drug is not given
  bool capped = false;   ///< the highest single dose was reached
  List<DoseChange> changes;
  List<DoseNeed> needs;
  List<DoseRung> ladder;
  List<LifetimeDose> lifetime;
  Texts sources;  ///< of basis, rounding and limit
};

}  // namespace nextline
