// Units of products and quotients, as text.
#include <algorithm>
#include <string>
#include <vector>

#include "base/ucum.h"
#include "base/ucum/term.h"

namespace nextline::ucum {
namespace {

/// A symbol or integer and its power in the result.
struct Power {
  std::string_view text;
  int exponent;
  bool number;
};

/// False if `unit` is not UCUM.
bool gather(std::string_view unit, int sign, std::vector<Power>& powers) {
  Term term;
  if (read_term(unit, term)) return false;
  for (const auto& component : term.components()) {
    if (component.number == 1) continue;
    const int exponent = component.exponent * sign;
    const auto same =
        std::find_if(powers.begin(), powers.end(), [&](const Power& p) { return p.text == component.text; });
    if (same != powers.end()) {
      same->exponent += exponent;
    } else {
      powers.push_back({component.text, exponent, component.number != 0});
    }
  }
  return true;
}

void put_power(std::string& text, const Power& power, int exponent) {
  // Integers take no exponent in UCUM, so a squared one is written twice.
  for (int i = 0; power.number && i < exponent; ++i) text.append(i == 0 ? "" : ".").append(power.text);
  if (power.number) return;
  text += power.text;
  const bool power_of_ten = power.text == "10*" || power.text == "10^";
  if (exponent != 1 || power_of_ten) text += std::to_string(exponent);
}

std::string written(const std::vector<Power>& powers) {
  std::string text;
  for (const auto& power : powers) {
    if (power.exponent <= 0) continue;
    if (!text.empty()) text += '.';
    put_power(text, power, power.exponent);
  }
  for (const auto& power : powers) {
    // Each repetition of an integer needs a slash of its own.
    const int times = power.number ? -power.exponent : (power.exponent < 0 ? 1 : 0);
    for (int i = 0; i < times; ++i) {
      text += '/';
      put_power(text, power, power.number ? 1 : -power.exponent);
    }
  }
  return text.empty() ? "1" : text;
}

bool is_one(std::string_view unit) {
  return unit.empty() || unit == "1";
}

}  // namespace

std::string multiply_units(std::string_view left, std::string_view right) {
  std::vector<Power> powers;
  if (gather(left, 1, powers) && gather(right, 1, powers)) return written(powers);
  if (is_one(left)) return std::string(right);
  if (is_one(right)) return std::string(left);
  return "(" + std::string(left) + ").(" + std::string(right) + ")";
}

std::string divide_units(std::string_view left, std::string_view right) {
  std::vector<Power> powers;
  if (gather(left, 1, powers) && gather(right, -1, powers)) return written(powers);
  if (left == right) return "1";
  if (is_one(right)) return std::string(left);
  return (is_one(left) ? std::string() : "(" + std::string(left) + ")") + "/(" + std::string(right) + ")";
}

}  // namespace nextline::ucum
