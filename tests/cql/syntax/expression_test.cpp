// Two columns: CQL text | its tree. Every row is also printed and read back.
#include <gtest/gtest.h>

#include "cql/syntax/parser.h"
#include "cql/syntax/printer.h"
#include "cql/syntax/tree_text.h"

namespace nextline::cql::syntax {
namespace {

struct ExpressionRow {
  const char* text;
  const char* tree;
};

class ExpressionSyntax : public ::testing::TestWithParam<ExpressionRow> {};

TEST_P(ExpressionSyntax, ParseToTheirTreeAndBack) {
  const ParseResult parsed = parse_expression(GetParam().text, "text");
  for (const Error& error : parsed.errors) ADD_FAILURE() << error.one_line();
  ASSERT_NE(parsed.tree->expression(), nullptr);
  EXPECT_EQ(tree_text(*parsed.tree->expression()), GetParam().tree);
  const std::string printed = to_cql(*parsed.tree->expression());
  const ParseResult again = parse_expression(printed, "printed");
  for (const Error& error : again.errors) ADD_FAILURE() << printed << '\n' << error.one_line();
  EXPECT_EQ(tree_text(*again.tree->expression()), GetParam().tree) << printed;
  EXPECT_EQ(to_cql(*again.tree->expression()), printed);
}

const ExpressionRow kLiterals[] = {
    {"null", "null"},
    {"true", "true"},
    {"5", "5"},
    {"007", "007"},
    {"5L", "5L"},
    {"5.50", "5.50"},
    {"-2147483648", "(Negate 2147483648)"},
    {"-9223372036854775808L", "(Negate 9223372036854775808L)"},
    {"'it\\'s \\u00e9 \\\\ \\/'", "'it's \xC3\xA9 \\ /'"},
    {"'\\uD83D\\uDE00'", "'\xF0\x9F\x98\x80'"},
    {"'two\nlines'", "'two\nlines'"},
    {"'// no comment'", "'// no comment'"},
    {"@2014", "(Date 2014)"},
    {"@2014-01-31", "(Date 2014-01-31)"},
    {"@2014T", "(DateTime 2014T)"},
    {"@2014-01-01T10:00:00.123+01:00", "(DateTime 2014-01-01T10:00:00.123+01:00)"},
    {"@2014-01-01T10Z", "(DateTime 2014-01-01T10Z)"},
    {"@T10:30", "(Time 10:30)"},
    {"5 'mg/dL'", "(Quantity 5 'mg/dL')"},
    {"5days", "(Quantity 5 'days' day)"},
    {"1 year", "(Quantity 1 'year' year)"},
    {"1:8", "(Ratio (Quantity 1) (Quantity 8))"},
    {"5 'mg' : 10 'mL'", "(Ratio (Quantity 5 'mg') (Quantity 10 'mL'))"},
    {"%param", "%param"},
    {"%'a b'", "%a b"},
    {"{}", "(List)"},
    {"{ 1, { 2 } }", "(List 1 (List 2))"},
    {"List<Integer> { 1 }", "(List <Integer> 1)"},
    {"Tuple { : }", "(Tuple)"},
    {"{ : }", "(Tuple)"},
    {"{ a: 1, date: 2 }", "(Tuple (a: 1) (date: 2))"},
    {"FHIR.Observation { status: 'final' }", "(Instance FHIR.Observation (status: 'final'))"},
    {"Code { code: 'x' }", "(Instance Code (code: 'x'))"},
    {"System.Concept { : }", "(Instance System.Concept)"},
    {"Interval[1, 2)", "(Interval [1 2))"},
    {"Interval(null, @2014]", "(Interval (null (Date 2014)])"},
    {"Code '123' from \"LOINC\" display 'd'", "(Code '123' LOINC 'd')"},
    {"Code '123' from Terms.\"LOINC\"", "(Code '123' Terms.LOINC)"},
    {"Concept { Code '1' from A, Code '2' from B } display 'd'", "(Concept (Code '1' A) (Code '2' B) 'd')"},
};
INSTANTIATE_TEST_SUITE_P(Literals, ExpressionSyntax, ::testing::ValuesIn(kLiterals));

const ExpressionRow kTerms[] = {
    {"1 + 2 * 3", "(Add 1 (Multiply 2 3))"},
    {"(1 + 2) * 3", "(Multiply (Add 1 2) 3)"},
    {"1 - 2 - 3", "(Subtract (Subtract 1 2) 3)"},
    {"2 ^ 3 ^ 4", "(Power (Power 2 3) 4)"},
    {"-2 ^ 2", "(Power (Negate 2) 2)"},
    {"2 * 3 ^ 4 mod 5 div 6", "(TruncatedDivide (Modulo (Multiply 2 (Power 3 4)) 5) 6)"},
    {"a & b + c / d", "(Add (Concatenate a b) (Divide c d))"},
    {"- - 1", "(Negate (Negate 1))"},
    {"-a.b", "(Negate (. a b))"},
    {"start of x + 1", "(Add (Start x) 1)"},
    {"start of end of -x[0]", "(Start (End (Negate (Indexer x 0))))"},
    {"year from x.y + 1", "(Add (From year (. x y)) 1)"},
    {"date from x", "(From date x)"},
    {"timezoneoffset from x", "(From timezoneoffset x)"},
    {"duration in days of x + 1", "(Add (Duration day x) 1)"},
    {"difference in years of x", "(Difference year x)"},
    {"width of x", "(Width x)"},
    {"successor of predecessor of x", "(Successor (Predecessor x))"},
    {"singleton from x.y", "(SingletonFrom (. x y))"},
    {"point from x", "(PointFrom x)"},
    {"minimum Integer + 1", "(Add (MinValue Integer) 1)"},
    {"maximum System.DateTime", "(MaxValue System.DateTime)"},
    {"convert a + 1 to String", "(Convert (Add a 1) String)"},
    {"convert 5 'mg' to 'g'", "(Convert (Quantity 5 'mg') 'g')"},
    {"convert x to months", "(Convert x 'months' month)"},
    {"if a then b else c + d and e", "(If a b (And (Add c d) e))"},
    {"1 + if a then b else c", "(Add 1 (If a b c))"},
    {"case when a then 1 when b then 2 else 3 end + 4", "(Add (Case (when a 1) (when b 2) 3) 4)"},
    {"case x when 1 then 'a' else 'b' end", "(Case (of x) (when 1 'a') 'b')"},
    {"distinct a union b", "(Distinct (Union a b))"},
    {"flatten { a, b }", "(Flatten (List a b))"},
    {"expand x per day", "(Expand x day)"},
    {"collapse x per 2 'd'", "(Collapse x (per (Quantity 2 'd')))"},
    {"collapse x", "(Collapse x)"},
    {"a.b.c[0].d", "(. (Indexer (. (. a b) c) 0) d)"},
    {"a.exists()", "(call a.exists)"},
    {"a.where(b, 1).c", "(. (call a.where b 1) c)"},
    {"F(1, G())", "(call F 1 (call G))"},
    {"\"My Lib\".`f\\``(x)", "(call My Lib.f` x)"},
    {"start.end", "(. start end)"},
    {"start + 1", "(Add start 1)"},
    {"date", "date"},
    {"version(1)", "(call version 1)"},
    {"\"exists\"", "exists"},
    {"$this.a + $index + $total", "(Add (Add (. $this a) $index) $total)"},
    {"included.on.less", "(. (. included on) less)"},
    {"1 /* two */ + // three\n 3", "(Add 1 3)"},
};
INSTANTIATE_TEST_SUITE_P(Terms, ExpressionSyntax, ::testing::ValuesIn(kTerms));

const ExpressionRow kOperators[] = {
    {"a or b and c", "(Or a (And b c))"},
    {"a or b xor c or d", "(Or (Xor (Or a b) c) d)"},
    {"a implies b implies c", "(Implies (Implies a b) c)"},
    {"not a and b", "(And (Not a) b)"},
    {"not a = b", "(Equal (Not a) b)"},
    {"not a is null", "(Not (IsNull a))"},
    {"not not a", "(Not (Not a))"},
    {"a = not b and c", "(And (Equal a (Not b)) c)"},
    {"exists a and exists b", "(And (Exists a) (Exists b))"},
    {"exists a union b", "(Union (Exists a) b)"},
    {"not exists a", "(Not (Exists a))"},
    {"exists [Condition]", "(Exists (Retrieve Condition))"},
    {"exists (a)", "(Exists a)"},
    {"a is null is true", "(IsTrue (IsNull a))"},
    {"a is not false", "(IsNotFalse a)"},
    {"a is Integer or a is FHIR.code", "(Or (Is a Integer) (Is a FHIR.code))"},
    {"a as List<Interval<Choice<Integer, String>>>", "(As a List<Interval<Choice<Integer, String>>>)"},
    {"a as Tuple { b Integer, code Code }", "(As a Tuple {b Integer, code Code})"},
    {"cast a as Integer", "(Cast a Integer)"},
    {"cast a as Integer as Decimal", "(Cast (As a Integer) Decimal)"},
    {"cast cast a as Any as Integer", "(Cast (Cast a Any) Integer)"},
    {"(a as Integer) + 1", "(Add (As a Integer) 1)"},
    {"a + 1 as Integer", "(As (Add a 1) Integer)"},
    {"a = b as Integer", "(Equal a (As b Integer))"},
    {"a between 1 and 2 and b", "(And (Between a 1 2) b)"},
    {"a properly between 1 + 1 and 2", "(Between properly a (Add 1 1) 2)"},
    {"days between a and b > 3", "(Greater (DurationBetween day a b) 3)"},
    {"duration in hours between a and b", "(DurationBetween hour a b)"},
    {"difference in months between a and b = 1", "(Equal (DifferenceBetween month a b) 1)"},
    {"a | b union c intersect d except e", "(Except (Intersect (Union (Union a b) c) d) e)"},
    {"a union b = c", "(Equal (Union a b) c)"},
    {"a < b = c <= d", "(Equal (Less a b) (LessOrEqual c d))"},
    {"a != b", "(NotEqual a b)"},
    {"a ~ b !~ c", "(NotEquivalent (Equivalent a b) c)"},
    {"a in b = c", "(In a (Equal b c))"},
    {"a = b in c", "(In (Equal a b) c)"},
    {"a in \"VS\" and b", "(And (In a VS) b)"},
    {"a in day of b", "(In day a b)"},
    {"a contains year of b", "(Contains year a b)"},
    {"a in (year from b)", "(In a (From year b))"},
};
INSTANTIATE_TEST_SUITE_P(Operators, ExpressionSyntax, ::testing::ValuesIn(kOperators));

const ExpressionRow kTiming[] = {
    {"a before b", "(Before a b)"},
    {"a before day of b", "(Before day a b)"},
    {"a on or before b", "(Before inclusive a b)"},
    {"a before or on b", "(Before inclusive a b)"},
    {"a after or on month of end b", "(After inclusive month a (end b))"},
    {"a starts before start b", "(Before (start a) (start b))"},
    {"a ends 3 days or more after end b", "(After (Quantity 3 'days' day) or-more (end a) (end b))"},
    {"a occurs less than 2 'h' before b", "(Before (Quantity 2 'h') less-than a b)"},
    {"a more than 3 days on or after b", "(After inclusive (Quantity 3 'days' day) more-than a b)"},
    {"a 1 year or less on or before b", "(Before inclusive (Quantity 1 'year' year) or-less a b)"},
    {"a 3 days before b", "(Before (Quantity 3 'days' day) a b)"},
    {"a starts 3 days before b", "(Before (Quantity 3 'days' day) (start a) b)"},
    {"a same day as b", "(SameAs day a b)"},
    {"a starts same day or after end b", "(SameOrAfter day (start a) (end b))"},
    {"a same or before b", "(SameOrBefore a b)"},
    {"a same as b", "(SameAs a b)"},
    {"a includes b", "(Includes a b)"},
    {"a properly includes day of start b", "(Includes properly day a (start b))"},
    {"a during b", "(IncludedIn a b)"},
    {"a included in day of b", "(IncludedIn day a b)"},
    {"a included\n  in b", "(IncludedIn a b)"},
    {"a starts properly during b", "(IncludedIn properly (start a) b)"},
    {"a ends within 3 days of start b", "(Within (Quantity 3 'days' day) (end a) (start b))"},
    {"a properly within 3 days of b", "(Within properly (Quantity 3 'days' day) a b)"},
    {"a meets b", "(Meets a b)"},
    {"a meets before day of b", "(MeetsBefore day a b)"},
    {"a meets after b", "(MeetsAfter a b)"},
    {"a overlaps b", "(Overlaps a b)"},
    {"a overlaps before b", "(OverlapsBefore a b)"},
    {"a overlaps after day of b", "(OverlapsAfter day a b)"},
    {"a starts b", "(Starts a b)"},
    {"a ends day of b", "(Ends day a b)"},
    {"a before start of b", "(Before a (Start b))"},
    {"a before start", "(Before a start)"},
    {"a before end and b", "(And (Before a end) b)"},
    {"a before day from b", "(Before a (From day b))"},
    {"a during b = c during d", "(Equal (IncludedIn a b) (IncludedIn c d))"},
    {"a union b during c", "(IncludedIn (Union a b) c)"},
    {"a or on", "(Or a on)"},
    {"a or more", "(Or a more)"},
};
INSTANTIATE_TEST_SUITE_P(Timing, ExpressionSyntax, ::testing::ValuesIn(kTiming));

const ExpressionRow kQueries[] = {
    {"[Observation]", "(Retrieve Observation)"},
    {"[Observation: \"V\"]", "(Retrieve Observation V)"},
    {"[FHIR.Observation: code in V]", "(Retrieve FHIR.Observation code in V)"},
    {"[Observation: code ~ V]", "(Retrieve Observation code ~ V)"},
    {"[Observation: a.b[0].c = { V }]", "(Retrieve Observation a b [0] c = (List V))"},
    {"[Observation: a[-1] in b]", "(Retrieve Observation (In (Indexer a (Negate 1)) b))"},
    {"[\"Mother\" -> Condition: V]", "(Retrieve (context Mother) Condition V)"},
    {"[a.b -> Condition]", "(Retrieve (context (. a b)) Condition)"},
    {"[Observation] O", "(Query (O (Retrieve Observation)))"},
    {"(a union b) x return x.y", "(Query (x (Union a b)) (return (. x y)))"},
    {"Lib.\"Def\" d where d.e", "(Query (d (. Lib Def)) (where (. d e)))"},
    {"from a x, b y where x = y return all x", "(Query (x a) (y b) (where (Equal x y)) (return all x))"},
    {"a x, b y return distinct { x, y }", "(Query (x a) (y b) (return distinct (List x y)))"},
    {"{ a x, b y }", "(List (Query (x a) (y b)))"},
    {"{ a x, 1 }", "(List (Query (x a)) 1)"},
    {"Interval[a x, b y]", "(Interval [(Query (x a)) (Query (y b))])"},
    {"F(a x where x.y, b)", "(call F (Query (x a) (where (. x y))) b)"},
    {"a x let l: x.y, m: l + 1 where m > 1", "(Query (x a) (let l (. x y)) (let m (Add l 1)) (where (Greater m 1)))"},
    {"[A] a with [B: V] b such that a.c = b.c without C c such that c.d and c.e",
     "(Query (a (Retrieve A)) (with (b (Retrieve B V)) (Equal (. a c) (. b c))) "
     "(without (c C) (And (. c d) (. c e))))"},
    {"a x sort asc", "(Query (x a) (sort asc))"},
    {"a x sort by y descending, z.w, f(z) asc", "(Query (x a) (sort (desc y) (asc (. z w)) (asc (call f z))))"},
    {"a x return x.y sort desc", "(Query (x a) (return (. x y)) (sort desc))"},
    {"a x aggregate r: r + x", "(Query (x a) (aggregate r (Add r x)))"},
    {"a x aggregate distinct r starting 1: r * x", "(Query (x a) (aggregate distinct r (starting 1) (Multiply r x)))"},
    {"a x aggregate all r starting (null): r", "(Query (x a) (aggregate all r (starting null) r))"},
    {"a x aggregate r starting 5 'mg': r", "(Query (x a) (aggregate r (starting (Quantity 5 'mg')) r))"},
    {"a x union b y", "(Union (Query (x a)) (Query (y b)))"},
    {"a x where b and c", "(Query (x a) (where (And b c)))"},
    {"exists [A] a where a.b", "(Exists (Query (a (Retrieve A)) (where (. a b))))"},
    {"(a x return x.y).z", "(. (Query (x a) (return (. x y))) z)"},
    {"a such where such.that", "(Query (such a) (where (. such that)))"},
    {"code c where c.d", "(Query (c code) (where (. c d)))"},
};
INSTANTIATE_TEST_SUITE_P(Queries, ExpressionSyntax, ::testing::ValuesIn(kQueries));

TEST(ExpressionRange, CoversTheOperandsAndTheirParentheses) {
  const std::string text = "x + (a) * (b)";
  const ParseResult parsed = parse_expression(text, "text");
  const auto* sum = as<Binary>(parsed.tree->expression());
  ASSERT_NE(sum, nullptr);
  EXPECT_EQ(parsed.tree->text_of(sum->range), text);
  EXPECT_EQ(parsed.tree->text_of(sum->right->range), "(a) * (b)");
  EXPECT_EQ(parsed.tree->text_of(as<Binary>(sum->right)->left->range), "a");
}

TEST(ExpressionRange, OfATimingPhraseIsItsWords) {
  const ParseResult parsed = parse_expression("a starts 3 days before start b", "text");
  const auto* timing = as<Timing>(parsed.tree->expression());
  ASSERT_NE(timing, nullptr);
  EXPECT_EQ(parsed.tree->text_of(timing->phrase), "starts 3 days before start");
}

}  // namespace
}  // namespace nextline::cql::syntax
