#include "cql/operators/algebra/precision.h"

#include <array>

namespace nextline::cql::algebra {
namespace {

struct Word {
  std::string_view text;
  CalendarUnit unit;
};
constexpr std::array kWords = {
    Word{"year", {Precision::Year, 1}},     Word{"month", {Precision::Month, 1}},
    Word{"week", {Precision::Day, 7}},      Word{"day", {Precision::Day, 1}},
    Word{"hour", {Precision::Hour, 1}},     Word{"minute", {Precision::Minute, 1}},
    Word{"second", {Precision::Second, 1}}, Word{"millisecond", {Precision::Millisecond, 1}},
};
constexpr std::array kUcum = {
    Word{"a", {Precision::Year, 1}},   Word{"mo", {Precision::Month, 1}},       Word{"wk", {Precision::Day, 7}},
    Word{"d", {Precision::Day, 1}},    Word{"h", {Precision::Hour, 1}},         Word{"min", {Precision::Minute, 1}},
    Word{"s", {Precision::Second, 1}}, Word{"ms", {Precision::Millisecond, 1}},
};

bool same_word(std::string_view word, std::string_view known) {
  if (word.empty()) return false;
  if (word.size() == known.size() + 1 && word.back() == 's') word.remove_suffix(1);
  return word.size() == known.size() && (word[0] | 0x20) == known[0] && word.substr(1) == known.substr(1);
}

}  // namespace

std::optional<CalendarUnit> calendar_word(std::string_view word) {
  for (const Word& known : kWords) {
    if (same_word(word, known.text)) return known.unit;
  }
  return std::nullopt;
}

std::optional<CalendarUnit> time_unit(std::string_view unit) {
  for (const Word& known : kUcum) {
    if (unit == known.text) return known.unit;
  }
  return calendar_word(unit);
}

std::optional<Precision> comparison_precision(std::string_view word) {
  const auto unit = calendar_word(word);
  if (!unit) return std::nullopt;
  return unit->precision;
}

}  // namespace nextline::cql::algebra
