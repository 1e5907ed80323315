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

/// Length of a sign beyond ASCII that only separates words, at `at`: a trade-mark sign, the no-break space, the middle
/// dot, multiplication; dashes, quotes, bullets and the like of U+2000 to U+206F. 0 if none.
std::size_t sign_length(std::string_view text, std::size_t at) {
  if (text[at] == '\xE2' && at + 2 < text.size() && (text[at + 1] == '\x80' || text[at + 1] == '\x81')) return 3;
  if (text[at] != '\xC2' && text[at] != '\xC3' && text[at] != '\xE2') return 0;
  for (const std::string_view sign : {"\xC2\xAE", "\xE2\x84\xA2", "\xC2\xA0", "\xC2\xB7", "\xC3\x97"})
    if (text.substr(at).starts_with(sign)) return sign.size();
  return 0;
}

// What pharmacies and order forms write around a name; each word once. Letters beyond ASCII are in lower case here and
// compared as they are.
constexpr std::string_view kFillerWords =
    // English
    "abandoned ac adjuvant and auc bag bid bolus brand by capsule capsules chemo chemotherapy chloride coated "
    "complete completed concentrate cont continuous continuously cut cycle cycles d d5w daily day days dd "
    "delayed dense dextrose diluent dispersible dose dosing dpyd drip each ec enteric er every extended film "
    "fixed flat followed for from g given gm h hour hours hr im in inf infused infusion inj injectable "
    "injection intramuscular intravenous intravenously iv ivf ivp ivpb kg kit l level load loading "
    "lyophilised lyophilized m2 maint maintenance mcg metastatic mg ml mono month monthly months mouth m² neo "
    "neoadjuvant ns of once oral orally pack palliative pb pf piggyback po powder pre prefilled prn product "
    "q1w q21d q2w q3w q4w qd qhs qod rate recon reconstitution reduced reduction release reload reloading sc "
    "sequential single soct sodium soln solr solution sq start started sterile sub subcut subcutaneous "
    "subcutaneously susp suspension syringe tab tablet tablets tabs then three tid to total treatment twice "
    "unit units unt use vial vials water week weekly weeks with x year years yr yrs "
    "left limited ltd pharma products right roche line lines thigh abdomen abdominal preoperative postoperative "
    // German
    "alle chemotherapie durchstechflasche ein eine einer filmtabl filmtablette filmtabletten fuer für "
    "herstellung infusionslösung infusionslösungs infusionslösungskonzentrat injektionslösung kapseln "
    "konzentrat nach pulver stechampulle tabl tablette tabletten tag tage tagen täglich v woche wochen zur "
    "zyklen zyklus "
    "linie oberschenkel präoperativ postoperativ "
    // French
    "chimiothérapie comprime comprimes comprimé comprimés concentre concentré cure cures diluer flacon gélule "
    "gélules i j jour jours les maintenant néoadjuvant néoadjuvante par perf perfusion poudre pour semaine "
    "semaines terminé toutes "
    "cuisse gauche droite droit ligne préopératoire "
    // Spanish, Portuguese and Polish
    "adjuwant adyuvante c cada ciclo ciclos co comp compr comprimido comprimidos concentrado de dia dias dni "
    "dożylny día días fiolka iny inyeccion inyección inyectable lekowy mes meses neoadyuvante para perfusión "
    "podanie polvo program quimioterapia sem semana semanas solucion solución tabletki tyg tygodni tygodnie "
    "tygodniowy viales wlew "
    "línea linea muslo linha coxa cykli cykle cykl leczenie linii przedoperacyjne pooperacyjne preoperatorio "
    "preoperatória "
    // Italian
    "adiuvante chemioterapia compressa compresse concentrato flaconcino flacone giorni giorno infusione "
    "neoadiuvante ogni per polvere settimana settimane soluzione "
    // Dutch
    "dag dagen infusie infuus kuren kuur maand maanden om uit wekelijks weken wk wks "
    "opl "
    // Nordic languages and Turkish, and what is written beside a lower dose
    "biosimilar dagligt filmdragerad filmovertrukne flakon flakonu givna gün haftada hfs infusionsvätska "
    "injektionsvätska kapsel koncentrat kur kurer kür kürü linje lösning opløsning regim tablett tabletter "
    "underhåll";

// Words that keep a phrase from being taken at its word; each once.
constexpr std::string_view kDoubtWords =
    // English
    "absence absent anxiety benign brca concern concerning counseling counselling cured denied denies deny education "
    "evaluate "
    "evaluation exclude excluded family father fear fh fhx free gene genetic grandmother history hx if likely maternal "
    "mother "
    "ned never no non not or past paternal possible possibly prevention previous prior probable probably prophylactic "
    "prophylaxis query relative remission resolved risk rule ruled screen screening sister situ suspected suspicion "
    "suspicious survivor susceptibility unlikely versus vs without workup aunt "
    // German
    "ausgeschlossen ausschluss anamnese familienanamnese familiär fraglich kein keine keinen keiner ohne oder verdacht "
    "vd zn "
    // French
    "antécédent antécédents antecedent antecedents atcd familial familiale ou pas "
    // Spanish and Italian
    "antecedente antecedentes anamnesi familiar familiares familiarità senza sin sospecha sospetto "
    // Dutch
    "familieanamnese geen verdenking voorgeschiedenis zonder";

/// The words of a list, sorted; each is followed by one space but the last.
template <std::size_t kCount>
constexpr std::array<std::string_view, kCount> sorted_words(std::string_view list) {
  std::array<std::string_view, kCount> words;
  for (std::string_view& word : words) {
    word = list.substr(0, list.find(' '));
    list.remove_prefix(std::min(list.size(), word.size() + 1));
  }
  std::ranges::sort(words);
  return words;
}

constexpr std::size_t words_in(std::string_view list) {
  return static_cast<std::size_t>(std::ranges::count(list, ' ')) + 1;
}

constexpr auto kFiller = sorted_words<words_in(kFillerWords)>(kFillerWords);
constexpr auto kDoubt = sorted_words<words_in(kDoubtWords)>(kDoubtWords);

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

/// Cycles, days, intervals, counts and areas under the curve: "c5d1", "d8", "j1", "q3wk", "x12", "auc6".
bool says_when(std::string_view word) {
  if (word.starts_with("auc") && word.size() > 3 && is_digit(word[3])) return true;
  return word.size() > 1 && std::string_view("cdjqx").find(word[0]) != std::string_view::npos && is_digit(word[1]);
}

bool says_no_name(std::string_view word) {
  if (word.empty() || is_digit(word[0]) || word == "%") return true;  // "150", "150mg", "2.5%"
  if (says_when(word)) return true;
  return std::ranges::binary_search(kFiller, word);
}

/// "Do not resume" doubts nothing of what was said before.
bool says_what_to_do(std::string_view word) {
  return word == "do" || word == "will" || word == "should" || word == "must";
}

bool is_in_doubt(std::string_view normal) {
  std::string_view before;
  for (std::string_view left = normal; !left.empty();) {
    const std::string_view word = left.substr(0, left.find(' '));
    left.remove_prefix(std::min(left.size(), word.size() + 1));
    if (std::ranges::binary_search(kDoubt, word) && !(word == "not" && says_what_to_do(before))) return true;
    if (word == "o" && (before == "h" || before == "r")) return true;  // h/o: history of, r/o: rule out
    before = word;
  }
  return false;
}

WordStarts::WordStarts(std::string_view normalised) {
  if (normalised.empty()) return;
  starts_[size_++] = 0;
  for (std::size_t at = 0; at <= normalised.size(); ++at) {
    if (at < normalised.size() && normalised[at] != ' ') continue;
    if (size_ == starts_.size()) {
      size_ = 0;  // too many
      return;
    }
    starts_[size_++] = at + 1;
  }
}

}  // namespace nextline::terminology
