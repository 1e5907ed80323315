// Every row of the safety table is a rule, an obligation or a checklist item, and cites what the row was read as.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>

#include "knowledge/load.h"
#include "knowledge/rules.h"

namespace nextline::knowledge {
namespace {

const char* const kTablePack = NEXTLINE_SOURCE_DIR "/knowledge/her2-mbc";
const char* const kTable = NEXTLINE_SOURCE_DIR "/../shared/hard-stops.md";

/// Row id to how it was read.
std::map<std::string, std::string> rows_of_table() {
  std::map<std::string, std::string> rows;
  const std::regex row(R"(^\|([A-Z]{2,3}-\d\d)\|.*\|([^|]*)\|$)");
  std::ifstream file(kTable);
  for (std::string line; std::getline(file, line);)
    if (std::smatch match; std::regex_match(line, match, row)) rows[match[1]] = match[2];
  return rows;
}

/// "TRA-06-S" belongs to the row "TRA-06".
std::string row_of(const std::string& id) {
  return id.substr(0, id.find('-', id.find('-') + 1));
}

/// The pack's own rules: LOC in the Safety libraries, and whatever stands in others.
bool is_own(const RuleEntry& rule) {
  return rule.id.starts_with("LOC-") || rule.place.file().find("/Safety") == std::string::npos;
}

std::vector<RuleEntry> rules_of(const PackSource& pack) {
  std::vector<Error> errors;
  return safety_rules(decision_model(pack), errors);
}

TEST(SafetyTable, EveryRowIsARuleOrAChecklistItem) {
  const auto rows = rows_of_table();
  if (rows.empty()) GTEST_SKIP() << "the safety table is not beside this checkout";
  const PackSource pack = load_pack(kTablePack);
  std::set<std::string> told;
  for (const RuleEntry& rule : rules_of(pack)) told.insert(row_of(rule.id));
  for (const ChecklistEntry& item : pack.checklist) told.insert(item.id.text);
  for (const auto& [id, read] : rows) EXPECT_TRUE(told.contains(id)) << id << " is nowhere in the pack";
  EXPECT_EQ(rows.size(), 228U);
}

TEST(SafetyTable, NothingClaimsARowThatIsNotThere) {
  const auto rows = rows_of_table();
  if (rows.empty()) GTEST_SKIP() << "the safety table is not beside this checkout";
  const PackSource pack = load_pack(kTablePack);
  for (const RuleEntry& rule : rules_of(pack))
    if (!is_own(rule)) {
      EXPECT_TRUE(rows.contains(row_of(rule.id))) << rule.id;
    }
  for (const ChecklistEntry& item : pack.checklist) EXPECT_TRUE(rows.contains(item.id.text)) << item.id.text;
}

/// What a row was not read for may not be told as read.
TEST(SafetyTable, NoRuleIsToldAsBetterReadThanItsRow) {
  const auto rows = rows_of_table();
  if (rows.empty()) GTEST_SKIP() << "the safety table is not beside this checkout";
  const std::vector<std::string> weakest_first = {"recall", "2nd", "yes"};
  const auto strength = [&](const std::string& read) {
    return std::find(weakest_first.begin(), weakest_first.end(), read) - weakest_first.begin();
  };
  const PackSource pack = load_pack(kTablePack);
  for (const RuleEntry& rule : rules_of(pack))
    if (const auto row = rows.find(row_of(rule.id)); row != rows.end()) {
      EXPECT_LE(strength(rule.read.text), strength(row->second)) << rule.id;
    }
  for (const ChecklistEntry& item : pack.checklist)
    if (const auto row = rows.find(item.id.text); row != rows.end()) {
      EXPECT_LE(strength(item.sourcing.read.text), strength(row->second)) << item.id.text;
    }
}

/// Rows that were read and forbid, hold or stop, and are rules, are what the proof holds the plans against.
TEST(SafetyTable, EveryReadRuleThatEndsOrHoldsHasAnObligation) {
  const PackSource pack = load_pack(kTablePack);
  std::set<std::string> obliged;
  for (const ObligationEntry& each : pack.obligations) {
    std::string id = each.id.text;
    std::transform(id.begin(), id.end(), id.begin(), [](unsigned char c) { return std::toupper(c); });
    obliged.insert(row_of(id));
  }
  for (const RuleEntry& rule : rules_of(pack))
    if (rule.read.text == "yes" && rule.effect != Effect::Caution && !is_own(rule)) {
      EXPECT_TRUE(obliged.contains(row_of(rule.id))) << rule.id;
    }
}

}  // namespace
}  // namespace nextline::knowledge
