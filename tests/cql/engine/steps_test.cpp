// What binding nodes as steps must not change: functions put in place of their calls, lists that are the same every
// time, keys of a sort and parts of a condition that are asked for only where they decide, texts looked up among
// literals, and profiles switched on and off.
#include <gtest/gtest.h>

#include <span>

#include "cql/engine/evaluation.h"
#include "cql/engine/profile.h"

namespace nextline::cql {
namespace {

using testing::Evaluation;

struct Answer {
  const char* text;
  const char* value;
};

constexpr const char* kFunctions =
    "library L\n"
    "parameter Size Integer default 3\n"
    "define function Same(x Integer): x\n"
    "define function Twice(x Integer): x + x\n"
    "define function Fourfold(x Integer): Twice(Twice(x))\n"
    "define function First(x Integer, y Integer): x\n"
    "define function Swapped(x Integer, y Integer): First(y, x)\n"
    "define function Difference(x Integer, y Integer): x - y\n"
    "define function Turned(x Integer, y Integer): Difference(y, x)\n"
    "define function Upwards(list List<Integer>, by Integer): list X return all X + by\n"
    "define function Both(x Integer): Upwards({x, x}, Twice(x))\n"
    "define function Sized(x Integer): x * Size\n"
    "define function Nested(x Integer): Twice(First(x, 0))\n"
    "define function Unless(skipped Boolean, x Integer): if skipped then 0 else x\n"
    "define function Vowel(x String): x in {'a', 'e', 'i', 'o', 'u'}\n"
    "define Five: 5\n";

std::string value_of(const std::string& expression) {
  Evaluation evaluation(std::string(kFunctions) + "define Asked: " + expression + "\n");
  if (!evaluation.problems().empty()) return evaluation.problems();
  const std::string once = evaluation.value_of("Asked");
  EXPECT_EQ(evaluation.value_of("Asked"), once);
  return once;
}

void expect(std::span<const Answer> rows) {
  for (const Answer& row : rows) EXPECT_EQ(value_of(row.text), row.value) << row.text;
}

TEST(Steps, FunctionsGiveWhatTheirExpressionsSay) {
  static constexpr Answer kRows[] = {
      {"Same(7)", "7"},
      {"Same(null)", "null"},
      {"Twice(Five)", "10"},
      {"Fourfold(3)", "12"},
      {"Swapped(1, 2)", "2"},
      {"Turned(1, 10)", "9"},
      {"Turned(Twice(1), Same(Five))", "3"},
      {"({1, 2, 3}) X return all Twice(X)", "{2, 4, 6}"},
      {"({1, 2}) X return all Turned(X, Same(X) + 1)", "{1, 1}"},
      {"({1, 2}) X let y: Twice(X) where Same(y) > 2 return all Fourfold(y)", "{16}"},
      {"from ({1, 2}) A, ({10, 20}) B return all Difference(B, A)", "{9, 19, 8, 18}"},
      {"Both(2)", "{6, 6}"},
      {"({1, 2}) X return all Both(X)", "{{3, 3}, {6, 6}}"},
      {"Sized(4)", "12"},
      {"({'a', 'b', 'u'}) X where Vowel(X)", "{'a', 'u'}"},
      {"Nested(Twice(2))", "8"},
      {"({1, 2}) X return all Nested(Turned(X, Twice(X)))", "{2, 4}"},
      {"Unless(false, Twice(4))", "8"},
      {"Unless(true, singleton from {1, 2})", "0"},
      {"Unless(false, singleton from {1, 2})", "error not-a-singleton at test.cql:17:29"},
      {"First(1, singleton from {1, 2})", "error not-a-singleton at test.cql:17:24"},
  };
  expect(kRows);
}

TEST(Steps, AConditionIsAskedOnlyAsFarAsItCanBecomeTrue) {
  static constexpr Answer kRows[] = {
      {"if null and true then 1 else 2", "2"},
      {"if true and true then 1 else 2", "1"},
      {"if null or true then 1 else 2", "1"},
      {"if null or null then 1 else 2", "2"},
      {"if (null or true) and (true or null) then 1 else 2", "1"},
      {"if not (null and true) then 1 else 2", "2"},
      {"if null and (singleton from {1, 2}) = 1 then 1 else 2", "2"},
      {"if null or (singleton from {1, 2}) = 1 then 1 else 2", "error not-a-singleton at test.cql:17:27"},
      {"case when null and true then 1 when true or null then 3 else 2 end", "3"},
      {"({1, null, 3}) X where X > 2 or X is null return all X", "{null, 3}"},
      {"({1, 2}) X where null and (singleton from {1, 2}) = X", "{}"},
      {"({1, 2, 3}) X with ({2, 3}) Y such that Y = X and (X > 2 or Y > 2)", "{3}"},
      {"null and (singleton from {1, 2}) = 1", "error not-a-singleton at test.cql:17:25"},
  };
  expect(kRows);
}

TEST(Steps, ATextIsFoundAmongLiterals) {
  static constexpr Answer kRows[] = {
      {"'a' in {'a', 'b'}", "true"},
      {"'c' in {'a', 'b'}", "false"},
      {"'' in {'a', 'b'}", "false"},
      {"'' in {'', 'b', ''}", "true"},
      {"'ab' in {'ba', 'ab'}", "true"},
      {"'xyyz' in {'xyz', 'xzyz', 'xyyyz'}", "false"},
      {"(null as String) in {'a', 'b'}", "false"},
      {"'a' in {'a', null}", "true"},
      {"({'k/µl', 'k/μl', 'K/UL'}) U return all Lower(U) in {'k/ul', 'k/µl', 'k/mcl'}", "{true, false, true}"},
      {"case 'b' when 'a' then 1 when 'b' then 2 else 3 end", "2"},
      {"case (null as String) when 'a' then 1 else 3 end", "3"},
      {"case 2 when 1 + 1 then 'two' else 'other' end", "'two'"},
  };
  expect(kRows);
}

TEST(Steps, ManyItemsAreSortedAsFewAre) {
  std::string few, many, sorted_few, sorted_many;
  for (int i = 0; i < 40; ++i) {
    const std::string tuple =
        "Tuple{a: '" + std::string(1, static_cast<char>('a' + i % 3)) + "', b: " + std::to_string(i) + "}";
    many += (i > 0 ? ", " : "") + tuple;
    if (i < 6) few += (i > 0 ? ", " : "") + tuple;
  }
  for (int rest = 0; rest < 3; ++rest)
    for (int i = rest; i < 40; i += 3) {
      sorted_many += (sorted_many.empty() ? "" : ", ") + std::to_string(i);
      if (i < 6) sorted_few += (sorted_few.empty() ? "" : ", ") + std::to_string(i);
    }
  EXPECT_EQ(value_of("(({" + few + "}) T return all T sort by a) S return all S.b"), "{" + sorted_few + "}");
  EXPECT_EQ(value_of("(({" + many + "}) T return all T sort by a) S return all S.b"), "{" + sorted_many + "}");
  EXPECT_EQ(value_of("(({" + few + "}) T return all T sort by a desc, b desc) S return all S.b"), "{5, 2, 4, 1, 3, 0}");
}

TEST(Steps, AKeyOfASortIsAskedForWhereThoseBeforeItAreEqual) {
  static constexpr Answer kRows[] = {
      {"(({Tuple{a: 2, b: 1}, Tuple{a: 1, b: 2}, Tuple{a: 1, b: 1}}) T return all T sort by a, b) S return all S.b",
       "{1, 2, 1}"},
      {"(({Tuple{a: 2, b: 1}, Tuple{a: 1, b: 1}, Tuple{a: 1, b: 2}}) T return all T sort by a desc, b desc) S "
       "return all S.b",
       "{1, 2, 1}"},
      {"(({Tuple{a: 2}, Tuple{a: 1}}) T return all T sort by a, singleton from {1, 2}) S return all S.a", "{1, 2}"},
      {"(({Tuple{a: 1}, Tuple{a: 1}}) T return all T sort by a, singleton from {1, 2}) S return all S.a",
       "error not-a-singleton at test.cql:17:71"},
  };
  expect(kRows);
}

TEST(Steps, AProfileSeesEveryCallWheneverItIsSet) {
  Evaluation evaluation(std::string(kFunctions) + "define Asked: ({1, 2, 3}) X return all Sized(X)\n");
  ASSERT_EQ(evaluation.problems(), "");
  EXPECT_EQ(evaluation.value_of("Asked"), "{3, 6, 9}");
  Profile profile(evaluation.evaluator().program().program());
  evaluation.evaluator().set_profile(&profile);
  evaluation.evaluator().set_record(nullptr);
  EXPECT_EQ(evaluation.value_of("Asked"), "{3, 6, 9}");
  std::uint64_t calls = 0;
  for (const Profile::Entry& entry : profile.entries())
    if (entry.kind == Profile::Kind::Function) calls += entry.calls;
  EXPECT_EQ(calls, 3U);
  evaluation.evaluator().set_profile(nullptr);
  evaluation.evaluator().set_record(nullptr);
  EXPECT_EQ(evaluation.value_of("Asked"), "{3, 6, 9}");
}

}  // namespace
}  // namespace nextline::cql
