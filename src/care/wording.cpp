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

std::string plain_value(const knowledge::Pack& pack, const Case& facts, std::uint32_t index) {
  return facts.facts[index].known() ? nextline::shown_value(entry_of(pack, index), facts.facts[index]) : std::string();
}

std::string shown_value(const knowledge::Pack& pack, const Case& facts, std::uint32_t index) {
  const auto shown = nextline::shown_with_unit(entry_of(pack, index), facts.facts[index]);
  return shown.empty() ? "not known" : shown;
}

std::string fill(std::string_view text, const knowledge::Pack& pack, const Case& facts) {
  std::string filled;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto open = text.find('{', at);
    const auto close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) break;
    filled += text.substr(at, open - at);
    const auto name = text.substr(open + 1, close - open - 1);
    const auto index = pack.fact_index(name);
    filled += index ? shown_value(pack, facts, *index) : std::string(text.substr(open, close - open + 1));
    at = close + 1;
  }
  filled += text.substr(at);
  return filled;
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

std::string clauses(const knowledge::Pack& pack, const Case& facts, const std::vector<std::uint32_t>& indexes) {
  std::string all;
  for (const auto index : indexes) {
    if (!all.empty()) all += "; ";
    all += entry_of(pack, index).title()->str() + ": " + shown_value(pack, facts, index);
  }
  return all;
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
