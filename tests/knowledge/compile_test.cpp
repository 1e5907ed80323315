#include "knowledge/compile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "knowledge/load.h"
#include "knowledge/pack.h"
#include "knowledge/source_hash.h"
#include "knowledge/tiny_pack.h"

namespace nextline::knowledge {
namespace {

CompiledPack compiled_tiny() {
  Result<CompiledPack> compiled = compile_pack(testing::tiny_folder());
  EXPECT_TRUE(compiled.ok()) << (compiled.ok() ? "" : compiled.error().one_line());
  return compiled.ok() ? std::move(*compiled) : CompiledPack{};
}

std::string_view view(const CompiledPack& pack) {
  return {reinterpret_cast<const char*>(pack.bytes.data()), pack.bytes.size()};
}

/// A buffer with these bytes.
flatbuffers::DetachedBuffer buffer_of(std::string_view bytes) {
  flatbuffers::FlatBufferBuilder builder;
  builder.PushFlatBuffer(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  return builder.Release();
}

TEST(CompilePack, SameSourcesGiveTheSameBytes) {
  testing::PackCopy copy;  // another folder: its path must not show
  const Result<CompiledPack> other = compile_pack(copy.folder());
  ASSERT_TRUE(other.ok()) << other.error().one_line();
  EXPECT_EQ(view(*other), view(compiled_tiny()));
}

TEST(CompilePack, HashFollowsTheSources) {
  testing::PackCopy copy;
  const std::string before = source_hash(load_pack(copy.folder()));
  copy.spoil("guideline.yaml", "0.1.0", "0.1.1");
  EXPECT_EQ(before.size(), 64U);
  EXPECT_NE(source_hash(load_pack(copy.folder())), before);
}

TEST(CompilePack, SaysHowManyErrorsThereAre) {
  testing::PackCopy copy;
  copy.spoil("actions.yaml", "{lvef}", "{lvf}");
  copy.spoil("alerts.yaml", "{lvef}", "{lvf}");
  const Result<CompiledPack> compiled = compile_pack(copy.folder());
  ASSERT_FALSE(compiled.ok());
  EXPECT_THAT(compiled.error().hint, ::testing::HasSubstr("1 more: nextline lint"));
}

TEST(Pack, GivesBackWhatWasWritten) {
  const Result<Pack> opened = Pack::from_bytes(compiled_tiny().bytes);
  ASSERT_TRUE(opened.ok()) << opened.error().one_line();
  const flat::Pack& flat = opened->flat();
  EXPECT_EQ(flat.id()->str(), "tiny");
  EXPECT_EQ(flat.goal_titles()->Get(0)->str(), "A longer life");
  ASSERT_NE(opened->regimen("alpha"), nullptr);
  EXPECT_EQ(opened->regimen("alpha")->doses()->Get(0)->unit()->str(), "mg/kg");
  EXPECT_EQ(opened->regimen("gamma"), nullptr);
  const flat::Rule* rule = opened->rule("HEART-02");
  ASSERT_NE(rule, nullptr);
  EXPECT_EQ(rule->effect(), flat::Effect::Hold);
  EXPECT_FALSE(rule->start());
  EXPECT_TRUE(rule->continue_());
  EXPECT_FALSE(rule->elsewhere_applies());
  EXPECT_EQ(rule->except_regimens()->Get(0)->str(), "alpha-beta");
  const flat::Rule* kidney = opened->rule("KIDNEY-01");
  ASSERT_NE(kidney, nullptr);
  EXPECT_TRUE(kidney->blocks_when_unknown());
  EXPECT_TRUE(kidney->elsewhere_applies());
}

TEST(Pack, KeepsWhatARuleIsGivenWith) {
  testing::PackCopy copy;
  copy.spoil("logic/Safety.cql", "// @except: alpha-beta", "// @except-with: betamab\n// @with: alphamab");
  Result<CompiledPack> compiled = compile_pack(load_pack(copy.folder()));
  ASSERT_TRUE(compiled.ok()) << compiled.error().one_line();
  const Result<Pack> opened = Pack::from_bytes(std::move(compiled->bytes));
  ASSERT_TRUE(opened.ok()) << opened.error().one_line();
  const flat::Rule* rule = opened->rule("HEART-02");
  ASSERT_NE(rule, nullptr);
  ASSERT_EQ(rule->except_drugs()->size(), 1U);
  EXPECT_EQ(rule->except_drugs()->Get(0)->str(), "betamab");
  EXPECT_EQ(rule->with_drugs()->Get(0)->str(), "alphamab");
}

TEST(Pack, CarriesTheChecklistAndWhatIsTestedTogether) {
  const Result<Pack> opened = Pack::from_bytes(compiled_tiny().bytes);
  ASSERT_TRUE(opened.ok()) << opened.error().one_line();
  ASSERT_EQ(opened->flat().checklist()->size(), 2U);
  EXPECT_EQ(opened->flat().checklist()->Get(0)->drugs()->Get(0)->str(), "alphamab");
  EXPECT_EQ(opened->flat().checklist()->Get(1)->about()->str(), "bone drugs");
  const auto index = opened->fact_index("bilirubin");
  ASSERT_TRUE(index);
  EXPECT_EQ(opened->flat().facts()->Get(*index)->test()->str(), "Blood test");
  EXPECT_EQ(opened->flat().facts()->Get(*index)->test_item()->str(), "bilirubin");
}

TEST(Pack, KnowsItsDefinitionsAndThresholds) {
  const Result<Pack> opened = Pack::from_bytes(compiled_tiny().bytes);
  ASSERT_TRUE(opened.ok()) << opened.error().one_line();
  const cql::Program program = opened->program();
  const flat::Pack& flat = opened->flat();
  EXPECT_EQ(program.find_definition("Guideline", "In scope"), flat.planner()->scope_definition());
  EXPECT_EQ(program.find_definition("Guideline", "First line"), flat.recommendations()->Get(0)->definition());
  EXPECT_EQ(program.find_definition("Safety", "HEART-01 Weak heart at the start"),
            opened->rule("HEART-01")->definition());
  const std::uint32_t lvef = opened->fact_index("lvef").value();
  EXPECT_EQ(program.find_definition("Record", "lvef"), flat.program()->record_definitions()->Get(lvef));
  const auto* breakpoints = flat.facts()->Get(lvef)->breakpoints();
  ASSERT_EQ(breakpoints->size(), 2U);
  EXPECT_EQ(breakpoints->Get(0)->str(), "50");
  EXPECT_EQ(breakpoints->Get(1)->str(), "50.5");
  EXPECT_EQ(opened->library_texts().size(), program.libraries.size());
}

TEST(Pack, FindsCodes) {
  const Result<Pack> opened = Pack::from_bytes(compiled_tiny().bytes);
  ASSERT_TRUE(opened.ok()) << opened.error().one_line();
  const terminology::ValueSets& sets = opened->value_sets();
  const std::uint32_t creatinine = sets.find("creatinine");
  ASSERT_NE(creatinine, terminology::ValueSets::kNoSet);
  EXPECT_TRUE(sets.contains(creatinine, "http://loinc.org", "2160-0"));
  EXPECT_FALSE(sets.contains(creatinine, "http://loinc.org", "10230-1"));
}

TEST(Pack, RefusesWhatIsNoPack) {
  EXPECT_EQ(Pack::from_bytes({}).error().code, "not-a-pack");
  EXPECT_EQ(Pack::from_bytes(buffer_of(std::string(64, '\0'))).error().code, "not-a-pack");
  const CompiledPack whole = compiled_tiny();
  const Result<Pack> opened = Pack::from_bytes(buffer_of(view(whole).substr(0, whole.bytes.size() / 2)), "x.nlpack");
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().code, "damaged-pack");
  EXPECT_THAT(opened.error().one_line(), ::testing::HasSubstr("pack compile"));
}

TEST(Pack, OpensAFolder) {
  const Result<Pack> opened = pack_from_folder_or_file(testing::tiny_folder());
  ASSERT_TRUE(opened.ok()) << opened.error().one_line();
  EXPECT_EQ(opened->flat().facts()->size(), 12U);
}

}  // namespace
}  // namespace nextline::knowledge
