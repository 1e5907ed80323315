#include "terminology/texts.h"

#include <algorithm>

namespace nextline::terminology {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Letters, digits, '%' and the bytes of letters beyond ASCII; a point only between digits ("2.5").
bool is_word_character(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '.') return at > 0 && at + 1 < text.size() && is_digit(text[at - 1]) && is_digit(text[at + 1]);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '%' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Length of a trade-mark sign at `at`: (R) is C2 AE, TM is E2 84 A2; also the no-break space C2 A0. 0 if none.
std::size_t sign_length(std::string_view text, std::size_t at) {
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
                                        "ec",
                                        "each",
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
                                        "lyophilized",
                                        "lyophilised",
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
                                        "release",
                                        "reconstitution",
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
    if (sign > 0 || !is_word_character(text, at)) {
      gap = true;
      at += sign > 0 ? sign - 1 : 0;
      continue;
    }
    if (gap && !normal.empty()) normal += ' ';
    gap = false;
    const char c = text[at];
    normal += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return normal;
}

bool says_no_name(std::string_view word) {
  if (word.empty() || is_digit(word[0]) || word == "%") return true;  // "150", "150mg", "2.5%"
  return std::ranges::find(kFiller, word) != std::end(kFiller);
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
