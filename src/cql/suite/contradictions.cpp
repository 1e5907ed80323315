// Tests of HL7's suite that no reading of the specification satisfies together with the rest of the suite.
#include <algorithm>
#include <array>

#include "cql/suite/suite.h"

namespace nextline::cql {

namespace {

struct Contradiction {
  std::string_view group;
  std::string_view name;
  std::string_view reason;
};

constexpr std::string_view kFloor =
    "an Integer literal ends at 2147483647 (CQL 2.0, developer's guide, Literals, table 3-B), and the suite says of "
    "Ceiling of the same literal that it is a syntax error";

constexpr std::array<Contradiction, 3> kContradictions = {{
    {"Floor", "FloorIntegerGreaterThanMaxInteger", kFloor},
    {"Floor", "FloorIntegerLessThanMinInteger", kFloor},
    {"Uncertainty tests", "DateTimeDurationBetweenUncertainInterval",
     "the lower bound counts from the latest moment the first operand can mean (CQL 2.0, language semantics, "
     "Determining Difference and Duration): [16, 44], as …UncertainAdd, …Subtract and …Multiply have it"},
}};

}  // namespace

std::optional<std::string_view> contradiction_of(const SuiteTest& test) {
  const auto found = std::ranges::find_if(kContradictions, [&](const Contradiction& known) {
    return known.group == test.group && known.name == test.name;
  });
  if (found == kContradictions.end()) return std::nullopt;
  return found->reason;
}

}  // namespace nextline::cql
