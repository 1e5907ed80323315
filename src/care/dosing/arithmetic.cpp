#include "care/dosing/arithmetic.h"

#include "base/texts.h"
#include "base/ucum.h"
#include "base/unit_words.h"

namespace nextline::care {
namespace {

std::string shown(const Decimal& number, std::string_view unit) {
  return amount_words(number, unit);
}

std::optional<Decimal> in_mg(const DoseSum& sum) {
  if (!sum.multiplier) return ucum::convert(sum.amount, sum.amount_unit, kDoseUnit);
  const auto product = multiply(sum.amount, *sum.multiplier);
  if (!product) return std::nullopt;
  return ucum::convert(*product, ucum::multiply_units(sum.amount_unit, sum.multiplier_unit), kDoseUnit);
}

std::string pieces_words(const RoundedDose& dose, std::string_view piece) {
  std::string words;
  for (const auto& [size, count] : dose.pieces) {
    const std::string number = std::to_string(count);
    words += words.empty() ? cat(number, " ", piece, count == 1 ? "" : "s") : cat(" and ", number);
    words += cat(" of ", shown(size, kDoseUnit));
  }
  return words;
}

void round(const DoseSum& sum, DoseResult& result) {
  result.given = result.value;
  if (!sum.rounding) return;
  const RoundedDose rounded = rounded_dose(result.value, *sum.rounding, sum.only_down, sum.most);
  result.given = rounded.amount;
  result.is_too_far = rounded.is_too_far;
  result.pieces = pieces_words(rounded, sum.piece);
  if (rounded.is_too_far) {
    const std::string off = sum.rounding->within_percent
                                ? cat(" more than ", sum.rounding->within_percent->normalized().to_string(), " % away")
                                : std::string(" none that fits");
    result.words += cat(", given as calculated (", sum.rounding_says, ":", off, ")");
  } else if (result.given != result.value) {
    result.words += ", given as " + shown(result.given, kDoseUnit);
    if (!result.pieces.empty()) result.words += " (" + result.pieces + ")";
  } else if (!result.pieces.empty()) {
    result.words += ", " + result.pieces;
  }
}

}  // namespace

std::optional<DoseResult> worked_out(const DoseSum& sum) {
  const auto value = in_mg(sum);
  if (!value) return std::nullopt;
  DoseResult result;
  result.value = *value;
  if (sum.multiplier)
    result.words = cat(shown(sum.amount, sum.amount_unit), " × ", shown(*sum.multiplier, sum.multiplier_unit), " = ");
  result.words += shown(result.value, kDoseUnit);
  if (sum.most && *sum.most < result.value) {
    result.is_capped = true;
    result.value = *sum.most;
    result.words += cat(", at most ", shown(*sum.most, kDoseUnit));
  }
  round(sum, result);
  return result;
}

}  // namespace nextline::care
