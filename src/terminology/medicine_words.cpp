#include "terminology/medicine_words.h"

#include <algorithm>
#include <array>

#include "base/texts.h"
#include "terminology/texts.h"

namespace nextline::terminology {
namespace {

// Letters of U+00C0 to U+017F without their accents; those that become two letters are in kPairs.
constexpr std::string_view kBase =
    "AAAAAA?CEEEEIIIIDNOOOOO OUUUUY??aaaaaa?ceeeeiiiidnooooo ouuuuy?y"
    "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi??JjKkkLlLlLlL"
    "lLlNnNnNnnNnOoOoOo??RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";
static_assert(kBase.size() == 0x180 - 0xC0);
struct Pair {
  unsigned code;
  std::string_view letters;
};
constexpr Pair kPairs[] = {{0xC6, "AE"},  {0xDE, "Th"},  {0xDF, "ss"},  {0xE6, "ae"}, {0xFE, "th"},
                           {0x132, "IJ"}, {0x133, "ij"}, {0x152, "OE"}, {0x153, "oe"}};

void append_base(std::string& out, unsigned code) {
  for (const Pair& pair : kPairs)
    if (pair.code == code) return void(out += pair.letters);
  out += kBase[code - 0xC0];
}

unsigned char byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

/// Latin letters as ASCII; combining accents gone; the apostrophes and dashes of U+2010 to U+201F a space.
std::string without_accents(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const unsigned first = byte_at(text, at), second = byte_at(text, at + 1), third = byte_at(text, at + 2);
    const unsigned code = ((first & 0x1FU) << 6U) | (second & 0x3FU);
    if (first >= 0xC3 && first <= 0xC5 && (second & 0xC0U) == 0x80) {
      append_base(out, code);
      ++at;
    } else if ((first == 0xCC || first == 0xCD) && code >= 0x300 && code < 0x370) {
      ++at;
    } else if (first == 0xE2 && second == 0x80 && third >= 0x90 && third <= 0x9F) {
      out += ' ';
      at += 2;
    } else {
      out += text[at];
    }
  }
  return out;
}

/// "60mg" -> "60 mg"; "q10" and "b12" stay.
std::string with_units_apart(std::string_view normal) {
  std::string out;
  bool number = false;
  for (std::size_t at = 0; at < normal.size(); ++at) {
    const char c = normal[at];
    const bool starts = at == 0 || normal[at - 1] == ' ';
    if (number && c >= 'a' && c <= 'z') out += ' ';
    number = (starts || number) && (is_digit(c) || c == '.');
    out += c;
  }
  return out;
}

constexpr std::string_view kForms[] = {"a",
                                       "as",
                                       "bd",
                                       "bedtime",
                                       "by",
                                       "caplet",
                                       "caplets",
                                       "capsula",
                                       "capsulas",
                                       "chewable",
                                       "comprime",
                                       "comprimes",
                                       "comprimido",
                                       "comprimidos",
                                       "cr",
                                       "disintegrating",
                                       "dr",
                                       "dragee",
                                       "dragees",
                                       "drops",
                                       "dry",
                                       "effervescent",
                                       "elixir",
                                       "evening",
                                       "extract",
                                       "extrakt",
                                       "filmtablette",
                                       "filmtabletten",
                                       "gelule",
                                       "gelules",
                                       "granules",
                                       "gummies",
                                       "herb",
                                       "herbal",
                                       "hs",
                                       "immediate",
                                       "infusionsloesung",
                                       "iu",
                                       "juice",
                                       "jus",
                                       "kapsel",
                                       "kapseln",
                                       "la",
                                       "leaf",
                                       "leaves",
                                       "liquid",
                                       "lozenge",
                                       "lozenges",
                                       "mal",
                                       "max",
                                       "morning",
                                       "mr",
                                       "needed",
                                       "night",
                                       "od",
                                       "odt",
                                       "patch",
                                       "patches",
                                       "per",
                                       "pill",
                                       "pills",
                                       "preparation",
                                       "prescribed",
                                       "prn",
                                       "pulver",
                                       "qhs",
                                       "qid",
                                       "retard",
                                       "rhizome",
                                       "root",
                                       "saft",
                                       "softgel",
                                       "softgels",
                                       "soluble",
                                       "sr",
                                       "standardised",
                                       "standardized",
                                       "strength",
                                       "supplement",
                                       "supplements",
                                       "suspension",
                                       "syrup",
                                       "tablette",
                                       "tabletten",
                                       "taglich",
                                       "take",
                                       "taken",
                                       "tds",
                                       "tea",
                                       "tee",
                                       "tid",
                                       "times",
                                       "tincture",
                                       "tisane",
                                       "transdermal",
                                       "tropfen",
                                       "u",
                                       "ug",
                                       "unit",
                                       "units",
                                       "x",
                                       "xl",
                                       "xr",
                                       "zumo"};

constexpr std::string_view kSalts[] = {
    "acetate",    "anhydrous",    "arginine",    "besilate",    "besylate",     "bicarbonate",   "bitartrate",
    "bromide",    "calcium",      "carbonate",   "chloride",    "citrate",      "decanoate",     "dihydrate",
    "dimesylate", "diphosphate",  "disodium",    "ditosylate",  "embonate",     "etexilate",     "ethylsuccinate",
    "fumarate",   "gluconate",    "hcl",         "hemihydrate", "hydrobromide", "hydrochloride", "hydrogen",
    "lactate",    "lactobionate", "lysine",      "magnesium",   "malate",       "maleate",       "medoxomil",
    "mesilate",   "mesylate",     "monohydrate", "natrium",     "nitrate",      "oxide",         "palmitate",
    "phosphate",  "potassium",    "sodium",      "stearate",    "succinate",    "sulfate",       "sulphate",
    "tartrate",   "tosilate",     "tosylate",    "trihydrate",  "valerate"};

}  // namespace

std::string plain_name(std::string_view text) {
  return with_units_apart(normalised_text(without_accents(text)));
}

bool says_form(std::string_view plain_word) {
  static_assert(std::ranges::is_sorted(kForms));
  return says_no_name(plain_word) || std::ranges::binary_search(kForms, plain_word);
}

bool says_salt(std::string_view plain_word) {
  static_assert(std::ranges::is_sorted(kSalts));
  return std::ranges::binary_search(kSalts, plain_word);
}

}  // namespace nextline::terminology
