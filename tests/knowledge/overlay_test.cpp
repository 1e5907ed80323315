// A site's overlay: read, laid over a pack, and what lint asks of the interpretations it may settle.
#include "knowledge/overlay.h"

#include <gtest/gtest.h>

#include "knowledge/compile.h"
#include "knowledge/lint.h"
#include "knowledge/load.h"
#include "knowledge/pack.h"
#include "knowledge/tiny_pack.h"

namespace nextline::knowledge {
namespace {

using testing::PackCopy;

constexpr const char* kChoicesCql = "library Choices version '1'\n\nparameter \"Limit\" String default 'by-book'\n";
constexpr const char* kInterpretations = R"(- id: which-limit
  question: "Which limit of LVEF?"
  type: vague
  positions: [{text: "50 %", sources: [book]}]
  chosen: "50 %"
  why: "The book says so"
  parameter: Limit
  choice: by-book
  alternatives:
    - {id: by-book, says: "Below 50 %"}
    - {id: with-kidneys, says: "A bad kidney, too"}
  logic: ['Safety."Weak heart"']
- id: settled
  question: "Anything else?"
  type: silent
  positions: [{text: "No", sources: [book]}]
  chosen: "No"
  why: "No"
  fixed: "It is no matter of taste"
  logic: ['Safety."Weak heart"']
)";
constexpr const char* kRule = R"(
// @rule: LIMIT-01
// @drugs: alphamab
// @to: start
// @effect: forbid
// @read: yes
// @sources: book
// @says: LVEF is {lvef}
define "LIMIT-01 Where a site says so": "Weak heart" and Choices."Limit" = 'with-kidneys'
)";

/// The tiny pack with one interpretation that a site may settle and one that it may not.
class ChoicePack : public PackCopy {
 public:
  ChoicePack() {
    write("logic/Choices.cql", kChoicesCql);
    write("interpretations.yaml", kInterpretations);
    spoil("logic/Safety.cql", "include Guideline version '0.1.0'\n",
          "include Guideline version '0.1.0'\ninclude Choices version '1'\n");
    write("logic/Safety.cql", read("logic/Safety.cql") + kRule);
  }

  std::string codes() const {
    std::string codes;
    for (const Error& error : lint(load_pack(folder()))) codes += error.code + "; ";
    return codes;
  }
};

Pack opened(const PackCopy& copy) {
  auto pack = pack_from_folder_or_file(copy.folder());
  if (!pack) throw std::runtime_error(pack.error().one_line());
  return std::move(*pack);
}

const std::string kHead = "site: A clinic\ndate: 2026-11-29\ndecided-by: its board\nreason: local habit\n";

TEST(Overlay, IsReadWithWhatItReplaces) {
  const ChoicePack copy;
  EXPECT_EQ(copy.codes(), "");
  const Pack pack = opened(copy);
  EXPECT_EQ(pack.overlay(), nullptr);
  auto overlay = read_overlay(pack, kHead + "choices: {which-limit: with-kidneys}\n", "site.yaml");
  ASSERT_TRUE(overlay) << overlay.error().one_line();
  EXPECT_EQ(overlay->site, "A clinic");
  EXPECT_EQ(overlay->decided_by, "its board");
  ASSERT_EQ(overlay->choices.size(), 1U);
  EXPECT_EQ(overlay->choices[0].instead_of, "by-book");
  auto laid = pack.overlaid(std::move(*overlay));
  ASSERT_TRUE(laid) << laid.error().one_line();
  ASSERT_NE(laid->overlay(), nullptr);
  EXPECT_EQ(alternative_in_force(pack, *pack.flat().interpretations()->Get(0)), 0U);
  EXPECT_EQ(alternative_in_force(*laid, *laid->flat().interpretations()->Get(0)), 1U);
  EXPECT_EQ(&pack.flat(), &laid->flat());  // the bytes are shared
  EXPECT_EQ(single_choices(pack).size(), 1U);
}

struct Wrong {
  const char* name;
  std::string text;
  const char* code;
  const char* message;
};
void PrintTo(const Wrong& wrong, std::ostream* out) {
  *out << wrong.name;
}

class WrongOverlay : public ::testing::TestWithParam<Wrong> {};

TEST_P(WrongOverlay, IsRefusedWithPlaceAndHint) {
  const ChoicePack copy;
  const Pack pack = opened(copy);
  const auto overlay = read_overlay(pack, GetParam().text, "site.yaml");
  ASSERT_FALSE(overlay);
  EXPECT_EQ(overlay.error().code, GetParam().code);
  EXPECT_NE(overlay.error().one_line().find(GetParam().message), std::string::npos) << overlay.error().one_line();
  EXPECT_EQ(overlay.error().where.rfind("site.yaml", 0), 0U) << overlay.error().where;
}

INSTANTIATE_TEST_SUITE_P(
    Cases, WrongOverlay,
    ::testing::Values(
        Wrong{"interpretation", kHead + "choices: {wich-limit: with-kidneys}\n", "unknown-interpretation",
              "did you mean 'which-limit'"},
        Wrong{"alternative", kHead + "choices: {which-limit: with-kidney}\n", "unknown-alternative",
              "did you mean 'with-kidneys'"},
        Wrong{"fixed", kHead + "choices: {settled: other}\n", "fixed-interpretation", "It is no matter of taste"},
        Wrong{"no choice", kHead + "choices: {}\n", "overlay-choices", "choices: {interpretation: alternative}"},
        Wrong{"no date", "site: A\ndecided-by: B\nreason: C\nchoices: {which-limit: by-book}\n", "missing-key", "date"},
        Wrong{"unknown key", kHead + "choice: {}\nchoices: {which-limit: by-book}\n", "unknown-key", "choice"}),
    [](const auto& parameter) {
      std::string name = parameter.param.name;
      std::replace(name.begin(), name.end(), ' ', '_');
      return name;
    });

TEST(ChoiceLint, ARuleWhoseSourceWasReadCannotBeTakenAway) {
  ChoicePack copy;
  copy.spoil("logic/Safety.cql", "Choices.\"Limit\" = 'with-kidneys'", "Choices.\"Limit\" = 'by-book'");
  copy.spoil("logic/Safety.cql", "define \"Weak heart\": Case.lvef < 50",
             "define \"Weak heart\": Case.lvef < 50 or Choices.\"Limit\" = 'with-kidneys'");
  EXPECT_EQ(copy.codes(), "weakening-choice; ");
  copy.spoil("logic/Safety.cql", "Choices.\"Limit\" = 'by-book'", "not (Choices.\"Limit\" = 'by-book')");
  EXPECT_EQ(copy.codes(), "");
  copy.spoil("logic/Safety.cql", "not (Choices.\"Limit\" = 'by-book')", "Choices.\"Limit\" != 'with-kidneys'");
  EXPECT_EQ(copy.codes(), "weakening-choice; ");
}

TEST(ChoiceLint, AnObligationDependsOnNoChoice) {
  ChoicePack copy;
  copy.spoil("logic/Safety.cql", "define \"Weak heart\": Case.lvef < 50",
             "define \"Weak heart\": Case.lvef < 50 or Choices.\"Limit\" = 'with-kidneys'");
  copy.spoil("obligations.yaml", "when: Case.lvef < 50", "when: Safety.\"Weak heart\"");
  EXPECT_EQ(copy.codes(), "obligation-choice; ");
}

struct SpoiledOverlay {
  const char* name;
  const char* file;
  const char* from;
  const char* to;
  const char* code;
};
void PrintTo(const SpoiledOverlay& spoiled, std::ostream* out) {
  *out << spoiled.name;
}

class ChoiceLintRow : public ::testing::TestWithParam<SpoiledOverlay> {};

TEST_P(ChoiceLintRow, IsFound) {
  ChoicePack copy;
  copy.spoil(GetParam().file, GetParam().from, GetParam().to);
  EXPECT_NE(copy.codes().find(std::string(GetParam().code) + "; "), std::string::npos) << copy.codes();
}

INSTANTIATE_TEST_SUITE_P(
    Rows, ChoiceLintRow,
    ::testing::Values(
        SpoiledOverlay{"Type", "interpretations.yaml", "  type: vague\n", "", "missing-key"},
        SpoiledOverlay{"UnknownType", "interpretations.yaml", "type: vague", "type: unsure", "unknown-word"},
        SpoiledOverlay{"Neither", "interpretations.yaml", "  fixed: \"It is no matter of taste\"\n", "",
                       "fixed-or-not"},
        SpoiledOverlay{"OneAlternative", "interpretations.yaml", "    - {id: by-book, says: \"Below 50 %\"}\n", "",
                       "no-alternative"},
        SpoiledOverlay{"Choice", "interpretations.yaml", "choice: by-book", "choice: by-bok", "unknown-alternative"},
        SpoiledOverlay{"Default", "logic/Choices.cql", "default 'by-book'", "default 'with-kidneys'", "other-choice"},
        SpoiledOverlay{"NoParameter", "interpretations.yaml", "parameter: Limit", "parameter: Limits",
                       "unknown-parameter"},
        SpoiledOverlay{"NoDefault", "logic/Choices.cql", " default 'by-book'", "", "outside-choices"},
        SpoiledOverlay{"Define", "logic/Choices.cql", "parameter", "define X: true\n\nparameter", "outside-choices"},
        SpoiledOverlay{"Idle", "interpretations.yaml", "with-kidneys", "with-lungs", "idle-alternative"},
        SpoiledOverlay{"NoAlternative", "logic/Safety.cql", "= 'with-kidneys'", "= 'with-lungs'", "unknown-value"},
        SpoiledOverlay{"Order", "logic/Safety.cql", "= 'with-kidneys'", "< 'with-kidneys'", "comparison"},
        SpoiledOverlay{"Name", "logic/Safety.cql", "Choices.\"Limit\"", "Choices.\"Limits\"", "unknown-choice"},
        SpoiledOverlay{"Logic", "interpretations.yaml", "'Safety.\"Weak heart\"'", "'Safety.\"Weak\"'",
                       "undefined-name"},
        SpoiledOverlay{"NoCase", "interpretations.yaml", "  logic: ['Safety.\"Weak heart\"']\n", "",
                       "idle-interpretation"},
        SpoiledOverlay{"Entry", "interpretations.yaml",
                       "  logic:", "  entries: [toxicity nothing]\n  logic:", "dangling-id"}),
    [](const auto& parameter) { return parameter.param.name; });

TEST(ReviewLint, DatesAreAskedForAndWhatIsPastThemWarns) {
  PackCopy copy;
  copy.write("guideline.yaml", copy.read("guideline.yaml") + "review-months: 6\n");
  std::vector<Error> warnings;
  auto errors = lint(load_pack(copy.folder()), &warnings, "2025-01-01");
  ASSERT_FALSE(errors.empty());
  EXPECT_EQ(errors.front().code, "missing-date");
  copy.spoil("interpretations.yaml", "  type: vague", "  date: 2024-08-31\n  type: vague");
  copy.spoil("recommendations/first.yaml", "  regimen: alpha\n", "  regimen: alpha\n  date: 2024-06-30\n");
  copy.spoil("recommendations/first.yaml", "  regimen: alpha-beta\n",
             "  regimen: alpha-beta\n  date: 2024-06-30\n  reviewed: 2024-07-01\n  reviewers: [A. Clinician]\n");
  const auto due = [&](std::string_view today) {
    warnings.clear();
    errors = lint(load_pack(copy.folder()), &warnings, today);
    EXPECT_TRUE(errors.empty()) << errors.front().one_line();
    std::string told;
    for (const Error& warning : warnings)
      if (warning.code == "review-due") told += warning.message + "; ";
    return told;
  };
  EXPECT_EQ(due("2024-12-30"), "");
  EXPECT_EQ(due("2024-12-31"), "the recommendation 'alpha-first' was due for review on 2024-12-30; ");
  EXPECT_EQ(due("2025-01-02"),
            "the recommendation 'alpha-first' was due for review on 2024-12-30; "
            "the recommendation 'alpha-beta-first' was due for review on 2025-01-01; ");
  EXPECT_EQ(due(""), "");
  copy.spoil("recommendations/first.yaml", "  reviewers: [A. Clinician]\n", "");
  EXPECT_EQ(lint(load_pack(copy.folder())).front().code, "review-by-nobody");
}

TEST(ReviewLint, WhatIsSupersededNamesWhatStandsInItsPlace) {
  PackCopy copy;
  copy.spoil("recommendations/first.yaml", "  regimen: alpha\n", "  regimen: alpha\n  status: superseded\n");
  EXPECT_EQ(lint(load_pack(copy.folder())).front().code, "superseded-by");
  copy.spoil("recommendations/first.yaml", "status: superseded\n",
             "status: superseded\n  superseded-by: alpha-beta-first\n");
  EXPECT_TRUE(lint(load_pack(copy.folder())).empty());
  copy.spoil("recommendations/first.yaml", "alpha-beta-first\n  category", "alpha-beta-frist\n  category");
  EXPECT_EQ(lint(load_pack(copy.folder())).front().code, "superseded-by");
}

}  // namespace
}  // namespace nextline::knowledge
