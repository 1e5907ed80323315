#include <algorithm>

#include "knowledge/loading/fields.h"
#include "knowledge/loading/kinds.h"
#include "knowledge/vocabulary.h"

namespace nextline::knowledge::loading {

namespace {

FactKind kind_of(const Word& word) {
  const Vocabulary& kinds = fact_kinds();  // in the order of FactKind
  const auto found = std::find(kinds.begin(), kinds.end(), word.text);
  return found == kinds.end() ? FactKind::Boolean : static_cast<FactKind>(found - kinds.begin());
}

std::vector<Word> read_difference(yaml::MappingReader& reader, std::vector<Error>& errors) {
  const yaml::Node* node = reader.node("derived-from");
  if (node == nullptr) return {};
  yaml::MappingReader derived(*node, "derivation", errors);
  derived.require("difference");
  std::vector<Word> facts = derived.texts("difference");
  derived.finish();
  if (facts.size() == 2) return facts;
  errors.push_back(error_at(node->place(), "derivation", "a difference is of two facts", "write difference: [a, b]"));
  return {};
}

/// Keys that mean nothing for the fact's kind are mistakes, not decoration.
void check_kind(const FactEntry& fact, std::vector<Error>& errors) {
  const std::string name = "'" + fact.name.text + "'";
  const bool number = fact.kind == FactKind::Number;
  const bool members = fact.kind == FactKind::Enumeration || fact.kind == FactKind::Set;
  const auto complain = [&](std::string message, std::string hint) {
    errors.push_back(error_at(fact.name.place, "fact-kind", std::move(message), std::move(hint)));
  };
  if (members && fact.values.empty()) complain(name + " has no values", "add values: [..]");
  if (!members && !fact.values.empty()) complain(name + " has values, which its kind has not", "remove 'values'");
  if (number && (!fact.low || !fact.high)) complain(name + " is a number without bounds", "add low and high");
  if (number && fact.unit.empty()) complain(name + " is a number without a unit", "add unit: (\"1\" for none)");
  if (!number &&
      (fact.low || fact.high || !fact.unit.empty() || fact.molar_mass || fact.whole || !fact.difference.empty()))
    complain(name + " has a unit, bounds, 'whole' or a derivation, which only numbers have", "remove them");
  if (fact.low && fact.high && *fact.low > *fact.high) complain(name + ": low is above high", "swap them");
}

FactEntry read_fact(yaml::MappingReader& reader, std::vector<Error>& errors) {
  FactEntry fact;
  fact.name = reader.text("name");
  reader.require("kind");
  fact.kind = kind_of(reader.choice("kind", fact_kinds()));
  fact.unit = reader.optional_text("unit");
  fact.low = reader.decimal("low");
  fact.high = reader.decimal("high");
  fact.whole = reader.boolean("whole", false);
  fact.values = reader.texts("values");
  fact.stale_days = reader.integer("stale-days", -1);
  fact.changes = reader.boolean("changes", true);
  fact.absence_counts = reader.boolean("absence-counts", false);
  fact.entered_only = reader.boolean("entered-only", false);
  fact.molar_mass = reader.decimal("molar-mass");
  fact.default_normal = reader.decimal("default-normal");
  fact.difference = read_difference(reader, errors);
  fact.title = reader.text("title");
  fact.question = reader.optional_text("question");
  fact.plain = reader.optional_text("plain");
  fact.section = reader.choice("section", fact_sections());
  fact.sourcing.sources = reader.texts("sources");
  fact.sourcing.read = reader.choice("read", readings());
  check_kind(fact, errors);
  return fact;
}

/// Facts that one test tells together: they are asked for in one line.
void read_test(yaml::MappingReader& reader, PackSource& pack) {
  const Word title = reader.text("title");
  for (const yaml::Node& item : reader.list("items")) {
    yaml::MappingReader part(item, "part of a test", pack.errors);
    const Word name = part.text("fact");
    const Word item_name = part.text("name");
    const auto fact = std::find_if(pack.facts.begin(), pack.facts.end(),
                                   [&](const FactEntry& known) { return known.name.text == name.text; });
    if (fact == pack.facts.end()) {
      pack.errors.push_back(error_at(name.place, "dangling-id", "there is no fact '" + name.text + "'", {}));
    } else {
      fact->test = title;
      fact->test_item = item_name;
    }
    part.finish();
  }
}

}  // namespace

void load_case(const yaml::Node& root, PackSource& pack) {
  yaml::MappingReader reader(root, "case dictionary", pack.errors);
  reader.require("facts");
  for (const yaml::Node& item : reader.list("facts")) {
    yaml::MappingReader fact(item, "fact", pack.errors);
    pack.facts.push_back(read_fact(fact, pack.errors));
    fact.finish();
  }
  for (const yaml::Node& item : reader.list("tests")) {
    yaml::MappingReader test(item, "test", pack.errors);
    read_test(test, pack);
    test.finish();
  }
  for (const yaml::Node& item : reader.list("invariants")) {
    yaml::MappingReader invariant(item, "invariant", pack.errors);
    InvariantEntry entry;
    entry.id = invariant.text("id");
    entry.when = invariant.text("when");
    entry.says = invariant.text("says");
    invariant.finish();
    pack.invariants.push_back(std::move(entry));
  }
  reader.finish();
}

}  // namespace nextline::knowledge::loading
