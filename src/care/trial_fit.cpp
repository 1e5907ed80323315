#include "care/trial_fit.h"

#include <algorithm>

#include "care/flat_text.h"
#include "care/parts.h"

namespace nextline::care {
namespace {

std::string joined(const std::vector<std::string>& texts, const char* separator) {
  std::string all;
  for (const auto& text : texts) all += (all.empty() ? "" : separator) + text;
  return all;
}

/// Sentences of the criteria that fail; of the whole when it is no conjunction of named criteria.
std::string failing(const knowledge::Pack& pack, std::uint32_t definition, Decisions& decisions,
                    const Reasons& reasons) {
  std::vector<std::string> sentences;
  for (const auto part : parts_of(pack.program(), definition))
    if (decisions.truth(part) == Truth::False) sentences.push_back(reasons.of_definition(part).text);
  return sentences.empty() ? reasons.of_definition(definition).text : joined(sentences, "; ");
}

std::string open_facts(const knowledge::Pack& pack, std::uint32_t definition, Decisions& decisions) {
  std::vector<std::string> titles;
  for (const auto index : decisions.deciding_facts(definition)) {
    const auto title = text(pack.flat().facts()->Get(index)->title());
    if (std::find(titles.begin(), titles.end(), title) == titles.end()) titles.push_back(title);
  }
  return "not known: " + joined(titles, ", ");
}

}  // namespace

TrialFit trial_fit(const knowledge::Pack& pack, const knowledge::flat::Evidence& evidence, Decisions& decisions,
                   const Reasons& reasons) {
  const auto definition = static_cast<std::uint32_t>(evidence.eligibility());
  TrialFit fit{text(evidence.title()), decisions.truth(definition), {}};
  switch (fit.would_qualify) {
    case Truth::True:
      fit.because = reasons.of_definition(definition).text;
      break;
    case Truth::False:
      fit.because = failing(pack, definition, decisions, reasons);
      break;
    case Truth::Unknown:
      fit.because = open_facts(pack, definition, decisions);
      break;
  }
  return fit;
}

}  // namespace nextline::care
