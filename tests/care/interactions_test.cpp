// The check of interactions against pairs written from labels and reviews, not from the guideline's own list.
#include "care/interactions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "care/flat_text.h"
#include "knowledge/compile.h"
#include "vignettes.h"

namespace nextline {
namespace {

using care::Concern;
using care::InteractionCheck;

const InteractionCheck& check() {
  static const InteractionCheck made(vignettes::pack());
  return made;
}

/// The fields of a line of CSV; quotes keep commas.
std::vector<std::string> fields(const std::string& line) {
  std::vector<std::string> out(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  return out;
}

/// Rows of a table of tests/data/interactions, without comments and heading.
std::vector<std::vector<std::string>> table(const std::string& name) {
  std::ifstream file(NEXTLINE_SOURCE_DIR "/tests/data/interactions/" + name);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);)
    if (!line.empty() && line[0] != '#') rows.push_back(fields(line));
  rows.erase(rows.begin());
  return rows;
}

struct Found {
  std::vector<Concern> concerns;
  bool known = false;
};

/// What is listed between a drug and something written so.
Found found(const std::string& drug, const std::string& written) {
  static care::TakenList taken;  // outlives the concerns
  taken = check().understand({{{written}, {}}});
  Found result;
  result.known = !taken.known.empty();
  for (const Concern& each : check().concerns({drug}, taken))
    if (care::view(each.entry->severity()) != "none-known") result.concerns.push_back(each);
  return result;
}

void must_find(const std::string& name) {
  const auto rows = table(name);
  EXPECT_GE(rows.size(), 60U);
  for (const auto& row : rows) {
    ASSERT_EQ(row.size(), 4U) << row[0];
    EXPECT_FALSE(row[3].empty()) << "a pair without a source: " << row[0] << ", " << row[1];
    const auto worst = found(row[0], row[1]).concerns;
    ASSERT_FALSE(worst.empty()) << row[0] << " with " << row[1];
    EXPECT_LE(care::severity_place(care::view(worst[0].entry->severity())), care::severity_place(row[2]))
        << row[0] << " with " << row[1] << " is " << care::view(worst[0].entry->severity());
  }
}

TEST(Interactions, FindsEveryPairOfDrugs) {
  must_find("drugs.csv");
}

TEST(Interactions, FindsEveryHerbFoodAndSupplement) {
  must_find("herbs-and-foods.csv");
}

TEST(Interactions, DoesNotTakeOneThingForAnother) {
  const auto rows = table("must-not-match.csv");
  EXPECT_GE(rows.size(), 30U);
  for (const auto& row : rows) {
    const Found result = found(row[0], row[1]);
    EXPECT_TRUE(result.concerns.empty()) << row[0] << " with " << row[1] << ": "
                                         << check().sentence(result.concerns.front());
    EXPECT_EQ(result.known, row[2] == "yes") << row[1];
  }
}

/// Names of what a text means, and what was not checked.
std::string meaning(const std::string& written) {
  const auto taken = check().understand({{{written}, {}}});
  std::string text;
  for (const auto& medicine : taken.known)
    for (const auto thing : medicine.things) text += std::string(check().names().thing(thing).name) + "; ";
  for (const auto& each : taken.not_checked) {
    text += "not checked: " + each.written;
    for (const auto& held : each.holds) text += ", holds " + held;
    text += "; ";
  }
  return text;
}

TEST(Interactions, ReadsNamesAsTheyAreWritten) {
  const std::pair<const char*, const char*> rows[] = {
      {"clarithromycin 500 MG Oral Tablet [Biaxin]", "clarithromycin; "},
      {"CLARITHROMYCIN, 500mg tablets twice daily", "clarithromycin; "},
      {"esomeprazole magnesium 40 MG Delayed Release Oral Capsule", "esomeprazole; "},
      {"magnesium 300 mg", "magnesium supplement; "},
      {"metoprolol succinate", "not checked: metoprolol succinate; "},
      {"Süßholz-Tee", "liquorice; "},
      {"St John’s wort", "St John's wort; "},
      {"denosumab 60mg/ml", "denosumab 60 mg; "},
      {"denosumab 120 mg", "denosumab; "},
      {"trastuzumab emtansine", "trastuzumab emtansine; "},
      {"Siberian ginseng", "not checked: Siberian ginseng, holds ginseng; "},
      {"amoxicillin / clarithromycin / lansoprazole", "clarithromycin; lansoprazole; not checked: amoxicillin; "},
      {"proton pump inhibitor", "proton pump inhibitor; "},
      {"10 mg daily", "not checked: 10 mg daily; "},
  };
  for (const auto& [written, expected] : rows) EXPECT_EQ(meaning(written), expected) << written;
}

TEST(Interactions, OfATextAndItsCodesTheFirstUnderstoodCounts) {
  const auto taken = check().understand({{{"the heart pill", "Digoxin 0.25 MG Oral Tablet"}, "MedicationStatement/1"}});
  ASSERT_EQ(taken.known.size(), 1U);
  EXPECT_EQ(taken.known[0].written, "Digoxin 0.25 MG Oral Tablet");
  EXPECT_TRUE(taken.not_checked.empty());
  EXPECT_EQ(check().understand({{{}, "MedicationStatement/2"}}).not_checked.size(), 1U);
}

/// "severity drug with thing (group)" for each.
std::vector<std::string> listed(const std::vector<std::string_view>& drugs, const std::vector<std::string>& written) {
  std::vector<ListedMedicine> medicines;
  for (const auto& each : written) medicines.push_back({{each}, {}});
  const auto taken = check().understand(medicines);
  std::vector<std::string> lines;
  for (const Concern& each : check().concerns(drugs, taken))
    lines.push_back(std::string(care::view(each.entry->severity())) + " " + std::string(each.drug) + " with " +
                    std::string(check().names().thing(each.with).name) +
                    (each.group.empty() ? "" : " (" + std::string(each.group) + ")"));
  return lines;
}

TEST(Interactions, DrugsOfOneRegimenAreCheckedWithEachOther) {
  EXPECT_EQ(listed({"trastuzumab", "doxorubicin"}, {}),
            (std::vector<std::string>{"avoid trastuzumab with doxorubicin"}));
  EXPECT_EQ(listed({"paclitaxel", "tamoxifen"}, {}),
            (std::vector<std::string>{"monitor tamoxifen with paclitaxel (chemotherapy)"}));
  EXPECT_TRUE(listed({"trastuzumab", "pertuzumab"}, {"trastuzumab"}).empty()) << "what is given is not taken besides";
}

TEST(Interactions, ANamedEntryCountsBeforeItsGroup) {
  EXPECT_EQ(listed({"docetaxel"}, {"ritonavir"}), (std::vector<std::string>{"avoid docetaxel with ritonavir"}));
  EXPECT_EQ(listed({"docetaxel"}, {"telithromycin"}),
            (std::vector<std::string>{"avoid docetaxel with telithromycin (strong CYP3A4 inhibitor)"}));
}

TEST(Interactions, WhatIsReplacedIsNotTakenAnyMore) {
  const auto taken = check().understand({{{"tamoxifen"}, {}}});
  EXPECT_FALSE(check().concerns({"aromatase-inhibitor"}, taken).empty());
  EXPECT_TRUE(check().concerns({"aromatase-inhibitor"}, taken, {"tamoxifen"}).empty());
}

TEST(Interactions, ASentenceSaysWhatAndWhy) {
  const auto concerns = found("docetaxel", "Ketek 400 mg tablets").concerns;
  ASSERT_EQ(concerns.size(), 1U);
  EXPECT_EQ(
      check().sentence(concerns[0]),
      "docetaxel with telithromycin (Ketek 400 mg tablets; a strong CYP3A4 inhibitor): avoid; halves the clearance "
      "of docetaxel: severe neutropenia. Another drug; else a lower dose and close blood counts");
}

}  // namespace
}  // namespace nextline
