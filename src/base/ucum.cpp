#include "base/ucum.h"

#include "base/ucum/calendar.h"
#include "base/ucum/hint.h"
#include "base/ucum/measure.h"
#include "base/ucum/term.h"

namespace nextline::ucum {
namespace {

/// Years and months keep their own ratio (12) to each other, whether written in words or as 'a' and 'mo'.
std::string_view year_or_month(std::string_view unit) {
  const auto* word = find_calendar_word(unit);
  const std::string_view plain = word != nullptr ? word->unit : unit;
  return plain == "a" || plain == "mo" ? plain : std::string_view();
}

}  // namespace

Result<void> check(std::string_view unit) {
  Term term;
  Measure measure;
  auto flaw = read_term(unit, term);
  if (!flaw) flaw = measure_term(term, measure);
  if (!flaw) return {};
  const std::string shown(unit.substr(0, 60));
  const bool whole = flaw->part.empty() || flaw->part == unit;
  const std::string part = whole ? " " : ": '" + std::string(flaw->part.substr(0, 30)) + "' ";
  return author_error("not-ucum", "unit '" + shown + "'" + part + flaw->says, {}, hint_for(unit));
}

bool commensurable(std::string_view left, std::string_view right) {
  if (left == right) return true;
  const auto l = measure_unit(left);
  const auto r = measure_unit(right);
  return l && r && l->dimension == r->dimension;
}

std::optional<Decimal> convert(const Decimal& value, std::string_view from, std::string_view to) {
  if (from == to) return value;
  const auto from_calendar = year_or_month(from);
  const auto to_calendar = year_or_month(to);
  if (!from_calendar.empty() && !to_calendar.empty()) from = from_calendar, to = to_calendar;
  if (from == to) return value;
  const auto measured_from = measure_unit(from);
  const auto measured_to = measure_unit(to);
  if (!measured_from || !measured_to) return std::nullopt;
  return convert_measure(value, *measured_from, *measured_to);
}

}  // namespace nextline::ucum
