// Dates, DateTimes and Times from and to text.
#include "base/date_text.h"
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

void put(std::string& text, int value, std::size_t width) {
  text.append(width, '0');
  for (std::size_t at = text.size(); width-- > 0; value /= 10) text[--at] = static_cast<char>('0' + value % 10);
}

std::size_t date_length(const Temporal& value) {
  return value.precision >= Precision::Day ? 10 : value.precision >= Precision::Month ? 7 : 4;
}

void write_two_digits(char* out, int value) {
  out[0] = static_cast<char>('0' + value / 10);
  out[1] = static_cast<char>('0' + value % 10);
}

/// Writes date_length() characters at `out`.
void write_date(const Temporal& value, char* out) {
  write_two_digits(out, value.year / 100);
  write_two_digits(out + 2, value.year % 100);
  if (value.precision < Precision::Month) return;
  out[4] = '-';
  write_two_digits(out + 5, value.month);
  if (value.precision < Precision::Day) return;
  out[7] = '-';
  write_two_digits(out + 8, value.day);
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

std::string date_to_string(const Temporal& value) {
  std::string text(date_length(value), '-');
  write_date(value, text.data());
  return text;
}

std::string_view date_text(const Temporal& value, Arena& arena) {
  const std::size_t length = date_length(value);
  auto* const text = static_cast<char*>(arena.allocate(length, 1));
  write_date(value, text);
  return {text, length};
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
