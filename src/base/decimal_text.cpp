// Decimals from and to text.
#include <algorithm>
#include <array>

#include "base/decimal.h"
#include "base/texts.h"

namespace nextline {
namespace {

__extension__ using Unsigned128 = unsigned __int128;

constexpr std::int64_t kWidestExponent = 1'000'000'000;

/// Takes the digits at the front of `text`.
std::string_view take_digits(std::string_view& text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  const auto digits = text.substr(0, count);
  text.remove_prefix(count);
  return digits;
}

bool take_sign(std::string_view& text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  return negative;
}

/// The parts of a number's text.
struct Numeral {
  bool negative = false;
  std::string_view whole;
  std::string_view fraction;
  std::int64_t exponent = 0;

  /// Few enough digits for 64 bits, and none to round: nearly every number is.
  bool is_short() const { return exponent == 0 && size() <= 18 && fraction.size() <= Decimal::kMaxScale; }
  Decimal short_value() const {
    std::int64_t unscaled = 0;
    for (const char c : whole) unscaled = unscaled * 10 + (c - '0');
    for (const char c : fraction) unscaled = unscaled * 10 + (c - '0');
    return Decimal(negative ? -unscaled : unscaled, static_cast<int>(fraction.size()));
  }

  std::int64_t size() const { return static_cast<std::int64_t>(whole.size() + fraction.size()); }
  int digit(std::int64_t index) const {
    const auto i = static_cast<std::size_t>(index);
    return (i < whole.size() ? whole[i] : fraction[i - whole.size()]) - '0';
  }
};

std::optional<std::int64_t> take_exponent(std::string_view& text) {
  if (text.empty() || (text.front() != 'e' && text.front() != 'E')) return 0;
  text.remove_prefix(1);
  const bool negative = take_sign(text);
  const auto digits = take_digits(text);
  if (digits.empty()) return std::nullopt;
  std::int64_t exponent = 0;
  for (const char c : digits) exponent = std::min(exponent * 10 + (c - '0'), kWidestExponent);
  return negative ? -exponent : exponent;
}

std::optional<Numeral> read_numeral(std::string_view text) {
  Numeral numeral;
  numeral.negative = take_sign(text);
  numeral.whole = take_digits(text);
  if (numeral.whole.empty()) return std::nullopt;
  if (!text.empty() && text.front() == '.') {
    text.remove_prefix(1);
    numeral.fraction = take_digits(text);
    if (numeral.fraction.empty()) return std::nullopt;
  }
  const auto exponent = take_exponent(text);
  if (!exponent || !text.empty()) return std::nullopt;
  numeral.exponent = *exponent;
  return numeral;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const auto numeral = read_numeral(text);
  if (!numeral) return std::nullopt;
  if (numeral->is_short()) return numeral->short_value();
  const std::int64_t point = static_cast<std::int64_t>(numeral->whole.size()) + numeral->exponent;
  const std::int64_t places = std::clamp<std::int64_t>(numeral->size() - point, 0, kMaxScale);
  const std::int64_t kept = point + places;  // digits of the result, zeros appended where the text has none

  constexpr Int128 limit = static_cast<Int128>(10'000'000'000'000'000'000ULL) * 1'000'000'000'000'000'000;  // 10^37
  Int128 unscaled = 0;
  bool nonzero = false;
  for (std::int64_t i = 0; i < kept && (i < numeral->size() || nonzero); ++i) {
    unscaled = unscaled * 10 + (i < numeral->size() ? numeral->digit(i) : 0);
    nonzero = nonzero || unscaled != 0;
    if (unscaled >= limit) return std::nullopt;
  }
  if (kept >= 0 && kept < numeral->size() && numeral->digit(kept) >= 5) ++unscaled;
  const Decimal value(numeral->negative ? -unscaled : unscaled, static_cast<int>(places));
  if (!value.in_range()) return std::nullopt;
  return value;
}

std::string Decimal::to_string() const {
  std::array<char, 48> digits;  // more than the 39 of an Int128, a point and a sign
  char* const end = digits.data() + digits.size();
  char* at = end;
  const auto write = [&](auto rest) {
    for (int place = 0; rest != 0 || place <= scale_; ++place) {
      if (place == scale_ && scale_ > 0) *--at = '.';
      *--at = static_cast<char>('0' + static_cast<int>(rest % 10));
      rest /= 10;
    }
  };
  const Int128 magnitude = unscaled_ < 0 ? -unscaled_ : unscaled_;
  const auto narrow = static_cast<std::uint64_t>(magnitude);  // nearly every number is, and divides faster
  if (narrow == static_cast<Unsigned128>(magnitude)) {
    write(narrow);
  } else {
    write(magnitude);
  }
  if (unscaled_ < 0) *--at = '-';
  return {at, end};
}

}  // namespace nextline
