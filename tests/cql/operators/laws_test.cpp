// Laws that every row of the operator table obeys, whatever it does.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "cql/operators/operator_table.h"
#include "cql/operators/reference.h"

namespace nextline::cql::testing {
namespace {

/// Literals of each type: ordinary ones, and those at which things break.
const std::map<std::string, std::vector<std::string>>& samples() {
  static const std::map<std::string, std::vector<std::string>> kSamples = {
      {"Boolean", {"true", "false"}},
      {"Integer", {"0", "1", "-1", "2147483647", "-2147483648", "Interval[4, 16]"}},
      {"Long", {"0L", "1L", "-1L", "9223372036854775807L"}},
      {"Decimal",
       {"0.0", "1.50", "-0.1", "99999999999999999999.99999999", "-99999999999999999999.99999999", "0.00000001"}},
      {"String", {"''", "'abc'", "'['", "'day'", "'a(b'", "'2014-01-01'", "'5 days'", "'Größe'"}},
      {"Date", {"@0001", "@9999-12-31", "@2014-02", "@2024-02-29"}},
      {"DateTime", {"@0001T", "@9999-12-31T23:59:59.999", "@2014-02-28T14", "@2014-02-28T14:30:00.000-07:00"}},
      {"Time", {"@T00", "@T23:59:59.999", "@T12:30"}},
      {"Quantity", {"0 '1'", "5 'mg'", "-2.5 'mL'", "3 days", "1 year", "1 'unknown-unit'", "1000000000 years"}},
      {"Any", {"1", "'abc'", "{ 1 }", "Interval[1, 2]", "Tuple { a: 1 }"}},
  };
  return kSamples;
}

/// Values of a type, null among them. `generic` says what T is in this call.
std::vector<Value> values_of(OperatorTable& table, const std::string& type, const std::string& generic) {
  if (type == "T") return values_of(table, generic, generic);
  std::vector<Value> values = {Value::null()};
  for (const auto& [prefix, is_list] : {std::pair<std::string, bool>{"List<", true}, {"Interval<", false}}) {
    if (!type.starts_with(prefix)) continue;
    const auto items = values_of(table, type.substr(prefix.size(), type.size() - prefix.size() - 1), generic);
    auto kept = table.arena.make_array<Value>(items.size());
    std::copy(items.begin(), items.end(), kept.begin());
    if (is_list) {
      values.push_back(Value::list({}));
      values.push_back(Value::list(kept.first(1)));
      values.push_back(Value::list(kept));
      continue;
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
      const Value& high = items[(i + 1) % items.size()];
      values.push_back(Value::interval(table.arena.make<IntervalData>(items[i], high, i % 2 == 0, i % 3 == 0)));
      values.push_back(Value::interval(table.arena.make<IntervalData>(items[i], items[i], true, true)));
    }
  }
  if (type == "Ratio") {
    const QuantityData mg{Decimal(10, 0), "mg"};
    values.push_back(Value::ratio(table.arena.make<RatioData>(mg, QuantityData{Decimal(2, 0), "mL"})));
    values.push_back(Value::ratio(table.arena.make<RatioData>(mg, QuantityData{Decimal(), "mL"})));
  }
  if (type == "Code")
    values.push_back(Value::code(table.arena.make<CodeData>(CodeData{"8480-6", "http://loinc.org", "", ""})));
  if (const auto found = samples().find(type); found != samples().end()) {
    for (const std::string& literal : found->second) values.push_back(table.read(literal));
  }
  return values;
}

/// Up to `most` different mixes of values, the same on every run.
template <class Visit>
void each_mix(const std::vector<std::vector<Value>>& choices, std::size_t most, Visit visit) {
  std::size_t all = 1;
  for (const auto& values : choices) all *= values.size();
  const std::size_t stride = all <= most ? 1 : all / most + (all / most) % 2 + 1;
  for (std::size_t n = 0; n < all; n += stride) {
    std::vector<Value> mix;
    std::size_t rest = n;
    for (const auto& values : choices) {
      mix.push_back(values[rest % values.size()]);
      rest /= values.size();
    }
    visit(mix);
  }
}

template <class Visit>
void each_call(const OperatorRow& row, std::size_t most, Visit visit) {
  const auto types = operand_types(row.signature);
  const bool generic =
      row.signature.find("<T") != std::string_view::npos || row.signature.find("(T") != std::string_view::npos;
  const std::vector<std::string> bindings =
      generic ? std::vector<std::string>{"Integer", "Decimal", "Quantity", "String", "Date",         "DateTime",
                                         "Time",    "Boolean", "Code",     "Any",    "List<Integer>"}
              : std::vector<std::string>{"Integer"};
  for (const std::string& binding : bindings) {
    OperatorTable table;
    std::vector<std::vector<Value>> choices;
    for (const std::string& type : types) choices.push_back(values_of(table, type, binding));
    each_mix(choices, most, [&](const std::vector<Value>& mix) { visit(table, mix); });
  }
}

TEST(OperatorLaws, EveryRowSaysWhatItIs) {
  for (const OperatorRow& row : operator_table()) {
    EXPECT_TRUE(row.section.starts_with("09-b-cqlreference.html#")) << row.name << row.signature;
    EXPECT_FALSE(row.example.empty()) << row.name << row.signature;
    EXPECT_FALSE(row.result.empty()) << row.name << row.signature;
    EXPECT_NE(row.body, nullptr) << row.name << row.signature;
    EXPECT_NE(row.signature.find(") -> "), std::string_view::npos) << row.name << row.signature;
  }
}

TEST(OperatorLaws, NoSignatureTwice) {
  std::set<std::string> seen;
  for (const OperatorRow& row : operator_table()) {
    const std::string_view operands = row.signature.substr(0, row.signature.rfind(" ->"));
    EXPECT_TRUE(seen.insert(std::string(row.name) + std::string(operands)).second) << row.name << operands;
  }
}

TEST(OperatorLaws, RowsOfOneOperatorStandTogether) {
  std::set<std::string_view> closed;
  std::string_view previous;
  for (const OperatorRow& row : operator_table()) {
    if (row.name != previous) {
      EXPECT_TRUE(closed.insert(row.name).second) << row.name;
    }
    previous = row.name;
    const RowRange range = rows_of(row.name);
    EXPECT_EQ(operator_table()[range.begin].name, row.name);
    EXPECT_EQ(operator_table()[range.end - 1].name, row.name);
  }
  EXPECT_EQ(rows_of("NoSuchOperator").begin, rows_of("NoSuchOperator").end);
}

TEST(OperatorLaws, OneOperandOfAPropagatingRowNullGivesNull) {
  for (const OperatorRow& row : operator_table()) {
    if (row.nulls != NullRule::Propagate) continue;
    each_call(row, 200, [&](OperatorTable& table, const std::vector<Value>& mix) {
      if (std::none_of(mix.begin(), mix.end(), [](const Value& v) { return v.is_null(); })) return;
      OperatorContext context = table.fresh_context();
      EXPECT_TRUE(row.body(context, mix.data(), static_cast<std::uint32_t>(mix.size())).is_null())
          << row.name << row.signature;
      EXPECT_TRUE(context.error_code.empty()) << row.name << row.signature;
    });
  }
}

TEST(OperatorLaws, NoMixOfOperandsBreaksABody) {
  std::size_t calls = 0;
  for (const OperatorRow& row : operator_table()) {
    each_call(row, 1500, [&](OperatorTable& table, const std::vector<Value>& mix) {
      OperatorContext context = table.fresh_context();
      const Value result = row.body(context, mix.data(), static_cast<std::uint32_t>(mix.size()));
      OperatorTable::show(result);  // reads every part of it
      EXPECT_TRUE(context.error_code.empty() || result.is_null()) << row.name << row.signature;
      ++calls;
    });
  }
  EXPECT_GT(calls, 50'000U);
}

/// A comparison answers Boolean or null, and a result has the type its signature promises.
TEST(OperatorLaws, ResultsAreOfThePromisedType) {
  const std::map<std::string_view, std::set<Kind>> kinds = {
      {"Boolean", {Kind::Boolean}},
      {"Integer", {Kind::Integer, Kind::Interval}},  // uncertain counts
      {"Long", {Kind::Long, Kind::Interval}},
      {"Decimal", {Kind::Decimal, Kind::Interval}},
      {"String", {Kind::String}},
      {"Date", {Kind::Date}},
      {"DateTime", {Kind::DateTime}},
      {"Time", {Kind::Time}},
      {"Quantity", {Kind::Quantity}},
      {"Ratio", {Kind::Ratio}},
      {"Concept", {Kind::Concept}},
  };
  for (const OperatorRow& row : operator_table()) {
    const std::string_view promised = row.signature.substr(row.signature.rfind("-> ") + 3);
    const bool list = promised.starts_with("List<");
    const bool interval = promised.starts_with("Interval<");
    if (!list && !interval && kinds.count(promised) == 0) continue;
    const std::set<Kind> allowed =
        list ? std::set<Kind>{Kind::List} : (interval ? std::set<Kind>{Kind::Interval} : kinds.at(promised));
    each_call(row, 150, [&](OperatorTable& table, const std::vector<Value>& mix) {
      OperatorContext context = table.fresh_context();
      const Value result = row.body(context, mix.data(), static_cast<std::uint32_t>(mix.size()));
      EXPECT_TRUE(result.is_null() || allowed.count(result.kind()) == 1)
          << row.name << row.signature << " gave " << OperatorTable::show(result);
    });
  }
}

TEST(OperatorLaws, ThePrecisionOperandIsLastAndText) {
  std::size_t with_precision = 0;
  for (const OperatorRow& row : operator_table()) {
    if (!takes_precision(row)) continue;
    ++with_precision;
    EXPECT_EQ(operand_types(row.signature).back(), "String") << row.name << row.signature;
  }
  EXPECT_GT(with_precision, 40U);
}

TEST(OperatorLaws, TheReferenceHasEveryRow) {
  const std::string page = reference_markdown();
  for (const OperatorRow& row : operator_table()) {
    EXPECT_NE(page.find("`" + std::string(row.signature) + "`"), std::string::npos) << row.name << row.signature;
  }
  EXPECT_EQ(static_cast<std::size_t>(std::count(page.begin(), page.end(), '\n')) > operator_table().size(), true);
  EXPECT_EQ(page, reference_markdown());
}

TEST(OperatorLaws, TheStampIsNotEmptyAndStays) {
  EXPECT_NE(operator_table_stamp(), 0U);
  EXPECT_EQ(operator_table_stamp(), operator_table_stamp());
}

}  // namespace
}  // namespace nextline::cql::testing
