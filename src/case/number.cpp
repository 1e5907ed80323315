#include "case/number.h"

#include "base/ucum.h"

namespace nextline {

namespace flat = knowledge::flat;

namespace {

/// Moles of the analyte to grams or back, by way of mol and g over the same denominator.
std::optional<Decimal> through_molar_mass(const flat::Fact& fact, const Decimal& value, std::string_view from,
                                          std::string_view to) {
  const auto mass = fact.molar_mass() == nullptr ? std::nullopt : Decimal::parse(fact.molar_mass()->string_view());
  if (!mass) return std::nullopt;
  // The largest steps keep the most digits: 8 places after the point is all a Decimal has.
  if (const auto micromoles = ucum::convert(value, from, "umol/L")) {
    const auto micrograms = multiply(*micromoles, *mass);
    return micrograms ? ucum::convert(*micrograms, "ug/L", to) : std::nullopt;
  }
  if (const auto micrograms = ucum::convert(value, from, "ug/L")) {
    const auto micromoles = divide(*micrograms, *mass);
    return micromoles ? ucum::convert(*micromoles, "umol/L", to) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

Result<Decimal> in_fact_unit(const flat::Fact& fact, const Decimal& value, std::string_view unit,
                             const std::string& where) {
  const std::string_view own = fact.unit()->string_view();
  if (unit.empty() || unit == own) return value;
  if (const auto converted = ucum::convert(value, unit, own)) return converted->normalized();
  if (const auto converted = through_molar_mass(fact, value, unit, own)) return converted->normalized();
  if (Result<void> known = ucum::check(unit); !known) {
    Error error = known.error();
    error.where = where;
    return error;
  }
  return author_error(
      "wrong-unit",
      "'" + std::string(unit) + "' cannot be converted to '" + std::string(own) + "' of '" + fact.name()->str() + "'",
      where, "give it in " + std::string(own));
}

Result<void> check_bounds(const flat::Fact& fact, const Decimal& value, const std::string& where) {
  if (fact.whole() && value.normalized().scale() != 0)
    return author_error("not-whole", "'" + fact.name()->str() + "' is counted: a whole number", where,
                        "write the number without a fraction");
  if (bounds_of(fact).hold(value)) return {};
  return author_error("out-of-range",
                      "'" + fact.name()->str() + "' must be from " + fact.low()->str() + " to " + fact.high()->str() +
                          ' ' + fact.unit()->str(),
                      where, "check the number and its unit");
}

Result<Decimal> parse_number(const flat::Fact& fact, std::string_view text, const std::string& where) {
  const std::size_t space = text.find(' ');
  const auto number = Decimal::parse(text.substr(0, space));
  if (!number)
    return author_error("not-a-number", "'" + fact.name()->str() + "' needs a number, not '" + std::string(text) + "'",
                        where, "write a number, with a unit behind it if it is not in " + fact.unit()->str());
  const std::size_t unit = space == std::string_view::npos ? space : text.find_first_not_of(' ', space);
  NEXTLINE_TRY(value, in_fact_unit(fact, *number, unit == std::string_view::npos ? "" : text.substr(unit), where));
  NEXTLINE_CHECK(check_bounds(fact, value, where));
  return value;
}

}  // namespace nextline
