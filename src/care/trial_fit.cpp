#include "care/trial_fit.h"

#include "base/arena_list.h"
#include "base/arena_text.h"

namespace nextline::care {
namespace {

/// The texts one behind the other, with `between` between them, behind `before`.
std::string_view joined(std::string_view before, Texts texts, std::string_view between, Arena& arena) {
  ArenaText all(arena);
  for (const std::string_view text : texts) {
    (all += before) += text;
    before = between;
  }
  return texts.empty() ? before : all.finish();
}

/// Sentences of the criteria that fail; of the whole when it is no conjunction of named criteria.
std::string_view failing(const EvidenceSheet& evidence, Decisions& decisions, Reasons& reasons) {
  ArenaList<std::string_view> sentences(reasons.arena(), evidence.parts.size());
  for (const auto part : evidence.parts)
    if (decisions.truth(part) == Truth::False) sentences.push_back(reasons.of_definition(part).text);
  if (sentences.empty()) sentences.push_back(reasons.of_definition(evidence.eligibility).text);
  return joined("", sentences.items(), "; ", reasons.arena());
}

std::string_view open_facts(std::uint32_t definition, Reasons& reasons) {
  ArenaList<std::string_view> titles(reasons.arena());
  for (const auto index : reasons.deciding(definition)) add_once(titles, Texts(&reasons.sheets().fact(index).title, 1));
  return joined("not known: ", titles.items(), ", ", reasons.arena());
}

}  // namespace

TrialFit trial_fit(const EvidenceSheet& evidence, Decisions& decisions, Reasons& reasons) {
  TrialFit fit{evidence.told.title, decisions.truth(evidence.eligibility), {}};
  switch (fit.would_qualify) {
    case Truth::True:
      fit.because = reasons.of_definition(evidence.eligibility).text;
      break;
    case Truth::False:
      fit.because = failing(evidence, decisions, reasons);
      break;
    case Truth::Unknown:
      fit.because = open_facts(evidence.eligibility, reasons);
      break;
  }
  return fit;
}

TrialFit fit_of_what_is_given(const EvidenceSheet& evidence) {
  return {evidence.told.title, Truth::Unknown, "it is being given, and the facts are of today, not of its start"};
}

}  // namespace nextline::care
