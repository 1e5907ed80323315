// Dates, DateTimes and Times from and to text.
#include <array>

#include "base/temporal.h"

namespace nextline {
namespace {

constexpr int kWidestOffset = 14 * 60;

/// Reads from the front of a text; every take returns whether it found what it was asked for.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }
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

bool read_date(Scanner& scanner, Temporal& value) {
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

/// Puts the last `width` digits of `value` at `start`.
void write(char* start, int value, std::size_t width) {
  for (std::size_t at = width; at-- > 0; value /= 10) start[at] = static_cast<char>('0' + value % 10);
}

/// Two digits, of 0 to 99.
void write_pair(char* start, int value) {
  start[0] = static_cast<char>('0' + value / 10);
  start[1] = static_cast<char>('0' + value % 10);
}

void put(std::string& text, int value, std::size_t width) {
  text.append(width, '0');
  write(text.data() + text.size() - width, value, width);
}

void put_offset(std::string& text, int offset) {
  if (offset == 0) {
    text += 'Z';
    return;
  }
  const int size = offset < 0 ? -offset : offset;
  text += offset < 0 ? '-' : '+';
  put(text, size / 60, 2);
  text += ':';
  put(text, size % 60, 2);
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

std::size_t write_date(const Temporal& value, char* out) {
  write_pair(out, value.year / 100);
  write_pair(out + 2, value.year % 100);
  if (value.precision < Precision::Month) return 4;
  out[4] = '-';
  write_pair(out + 5, value.month);
  if (value.precision < Precision::Day) return 7;
  out[7] = '-';
  write_pair(out + 8, value.day);
  return kDateLength;
}

std::string date_to_string(const Temporal& value) {
  std::array<char, kDateLength> text;
  return {text.data(), write_date(value, text.data())};
}

std::string time_to_string(const Temporal& value) {
  std::string text;
  put(text, value.hour, 2);
  if (value.precision < Precision::Minute) return text;
  text += ':';
  put(text, value.minute, 2);
  if (value.precision < Precision::Second) return text;
  text += ':';
  put(text, value.second, 2);
  if (value.precision < Precision::Millisecond) return text;
  text += '.';
  put(text, value.millisecond, 3);
  return text;
}

std::string datetime_to_string(const Temporal& value) {
  std::string text = date_to_string(value) + 'T';
  if (value.precision < Precision::Hour) return text;
  text += time_to_string(value);
  if (value.has_offset) put_offset(text, value.offset_minutes);
  return text;
}

}  // namespace nextline
