#include "care/wording.h"

#include "case/dictionary.h"
#include "knowledge/pack_generated.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

const flat::Fact& entry_of(const knowledge::Pack& pack, std::uint32_t fact) {
  return *pack.flat().facts()->Get(fact);
}

}  // namespace

Wording::Wording(const Sheets& sheets, const Case& facts, Arena& arena)
    : sheets_(sheets), facts_(facts), arena_(arena), shown_(facts.facts.size()), filled_(sheets.blank_count()) {}

std::string_view Wording::shown(std::uint32_t fact) {
  std::string_view& shown = shown_[fact];
  if (shown.data() != nullptr) return shown;
  const std::string text = shown_with_unit(entry_of(sheets_.pack(), fact), facts_.facts[fact]);
  shown = text.empty() ? "not known" : arena_.copy(text);
  return shown;
}

std::string_view Wording::told(const Sentence& sentence) {
  if (sentence.blank == Sentence::kAsItIs) return sentence.text;
  std::string_view& filled = filled_[sentence.blank];
  if (filled.data() != nullptr) return filled;
  std::string text;
  for (const Piece& piece : sheets_.pieces(sentence.blank))
    text += piece.fact == Piece::kText ? piece.text : shown(piece.fact);
  filled = arena_.copy(text);
  return filled;
}

std::string Wording::clauses(std::span<const std::uint32_t> indexes) {
  std::string all;
  for (const auto index : indexes) {
    if (!all.empty()) all += "; ";
    all += entry_of(sheets_.pack(), index).title()->string_view();
    all += ": ";
    all += shown(index);
  }
  return all;
}

std::vector<std::string> facts_named(std::string_view text) {
  std::vector<std::string> names;
  std::size_t open = text.find('{');
  while (open != std::string_view::npos) {
    const auto close = text.find('}', open);
    if (close == std::string_view::npos) break;
    names.emplace_back(text.substr(open + 1, close - open - 1));
    open = text.find('{', close);
  }
  return names;
}

std::string_view definition_tag(const knowledge::Pack& pack, std::uint32_t definition, std::string_view name) {
  const auto program = pack.program();
  const auto& row = program.definitions[definition];
  for (std::uint32_t i = 0; i < row.tag_count; ++i) {
    const auto& tag = program.tags[row.first_tag + i];
    if (program.str(tag.name) == name) return program.str(tag.value);
  }
  return {};
}

std::string_view definition_name(const knowledge::Pack& pack, std::uint32_t definition) {
  const auto program = pack.program();
  return program.str(program.definitions[definition].name);
}

}  // namespace nextline::care
