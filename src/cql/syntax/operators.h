// The operators and words of CQL as the syntax tree names them: ELM's names where the written form alone decides.
#pragma once

#include <cstdint>
#include <string_view>

namespace nextline::cql::syntax {

/// A calendar precision, `year` and `years` alike.
enum class Precision : std::uint8_t { None, Year, Month, Week, Day, Hour, Minute, Second, Millisecond };

/// What `X from dateTime` takes out. Timezone is CQL 1.3's spelling and means the same as TimezoneOffset.
enum class Component : std::uint8_t {
  Year,
  Month,
  Week,
  Day,
  Hour,
  Minute,
  Second,
  Millisecond,
  Date,
  Time,
  Timezone,
  TimezoneOffset
};

enum class UnaryOperator : std::uint8_t {
  Not,
  Exists,
  Negate,
  Positive,
  Start,
  End,
  Width,
  Successor,
  Predecessor,
  SingletonFrom,
  PointFrom,
  Distinct,
  Flatten
};

/// Concatenate is `&`, which reads null as ''; `+` on strings is Add. `|` and `union` are both Union.
enum class BinaryOperator : std::uint8_t {
  Power,
  Multiply,
  Divide,
  TruncatedDivide,
  Modulo,
  Add,
  Subtract,
  Concatenate,
  Union,
  Intersect,
  Except,
  LessOrEqual,
  Less,
  Greater,
  GreaterOrEqual,
  Equal,
  NotEqual,
  Equivalent,
  NotEquivalent,
  And,
  Or,
  Xor,
  Implies
};

/// `x is [not] null|true|false`.
enum class BooleanTestKind : std::uint8_t { Null, True, False };

enum class MembershipOperator : std::uint8_t { In, Contains };

/// The relation of a timing phrase. SameAs, SameOrBefore, SameOrAfter are `same … as`, `same … or before`, `same … or
/// after`.
enum class TimingOperator : std::uint8_t {
  SameAs,
  SameOrBefore,
  SameOrAfter,
  Includes,
  IncludedIn,
  Before,
  After,
  Within,
  Meets,
  MeetsBefore,
  MeetsAfter,
  Overlaps,
  OverlapsBefore,
  OverlapsAfter,
  Starts,
  Ends
};

/// Which end of an interval operand a timing phrase speaks of; Whole when it names none (`occurs` names none).
enum class Boundary : std::uint8_t { Whole, Start, End };

/// How the quantity of `3 days or more before` bounds the distance. Exactly: only the quantity is written.
enum class OffsetKind : std::uint8_t { Exactly, OrMore, OrLess, MoreThan, LessThan };

enum class ExtentKind : std::uint8_t { Minimum, Maximum };
enum class SetAggregateKind : std::uint8_t { Expand, Collapse };
/// `duration in days of X`, `days between …` are Duration; `difference in days …` is Difference.
enum class SpanKind : std::uint8_t { Duration, Difference };
enum class VariableKind : std::uint8_t { This, Index, Total };
enum class SortDirection : std::uint8_t { Ascending, Descending };
enum class CodeComparator : std::uint8_t { None, In, Equal, Equivalent };
enum class Access : std::uint8_t { Public, Private };

/// "year" …; "" for None.
std::string_view word(Precision precision);
/// "year", "date", "timezoneoffset" …
std::string_view word(Component component);
/// CQL as written in front of the operand: "not", "start of", "-" …
std::string_view word(UnaryOperator op);
/// CQL as written between the operands: "+", "div", "union" …
std::string_view word(BinaryOperator op);
/// ELM's name: "Not", "Start", "SingletonFrom" …
std::string_view elm_name(UnaryOperator op);
/// ELM's name: "Add", "TruncatedDivide", "NotEqual" …
std::string_view elm_name(BinaryOperator op);
/// "SameAs", "IncludedIn", "OverlapsBefore" …
std::string_view elm_name(TimingOperator op);

}  // namespace nextline::cql::syntax
