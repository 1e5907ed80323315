// Any text as a unit: checking, converting and multiplying must answer, and their answers must agree.
#include "base/ucum.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

/// The input is two units with a newline between them, or one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace nextline;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto end = std::min(text.find('\n'), text.size());
  const auto left = text.substr(0, end);
  const auto right = end < text.size() ? text.substr(end + 1) : std::string_view("1");

  const bool left_good = ucum::check(left).ok();
  const bool right_good = ucum::check(right).ok();
  require(ucum::commensurable(left, left));
  require(ucum::commensurable(left, right) == ucum::commensurable(right, left));
  const Decimal value(123456, 3);
  require(ucum::convert(value, left, left) == value);
  const auto there = ucum::convert(value, left, right);
  if (there) require(there->in_range() && ucum::commensurable(left, right));
  const auto product = ucum::multiply_units(left, right);
  const auto quotient = ucum::divide_units(left, right);
  // Products of long units can outgrow what one unit may hold, so only short ones must be units again.
  const bool plain = left_good && right_good && size < 20 && text.find("Cel") == std::string_view::npos;
  if (plain && ucum::commensurable(product, "1")) require(ucum::check(product).ok() && !quotient.empty());
  return 0;
}
