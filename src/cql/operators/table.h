// The one table of CQL operators. A row is one signature of one operator: the resolver matches calls against it,
// emission stores its index, the evaluator calls its body, the reference page and the law tests are printed and run
// from it. A new operator is one row and one body.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/arena.h"
#include "base/temporal.h"
#include "base/value.h"

namespace nextline::cql {

/// What a body may need beside its operands.
struct OperatorContext {
  Arena& arena;                      ///< results live here
  Temporal now;                      ///< evaluation time, millisecond precision, with offset
  int offset_minutes = 0;            ///< offset of DateTimes that have none
  std::string_view error_code = {};  ///< set by fail(); empty while all is well
  std::string_view error_message = {};
  /// Compares two values of which at least one is a FHIR element (Kind::Element); set by the engine, which alone knows
  /// the record. `equivalent`: CQL's ~ (never Unknown) instead of =. When it is not set, an element equals only itself.
  Truth (*compare_elements)(const OperatorContext& context, const Value& left, const Value& right,
                            bool equivalent) = nullptr;
  const void* engine = nullptr;                 ///< for the engine's own hooks; operators never look at it
  std::uint64_t work_left = ~std::uint64_t{0};  ///< items that bodies may still look at; see spend()
  std::uint32_t nesting = 0;                    ///< of values in values now being compared; see Nested

  /// Called by bodies whose work grows faster than their operands, for `items` they will look at. False: too many for
  /// one patient, the error is reported, and the body ends.
  bool spend(std::uint64_t items) {
    if (items <= work_left) {
      work_left -= items;
      return true;
    }
    work_left = 0;
    fail("too-many-steps", "lists too long to be compared item by item; narrow them first");
    return false;
  }

  /// Reports a run-time error of the language (e.g. singleton from two items). The body then returns null.
  Value fail(std::string_view code, std::string_view message) {
    if (error_code.empty()) error_code = code, error_message = message;
    return Value::null();
  }
};

/// One level of comparing what lists and tuples hold; values nested deeper than any text can write them are refused.
class Nested {
 public:
  explicit Nested(OperatorContext& context) : context_(context) {
    if (++context.nesting > kMost) context.fail("too-deep", "a list or tuple is nested too deep to be compared");
  }
  ~Nested() { --context_.nesting; }
  Nested(const Nested&) = delete;
  Nested& operator=(const Nested&) = delete;
  bool too_deep() const { return context_.nesting > kMost; }

  static constexpr std::uint32_t kMost = 1000;

 private:
  OperatorContext& context_;
};

/// When a null operand decides the result without asking the body.
enum class NullRule : std::uint8_t {
  Propagate,  ///< any null operand: the result is null, the body never sees null
  Custom      ///< the body handles nulls
};

using Body = Value (*)(OperatorContext& context, const Value* operands, std::uint32_t count);

struct OperatorRow {
  std::string_view name;  ///< ELM name: "Add", "Less", "DurationBetween"
  /// "(Integer, Integer) -> Integer". Types: System names; List<T>, Interval<T>; T, U are generics bound by the
  /// operands; "Any" takes all; a trailing "T..." repeats. Precision arguments are String literals, e.g. 'day' (null
  /// when absent).
  std::string_view signature;
  NullRule nulls;
  Body body;
  std::string_view section;  ///< of CQL 1.5 appendix B: "09-b-cqlreference.html#add"
  std::string_view example;  ///< CQL text without retrieves; evaluated by the law tests
  std::string_view result;   ///< CQL text of its value
};

/// All rows; rows of one operator stand together. The index of a row is stable within one build only: a compiled pack
/// carries operator_table_stamp() and is refused when it differs.
std::span<const OperatorRow> operator_table();
std::uint64_t operator_table_stamp();

/// The rows called `name`, as positions [begin, end) in operator_table(); empty when there is no such operator.
struct RowRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};
RowRange rows_of(std::string_view name);

/// True if the row's last operand is a precision ('day', null when the author gave none): a call without precision
/// passes one operand fewer and the resolver appends a null.
bool takes_precision(const OperatorRow& row);

// Counts that are not certain. `months between 2014 and 2015-03` is not one number; DurationBetween and
// DifferenceBetween then give an Interval value of two Integers, both closed, where the static type says Integer.
// Whatever takes an Integer takes such a value too: comparisons answer true, false or null by all the counts it may
// mean; Add, Subtract, Multiply, Divide and Negate give the interval of possible results; ToLong and ToDecimal convert
// both ends; div and mod are run-time errors, as HL7's suite has it; every other operator gives null.

}  // namespace nextline::cql
