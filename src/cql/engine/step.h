// A node made ready to run: which case of it it is, its operands beside each other, and what is
// needed looked up. A Machine makes the steps of a node when it first comes to it, so that what no patient needs costs
// nothing.
#pragma once

#include <cstdint>

#include "base/value.h"
#include "cql/engine/fields.h"
#include "cql/engine/program.h"
#include "cql/engine/text_set.h"
#include "cql/operators/table.h"

namespace nextline::cql {

struct Step;

/// Where a step runs: the slots of its definition or function, and how many expressions it stands within.
struct Frame {
  Value* slots = nullptr;
  std::uint64_t depth = 0;  // 64 bits, so that it fills a register

  Value& operator[](std::uint32_t slot) const { return slots[slot]; }
};

/// A function of CQL as calls need it.
struct BoundFunction {
  /// Whether a call may be replaced by the function's expression.
  enum class Inlining : std::uint8_t { NotLookedAt, BeingLookedAt, No, Yes };

  Step* body = nullptr;  ///< null: not called yet
  std::uint32_t slots = 0;
  Inlining inlining = Inlining::NotLookedAt;
};

/// A query's parts as steps; null where the query has none.
struct BoundQuery {
  struct Source {
    std::uint32_t slot = 0;
    Step* step = nullptr;
  };
  struct Relationship {
    std::uint32_t slot = 0;
    bool without = false;
    Step* step = nullptr;
    Step* condition = nullptr;
  };
  struct Sort {
    bool descending = false;
    Step* step = nullptr;  ///< null: the item itself
  };

  std::span<Source> sources;
  std::span<Source> lets;
  std::span<Relationship> relationships;
  std::span<Sort> sorts;
  Step* where = nullptr;
  Step* returned = nullptr;  ///< null: the single source's item
  Step* aggregate_start = nullptr;
  Step* aggregate = nullptr;
  std::uint32_t aggregate_slot = 0;
  std::uint32_t this_slot = 0;
  bool distinct = false;
  bool singleton = false;  ///< no source is a list
  bool aggregate_distinct = false;
};

/// Who answers a step. Most are the node's Op; some are for one case of it.
enum class StepKind : std::uint32_t {
  Unbound,  ///< not come to yet
  // With Unbound, what Machine::holds() looks at.
  And,
  Or,
  // What run() answers itself.
  Slot,
  Constant,
  // The others.
  As,
  Call1,
  Call1OfNulls,  ///< the operator looks at null operands itself
  Call2,
  Call2OfNulls,
  CallAny,
  Case,
  ChoiceOfSlot,  ///< `O.value as FHIR.Quantity`
  Coalesce,
  Code,
  CodeRef,
  Concept,
  ConceptRef,
  Context,
  Definition,
  Descendants,
  Equal,
  EqualToText,  ///< `O.status.value = 'final'`
  Exists,
  External,
  Fact,  ///< an element of the Case
  Field,
  FieldEach,
  FieldOfLast,  ///< `Last(readings).value`
  First,
  FromFhir,
  Function,
  If,
  Implies,
  InTexts,  ///< `unit in { 'g/dL', 'g/L' }`
  InValueSet,
  Interval,
  Is,
  IsFalse,
  IsNull,
  IsTrue,
  Last,
  List,
  ListEach,
  Message,
  Not,
  NotExists,
  NotNull,
  Now,
  Parameter,
  Quantity,
  Query,
  Ratio,
  Retrieve,
  SingleField,  ///< an element that does not repeat
  SingleFieldOfSlot,
  SingletonFrom,
  TimeOfDay,
  Today,
  Tuple,
  TupleField,
  TupleFieldOfSlot,
  ValueField,           ///< `value`
  ValueOfChoiceOfSlot,  ///< `(O.effective as FHIR.dateTime).value`
  ValueOfFieldOfSlot,   ///< `O.status.value`
  ValueSet,
  Xor
};

/// An element of a FHIR value; of one in a slot, where the kind says so.
struct FieldRead {
  std::uint32_t slot;
  fhir::NameId name;
  Repeats repeats;
};

/// An element of a tuple in a slot.
struct ItemRead {
  std::uint32_t slot;
  std::uint32_t index;
};

/// Which of the rest is set hangs on the kind.
struct Step {
  Step* operands = nullptr;
  union {
    const Value* constant = nullptr;
    const Step* arguments;  // of the call that a step not yet bound has been put in place of; null: none
    Body body;
    BoundFunction* function;
    BoundQuery* query;
    const TextSet* texts;
    FieldRead field;
    ItemRead item;
    std::uint32_t slot;   // of the frame
    std::uint32_t index;  // of a definition or type, or an element of a tuple
  };
  std::uint32_t node = 0;   ///< of the program
  std::uint32_t count = 0;  ///< operands
  StepKind kind = StepKind::Unbound;

  Step& operator[](std::uint32_t operand) const { return operands[operand]; }
};
static_assert(sizeof(Step) == 32);

}  // namespace nextline::cql
