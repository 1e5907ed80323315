// Sentences of the pack with the patient's facts filled in.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "care/once.h"
#include "care/sheets.h"
#include "case/case.h"

namespace nextline::care {

/// Fills in for one Case; what was told once is told again from the same place. Texts live in `arena`, the pack or the
/// sheets; views of all four; short-lived.
class Wording {
 public:
  Wording(const Sheets& sheets, const Case& facts, Arena& arena);

  /// The fact's value as a reader sees it: "48 %", "positive", "yes", "pertuzumab, trastuzumab"; "not known" when
  /// unknown.
  std::string_view shown(std::uint32_t fact) {
    return shown_.get(fact, [&] { return show(fact); });
  }
  /// The sentence with each {factName} replaced by the value shown.
  std::string_view told(const Sentence& sentence) {
    if (sentence.blank == Sentence::kAsItIs) return sentence.text;
    return filled_.get(sentence.blank, [&] { return fill(sheets_.pieces(sentence.blank)); });
  }
  /// "LVEF: 48 %; HER2 status: positive": one clause a fact, by the dictionary's titles, behind the parts of `before`.
  std::string_view clauses(std::initializer_list<std::string_view> before, std::span<const std::uint32_t> indexes);

  const Sheets& sheets() const { return sheets_; }
  const Case& facts() const { return facts_; }
  Arena& arena() { return arena_; }

 private:
  std::string_view show(std::uint32_t fact);
  std::string_view fill(List<Piece> pieces);

  const Sheets& sheets_;
  const Case& facts_;
  Arena& arena_;
  Once<std::string_view> shown_;   // by fact
  Once<std::string_view> filled_;  // by blank
};

/// Takes a sentence of the pack apart, in order: `on_text` for each stretch of text, which may be empty, `on_fact` for
/// the index of each {factName}. Names that are no facts stay text; lint rejects them.
template <class OnText, class OnFact>
void take_apart(const knowledge::Pack& pack, std::string_view sentence, OnText on_text, OnFact on_fact) {
  std::size_t at = 0;
  while (at < sentence.size()) {
    const auto open = sentence.find('{', at);
    const auto close = open == std::string_view::npos ? open : sentence.find('}', open);
    if (close == std::string_view::npos) break;
    on_text(sentence.substr(at, open - at));
    if (const auto fact = pack.fact_index(sentence.substr(open + 1, close - open - 1)))
      on_fact(*fact);
    else
      on_text(sentence.substr(open, close - open + 1));
    at = close + 1;
  }
  on_text(sentence.substr(at));
}

/// Names of the facts `text` mentions in braces.
std::vector<std::string> facts_named(std::string_view text);
/// The comment tag `name` (without '@') of a define; empty if it has none.
std::string_view definition_tag(const knowledge::Pack& pack, std::uint32_t definition, std::string_view name);
/// The define's name.
std::string_view definition_name(const knowledge::Pack& pack, std::uint32_t definition);

}  // namespace nextline::care
