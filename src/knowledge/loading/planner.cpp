#include "knowledge/loading/fields.h"
#include "knowledge/loading/kinds.h"
#include "knowledge/vocabulary.h"

namespace nextline::knowledge::loading {

namespace {

/// A condition's value is one word, or a list of words: then the row stands for one row per word.
std::vector<PlannerRowEntry> expand(const std::vector<PlannerRowEntry>& rows, const Word& input,
                                    const std::vector<Word>& values) {
  std::vector<PlannerRowEntry> out;
  for (const PlannerRowEntry& row : rows) {
    for (const Word& value : values) {
      out.push_back(row);
      out.back().conditions.emplace_back(input, value);
    }
  }
  return out;
}

std::vector<PlannerRowEntry> read_row(const yaml::Node& item, std::string_view result_key, std::vector<Error>& errors) {
  yaml::MappingReader reader(item, "table row", errors);
  std::vector<PlannerRowEntry> rows(1);
  rows[0].place = item.place();
  rows[0].result = reader.text(result_key);
  rows[0].says = reader.optional_text("says");
  const yaml::Node* when = reader.node("when");
  if (when != nullptr && when->kind == yaml::Kind::Mapping) {
    for (const yaml::Entry& entry : when->entries()) {
      const bool list = entry.value.kind == yaml::Kind::List;
      rows = expand(rows, entry.key.word(),
                    list ? yaml::read_texts(entry.value, errors) : std::vector{yaml::read_text(entry.value, errors)});
    }
  } else {
    errors.push_back(error_at(item.place(), "missing-key", "a table row without 'when'",
                              "write when: {} for a row that always matches"));
  }
  reader.finish();
  return rows;
}

std::vector<PlannerRowEntry> read_table(yaml::MappingReader& reader, std::string_view key, std::string_view result_key,
                                        std::vector<Error>& errors) {
  std::vector<PlannerRowEntry> out;
  reader.require(key);
  for (const yaml::Node& item : reader.list(key))
    for (PlannerRowEntry& row : read_row(item, result_key, errors)) out.push_back(std::move(row));
  return out;
}

/// `serves:` of the ranking key `goal`; its order is then "goal: regimen" of each, as the ranking reads it.
void read_serves(yaml::MappingReader& key, RankingEntry& ranking, std::vector<Error>& errors) {
  ranking.serves = read_entries<ServedEntry>(key, "serves", "goal served", errors,
                                             [](yaml::MappingReader& each, ServedEntry& entry) {
                                               entry.goal = each.text("goal");
                                               if (each.require("regimens")) entry.regimens = each.texts("regimens");
                                               entry.says = each.text("says");
                                               entry.sourcing = read_sourcing(each);
                                             });
  for (const ServedEntry& entry : ranking.serves)
    for (const Word& regimen : entry.regimens)
      ranking.order.push_back(Word{entry.goal.text + ": " + regimen.text, regimen.place});
}

}  // namespace

void load_planner(const yaml::Node& root, PackSource& pack) {
  yaml::MappingReader reader(root, "planner", pack.errors);
  PlannerEntry& entry = pack.planner;
  entry.place = root.place();
  if (reader.require("options")) entry.options = reader.texts("options");
  if (reader.require("excluded")) entry.excluded = reader.texts("excluded");
  if (const yaml::Node* inputs = reader.node("inputs"))
    for (const yaml::Entry& input : inputs->entries())
      entry.inputs.emplace_back(input.key.word(), yaml::read_text(input.value, pack.errors));
  entry.table = read_table(reader, "table", "category", pack.errors);
  entry.current = read_table(reader, "current", "action", pack.errors);
  reader.require("ranking");
  for (const yaml::Node& item : reader.list("ranking")) {
    yaml::MappingReader key(item, "ranking key", pack.errors);
    RankingEntry ranking;
    key.require("key");
    ranking.key = key.choice("key", ranking_keys());
    ranking.order = key.texts("order");
    read_serves(key, ranking, pack.errors);
    key.finish();
    entry.ranking.push_back(std::move(ranking));
  }
  reader.finish();
}

}  // namespace nextline::knowledge::loading
