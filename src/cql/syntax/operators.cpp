#include "cql/syntax/operators.h"

#include <cstddef>
#include <iterator>
#include <string>

#include "cql/syntax/ast.h"

namespace nextline::cql::syntax {
namespace {

struct OperatorName {
  std::string_view word;
  std::string_view elm;
};

// In the order of the enumerators.
constexpr OperatorName kUnary[] = {{"not", "Not"},
                                   {"exists", "Exists"},
                                   {"-", "Negate"},
                                   {"+", "Positive"},
                                   {"start of", "Start"},
                                   {"end of", "End"},
                                   {"width of", "Width"},
                                   {"successor of", "Successor"},
                                   {"predecessor of", "Predecessor"},
                                   {"singleton from", "SingletonFrom"},
                                   {"point from", "PointFrom"},
                                   {"distinct", "Distinct"},
                                   {"flatten", "Flatten"}};
constexpr OperatorName kBinary[] = {{"^", "Power"},
                                    {"*", "Multiply"},
                                    {"/", "Divide"},
                                    {"div", "TruncatedDivide"},
                                    {"mod", "Modulo"},
                                    {"+", "Add"},
                                    {"-", "Subtract"},
                                    {"&", "Concatenate"},
                                    {"union", "Union"},
                                    {"intersect", "Intersect"},
                                    {"except", "Except"},
                                    {"<=", "LessOrEqual"},
                                    {"<", "Less"},
                                    {">", "Greater"},
                                    {">=", "GreaterOrEqual"},
                                    {"=", "Equal"},
                                    {"!=", "NotEqual"},
                                    {"~", "Equivalent"},
                                    {"!~", "NotEquivalent"},
                                    {"and", "And"},
                                    {"or", "Or"},
                                    {"xor", "Xor"},
                                    {"implies", "Implies"}};
constexpr std::string_view kTiming[] = {
    "SameAs", "SameOrBefore", "SameOrAfter", "Includes", "IncludedIn",     "Before",        "After",  "Within",
    "Meets",  "MeetsBefore",  "MeetsAfter",  "Overlaps", "OverlapsBefore", "OverlapsAfter", "Starts", "Ends"};
constexpr std::string_view kPrecisions[] = {"",     "year",   "month",  "week",       "day",
                                            "hour", "minute", "second", "millisecond"};
constexpr std::string_view kComponents[] = {"year",   "month",       "week", "day",  "hour",     "minute",
                                            "second", "millisecond", "date", "time", "timezone", "timezoneoffset"};
constexpr std::string_view kKinds[] = {
#define NEXTLINE_KIND_NAME(name) #name,
    NEXTLINE_EXPRESSION_KINDS(NEXTLINE_KIND_NAME)
#undef NEXTLINE_KIND_NAME
};
static_assert(std::size(kUnary) == static_cast<std::size_t>(UnaryOperator::Flatten) + 1);
static_assert(std::size(kBinary) == static_cast<std::size_t>(BinaryOperator::Implies) + 1);
static_assert(std::size(kTiming) == static_cast<std::size_t>(TimingOperator::Ends) + 1);

}  // namespace

std::string_view word(Precision precision) {
  return kPrecisions[static_cast<std::size_t>(precision)];
}
std::string_view word(Component component) {
  return kComponents[static_cast<std::size_t>(component)];
}
std::string_view word(UnaryOperator op) {
  return kUnary[static_cast<std::size_t>(op)].word;
}
std::string_view word(BinaryOperator op) {
  return kBinary[static_cast<std::size_t>(op)].word;
}
std::string_view elm_name(UnaryOperator op) {
  return kUnary[static_cast<std::size_t>(op)].elm;
}
std::string_view elm_name(BinaryOperator op) {
  return kBinary[static_cast<std::size_t>(op)].elm;
}
std::string_view elm_name(TimingOperator op) {
  return kTiming[static_cast<std::size_t>(op)];
}
std::string_view kind_name(ExpressionKind kind) {
  return kKinds[static_cast<std::size_t>(kind)];
}

std::string dotted(std::span<const Name> names) {
  std::string text;
  for (const Name& name : names) {
    if (!text.empty()) text += '.';
    text += name.text;
  }
  return text;
}

}  // namespace nextline::cql::syntax
