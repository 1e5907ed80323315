#include "base/ucum/hint.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/result.h"
#include "base/ucum/measure.h"

namespace nextline::ucum {
namespace {

constexpr std::size_t kLongestRepair = 60;
constexpr std::size_t kLongestSymbol = 16;  // no atom is longer

struct Habit {
  std::string_view written;  ///< in lower case
  std::string_view meant;
};

/// Ways of writing units that are common in records and are not UCUM. Sorted.
constexpr std::array kHabits = std::to_array<Habit>({
    {"bpm", "/min"},
    {"breaths", "{breaths}"},
    {"c", "Cel"},
    {"cc", "mL"},
    {"ccs", "mL"},
    {"cell", "{cells}"},
    {"cells", "{cells}"},
    {"celsius", "Cel"},
    {"copies", "{copies}"},
    {"day", "d"},
    {"days", "d"},
    {"deg", "deg"},
    {"degc", "Cel"},
    {"degf", "[degF]"},
    {"degrees", "deg"},
    {"f", "[degF]"},
    {"fahrenheit", "[degF]"},
    {"feet", "[ft_i]"},
    {"fl oz", "[foz_us]"},
    {"foot", "[ft_i]"},
    {"ft", "[ft_i]"},
    {"gm", "g"},
    {"gms", "g"},
    {"gram", "g"},
    {"grams", "g"},
    {"hour", "h"},
    {"hours", "h"},
    {"hr", "h"},
    {"hrs", "h"},
    {"in", "[in_i]"},
    {"inch", "[in_i]"},
    {"inches", "[in_i]"},
    {"international units", "[iU]"},
    {"iu", "[iU]"},
    {"kcal", "kcal"},
    {"kgs", "kg"},
    {"kilogram", "kg"},
    {"kilograms", "kg"},
    {"lb", "[lb_av]"},
    {"lbs", "[lb_av]"},
    {"liter", "L"},
    {"liters", "L"},
    {"litre", "L"},
    {"litres", "L"},
    {"m[hg]", "m[Hg]"},
    {"mcg", "ug"},
    {"mcl", "uL"},
    {"mcmol", "umol"},
    {"meter", "m"},
    {"metre", "m"},
    {"mgs", "mg"},
    {"milligram", "mg"},
    {"milligrams", "mg"},
    {"milliliter", "mL"},
    {"millimeter", "mm"},
    {"mins", "min"},
    {"minute", "min"},
    {"minutes", "min"},
    {"miu", "m[iU]"},
    {"mls", "mL"},
    {"mm[hg]", "mm[Hg]"},
    {"mm hg", "mm[Hg]"},
    {"mmhg", "mm[Hg]"},
    {"mmole", "mmol"},
    {"mmoles", "mmol"},
    {"mole", "mol"},
    {"moles", "mol"},
    {"month", "mo"},
    {"months", "mo"},
    {"msec", "ms"},
    {"osmol", "osm"},
    {"ounce", "[oz_av]"},
    {"ounces", "[oz_av]"},
    {"oz", "[oz_av]"},
    {"pct", "%"},
    {"percent", "%"},
    {"pound", "[lb_av]"},
    {"pounds", "[lb_av]"},
    {"ppm", "[ppm]"},
    {"sec", "s"},
    {"second", "s"},
    {"seconds", "s"},
    {"secs", "s"},
    {"uiu", "u[iU]"},
    {"unit", "U"},
    {"units", "U"},
    {"week", "wk"},
    {"weeks", "wk"},
    {"wks", "wk"},
    {"year", "a"},
    {"years", "a"},
    {"yr", "a"},
    {"yrs", "a"},
});

struct Spelling {
  std::string_view written;
  std::string_view meant;
};

/// Characters and beginnings that stand for UCUM's plain ASCII; longer ones first.
constexpr std::array kSpellings = std::to_array<Spelling>({
    {"\u00b5", "u"},  // micro sign
    {"\u03bc", "u"},  // Greek mu
    {"\u00b2", "2"},  // superscripts
    {"\u00b3", "3"},
    {"\u00b9", "1"},
    {"\u207b", "-"},
    {"\u00b0", "deg"},  // degree sign
    {"\u00d7", "x"},    // multiplication sign
    {"\u00b7", "."},    // middle dot
    {"\u2070", "0"},
    {"\u2076", "6"},
    {"\u2079", "9"},
    {" per ", "/"},
});

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return result;
}

bool is_unit(std::string_view unit) {
  Term term;
  Measure measure;
  return !unit.empty() && !read_term(unit, term) && !measure_term(term, measure);
}

std::string with_plain_characters(std::string_view unit) {
  std::string text(unit);
  for (const auto& spelling : kSpellings) {
    for (auto at = text.find(spelling.written); at != std::string::npos; at = text.find(spelling.written, at + 1)) {
      text.replace(at, spelling.written.size(), spelling.meant);
    }
  }
  return text;
}

/// "x10e9", "10e9", "x10^9", "x10*9", "10 9" as "10*9"; none if `part` is no power of ten.
std::optional<std::string> power_of_ten(std::string_view part) {
  if (part.starts_with('x') || part.starts_with('X')) part.remove_prefix(1);
  while (part.starts_with(' ')) part.remove_prefix(1);
  if (!part.starts_with("10")) return std::nullopt;
  part.remove_prefix(2);
  const auto digits = part.find_first_of("0123456789");
  if (digits == std::string_view::npos || digits == 0 || digits > 2) return std::nullopt;
  const auto exponent = part.substr(digits);
  if (exponent.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  return "10*" + std::string(exponent);
}

std::optional<std::string> habit(std::string_view part) {
  const auto wanted = lower(part);
  const auto at = std::find_if(kHabits.begin(), kHabits.end(), [&](const Habit& h) { return h.written == wanted; });
  if (at == kHabits.end()) return std::nullopt;
  return std::string(at->meant);
}

/// An atom's symbol without the brackets around all of it.
std::string_view bare(std::string_view symbol) {
  const bool bracketed = symbol.front() == '[' && symbol.back() == ']';
  return bracketed ? symbol.substr(1, symbol.size() - 2) : symbol;
}

/// A symbol that differs in case only or in its brackets. The usual prefixes go first, then the fewest capitals ("KG"
/// is kg, not kG).
std::optional<std::string> same_letters(std::string_view part) {
  static constexpr std::array<std::string_view, 8> kUsualPrefixes{"", "m", "k", "u", "n", "d", "c", "p"};
  const auto wanted = lower(part);
  const auto oddity = [](std::string_view symbol) {
    const auto odd = [](char c) { return (c >= 'A' && c <= 'Z') || c == '['; };
    return std::count_if(symbol.begin(), symbol.end(), odd);
  };
  for (const std::string_view usual : kUsualPrefixes) {
    const std::string prefix(usual);
    const Atom* best = nullptr;
    for (const Atom& atom : atoms()) {
      if (!prefix.empty() && !atom.takes_prefix) continue;
      const std::size_t letters = wanted.size() - std::min(wanted.size(), prefix.size());
      if (letters != atom.symbol.size() && letters + 2 != atom.symbol.size()) continue;
      if (wanted != prefix + lower(bare(atom.symbol)) && wanted != prefix + lower(atom.symbol)) continue;
      if (best == nullptr || oddity(atom.symbol) < oddity(best->symbol)) best = &atom;
    }
    if (best != nullptr) return prefix + std::string(best->symbol);
  }
  return std::nullopt;
}

/// One part between '/' and '.', mended if it can be.
std::string mended(std::string_view part) {
  while (part.starts_with(' ')) part.remove_prefix(1);
  while (part.ends_with(' ')) part.remove_suffix(1);
  if (part.empty() || is_unit(part)) return std::string(part);
  if (auto fixed = power_of_ten(part)) return *fixed;
  if (auto fixed = habit(part)) return *fixed;
  if (auto fixed = same_letters(part)) return *fixed;
  const auto digits = part.find_last_not_of("0123456789-+") + 1;
  if (digits > 0 && digits < part.size()) return mended(part.substr(0, digits)) + std::string(part.substr(digits));
  return std::string(part);
}

std::string mended_parts(std::string_view unit) {
  std::string result;
  while (true) {
    const auto end = std::min(unit.find_first_of("/."), unit.size());
    const auto part = mended(unit.substr(0, end));
    // A part that is itself a quotient ("bpm" is "/min") brings its own slash.
    if (!result.empty() && result.back() == '.' && part.starts_with('/')) result.pop_back();
    result += part;
    if (end == unit.size()) return result;
    result += unit[end];
    unit.remove_prefix(end + 1);
  }
}

}  // namespace

std::string hint_for(std::string_view unit) {
  if (unit.size() > kLongestRepair) return {};
  const auto plain = with_plain_characters(unit);
  auto guess = habit(plain).value_or(mended_parts(plain));
  if (is_unit(guess) && guess != unit) return "did you mean '" + guess + "'?";
  std::vector<std::string_view> symbols;
  for (const Atom& atom : atoms()) symbols.push_back(atom.symbol);
  if (plain.size() >= 3 && plain.size() <= kLongestSymbol) {
    if (const auto near = nearest(plain, symbols)) return "did you mean '" + *near + "'?";
  }
  return {};
}

}  // namespace nextline::ucum
