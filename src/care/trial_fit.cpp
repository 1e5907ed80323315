#include "care/trial_fit.h"

#include <algorithm>
#include <string>

#include "care/flat_text.h"

namespace nextline::care {
namespace {

/// Sentences of the criteria that fail; of the whole when it is no conjunction of named criteria.
std::string_view failing(const EvidenceSheet& evidence, Decisions& decisions, Reasons& reasons) {
  std::string sentences;
  for (const auto part : evidence.parts) {
    if (decisions.truth(part) != Truth::False) continue;
    if (!sentences.empty()) sentences += "; ";
    sentences += reasons.of_definition(part).text;
  }
  return sentences.empty() ? reasons.of_definition(evidence.eligibility).text : reasons.arena().copy(sentences);
}

std::string_view open_facts(std::uint32_t definition, Reasons& reasons) {
  std::vector<std::string_view> titles;
  for (const auto index : reasons.deciding(definition)) {
    const auto title = reasons.sheets().fact(index).title;
    if (std::find(titles.begin(), titles.end(), title) == titles.end()) titles.push_back(title);
  }
  std::string all;
  for (const auto title : titles) all += cat(all.empty() ? "not known: " : ", ", title);
  return titles.empty() ? "not known: " : reasons.arena().copy(all);
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
