#include "report/words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace nextline::report {
namespace {

using Entry = std::pair<std::string_view, std::string_view>;

template <std::size_t N>
std::string looked_up(const std::array<Entry, N>& entries, std::string_view key, std::string otherwise) {
  for (const auto& [name, words] : entries)
    if (name == key) return std::string(words);
  return otherwise;
}

void append(std::string& line, std::string_view separator, std::string_view text) {
  if (text.empty()) return;
  if (!line.empty()) line += separator;
  line += text;
}

}  // namespace

std::string capitalised(std::string_view text) {
  std::string result(text);
  if (!result.empty()) result[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(result[0])));
  return result;
}

std::string category_words(std::string_view category) {
  std::string words = capitalised(category);
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

std::string region_words(std::string_view region) {
  static constexpr std::array<Entry, 2> kRegions = {{{"us", "United States"}, {"eu", "European Union"}}};
  std::string capitals(region);
  std::transform(capitals.begin(), capitals.end(), capitals.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return looked_up(kRegions, region, capitals);
}

std::string action_words(std::string_view action) {
  static constexpr std::array<Entry, 5> kActions = {{{"continue", "Continue the current treatment"},
                                                     {"hold", "Hold the current treatment"},
                                                     {"stop", "Stop the current treatment"},
                                                     {"switch", "Change treatment"},
                                                     {"none", "No treatment to continue, hold or stop"}}};
  return looked_up(kActions, action, capitalised(action));
}

std::string reading_words(std::string_view read) {
  static constexpr std::array<Entry, 4> kReadings = {{{"2nd", "from a secondary source"},
                                                      {"recall", "unverified"},
                                                      {"other-region", "from another region's label, unverified here"},
                                                      {"policy", "local policy"}}};
  return looked_up(kReadings, read, "");
}

std::string told(const Reason& reason) {
  const auto reading = reading_words(reason.read);
  return reading.empty() ? reason.text : reason.text + " [" + reading + "]";
}

std::string listed(const std::vector<std::string>& words) {
  std::string all;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) all += i + 1 == words.size() ? " and " : ", ";
    all += words[i];
  }
  return all;
}

std::string dose_words(const PlanDose& dose) {
  std::string amount = dose.amount;
  append(amount, " ", dose.unit);
  append(amount, " ", dose.route);
  append(amount, ", ", dose.schedule);
  append(amount, "; ", dose.basis);
  const auto reading = reading_words(dose.read);
  return reading.empty() ? amount : amount + " [" + reading + "]";
}

}  // namespace nextline::report
