#include "report/words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "base/texts.h"
#include "base/unit_words.h"
#include "report/iso_day.h"

namespace nextline::report {
namespace {

using Entry = std::pair<std::string_view, std::string_view>;

template <std::size_t N>
std::string looked_up(const std::array<Entry, N>& entries, std::string_view key, std::string otherwise) {
  for (const auto& [name, words] : entries)
    if (name == key) return std::string(words);
  return otherwise;
}

std::string spaced(std::string_view id) {
  std::string words(id);
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

/// Characters of the time of day that begins `text` ("T09:30:00.000+01:00"); 0 if none does.
std::size_t time_length(std::string_view text) {
  if (text.empty() || text[0] != 'T') return 0;
  if (text.size() < 4 || !is_digit(text[1]) || !is_digit(text[2]) || text[3] != ':')
    return text.size() == 1 || text[1] == ' ' ? 1 : 0;
  const auto end = text.find_first_not_of("0123456789:.+-Z", 1);
  std::size_t length = end == std::string_view::npos ? text.size() : end;
  while (text[length - 1] == '.' || text[length - 1] == ':' || text[length - 1] == '-') --length;
  return length;
}

template <class Words>
std::string joined(const Words& words, std::string_view separator, std::string_view last) {
  std::string all;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) all += i + 1 == words.size() ? last : separator;
    all += words[i];
  }
  return all;
}

void append(std::string& line, std::string_view separator, std::string_view text) {
  if (text.empty()) return;
  if (!line.empty()) line += separator;
  line += text;
}

/// "trastuzumab, taxane; not tucatinib or capecitabine"; lines that hold commas are separated by semicolons.
std::string list_words(const CaseEntry& fact) {
  const bool sentences = std::any_of(fact.items.begin(), fact.items.end(),
                                     [](std::string_view item) { return item.find(',') != std::string::npos; });
  const std::string_view separator = sentences ? "; " : ", ";
  if (fact.absent.empty()) return joined(fact.items, separator, separator);
  const std::string absent = "not " + joined(fact.absent, ", ", " or ");
  return fact.items.empty() ? absent : joined(fact.items, ", ", ", ") + "; " + absent;
}

}  // namespace

std::string capitalised(std::string_view text) {
  std::string result(text);
  if (!result.empty()) result[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(result[0])));
  return result;
}

std::string category_words(std::string_view category) {
  return capitalised(spaced(category));
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

std::string regimen_words(const Plan& plan, std::string_view id) {
  for (const auto& option : plan.options)
    if (option.id == id) return std::string(option.title);
  for (const auto& exclusion : plan.excluded)
    if (exclusion.id == id) return std::string(exclusion.title);
  return spaced(id);
}

std::string fact_title(const Plan& plan, std::string_view name) {
  for (const auto& fact : plan.facts)
    if (fact.fact == name) return std::string(fact.title);
  return spaced(name);
}

std::string value_words(const CaseEntry& fact) {
  switch (fact.shown_as) {
    case ShownAs::Number:
      if (const auto number = Decimal::parse(fact.value)) return amount_words(*number, fact.unit);
      return amount_words(fact.value, fact.unit);
    case ShownAs::Text:
      return spaced(fact.value);
    case ShownAs::List:
      return without_times(list_words(fact));
    case ShownAs::Boolean:
      break;
  }
  return std::string(fact.value);
}

std::string value_words(const Plan& plan, const CaseEntry& fact) {
  return fact.shown_as == ShownAs::Text ? regimen_words(plan, fact.value) : value_words(fact);
}

std::string truth_words(Truth truth) {
  return truth == Truth::True ? "Yes" : truth == Truth::False ? "No" : "Not known";
}

std::string reading_words(std::string_view read) {
  static constexpr std::array<Entry, 4> kReadings = {{{"2nd", "from a secondary source"},
                                                      {"recall", "unverified"},
                                                      {"other-region", "from another region's label, unverified here"},
                                                      {"policy", "local policy"}}};
  return looked_up(kReadings, read, "");
}

std::string told(std::string_view text, std::string_view read) {
  const auto reading = reading_words(read);
  return reading.empty() ? std::string(text) : cat(text, " [", reading, "]");
}

std::string listed(Texts words) {
  return joined(words, ", ", " and ");
}

std::string listed(const std::vector<std::string>& words) {
  return joined(words, ", ", " and ");
}

std::string titles_words(const std::vector<std::string_view>& titles) {
  return joined(titles, "; ", "; ");
}

std::string some_of(Texts words, std::size_t shown) {
  if (words.size() <= shown + 1) return listed(words);  // "and 1 more" saves nothing
  return cat(joined(words.first(shown), ", ", ", "), " and ", std::to_string(words.size() - shown), " more");
}

std::string dose_words(const PlanDose& dose) {
  std::string amount = amount_words(dose.amount, dose.unit);
  if (!dose.basis.empty()) amount += cat(" (", dose.basis, ")");
  append(amount, " ", dose.route);
  append(amount, ", ", dose.schedule);
  return told(amount, dose.read);
}

std::string label_words(const PlanLabel& label) {
  std::string words = category_words(label.status) + ", " + region_words(label.region);
  append(words, ", since ", label.since);
  append(words, "; ", label.note);
  return words;
}

std::string without_times(std::string_view text) {
  std::string days;
  for (std::size_t at = 0; at < text.size();) {
    if (!begins_with_day(text.substr(at))) {
      days += text[at++];
      continue;
    }
    days += text.substr(at, kDayLength);
    at += kDayLength;
    at += time_length(text.substr(at));
  }
  return days;
}

std::string conflict_words(const Plan& plan, const PlanConflict& conflict) {
  return capitalised(
      without_times(cat(fact_title(plan, conflict.fact), ": ", listed(conflict.values), ". ", conflict.resolution)));
}

std::string conflict_notice(const Plan& plan) {
  if (plan.conflicts.empty()) return {};
  std::vector<std::string> titles;
  for (const auto& conflict : plan.conflicts) {
    std::string title = fact_title(plan, conflict.fact);
    if (std::find(titles.begin(), titles.end(), title) == titles.end()) titles.push_back(std::move(title));
  }
  return cat("The record disagrees with itself on ", listed(titles), ": see below.");
}

std::string fit_words(const TrialFit& fit) {
  std::string words = fit.would_qualify == Truth::True    ? "would have qualified"
                      : fit.would_qualify == Truth::False ? "would not have qualified"
                                                          : "cannot be told whether the patient would have qualified";
  if (fit.would_qualify == Truth::True) return words + " by its main entry criteria";
  append(words, "; ", fit.because);
  return words;
}

std::string first_choice_words(const Plan& plan) {
  if (plan.options.empty() || plan.current.goes_on()) return {};
  const Option& first = plan.options.front();
  std::vector<std::string_view> titles;
  std::size_t requirements = 0;
  for (const auto& option : plan.options) {
    if (option.rank != first.rank) continue;
    titles.push_back(option.title);
    requirements += by_test(option.requires_).size();
  }
  std::string words = listed(titles) + " (" + spaced(first.category);
  if (requirements > 0) words += "; " + count_words(requirements, "point") + " to settle first";
  return words + (titles.size() > 1 ? "), of equal rank" : ")");
}

std::string count_words(std::size_t count, const std::string& thing) {
  return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

namespace {

/// Where the options in reserve begin: a category is a rank, so they stand together at the end.
std::size_t options_told_now(const Plan& plan) {
  if (!plan.current.goes_on()) return plan.options.size();
  const auto begin = std::find_if(plan.options.begin(), plan.options.end(),
                                  [](const Option& option) { return option.category == kInReserve; });
  return static_cast<std::size_t>(begin - plan.options.begin());
}

}  // namespace

List<Option> options_now(const Plan& plan) {
  return plan.options.first(options_told_now(plan));
}

List<Option> options_in_reserve(const Plan& plan) {
  return plan.options.subspan(options_told_now(plan));
}

std::string_view reserve_words() {
  return "In reserve, should the treatment being given have to end";
}

std::string no_option_words(const Plan& plan) {
  if (plan.died) return "None: the patient has died.";
  if (!plan.options.empty()) return "None for now beside the treatment being given.";
  if (plan.applies == Truth::Unknown) return "None yet: it is not known whether this guideline applies.";
  if (!plan.missing.empty())
    return "None yet; what there is to find out may make one of this guideline's regimens an option.";
  return "None of this guideline's regimens is an option; see the actions and what was excluded.";
}

std::string_view also_open_words() {
  return "Also open; each changes the plan only together with others:";
}

std::string goal_words(const Plan& plan, const PlanGoal& goal) {
  std::string text(goal.title);
  for (const auto& option : plan.options) {
    if (option.id != goal.option) continue;
    const bool moved = option.rank != goal.rank_without;
    text += ": " + std::string(option.title) + " stands at rank " + std::to_string(option.rank);
    text += moved ? ", without goals at rank " + std::to_string(goal.rank_without) : ", as without goals";
    return text + ". " + capitalised(goal.because.text);
  }
  return text + ": " + std::string(goal.because.text);
}

std::string unavailable_words(const Basis& basis) {
  std::string text;
  for (const auto& drug : basis.unavailable) text += (text.empty() ? "" : ", ") + std::string(drug);
  if (!text.empty() && !basis.availability.empty()) text += " (" + std::string(basis.availability) + ")";
  return text;
}

std::string tie_words() {
  return "Options of equal rank: nothing in this guideline puts one before the other.";
}

std::string across_trials_words() {
  return "Each row compares the two arms of one trial. Rows of different trials cannot be compared with each other: "
         "the "
         "patients, the treatments they had before, the control arms and the follow-up differ.";
}

bool is_tied(const Plan& plan, const Option& option) {
  return std::count_if(plan.options.begin(), plan.options.end(),
                       [&](const Option& other) { return other.rank == option.rank; }) > 1;
}

}  // namespace nextline::report
