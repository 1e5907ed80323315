#include "base/unit_words.h"

#include <algorithm>
#include <array>

#include "base/texts.h"

namespace nextline {
namespace {

struct Spelling {
  std::string_view ucum, words;
};

/// Times are words where they stand alone or below a stroke; there in the singular.
constexpr std::array<Spelling, 7> kTimes = {
    {{"a", "year"}, {"mo", "month"}, {"wk", "week"}, {"d", "day"}, {"h", "hour"}, {"min", "minute"}, {"s", "second"}}};
/// Below a stroke the short times keep their sign, as laboratories write them (mL/min).
constexpr std::array<Spelling, 4> kPer = {{{"a", "year"}, {"mo", "month"}, {"wk", "week"}, {"d", "day"}}};
constexpr std::array<Spelling, 6> kUnits = {
    {{"Cel", "°C"}, {"[degF]", "°F"}, {"mm[Hg]", "mmHg"}, {"[iU]", "IU"}, {"[arb'U]", "U"}, {"deg", "°"}}};
constexpr std::array<std::string_view, 10> kRaised = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

template <std::size_t N>
std::string_view spelled(const std::array<Spelling, N>& spellings, std::string_view ucum) {
  for (const auto& spelling : spellings)
    if (spelling.ucum == ucum) return spelling.words;
  return {};
}

std::string raised(std::string_view digits) {
  std::string words;
  for (const char c : digits) words += c == '-' ? std::string_view("⁻") : kRaised[static_cast<std::size_t>(c - '0')];
  return words;
}

/// "10*9" and "10^9": the power; empty for anything else.
std::string_view power_of_ten(std::string_view factor) {
  if (factor.size() < 4 || (factor.substr(0, 3) != "10*" && factor.substr(0, 3) != "10^")) return {};
  const auto power = factor.substr(3);
  for (std::size_t i = 0; i < power.size(); ++i)
    if (!is_digit(power[i]) && !(power[i] == '-' && i == 0 && power.size() > 1)) return {};
  return power;
}

/// Micro is written u in UCUM; a u that begins another unit's name (none with these endings) is left.
bool is_micro(std::string_view unit) {
  static constexpr std::array<std::string_view, 7> kScaled = {"ug", "uL", "ul", "umol", "um", "uU", "u[iU]"};
  for (const auto scaled : kScaled)
    if (unit == scaled) return true;
  return false;
}

/// One factor of a unit, its annotation ({cycles}) without braces if there is nothing else.
std::string factor_words(std::string_view factor, bool below) {
  if (const auto brace = factor.find('{'); brace != std::string_view::npos) {
    if (brace > 0) return factor_words(factor.substr(0, brace), below);
    const auto end = factor.find('}');
    return std::string(factor.substr(1, end == std::string_view::npos ? end : end - 1));
  }
  if (const auto power = power_of_ten(factor); !power.empty()) return "×10" + raised(power);
  if (below)
    if (const auto per = spelled(kPer, factor); !per.empty()) return std::string(per);
  if (const auto unit = spelled(kUnits, factor); !unit.empty()) return std::string(unit);
  if (is_micro(factor)) return "µ" + factor_words(factor.substr(1), below);
  std::size_t stem = factor.size();
  while (stem > 0 && is_digit(factor[stem - 1])) --stem;
  return stem == 0 ? std::string(factor) : std::string(factor.substr(0, stem)) + raised(factor.substr(stem));
}

std::string unit_words(std::string_view ucum) {
  std::string words, factor;
  bool below = false;
  int depth = 0;
  const auto flush = [&] {
    words += factor_words(factor, below);
    factor.clear();
  };
  for (const char c : ucum) {
    depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
    if (depth > 0 || (c != '/' && c != '.')) {
      factor += c;
      continue;
    }
    flush();
    below = below || c == '/';
    words += c == '/' ? "/" : "·";
  }
  flush();
  return words;
}

}  // namespace

std::string amount_words(std::string_view number, std::string_view ucum) {
  std::string words(number);
  if (number.empty() || ucum.empty() || ucum == "1") return words;
  words += ' ';
  if (const auto time = spelled(kTimes, ucum); !time.empty()) {
    words += time;
    return number == "1" ? words : words + 's';
  }
  return words + unit_words(ucum);
}

std::string amount_words(const Decimal& number, std::string_view ucum) {
  constexpr int kSignificant = 4;
  const Decimal exact = number.normalized();
  int digits = 0;
  for (Int128 rest = exact.unscaled(); rest != 0; rest /= 10) ++digits;
  const int places = std::clamp(exact.scale() - (digits - kSignificant), 0, Decimal::kMaxScale);
  return amount_words(round_half_up(exact, places).normalized().to_string(), ucum);
}

}  // namespace nextline
