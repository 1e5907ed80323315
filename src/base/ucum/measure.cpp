#include "base/ucum/measure.h"

#include <algorithm>
#include <string>

#include "base/ucum/calendar.h"

namespace nextline::ucum {
namespace {

/// Adds `power` of an arbitrary unit; false if there are too many kinds to keep.
bool add_own(Dimension& dimension, std::uint8_t kind, std::int32_t power) {
  auto& own = dimension.own;
  for (auto& entry : own) {
    if (entry.kind != kind && entry.kind != 0) continue;
    entry.kind = kind;
    entry.power += power;
    if (entry.power == 0) entry = {};
    const auto rank = [](const Dimension::Own& o) { return o.kind == 0 ? 256 : o.kind; };
    std::sort(own.begin(), own.end(), [&](const auto& l, const auto& r) { return rank(l) < rank(r); });
    return true;
  }
  return false;
}

std::optional<Flaw> add_symbol(Measure& measure, const Component& component) {
  const Atom& atom = *component.symbol.atom;
  for (std::size_t i = 0; i < kBaseUnits; ++i) measure.dimension.base[i] += atom.powers[i] * component.exponent;
  if (atom.own_kind != 0 && !add_own(measure.dimension, atom.own_kind, component.exponent)) {
    return Flaw{"joins too many arbitrary units", component.text};
  }
  Factor factor = atom.factor.widened();
  if (component.symbol.prefix != nullptr) factor = product(factor, component.symbol.prefix->factor.widened());
  measure.factor = product(measure.factor, power(factor, component.exponent));
  return std::nullopt;
}

/// How far above absolute zero the scale's own zero lies, in its own degrees.
Decimal zero_shift(Scale scale) {
  switch (scale) {
    case Scale::Celsius:
      return Decimal(27315, 2);
    case Scale::Fahrenheit:
      return Decimal(45967, 2);
    case Scale::Reaumur:
      return Decimal(21852, 2);
    default:
      return {};
  }
}

std::optional<Decimal> shift_of(const Measure& measure) {
  return scaled(zero_shift(measure.scale), reciprocal(measure.prefix));
}

}  // namespace

std::optional<Flaw> measure_term(const Term& term, Measure& measure) {
  for (const auto& component : term.components()) {
    if (component.symbol.atom == nullptr) {
      const Factor number{static_cast<Int128>(component.number), 1, 0, 0, true, 1};
      measure.factor = product(measure.factor, power(number, component.exponent));
      continue;
    }
    const Scale scale = component.symbol.atom->scale;
    const bool alone = term.components().size() == 1 && component.exponent == 1;
    if (scale != Scale::Linear && !alone) {
      return Flaw{"is on a scale of its own, so it cannot be multiplied, divided or raised", component.text};
    }
    if (auto flaw = add_symbol(measure, component)) return flaw;
    measure.scale = scale;
    if (component.symbol.prefix != nullptr) measure.prefix = component.symbol.prefix->factor.widened();
  }
  return std::nullopt;
}

namespace {

std::optional<Measure> read_measure(std::string_view unit) {
  if (const auto* word = find_calendar_word(unit)) unit = word->duration;
  Term term;
  Measure measure;
  if (read_term(unit, term) || measure_term(term, measure)) return std::nullopt;
  return measure;
}

/// The units a thread measured last: records write the same few over and over, and reading one costs a microsecond.
class RecentUnits {
 public:
  const std::optional<Measure>& measure(std::string_view unit) {
    for (const Entry& entry : entries_)
      if (entry.unit == unit) return entry.measure;
    Entry& entry = entries_[next_];
    next_ = (next_ + 1) % entries_.size();
    entry.measure = read_measure(unit);
    entry.unit = unit;
    return entry.measure;
  }

 private:
  struct Entry {
    std::string unit;  // the empty text is no unit
    std::optional<Measure> measure;
  };
  std::array<Entry, 16> entries_;
  std::size_t next_ = 0;
};

}  // namespace

std::optional<Measure> measure_unit(std::string_view unit) {
  static constexpr std::size_t kLongestKept = 24;
  thread_local RecentUnits recent;
  return unit.empty() || unit.size() > kLongestKept ? read_measure(unit) : recent.measure(unit);
}

std::optional<Decimal> convert_measure(const Decimal& value, const Measure& from, const Measure& to) {
  if (from.dimension != to.dimension) return std::nullopt;
  const Factor ratio = product(from.factor, reciprocal(to.factor));
  if (from.scale == to.scale && from.scale == Scale::Opaque) return scaled(value, ratio);
  const auto from_shift = shift_of(from);
  const auto to_shift = shift_of(to);
  if (!from_shift || !to_shift) return std::nullopt;
  const auto above_zero = add(value, *from_shift);
  const auto converted = above_zero ? scaled(*above_zero, ratio) : std::nullopt;
  const auto result = converted ? subtract(*converted, *to_shift) : std::nullopt;
  if (!result) return std::nullopt;
  return result->normalized();
}

}  // namespace nextline::ucum
