#include "report/catalogue/gather.h"

namespace nextline::report {

using care::text;
using care::words;

namespace {

void arms(Gatherer& gather, const flat::Evidence& trial) {
  auto& section = gather.section("arms", "Arms");
  for (const auto* arm : *trial.arms()) {
    const std::string name = text(arm->name()), n = text(arm->n());
    section.items.push_back({n.empty() ? name : name + ", " + n + " patients", {{"name", name}, {"n", n}}});
  }
}

/// "PFS (all): 28.8 against 6.8 months, hazard ratio 0.33 (95 % CI 0.26 to 0.43); central review".
std::string outcome_words(const flat::Outcome& outcome) {
  const auto pair = [](const std::string& value, const std::string& control) {
    return control.empty() ? value : value + " against " + control;
  };
  std::string words = text(outcome.measure());
  if (const auto population = text(outcome.population()); !population.empty()) words += " (" + population + ")";
  const std::string median = text(outcome.median()), value = text(outcome.value());
  std::string separator = ": ";
  const auto add = [&](const std::string& part) {
    words += separator + part;
    separator = ", ";
  };
  if (!median.empty()) add("median " + pair(median, text(outcome.median_control())) + " " + text(outcome.unit()));
  if (!value.empty()) add(pair(value, text(outcome.value_control())) + " " + text(outcome.unit()));
  const std::string low = text(outcome.low()), high = text(outcome.high());
  const std::string interval = low.empty() || high.empty() ? "" : " (95 % CI " + low + " to " + high + ")";
  if (const auto ratio = text(outcome.hazard_ratio()); !ratio.empty())
    add("hazard ratio " + ratio + interval);
  else if (!interval.empty())
    words += interval;
  if (const auto note = text(outcome.note()); !note.empty()) words += "; " + note;
  return words;
}

void outcomes(Gatherer& gather, const flat::Evidence& trial) {
  auto& section = gather.section("outcomes", "Results");
  for (const auto* outcome : *trial.outcomes())
    gather.item(section, outcome_words(*outcome),
                {{"measure", text(outcome->measure())},
                 {"population", text(outcome->population())},
                 {"median", text(outcome->median())},
                 {"medianControl", text(outcome->median_control())},
                 {"value", text(outcome->value())},
                 {"valueControl", text(outcome->value_control())},
                 {"unit", text(outcome->unit())},
                 {"hazardRatio", text(outcome->hazard_ratio())},
                 {"low", text(outcome->low())},
                 {"high", text(outcome->high())},
                 {"note", text(outcome->note())}},
                words(outcome->sources()), text(outcome->read()));
}

void toxicities(Gatherer& gather, const flat::Evidence& trial) {
  auto& section = gather.section("toxicities", "Side effects");
  for (const auto* entry : *trial.toxicities()) {
    const std::string all = text(entry->all_grades()), severe = text(entry->severe()), arm = text(entry->arm());
    std::string sentence = text(entry->effect());
    if (!all.empty()) sentence += ": " + all + " %";
    if (!severe.empty()) sentence += (all.empty() ? ": " : ", ") + severe + " % of grade 3 or more";
    if (!arm.empty()) sentence += " (" + arm + ")";
    gather.item(section, std::move(sentence),
                {{"effect", text(entry->effect())}, {"allGrades", all}, {"severe", severe}, {"arm", arm}},
                words(entry->sources()), text(entry->read()));
  }
}

}  // namespace

Sheet trial_sheet(const knowledge::Pack& pack, const flat::Evidence& trial) {
  Gatherer gather(pack, "trial");
  gather.sheet().title = text(trial.title());
  gather.line("id", "", text(trial.id()));
  gather.line("title", "", text(trial.title()));
  gather.line("nct", "Registered as", text(trial.nct()));
  gather.line("published", "Published", text(trial.published()));
  gather.line("population", "Patients", text(trial.population()));
  gather.line("line", "Place", text(trial.line()));
  gather.cite(words(trial.sources()));
  arms(gather, trial);
  gather.notes("findings", "Findings", trial.findings());
  outcomes(gather, trial);
  toxicities(gather, trial);
  auto& regimens = gather.section("regimens", "Regimens that rest on it");
  for (const auto* regimen : *pack.flat().regimens())
    if (care::holds(regimen->evidence(), text(trial.id())))
      regimens.items.push_back(
          {text(regimen->title()), {{"id", text(regimen->id())}, {"title", text(regimen->title())}}});
  auto& recommendations = gather.section("recommendations", "Recommendations that rest on it");
  for (const auto* recommendation : *pack.flat().recommendations())
    if (care::holds(recommendation->evidence(), text(trial.id())))
      gather.recommendation(recommendations, *recommendation);
  return std::move(gather).finish();
}

}  // namespace nextline::report
