// Every numeric limit of the decision layer is held by vignettes: one exactly at it and one just beside it must fail
// when that one comparison is turned round. A fact that happens to stand at the limit proves nothing; an expectation
// that rests on the comparison does.
#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <optional>
#include <stdexcept>

#include "care/vignette_expectations.h"
#include "case/case_yaml.h"
#include "cql/engine/loaded_program.h"
#include "cql/operators/table.h"
#include "knowledge/compile.h"

namespace nextline {
namespace {

namespace flat = knowledge::flat;

/// `Case.fact < limit`, or another comparison, in a define.
struct Threshold {
  std::string where;       ///< Library."define": fact < limit
  std::uint32_t node = 0;  ///< in Program::nodes
  std::uint32_t fact = 0;
  std::string_view comparison;  ///< of the operator table
  Decimal limit;

  /// Whether the comparison answers at the limit as it does above it ("< 50"), or as it does below it ("> 50").
  bool limit_is_upper_side() const { return comparison == "Less" || comparison == "GreaterOrEqual"; }
};

/// The comparison that is true where `comparison` is false, and unknown where it is; empty for another operator.
std::string_view opposite(std::string_view comparison) {
  static const std::map<std::string_view, std::string_view> pairs = {
      {"Less", "GreaterOrEqual"}, {"GreaterOrEqual", "Less"}, {"Greater", "LessOrEqual"}, {"LessOrEqual", "Greater"}};
  const auto found = pairs.find(comparison);
  return found == pairs.end() ? std::string_view{} : found->second;
}

/// Finds the comparisons of numbers in all defines over Case.
class Thresholds {
 public:
  explicit Thresholds(const knowledge::Pack& pack) : pack_(pack), program_(pack.program()) {
    // The Case tuple leaves out list facts, which are for showing only.
    for (std::uint32_t i = 0; i < pack.flat().facts()->size(); ++i)
      if (pack.flat().facts()->Get(i)->kind() != flat::FactKind::List) fact_of_slot_.push_back(i);
    constexpr std::uint32_t kOverCase = 4;
    for (const auto& definition : program_.definitions)
      if ((definition.flags & kOverCase) != 0) {
        define_ = std::string(program_.str(program_.libraries[definition.library].name)) + ".\"" +
                  std::string(program_.str(definition.name)) + "\"";
        walk(definition.body);
      }
  }

  const std::vector<Threshold>& all() const { return all_; }

 private:
  const cql::Node& operand(const cql::Node& node, std::uint32_t i) const {
    return program_.nodes[program_.args[node.first_arg + i]];
  }

  void walk(std::uint32_t index) {
    const auto& node = program_.nodes[index];
    if (static_cast<cql::Op>(node.op) == cql::Op::Call) return compare(index);
    for (std::uint32_t i = 0; i < node.arg_count; ++i) walk(program_.args[node.first_arg + i]);
  }

  void compare(std::uint32_t index) {
    const auto& node = program_.nodes[index];
    const auto fact = number_fact(operand(node, 0));
    if (!fact) return;
    const auto limit = number(operand(node, 1));
    const auto name = cql::operator_table()[node.a].name;
    const auto& entry = *pack_.flat().facts()->Get(*fact);
    const std::string where = define_ + ": " + entry.name()->str() + " " + std::string(name);
    if (!limit || opposite(name).empty()) {
      ADD_FAILURE() << where << ": write a fact on the left of <, <=, > or >= and a number on the right";
      return;
    }
    // `lvef >= 0` asks only whether the LVEF is known: nothing is below the least value.
    if (name == "GreaterOrEqual" && *limit == *Decimal::parse(entry.low()->str())) return;
    all_.push_back({where + " " + limit->to_string(), index, *fact, name, *limit});
  }

  /// The number fact that the node reads, perhaps converted.
  std::optional<std::uint32_t> number_fact(const cql::Node& node) const {
    if (static_cast<cql::Op>(node.op) == cql::Op::Convert) return number_fact(operand(node, 0));
    if (static_cast<cql::Op>(node.op) != cql::Op::TupleField || node.a >= fact_of_slot_.size() ||
        static_cast<cql::Op>(operand(node, 0).op) != cql::Op::Context)
      return std::nullopt;
    const std::uint32_t fact = fact_of_slot_[node.a];
    return pack_.flat().facts()->Get(fact)->kind() == flat::FactKind::Number ? std::optional(fact) : std::nullopt;
  }

  std::optional<Decimal> number(const cql::Node& node) const {
    if (static_cast<cql::Op>(node.op) == cql::Op::Convert) return number(operand(node, 0));
    if (static_cast<cql::Op>(node.op) != cql::Op::Literal) return std::nullopt;
    const auto& constant = program_.constants[node.a];
    if (constant.kind == cql::ConstantKind::Integer)
      return Decimal::from_integer(static_cast<std::int32_t>(constant.low));
    return constant.kind == cql::ConstantKind::Decimal ? std::optional(cql::decimal_of(constant)) : std::nullopt;
  }

  const knowledge::Pack& pack_;
  cql::Program program_;
  std::vector<std::uint32_t> fact_of_slot_;
  std::string define_;
  std::vector<Threshold> all_;
};

enum class Side : std::uint8_t { At, Beside, Elsewhere };

/// Where a patient's value stands: at the limit, or on the side where the comparison is otherwise and not more than a
/// tenth of the limit away (1 for what is counted or graded).
Side side_of(const Threshold& threshold, const Fact& fact, bool whole) {
  if (!fact.number) return Side::Elsewhere;
  if (*fact.number == threshold.limit) return Side::At;
  const bool above = *fact.number > threshold.limit;
  if (above == threshold.limit_is_upper_side()) return Side::Elsewhere;
  const Decimal distance = above ? *subtract(*fact.number, threshold.limit) : *subtract(threshold.limit, *fact.number);
  const Decimal most = whole ? Decimal::from_integer(1) : *multiply(threshold.limit, *Decimal::parse("0.1"));
  return distance <= most ? Side::Beside : Side::Elsewhere;
}

/// The guideline with one comparison turned round, for as long as this lives.
class TurnedRound {
 public:
  /// `pack` was made from bytes in memory: its program may be written to.
  TurnedRound(const knowledge::Pack& pack, const Threshold& threshold)
      : row_(const_cast<cql::Node&>(pack.program().nodes[threshold.node]).a), before_(row_) {
    const auto table = cql::operator_table();
    const auto rows = cql::rows_of(opposite(threshold.comparison));
    for (std::uint32_t i = rows.begin; i < rows.end; ++i)
      if (table[i].signature == table[before_].signature) row_ = i;
    if (row_ == before_) throw std::runtime_error("no opposite of " + threshold.where);
  }
  ~TurnedRound() { row_ = before_; }
  TurnedRound(const TurnedRound&) = delete;
  TurnedRound& operator=(const TurnedRound&) = delete;

 private:
  std::uint32_t& row_;
  std::uint32_t before_;
};

/// Whether a vignette's author would see that something is wrong.
bool fails(const vignettes::Vignette& vignette, const std::shared_ptr<const knowledge::Pack>& guideline) {
  testing::TestPartResultArray failures;
  {
    testing::ScopedFakeTestPartResultReporter reporter(
        testing::ScopedFakeTestPartResultReporter::INTERCEPT_ONLY_CURRENT_THREAD, &failures);
    auto visit = vignettes::visit(vignette.node, guideline);
    vignettes::check(vignette, *visit);
  }
  return failures.size() > 0;
}

struct Patient {
  vignettes::Vignette vignette;
  Case facts;
};

std::vector<Patient> patients(const knowledge::Pack& pack) {
  std::vector<Patient> all;
  for (auto& vignette : vignettes::all()) {
    auto facts = case_from_node(pack, *vignette.node.find("facts"));
    if (!facts) throw std::runtime_error(vignette.id + ": " + facts.error().one_line());
    all.push_back({std::move(vignette), std::move(*facts)});
  }
  return all;
}

TEST(ThresholdCoverage, EveryLimitIsHeldByAVignetteAtItAndOneJustBesideIt) {
  auto compiled = knowledge::compile_pack(vignettes::kPack);
  ASSERT_TRUE(compiled) << compiled.error().one_line();
  auto opened = knowledge::Pack::from_bytes(std::move(compiled->bytes));
  ASSERT_TRUE(opened) << opened.error().one_line();
  const auto guideline = std::make_shared<const knowledge::Pack>(std::move(*opened));
  const Thresholds thresholds(*guideline);
  const auto everybody = patients(*guideline);
  const auto held = [&](const Threshold& threshold, Side side) {
    const bool whole = guideline->flat().facts()->Get(threshold.fact)->whole();
    const TurnedRound turned(*guideline, threshold);
    return std::any_of(everybody.begin(), everybody.end(), [&](const Patient& patient) {
      return side_of(threshold, patient.facts.facts[threshold.fact], whole) == side &&
             fails(patient.vignette, guideline);
    });
  };
  for (const auto& threshold : thresholds.all()) {
    if (threshold.where.starts_with("Dosing.")) continue;  // the rows of cases/dosing.yaml hold those

    EXPECT_TRUE(held(threshold, Side::At)) << threshold.where << ": no vignette at the limit depends on it";
    EXPECT_TRUE(held(threshold, Side::Beside))
        << threshold.where << ": no vignette just beside the limit depends on it";
  }
  EXPECT_GT(thresholds.all().size(), 200U);
  std::printf("%zu limits, %zu vignettes\n", thresholds.all().size(), everybody.size());
}

}  // namespace
}  // namespace nextline
