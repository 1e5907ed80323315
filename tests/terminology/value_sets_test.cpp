#include "terminology/value_sets.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>

#include "terminology/recent_systems.h"
#include "terminology/systems.h"

namespace nextline::terminology {
namespace {

const std::vector<CodeEntry> kBreast{{"snomed", "254837009", "Malignant neoplasm of breast"},
                                     {"http://hl7.org/fhir/sid/icd-10-cm", "C50.*", ""}};
const std::vector<CodeEntry> kMetastasis{{"icd10cm", "C78.*", ""}, {"icd10cm", "C79.31", ""}, {"icd10", "C79", ""}};
const std::vector<CodeEntry> kBrain{
    {"icd10cm", "C79.3*", ""}, {"icd10cm", "C79.31", ""}, {"icd10cm", "C79.31", "again"}};
const std::vector<CodeEntry> kOther{{"loinc", "254837009", ""}, {"http://example.org/local", "X.*", ""}};
const std::vector<SetSource> kSources{
    {"breast", kBreast}, {"metastasis", kMetastasis}, {"brain", kBrain}, {"other", kOther}};

struct LookupCase {
  const char* system;
  const char* code;
  std::vector<std::uint32_t> sets;
};

class Lookup : public ::testing::TestWithParam<LookupCase> {};

TEST_P(Lookup, GivesTheSets) {
  const ValueSets sets = ValueSets::build(kSources);
  const auto found = sets.lookup(GetParam().system, GetParam().code);
  EXPECT_EQ(std::vector<std::uint32_t>(found.begin(), found.end()), GetParam().sets);
  for (std::uint32_t set = 0; set < sets.size(); ++set) {
    const bool expected = std::ranges::find(GetParam().sets, set) != GetParam().sets.end();
    EXPECT_EQ(sets.contains(set, GetParam().system, GetParam().code), expected) << set;
  }
}

INSTANTIATE_TEST_SUITE_P(Codes, Lookup,
                         ::testing::Values(LookupCase{"http://snomed.info/sct", "254837009", {0}},
                                           LookupCase{"urn:oid:2.16.840.1.113883.6.96", "254837009", {0}},
                                           LookupCase{"http://snomed.info/sct/731000124108", "254837009", {0}},
                                           LookupCase{"http://loinc.org", "254837009", {3}},
                                           LookupCase{"", "254837009", {0, 3}},
                                           LookupCase{"http://snomed.info/sct", "25483700", {}},
                                           LookupCase{"http://snomed.info/sct", "", {}},
                                           LookupCase{"http://nowhere.org", "254837009", {}}));

INSTANTIATE_TEST_SUITE_P(
    Icd, Lookup,
    ::testing::Values(LookupCase{"icd10cm", "C79.31", {1, 2}}, LookupCase{"icd10cm", "C7931", {1, 2}},
                      LookupCase{"icd10cm", "c79.31", {1, 2}}, LookupCase{"icd10cm", "C79.32", {2}},
                      LookupCase{"icd10cm", "C79.3", {2}}, LookupCase{"icd10cm", "C79", {}},
                      LookupCase{"icd10cm", "C78", {1}}, LookupCase{"icd10cm", "C78.02", {1}},
                      LookupCase{"urn:oid:2.16.840.1.113883.6.90", "C50911", {0}}, LookupCase{"icd10cm", "C5", {}},
                      LookupCase{"icd10cm", "C50.*", {}},  // a record holds no patterns
                      LookupCase{"icd10", "C79", {1}}, LookupCase{"icd10", "C79.31", {}},
                      LookupCase{"", "C79.31", {1, 2}}, LookupCase{"http://example.org/local", "X.1", {}},
                      LookupCase{"icd10cm", "C50 and a long text that is no code at all", {}}));

TEST(ValueSets, AreFoundByIdOrUrn) {
  const ValueSets sets = ValueSets::build(kSources);
  EXPECT_EQ(sets.find("brain"), 2U);
  EXPECT_EQ(sets.find("urn:nextline:valueset:brain"), 2U);
  EXPECT_EQ(sets.find("brains"), ValueSets::kNoSet);
  EXPECT_EQ(sets.id(1), "metastasis");
}

TEST(ValueSets, EmptyOnesHoldNothing) {
  EXPECT_TRUE(ValueSets().lookup("http://loinc.org", "1").empty());
  EXPECT_TRUE(ValueSets::build({}).lookup("http://loinc.org", "1").empty());
}

CodeEntry entry_of_sources(const void*, std::uint32_t set, std::uint32_t entry) {
  return kSources[set].codes[entry];
}

TEST(ValueSets, MappedTablesAnswerAsBuiltOnes) {
  const CompiledSets compiled = compile_sets(kSources);
  const ValueSets mapped = ValueSets::map({"breast", "metastasis", "brain", "other"}, compiled.cells, compiled.sets,
                                          {nullptr, entry_of_sources});
  EXPECT_TRUE(mapped.contains(2, "icd10cm", "C7931"));
  EXPECT_FALSE(mapped.contains(0, "icd10cm", "C7931"));
  const CompiledSets again = compile_sets(kSources);
  EXPECT_EQ(again.sets, compiled.sets);  // the same sources, the same table
}

TEST(ValueSets, CodesOfOneHashAreFound) {
  CompiledSets compiled = compile_sets(kSources);
  EXPECT_FALSE(has_twins(compiled));
  compiled.cells.push_back(*std::ranges::find_if(compiled.cells, [](const Cell& cell) { return cell.set_count > 0; }));
  EXPECT_TRUE(has_twins(compiled));
}

// The hash finds what a search through all entries finds.
RC_GTEST_PROP(ValueSetsLaw, LookupIsSearch, ()) {
  const std::vector<std::string> systems{"http://loinc.org", "http://snomed.info/sct",
                                         "http://hl7.org/fhir/sid/icd-10-cm"};
  const auto code = rc::gen::container<std::string>(rc::gen::elementOf(std::string("AB1")));
  const auto texts = *rc::gen::container<std::vector<std::pair<std::size_t, std::string>>>(
      rc::gen::pair(rc::gen::inRange<std::size_t>(0, 3), rc::gen::nonEmpty(code)));
  std::vector<std::vector<CodeEntry>> entries(3);
  for (std::size_t i = 0; i < texts.size(); ++i)
    entries[i % 3].push_back({systems[texts[i].first], texts[i].second, ""});
  const std::vector<SetSource> sources{{"a", entries[0]}, {"b", entries[1]}, {"c", entries[2]}};
  const ValueSets sets = ValueSets::build(sources);
  const std::string asked = *rc::gen::nonEmpty(code);
  for (const std::string& system : systems)
    for (std::uint32_t set = 0; set < 3; ++set) {
      const bool expected = std::ranges::any_of(
          entries[set], [&](const CodeEntry& entry) { return entry.system == system && entry.code == asked; });
      RC_ASSERT(sets.contains(set, system, asked) == expected);
    }
}

struct SystemCase {
  const char* text;
  const char* canonical;
  const char* short_name;
};

class Systems : public ::testing::TestWithParam<SystemCase> {};

TEST_P(Systems, AreToldFromAnySpelling) {
  EXPECT_EQ(canonical_system(GetParam().text), GetParam().canonical);
  EXPECT_EQ(short_name(GetParam().text), GetParam().short_name);
}

INSTANTIATE_TEST_SUITE_P(
    Spellings, Systems,
    ::testing::Values(
        SystemCase{"rxnorm", "http://www.nlm.nih.gov/research/umls/rxnorm", "rxnorm"},
        SystemCase{"https://loinc.org/", "http://loinc.org", "loinc"},
        SystemCase{"http://www.saude.gov.br/fhir/r4/CodeSystem/BRNomeExameLOINC", "http://loinc.org", "loinc"},
        SystemCase{"http://loinc.org|2.74", "http://loinc.org", "loinc"},
        SystemCase{"urn:oid:2.16.840.1.113883.6.88", "http://www.nlm.nih.gov/research/umls/rxnorm", "rxnorm"},
        SystemCase{"http://www.whocc.no/atc", "http://www.whocc.no/atc", "atc"},
        SystemCase{"ucum", "http://unitsofmeasure.org", "ucum"},
        SystemCase{"cancerstaging", "http://cancerstaging.org", "cancerstaging"},
        SystemCase{"http://example.org/x", "http://example.org/x", ""}, SystemCase{"", "", ""}));

TEST(RecentSystems, AreThoseAskedForHoweverMany) {
  RecentSystems recent;
  for (int round = 0; round < 3; ++round)
    for (const char* name :
         {"snomed", "rxnorm", "loinc", "", "icd10", "atc", "ucum", "http://loinc.org", "cvx", "ndc"}) {
      const SystemKey& key = recent.of(name);
      EXPECT_EQ(key.canonical, canonical_system(name));
      EXPECT_EQ(key.hash, system_key(name).hash);
      EXPECT_EQ(key.tells_apart, tells_apart(name)) << name;
      EXPECT_EQ(key.has_patterns, key.canonical.empty() || is_icd(key.canonical)) << name;
      if (round == 1) recent.clear();
    }
}

}  // namespace
}  // namespace nextline::terminology
