// Invariants by their own form against the CQL engine, and what the reader is told of one that is broken.
#include "care/invariants.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/arena.h"
#include "care/consultation.h"
#include "case/case_value.h"
#include "case/case_yaml.h"
#include "case/dictionary.h"
#include "case/random_case.h"
#include "case/tiny.h"
#include "cql/engine/evaluator.h"

namespace nextline::care {
namespace {

using nextline::testing::tiny_pack;

TEST(Invariants, ABrokenOneIsAConflict) {
  Invariants invariants(tiny_pack());
  Result<Case> typed = case_from_yaml(tiny_pack(), "exposedTo: {not: others}\nprogressedOn: [alphamab]\n", "c.yaml");
  ASSERT_TRUE(typed.ok());
  ASSERT_TRUE(invariants.check(*typed).ok());
  ASSERT_EQ(typed->conflicts.size(), 1U);
  EXPECT_EQ(typed->conflicts[0].fact, "failed-only-if-given");
  EXPECT_EQ(typed->conflicts[0].resolution, "A drug can fail only if it was given");
  EXPECT_FALSE(typed->conflicts[0].values.empty());
}

TEST(Invariants, WhatIsUnknownBreaksNone) {
  Invariants invariants(tiny_pack());
  Case unknown = empty_case(tiny_pack());
  ASSERT_TRUE(invariants.check(unknown).ok());
  EXPECT_TRUE(unknown.conflicts.empty());
}

TEST(Invariants, AreBrokenWhereTheEngineSaysSo) {
  constexpr std::uint64_t kRandomCases = 400;
  auto loaded = knowledge::pack_from_folder_or_file(NEXTLINE_SOURCE_DIR "/knowledge/her2-mbc");
  ASSERT_TRUE(loaded.ok());
  const auto pack = std::make_shared<const knowledge::Pack>(std::move(*loaded));
  const auto now = *parse_datetime("2026-11-23T12:00:00.000+00:00");
  auto consultation = Consultation::open(pack, {pack->flat().default_region()->str(), "2026-11-23", {}, {}}, now);
  ASSERT_TRUE(consultation.ok());
  auto& engine = (*consultation)->evaluator();
  std::size_t broken = 0;
  for (std::uint64_t seed = 0; seed < kRandomCases; ++seed) {
    Case facts = random_case(*pack, seed);
    facts.facts[seed % facts.facts.size()].stale = true;
    ASSERT_TRUE((*consultation)->check_invariants(facts).ok());
    Arena arena;
    engine.set_case(case_tuple(*pack, facts, arena));
    for (const auto* invariant : *pack->flat().invariants()) {
      const auto value = engine.evaluate(invariant->definition());
      ASSERT_TRUE(value.ok()) << value.error().one_line();
      const bool told = std::ranges::any_of(
          facts.conflicts, [&](const Conflict& conflict) { return conflict.fact == invariant->id()->string_view(); });
      EXPECT_EQ(told, value->is_false()) << invariant->id()->str() << ", seed " << seed;
      broken += told ? 1 : 0;
    }
  }
  EXPECT_GT(broken, kRandomCases / 10);
}

}  // namespace
}  // namespace nextline::care
