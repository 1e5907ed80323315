// The closed form against the CQL engine and the oracle of single Cases: two other ways to the same answers.
#include "care/decision_form.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "base/arena.h"
#include "care/consultation.h"
#include "care/missing.h"
#include "case/case_value.h"
#include "case/dictionary.h"
#include "case/random_case.h"
#include "cql/engine/evaluator.h"
#include "knowledge/quantities.h"

namespace nextline::care {
namespace {

constexpr std::uint64_t kCases = 400;

class DecisionForms : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto pack = knowledge::pack_from_folder_or_file(NEXTLINE_SOURCE_DIR "/knowledge/her2-mbc");
    ASSERT_TRUE(pack.ok());
    pack_ = std::make_shared<const knowledge::Pack>(std::move(*pack));
    const auto now = *parse_datetime("2026-11-23T12:00:00.000+00:00");
    auto opened = Consultation::open(pack_, {pack_->flat().default_region()->str(), "2026-11-23", {}, {}}, now);
    ASSERT_TRUE(opened.ok());
    consultation_ = std::move(*opened);
  }
  static void TearDownTestSuite() {
    consultation_.reset();
    pack_.reset();
  }
  /// Seeds give unknown and stale facts, numbers at and beside thresholds.
  static Case some_case(std::uint64_t seed) {
    Case facts = random_case(*pack_, seed);
    facts.facts[seed % facts.facts.size()].stale = true;
    return facts;
  }

  static std::shared_ptr<const knowledge::Pack> pack_;
  static std::unique_ptr<Consultation> consultation_;
};
std::shared_ptr<const knowledge::Pack> DecisionForms::pack_;
std::unique_ptr<Consultation> DecisionForms::consultation_;

/// Whether a parameter of Choices.cql is read below `node`.
bool hangs_on_a_choice(const cql::Program& program, std::uint32_t node) {
  const cql::Node& row = program.nodes[node];
  if (static_cast<cql::Op>(row.op) == cql::Op::ParameterRef) return true;
  if (static_cast<cql::Op>(row.op) == cql::Op::DefinitionRef)
    return hangs_on_a_choice(program, program.definitions[row.a].body);
  return std::ranges::any_of(program.args.subspan(row.first_arg, row.arg_count),
                             [&](std::uint32_t operand) { return hangs_on_a_choice(program, operand); });
}

TEST_F(DecisionForms, EveryDefineHasTheEnginesValueAndDecidingFacts) {
  std::vector<std::uint32_t> fact_of_slot;
  for (std::uint32_t i = 0; i < pack_->flat().facts()->size(); ++i)
    if (pack_->flat().facts()->Get(i)->kind() != knowledge::flat::FactKind::List) fact_of_slot.push_back(i);
  const auto program = pack_->program();
  Decisions planning = consultation_->judge().decisions();
  const DecisionForm dose_form(*pack_, {}, DecisionForm::Scope::Dosing);
  Decisions dosing(dose_form);
  auto& engine = consultation_->evaluator();
  std::size_t asked = 0;
  for (std::uint64_t seed = 0; seed < kCases; ++seed) {
    const Case facts = some_case(seed);
    Arena arena;
    engine.set_case(case_tuple(*pack_, facts, arena));
    planning.use(facts);
    dosing.use(facts);
    for (std::uint32_t i = 0; i < program.definitions.size(); ++i) {
      const auto library = program.str(program.libraries[program.definitions[i].library].name);
      if ((program.definitions[i].flags & 4) == 0 || library == knowledge::kQuantities) continue;  // these are numbers
      Decisions& decisions = library == knowledge::kDosing ? dosing : planning;
      const auto value = engine.evaluate(i);
      ASSERT_TRUE(value.ok());
      ASSERT_EQ(decisions.truth(i), truth_of(*value)) << program.str(program.definitions[i].name) << ", seed " << seed;
      std::vector<std::uint32_t> deciding = engine.deciding_facts(i);
      for (auto& slot : deciding) slot = fact_of_slot[slot];
      const std::vector<std::uint32_t> told = decisions.deciding_facts(i);
      // What a choice has settled hangs on no fact any more; the engine names the facts beside the choice.
      if (hangs_on_a_choice(program, program.definitions[i].body))
        ASSERT_TRUE(std::ranges::includes(deciding, told)) << program.str(program.definitions[i].name);
      else
        ASSERT_EQ(told, deciding) << program.str(program.definitions[i].name) << ", seed " << seed;
      ++asked;
    }
  }
  engine.set_case(Value::null());
  EXPECT_FALSE(planning.error());
  EXPECT_FALSE(dosing.error());
  EXPECT_GT(asked, kCases * 10);
}

/// The options that a value makes or unmakes, by what becomes of them, and what is said before them.
struct Effects {
  std::vector<std::string> sentences;
  std::vector<std::pair<std::string, std::vector<std::string>>> regimens;
  bool operator==(const Effects&) const = default;

  bool none() const { return sentences.empty() && regimens.empty(); }
  /// As missing_facts tells them.
  std::string told() const {
    std::string all;
    const auto add = [&](std::string sentence) {
      if (all.empty()) {
        all = sentence;
        return;
      }
      sentence[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(sentence[0])));
      all += ". " + sentence;
    };
    for (const auto& sentence : sentences) add(sentence);
    for (const auto& [category, titles] : regimens) {
      std::string words = category;
      std::replace(words.begin(), words.end(), '-', ' ');
      const std::size_t shown = titles.size() <= 5 ? titles.size() : 4;
      for (std::size_t i = 0; i < shown; ++i) words += (i == 0 ? ": " : "; ") + titles[i];
      if (shown < titles.size()) words += " and " + std::to_string(titles.size() - shown) + " more";
      add(words);
    }
    return all;
  }
};

/// What missing_facts tells, made by judging one Case after another.
Effects effects_one_by_one(const Judge& judge, const Case& facts, const Outcome& before, std::uint32_t index,
                           const Fact& value) {
  Case trial = facts;
  trial.facts[index] = value;
  derive_facts(judge.pack(), trial);
  Decisions decisions = judge.decisions();
  decisions.use(trial);
  const Outcome after = judge.judge(trial, decisions);
  Effects effects;
  if (before.applies != after.applies && after.applies != Truth::Unknown)
    effects.sentences.emplace_back(after.applies == Truth::True ? "this guideline applies"
                                                                : "this guideline does not apply");
  if (before.current_row != after.current_row && after.current_row)
    effects.sentences.push_back("current treatment: " + after.current_row->row->category()->str());
  for (std::size_t i = 0; i < before.regimens.size(); ++i) {
    const RegimenJudgement &was = before.regimens[i], &is = after.regimens[i];
    if (was.category == is.category || (!was.is_option && !is.is_option)) continue;
    auto group = std::find_if(effects.regimens.begin(), effects.regimens.end(),
                              [&](const auto& each) { return each.first == is.category; });
    if (group == effects.regimens.end()) group = effects.regimens.insert(group, {std::string(is.category), {}});
    group->second.push_back(was.brief->regimen->title()->str());
  }
  return effects;
}

TEST_F(DecisionForms, ManyCasesAtOnceAreJudgedAsEachAlone) {
  const Judge& judge = consultation_->judge();
  Decisions decisions = judge.decisions();
  Arena arena;
  std::size_t with_changes = 0;
  for (std::uint64_t seed = 0; seed < kCases; ++seed) {
    const Case facts = some_case(seed);
    decisions.use(facts);
    const Outcome before = judge.judge(facts, decisions);
    for (const MissingFact& missing : missing_facts(judge, facts, before, decisions, arena)) {
      const std::uint32_t index = *pack_->fact_index(missing.fact);
      std::size_t changing = 0;
      Effects last;
      const auto& entry = *pack_->flat().facts()->Get(index);
      for (const Fact& value : values_to_try(entry)) {
        const Effects effects = effects_one_by_one(judge, facts, before, index, value);
        const bool same_range = entry.kind() == knowledge::flat::FactKind::Number && effects == last;
        last = effects;
        if (effects.none() || same_range) continue;
        ASSERT_LT(changing, missing.changes.size()) << missing.fact << ", seed " << seed;
        EXPECT_THAT(missing.changes[changing], ::testing::EndsWith(": " + effects.told()))
            << missing.fact << ", seed " << seed;
        ++changing;
        ++with_changes;
      }
      EXPECT_EQ(missing.changes.size(), changing) << missing.fact << ", seed " << seed;
    }
    ASSERT_EQ(judge.judge(facts, decisions).applies, before.applies) << "the Case is left as it was";
  }
  EXPECT_GT(with_changes, kCases / 4);
}

TEST_F(DecisionForms, NumbersToTryAscendAndAreWholeWhereTheFactIs) {
  for (const auto* entry : *pack_->flat().facts()) {
    if (entry->kind() != knowledge::flat::FactKind::Number) continue;
    std::optional<Decimal> last;
    for (const Fact& value : values_to_try(*entry)) {
      EXPECT_TRUE(!last || *last < *value.number) << entry->name()->str() << ' ' << value.number->to_string();
      EXPECT_TRUE(!entry->whole() || value.number->normalized().scale() == 0) << entry->name()->str();
      last = *value.number;
    }
  }
}

}  // namespace
}  // namespace nextline::care
