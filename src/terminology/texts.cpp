#include "terminology/texts.h"

#include <algorithm>
#include <array>

#include "base/texts.h"

namespace nextline::terminology {
namespace {

/// What each byte becomes in a normal text: letters in lower case, digits, '%' and the bytes of letters beyond ASCII as
/// they are; 0 for what only separates words.
constexpr std::array<char, 256> kNormal = [] {
  std::array<char, 256> normal{};
  for (int c = 0; c < 256; ++c) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '%' || c >= 0x80;
    normal[static_cast<std::size_t>(c)] = static_cast<char>(upper ? c - 'A' + 'a' : word ? c : 0);
  }
  return normal;
}();

/// A point belongs to a word only between digits ("2.5").
bool is_decimal_point(std::string_view text, std::size_t at) {
  return text[at] == '.' && at > 0 && at + 1 < text.size() && is_digit(text[at - 1]) && is_digit(text[at + 1]);
}

/// Length of a trade-mark sign at `at`: (R) is C2 AE, TM is E2 84 A2; also the no-break space C2 A0. 0 if none.
std::size_t sign_length(std::string_view text, std::size_t at) {
  if (text[at] != '\xC2' && text[at] != '\xE2') return 0;
  for (const std::string_view sign : {"\xC2\xAE", "\xE2\x84\xA2", "\xC2\xA0"})
    if (text.substr(at).starts_with(sign)) return sign.size();
  return 0;
}

// What pharmacies and order forms write around a name.
constexpr std::string_view kFiller[] = {"and",
                                        "auc",
                                        "bag",
                                        "bid",
                                        "bolus",
                                        "capsule",
                                        "capsules",
                                        "coated",
                                        "concentrate",
                                        "cycle",
                                        "d",
                                        "daily",
                                        "day",
                                        "days",
                                        "delayed",
                                        "dispersible",
                                        "dose",
                                        "dosing",
                                        "drip",
                                        "each",
                                        "ec",
                                        "enteric",
                                        "er",
                                        "every",
                                        "extended",
                                        "film",
                                        "for",
                                        "from",
                                        "g",
                                        "gm",
                                        "h",
                                        "hour",
                                        "hours",
                                        "hr",
                                        "im",
                                        "in",
                                        "inf",
                                        "infusion",
                                        "inj",
                                        "injectable",
                                        "injection",
                                        "intramuscular",
                                        "intravenous",
                                        "intravenously",
                                        "iv",
                                        "kg",
                                        "kit",
                                        "l",
                                        "lyophilised",
                                        "lyophilized",
                                        "m2",
                                        "mcg",
                                        "mg",
                                        "ml",
                                        "mouth",
                                        "of",
                                        "once",
                                        "oral",
                                        "orally",
                                        "pack",
                                        "po",
                                        "powder",
                                        "pre",
                                        "prefilled",
                                        "product",
                                        "q1w",
                                        "q21d",
                                        "q2w",
                                        "q3w",
                                        "q4w",
                                        "qd",
                                        "reconstitution",
                                        "release",
                                        "sc",
                                        "single",
                                        "solution",
                                        "sq",
                                        "sterile",
                                        "subcut",
                                        "subcutaneous",
                                        "subcutaneously",
                                        "syringe",
                                        "tab",
                                        "tablet",
                                        "tablets",
                                        "tabs",
                                        "three",
                                        "to",
                                        "twice",
                                        "unt",
                                        "use",
                                        "vial",
                                        "vials",
                                        "week",
                                        "weekly",
                                        "weeks",
                                        "with"};

}  // namespace

std::string normalised_text(std::string_view text) {
  std::string normal;
  normal.reserve(text.size());
  bool gap = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t sign = sign_length(text, at);
    const char c = is_decimal_point(text, at) ? '.' : kNormal[static_cast<unsigned char>(text[at])];
    if (sign > 0 || c == 0) {
      gap = true;
      at += sign > 0 ? sign - 1 : 0;
      continue;
    }
    if (gap && !normal.empty()) normal += ' ';
    gap = false;
    normal += c;
  }
  return normal;
}

bool says_no_name(std::string_view word) {
  if (word.empty() || is_digit(word[0]) || word == "%") return true;  // "150", "150mg", "2.5%"
  static_assert(std::ranges::is_sorted(kFiller));
  return std::ranges::binary_search(kFiller, word);
}

std::vector<std::size_t> word_starts(std::string_view normalised) {
  if (normalised.empty()) return {};
  std::vector<std::size_t> starts{0};
  for (std::size_t at = 0; at < normalised.size(); ++at)
    if (normalised[at] == ' ') starts.push_back(at + 1);
  starts.push_back(normalised.size() + 1);
  return starts.size() > kMostWords + 1 ? std::vector<std::size_t>{} : starts;
}

}  // namespace nextline::terminology
