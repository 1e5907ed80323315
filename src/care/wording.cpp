#include "care/wording.h"

#include "base/arena_text.h"
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

std::string_view Wording::show(std::uint32_t fact) {
  const std::string text = shown_with_unit(entry_of(sheets_.pack(), fact), facts_.facts[fact]);
  return text.empty() ? "not known" : arena_.copy(text);
}

std::string_view Wording::fill(List<Piece> pieces) {
  for (const Piece& piece : pieces)
    if (piece.fact != Piece::kText) shown(piece.fact);  // written before the text that holds them
  ArenaText text(arena_);
  for (const Piece& piece : pieces) text += piece.fact == Piece::kText ? piece.text : shown(piece.fact);
  return text.finish();
}

std::string_view Wording::clauses(std::initializer_list<std::string_view> before,
                                  std::span<const std::uint32_t> indexes) {
  for (const auto index : indexes) shown(index);  // written before the text that holds them
  ArenaText all(arena_);
  for (const auto part : before) all += part;
  std::string_view between;
  for (const auto index : indexes) {
    for (const auto part : {between, sheets_.fact(index).title, std::string_view(": ")}) all += part;
    all += shown(index);
    between = "; ";
  }
  return all.finish();
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
