#include "base/ucum/term.h"

#include <algorithm>

#include "base/texts.h"

namespace nextline::ucum {
namespace {

constexpr std::size_t kLongestUnit = 256;
constexpr int kDeepest = 16;
constexpr std::size_t kLongestExponent = 2;
constexpr std::size_t kLongestInteger = 18;

bool ends_symbol(char c) {
  return is_digit(c) || std::string_view("+-./(){}]\" ").find(c) != std::string_view::npos;
}

/// Recursive descent over UCUM's grammar; stops at the first flaw.
class TermReader {
 public:
  TermReader(std::string_view text, Term& term) : rest_(text), term_(term) {}

  std::optional<Flaw> read() {
    if (rest_.empty()) return std::nullopt;
    const bool inverted = take('/');
    read_factors(inverted ? -1 : 1, 0);
    if (!flaw_ && !rest_.empty()) fail("stands where '.' or '/' should", rest_.substr(0, 1));
    return flaw_;
  }

 private:
  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::string_view take_front(std::size_t count) {
    const auto front = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return front;
  }

  std::string_view take_digits() {
    const auto end = std::find_if_not(rest_.begin(), rest_.end(), is_digit);
    return take_front(static_cast<std::size_t>(end - rest_.begin()));
  }

  void fail(std::string says, std::string_view part) {
    if (!flaw_) flaw_ = Flaw{std::move(says), part};
  }

  /// Factors joined by '.' and '/', which bind from the left.
  void read_factors(int sign, int depth) {
    read_factor(sign, depth);
    while (!flaw_) {
      if (take('.')) {
        read_factor(outer_sign(sign, depth), depth);
      } else if (take('/')) {
        read_factor(-outer_sign(sign, depth), depth);
      } else {
        return;
      }
    }
  }

  /// The sign of factors after the first: a leading '/' covers only the first one, a parenthesis covers all within.
  static int outer_sign(int sign, int depth) { return depth == 0 ? 1 : sign; }

  void read_factor(int sign, int depth) {
    if (rest_.empty()) return fail("ends where a unit should follow", {});
    const char first = rest_.front();
    if (first == '(') return read_parenthesis(sign, depth);
    if (first == '{') return read_annotation();
    if (is_digit(first) && !starts_power_of_ten()) return read_integer(sign);
    read_symbol(sign);
    if (!flaw_ && !rest_.empty() && rest_.front() == '{') read_annotation();
  }

  void read_parenthesis(int sign, int depth) {
    if (depth >= kDeepest) return fail("nests parentheses too deep", {});
    take('(');
    read_factors(sign, depth + 1);
    if (!flaw_ && !take(')')) fail("has '(' without ')'", {});
  }

  void read_annotation() {
    const auto end = rest_.find('}');
    if (end == std::string_view::npos) return fail("has '{' without '}'", {});
    const auto annotation = take_front(end + 1);
    const bool printable =
        std::all_of(annotation.begin(), annotation.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    if (!printable) fail("has an annotation with a space or a letter beyond ASCII", annotation);
  }

  bool starts_power_of_ten() const { return rest_.starts_with("10*") || rest_.starts_with("10^"); }

  void read_integer(int sign) {
    const auto digits = take_digits();
    if (digits.size() > kLongestInteger) return fail("has too many digits", digits);
    Component factor;
    for (const char c : digits) factor.number = factor.number * 10 + static_cast<std::uint64_t>(c - '0');
    if (factor.number == 0) return fail("is zero", digits);
    factor.text = digits;
    factor.exponent = sign;
    push(factor);
    if (!flaw_ && !rest_.empty() && rest_.front() == '{') read_annotation();
  }

  void read_symbol(int sign) {
    const auto text = take_symbol();
    if (flaw_) return;
    Component factor;
    factor.text = text;
    factor.symbol = find_symbol(text);
    if (factor.symbol.atom == nullptr) return fail("is no UCUM unit", text.empty() ? rest_.substr(0, 1) : text);
    factor.exponent = sign * take_exponent();
    push(factor);
  }

  /// A symbol's letters; brackets are taken whole, whatever is in them.
  std::string_view take_symbol() {
    if (starts_power_of_ten()) return take_front(3);
    std::size_t end = 0;
    while (end < rest_.size() && !ends_symbol(rest_[end])) {
      if (rest_[end] == '[') {
        const auto close = rest_.find(']', end);
        if (close == std::string_view::npos) {
          fail("has '[' without ']'", {});
          return {};
        }
        end = close;
      }
      ++end;
    }
    return take_front(end);
  }

  int take_exponent() {
    const auto start = rest_;
    const bool negative = take('-');
    const bool has_sign = negative || take('+');
    const auto digits = take_digits();
    if (digits.empty()) {
      if (has_sign) fail("has a sign without an exponent", start.substr(0, 1));
      return 1;
    }
    if (digits.size() > kLongestExponent) {
      fail("has too large an exponent", digits);
      return 1;
    }
    int exponent = 0;
    for (const char c : digits) exponent = exponent * 10 + (c - '0');
    return negative ? -exponent : exponent;
  }

  void push(const Component& factor) {
    if (term_.full()) return fail("has too many factors", factor.text);
    term_.push(factor);
  }

  std::string_view rest_;
  Term& term_;
  std::optional<Flaw> flaw_;
};

}  // namespace

std::optional<Flaw> read_term(std::string_view unit, Term& term) {
  if (unit.size() > kLongestUnit) return Flaw{"is too long to be a unit", unit.substr(0, 20)};
  return TermReader(unit, term).read();
}

}  // namespace nextline::ucum
