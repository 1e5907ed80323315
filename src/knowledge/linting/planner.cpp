#include <algorithm>
#include <optional>

#include "knowledge/linting/check.h"
#include "knowledge/vocabulary.h"

namespace nextline::knowledge::linting {

namespace {

using Table = std::vector<PlannerRowEntry>;

/// The inputs a row may ask: the program's, and the pack's own.
Vocabulary known_inputs(const Check& check) {
  Vocabulary known = planner_inputs();
  for (const auto& [name, define] : check.pack.planner.inputs) known.emplace_back(name.text);
  return known;
}

void check_own_inputs(const Check& check) {
  constexpr std::size_t kMost = 8;  // as many as the planner keeps (care/table.h)
  const auto& inputs = check.pack.planner.inputs;
  const Vocabulary& taken = planner_inputs();
  for (const auto& [name, define] : inputs)
    if (std::find(taken.begin(), taken.end(), name.text) != taken.end())
      check.complain(name.place, "duplicate-id", "'" + name.text + "' is an input of the program",
                     "choose another name");
  if (inputs.size() > kMost)
    check.complain(inputs[kMost].first.place, "too-many-inputs",
                   "a pack may define at most 8 planner inputs of its own", "join some in one define");
}

bool known_words(const Check& check, const Table& table) {
  const Vocabulary inputs = known_inputs(check);
  bool all = true;
  const auto must_be = [&](const Word& word, const Vocabulary& known, const std::string& what) {
    if (std::find(known.begin(), known.end(), word.text) != known.end()) return;
    all = false;
    check.complain(word.place, "unknown-word", "'" + word.text + "' is no " + what + did_you_mean(word.text, known));
  };
  for (const PlannerRowEntry& row : table) {
    for (const auto& [input, value] : row.conditions) {
      must_be(input, inputs, "planner input");
      must_be(value, planner_values(), "value of an input (yes, no, unknown)");
    }
  }
  return all;
}

/// Looks which rows of a table some combination of its inputs reaches, and for a combination that none matches. Only
/// inputs that a row asks for are told apart.
class TableWalk {
 public:
  explicit TableWalk(const Table& table) : reached_(table.size(), false) {
    for (const PlannerRowEntry& row : table) rows_.push_back(compiled(row));
    values_.assign(inputs_.size(), kAny);
    from(0);
  }

  /// The first combination no row matches: "held yes, indicated unknown"; none if every one is matched.
  const std::optional<std::string>& gap() const { return gap_; }
  bool reached(std::size_t row) const { return reached_[row]; }

 private:
  using Condition = std::pair<std::size_t, std::size_t>;  // input, value
  static constexpr std::size_t kAny = 3;                  // an input none of the rows before asked for

  std::vector<Condition> compiled(const PlannerRowEntry& row) {
    std::vector<Condition> out;
    for (const auto& [input, value] : row.conditions) {
      const auto at = std::find(inputs_.begin(), inputs_.end(), input.text) - inputs_.begin();
      if (static_cast<std::size_t>(at) == inputs_.size()) inputs_.push_back(input.text);
      const auto word = std::find(planner_values().begin(), planner_values().end(), value.text);
      out.emplace_back(at, word - planner_values().begin());
    }
    return out;
  }

  /// Tries rows from `row` on, on all combinations that fit what is known of the inputs.
  void from(std::size_t row) {
    if (row == rows_.size()) {
      if (!gap_) gap_ = combination();
      return;
    }
    for (const auto& [input, value] : rows_[row]) {
      if (values_[input] == value) continue;
      if (values_[input] == kAny) return try_each_value(input, row);
      return from(row + 1);
    }
    reached_[row] = true;
  }

  void try_each_value(std::size_t input, std::size_t row) {
    for (values_[input] = 0; values_[input] < kAny; ++values_[input]) from(row);
  }

  std::string combination() const {
    std::string out;
    for (std::size_t i = 0; i < inputs_.size(); ++i)
      if (values_[i] != kAny)
        out += (out.empty() ? "" : ", ") + inputs_[i] + ' ' + std::string(planner_values()[values_[i]]);
    return out;
  }

  std::vector<std::string> inputs_;
  std::vector<std::size_t> values_;
  std::vector<std::vector<Condition>> rows_;
  std::vector<bool> reached_;
  std::optional<std::string> gap_;
};

void check_table(const Check& check, const Table& table, const std::string& name) {
  if (!known_words(check, table)) return;
  const TableWalk walk(table);
  if (walk.gap())
    check.complain(check.pack.planner.place, "table-gap",
                   "the table '" + name + "' has no row for: " + (walk.gap()->empty() ? "anything" : *walk.gap()),
                   "add a row; a last row with when: {} matches whatever is left");
  for (std::size_t i = 0; i < table.size(); ++i)
    if (!walk.reached(i))
      check.complain(table[i].place, "unreachable-row", "this row of the table '" + name + "' is never reached",
                     "rows above it take all its cases; move or remove it");
}

/// An entry of the ranking key `goal` reads "goal: regimen".
void check_goal_entry(const Check& check, const Word& entry) {
  const std::size_t colon = entry.text.find(": ");
  const std::string goal = entry.text.substr(0, colon);
  const std::string regimen = colon == std::string::npos ? std::string() : entry.text.substr(colon + 2);
  std::vector<std::string> goals, regimens;
  for (const GoalEntry& each : check.pack.guideline.goals) goals.push_back(each.id.text);
  for (const RegimenEntry& each : check.pack.regimens) regimens.push_back(each.id.text);
  if (std::find(goals.begin(), goals.end(), goal) == goals.end())
    check.complain(entry.place, "dangling-id", "there is no goal '" + goal + "'" + did_you_mean(goal, goals),
                   "write \"goal: regimen\", with a goal of guideline.yaml");
  if (std::find(regimens.begin(), regimens.end(), regimen) == regimens.end())
    check.complain(entry.place, "dangling-id",
                   "there is no regimen '" + regimen + "'" + did_you_mean(regimen, regimens),
                   "write \"goal: regimen\", with a regimen of regimens/");
}

void check_results(const Check& check) {
  const PlannerEntry& planner = check.pack.planner;
  std::vector<std::string> categories = texts(planner.options);
  const std::vector<std::string> excluded = texts(planner.excluded);
  categories.insert(categories.end(), excluded.begin(), excluded.end());
  categories.emplace_back("recommendation");
  const auto must_be = [&](const Word& word, const auto& known, const std::string& what) {
    if (word.empty() || std::find(known.begin(), known.end(), word.text) != known.end()) return;
    check.complain(word.place, "unknown-word", "'" + word.text + "' is no " + what + did_you_mean(word.text, known));
  };
  for (const PlannerRowEntry& row : planner.table) must_be(row.result, categories, "category");
  for (const PlannerRowEntry& row : planner.current)
    must_be(row.result, current_actions(), "action on current treatment");
  for (const RankingEntry& key : planner.ranking)
    if (key.key.text == "category")
      for (const Word& word : key.order) must_be(word, texts(planner.options), "option category");
  for (const RankingEntry& key : planner.ranking)
    if (key.key.text == "goal")
      for (const Word& entry : key.order) check_goal_entry(check, entry);
}

}  // namespace

void check_planner(const Check& check) {
  if (check.pack.planner.place.file().empty()) return;  // no planner.yaml: reported by loading
  check_own_inputs(check);
  check_table(check, check.pack.planner.table, "table");
  check_table(check, check.pack.planner.current, "current");
  check_results(check);
}

}  // namespace nextline::knowledge::linting
