#include "report/dose_lines.h"

#include <algorithm>

#include "base/unit_words.h"
#include "report/words.h"

namespace nextline::report {
namespace {

using Tone = DoseLine::Tone;

/// Findings not known, by the facts they hang on: "creatinine clearance (75 %; not given)".
struct OpenFinding {
  Texts titles;
  std::vector<std::string> effects;
};

std::vector<OpenFinding> open_findings(const PatientDose& dose) {
  std::vector<OpenFinding> open;
  for (const DoseChange& change : dose.changes) {
    if (change.holds != Truth::Unknown || change.effect.empty()) continue;
    const auto same = std::find_if(open.begin(), open.end(), [&](const OpenFinding& each) {
      return std::ranges::equal(each.titles, change.titles);
    });
    OpenFinding& finding = same == open.end() ? open.emplace_back(OpenFinding{change.titles, {}}) : *same;
    if (std::find(finding.effects.begin(), finding.effects.end(), change.effect) == finding.effects.end())
      finding.effects.emplace_back(change.effect);
  }
  return open;
}

std::string open_words(const PatientDose& dose) {
  std::string words;
  for (const OpenFinding& finding : open_findings(dose)) {
    std::string effects;
    for (const auto& effect : finding.effects) effects += (effects.empty() ? "" : " or ") + effect;
    words += cat(words.empty() ? "not known: " : "; ", listed(finding.titles), " (could mean ", effects, ")");
  }
  return words;
}

std::string lifetime_words(const LifetimeDose& limit) {
  std::string words = told(limit.text, limit.read);
  if (limit.given.empty()) return words + "; what was given is not known";
  words += cat("; given ", amount_words(std::string(limit.given), limit.unit), ", left ",
               amount_words(std::string(limit.left), limit.unit));
  if (limit.doses_left == 0) words += ": the next dose would pass it";
  if (limit.doses_left > 0)
    words += cat(", ", count_words(static_cast<std::size_t>(limit.doses_left), "dose"), " like this");
  return words;
}

void changes(const PatientDose& dose, std::vector<DoseLine>& lines) {
  for (const DoseChange& change : dose.changes) {
    if (change.holds != Truth::True) continue;
    const bool lowers = !change.effect.empty();
    const std::string_view label = !lowers ? "Mind" : change.taken ? "Because" : "Also";
    lines.push_back({label, told(change.text, change.read), change.sources, lowers ? Tone::Warn : Tone::Plain});
  }
  const auto lowering = std::count_if(dose.changes.begin(), dose.changes.end(), [](const DoseChange& change) {
    return change.holds == Truth::True && !change.effect.empty() && change.kind != "chosen";
  });
  if (lowering > 1 && !dose.omitted)
    lines.push_back({"Mind",
                     "more than one finding lowers it: the lowest dose is taken; how they add up no label says, ask",
                     {},
                     Tone::Warn});
}

/// When a dose that is loaded, or follows loading, is due.
std::string when_words(const PlanDose& dose) {
  const PatientDose& patient = *dose.for_patient;
  if (patient.due == Truth::False && dose.phase != "loading") return "after the loading dose";
  return told(patient.due_because, patient.due_read);
}

}  // namespace

std::vector<DoseLine> dose_lines(const PlanDose& stated) {
  const PatientDose& dose = *stated.for_patient;
  std::vector<DoseLine> lines;
  if (dose.due == Truth::False && stated.phase == "loading") {
    lines.push_back({"For this patient", cat("no loading dose: ", dose.due_because), {}, Tone::Plain});
    return lines;
  }
  const bool stops = dose.omitted || !dose.needs.empty();
  if (!dose.arithmetic.empty())
    lines.push_back({"For this patient", std::string(dose.arithmetic), dose.sources, stops ? Tone::Bad : Tone::Plain});
  if (!dose.due_because.empty())
    lines.push_back(
        {"When", when_words(stated), dose.due_sources, dose.due == Truth::Unknown ? Tone::Warn : Tone::Plain});
  changes(dose, lines);
  if (std::string open = open_words(dose); !open.empty())
    lines.push_back({"Find out", std::move(open), {}, Tone::Warn});
  for (const LifetimeDose& limit : dose.lifetime)
    lines.push_back(
        {"Lifetime limit", lifetime_words(limit), limit.sources, limit.doses_left == 0 ? Tone::Bad : Tone::Plain});
  return lines;
}

std::vector<DoseLine> dose_details(const PlanDose& stated) {
  const PatientDose& dose = *stated.for_patient;
  std::vector<DoseLine> lines;
  if (dose.due == Truth::False && stated.phase == "loading") return lines;
  if (!dose.basis.empty()) lines.push_back({"Rests on", std::string(dose.basis), {}, Tone::Plain});
  if (!dose.rounding.empty()) lines.push_back({"Rounded", std::string(dose.rounding), {}, Tone::Plain});
  for (const DoseRung& rung : dose.ladder) {
    const std::string name = rung.level == 0 ? "full dose" : cat("level -", std::to_string(rung.level));
    lines.push_back({rung.level == 0 ? "Levels" : "",
                     cat(name, ": ", amount_words(std::string(rung.amount), rung.unit),
                         rung.arithmetic.empty() || rung.unit == dose.unit ? "" : "; ",
                         rung.unit == dose.unit ? "" : rung.arithmetic),
                     {},
                     Tone::Plain});
  }
  return lines;
}

}  // namespace nextline::report
