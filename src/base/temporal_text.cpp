// Dates, DateTimes and Times from and to text.
#include <array>
#include <cstring>

#include "base/iso_text.h"
#include "base/temporal.h"

namespace nextline {
namespace {

constexpr int kWidestOffset = 14 * 60;

/// Reads from the front of a text; every take returns whether it found what it was asked for.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }
  void skip(std::size_t count) { rest_.remove_prefix(count); }
  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  /// Exactly `width` digits, as a number in [low, high].
  std::optional<int> number(std::size_t width, int low, int high) {
    if (rest_.size() < width) return std::nullopt;
    int value = 0;
    for (const char c : rest_.substr(0, width)) {
      if (c < '0' || c > '9') return std::nullopt;
      value = value * 10 + (c - '0');
    }
    rest_.remove_prefix(width);
    if (value < low || value > high) return std::nullopt;
    return value;
  }
  /// One or more digits after a point, as thousandths; further digits are cut off.
  std::optional<int> thousandths() {
    int value = 0;
    std::size_t count = 0;
    for (; count < rest_.size() && rest_[count] >= '0' && rest_[count] <= '9'; ++count) {
      if (count < 3) value = value * 10 + (rest_[count] - '0');
    }
    if (count == 0) return std::nullopt;
    for (std::size_t i = count; i < 3; ++i) value *= 10;
    rest_.remove_prefix(count);
    return value;
  }

 private:
  std::string_view rest_;
};

/// Puts `part` into `field` and makes `precision` the finest known; false if there is no part.
template <class Field>
bool set(std::optional<int> part, Field& field, Temporal& value, Precision precision) {
  if (!part) return false;
  field = static_cast<Field>(*part);
  value.precision = precision;
  return true;
}

/// The number that two digits at `text` make; more than 99 if they are none.
unsigned two_digits(const char* text) {
  const unsigned tens = static_cast<unsigned char>(text[0]) - unsigned{'0'};
  const unsigned ones = static_cast<unsigned char>(text[1]) - unsigned{'0'};
  return tens > 9 || ones > 9 ? 1000 : tens * 10 + ones;
}

/// A date to the day, as nearly all are; takes nothing where the text begins with no such date.
bool read_whole_date(Scanner& scanner, Temporal& value) {
  const std::string_view text = scanner.rest();
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return false;
  const unsigned century = two_digits(text.data()), rest = two_digits(text.data() + 2);
  const unsigned month = two_digits(text.data() + 5), day = two_digits(text.data() + 8);
  if (century > 99 || rest > 99 || century + rest == 0 || month - 1 > 11 || day - 1 > 30) return false;
  const unsigned year = century * 100 + rest;
  if (day > 28 && static_cast<int>(day) > days_in_month(static_cast<int>(year), static_cast<int>(month))) return false;
  value.year = static_cast<std::int16_t>(year);
  value.month = static_cast<std::uint8_t>(month);
  value.day = static_cast<std::uint8_t>(day);
  value.precision = Precision::Day;
  scanner.skip(10);
  return true;
}

bool read_date(Scanner& scanner, Temporal& value) {
  if (read_whole_date(scanner, value)) return true;
  if (!set(scanner.number(4, 1, 9999), value.year, value, Precision::Year)) return false;
  if (!scanner.take('-')) return true;
  if (!set(scanner.number(2, 1, 12), value.month, value, Precision::Month)) return false;
  if (!scanner.take('-')) return true;
  return set(scanner.number(2, 1, days_in_month(value.year, value.month)), value.day, value, Precision::Day);
}

bool read_time(Scanner& scanner, Temporal& value) {
  if (!set(scanner.number(2, 0, 23), value.hour, value, Precision::Hour)) return false;
  if (!scanner.take(':')) return true;
  if (!set(scanner.number(2, 0, 59), value.minute, value, Precision::Minute)) return false;
  if (!scanner.take(':')) return true;
  if (!set(scanner.number(2, 0, 59), value.second, value, Precision::Second)) return false;
  if (!scanner.take('.')) return true;
  return set(scanner.thousandths(), value.millisecond, value, Precision::Millisecond);
}

bool read_offset(Scanner& scanner, Temporal& value) {
  if (scanner.at_end()) return true;
  value.has_offset = true;
  if (scanner.take('Z')) return true;
  const bool west = scanner.take('-');
  if (!west && !scanner.take('+')) return false;
  const auto hours = scanner.number(2, 0, 14);
  if (!hours || !scanner.take(':')) return false;
  const auto minutes = scanner.number(2, 0, 59);
  if (!minutes || *hours * 60 + *minutes > kWidestOffset) return false;
  const int offset = *hours * 60 + *minutes;
  value.offset_minutes = static_cast<std::int16_t>(west ? -offset : offset);
  return true;
}

/// "00", "01", … "99", one behind the other.
constexpr std::array<char, 200> kTwoDigits = [] {
  std::array<char, 200> digits{};
  for (std::size_t i = 0; i < 100; ++i) {
    digits[2 * i] = static_cast<char>('0' + i / 10);
    digits[2 * i + 1] = static_cast<char>('0' + i % 10);
  }
  return digits;
}();

/// Each of these writes at `out` and gives the place behind. `value` is less than 100.
char* put_two_digits(char* out, unsigned value) {
  std::memcpy(out, kTwoDigits.data() + std::size_t{2} * value, 2);
  return out + 2;
}

char* put_date(char* out, const Temporal& value) {
  const auto year = static_cast<unsigned>(value.year);
  out = put_two_digits(put_two_digits(out, year / 100 % 100), year % 100);
  if (value.precision < Precision::Month) return out;
  *out++ = '-';
  out = put_two_digits(out, value.month);
  if (value.precision < Precision::Day) return out;
  *out++ = '-';
  return put_two_digits(out, value.day);
}

char* put_time(char* out, const Temporal& value) {
  out = put_two_digits(out, value.hour);
  if (value.precision < Precision::Minute) return out;
  *out++ = ':';
  out = put_two_digits(out, value.minute);
  if (value.precision < Precision::Second) return out;
  *out++ = ':';
  out = put_two_digits(out, value.second);
  if (value.precision < Precision::Millisecond) return out;
  *out++ = '.';
  *out++ = static_cast<char>('0' + value.millisecond / 100 % 10);
  return put_two_digits(out, value.millisecond % 100U);
}

char* put_offset(char* out, int offset) {
  if (offset == 0) {
    *out++ = 'Z';
    return out;
  }
  const auto size = static_cast<unsigned>(offset < 0 ? -offset : offset);
  *out++ = offset < 0 ? '-' : '+';
  out = put_two_digits(out, size / 60);
  *out++ = ':';
  return put_two_digits(out, size % 60);
}

using Written = std::array<char, 32>;  // more than "2014-01-25T14:30:14.559+01:00" needs

std::size_t date_length(const Temporal& value) {
  return value.precision >= Precision::Day ? 10 : value.precision >= Precision::Month ? 7 : 4;
}

}  // namespace

std::optional<Temporal> parse_date(std::string_view text) {
  Scanner scanner(text);
  Temporal value;
  if (!read_date(scanner, value) || !scanner.at_end()) return std::nullopt;
  return value;
}

std::optional<Temporal> parse_datetime(std::string_view text) {
  Scanner scanner(text);
  Temporal value;
  if (!read_date(scanner, value)) return std::nullopt;
  if (scanner.take('T') && !scanner.at_end()) {
    const bool complete = value.precision == Precision::Day;
    if (!complete || !read_time(scanner, value) || !read_offset(scanner, value)) return std::nullopt;
  }
  if (!scanner.at_end()) return std::nullopt;
  return value;
}

std::optional<Temporal> parse_time(std::string_view text) {
  Scanner scanner(text);
  Temporal value;
  if (!read_time(scanner, value) || !scanner.at_end()) return std::nullopt;
  return value;
}

std::string date_to_string(const Temporal& value) {
  Written text;
  return {text.data(), put_date(text.data(), value)};
}

std::string_view iso_text(const Temporal& value, Arena& arena) {
  if (value.precision > Precision::Day) return arena.copy(datetime_to_string(value));
  const std::size_t length = date_length(value);
  auto* const text = static_cast<char*>(arena.allocate(length, 1));
  put_date(text, value);
  return {text, length};
}

std::string time_to_string(const Temporal& value) {
  Written text;
  return {text.data(), put_time(text.data(), value)};
}

std::string datetime_to_string(const Temporal& value) {
  Written text;
  char* end = put_date(text.data(), value);
  *end++ = 'T';
  if (value.precision < Precision::Hour) return {text.data(), end};
  end = put_time(end, value);
  if (value.has_offset) end = put_offset(end, value.offset_minutes);
  return {text.data(), end};
}

}  // namespace nextline
