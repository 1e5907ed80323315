// The typed executable plan of one or more CQL libraries: flat arrays of plain words, so that a compiled pack is mapped
// into memory and run where it lies. Everything is an index; nothing is resolved again while evaluating.
//
// Made by cql/semantics (emission), run by cql/engine (evaluator), stored by knowledge (compiled pack).
// Idea: node i is {op, flags, a, args}; args are node indices in `args[first_arg .. first_arg+arg_count)`.
// `A.lvef < 50` over `context Case` becomes
//     n0 Context            n1 Field a=slot args=[n0]      n2 Literal a=const      n3 Call a=row(Less(Decimal,Decimal))
//     args=[n1,n2]
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fhir/text_hash.h"

namespace nextline::cql {

enum class Op : std::uint16_t {
  Null,     ///< the null literal
  Literal,  ///< a: constant
  Call,     ///< a: operator row (operators/table.h); args: operands
  And,
  Or,
  Xor,
  Implies,        ///< args: 2; short-circuit where three-valued logic allows
  If,             ///< args: condition, then, else; a null condition takes else
  Case,           ///< args: [comparand]? (when, then)*, else; flags bit0: has comparand, compared by operator row a
  Coalesce,       ///< args: the first that is not null; a single list argument: its first non-null item when flags bit0
  DefinitionRef,  ///< a: definition; evaluated at most once per patient
  ParameterRef,   ///< a: parameter
  FunctionCall,   ///< a: function; args: operands, evaluated in the caller's frame
  Slot,           ///< a: slot of the current frame (operand, alias, let, $this, $index, $total)
  Context,        ///< the context object: the Patient element, or the Case tuple
  Field,  ///< a: element name id (names[]); args[0]: source: a FHIR element, a choice of tuples, Quantity (value,
          ///< unit), Ratio, Code, Concept, ValueSet (id, name, version), Interval (low, high, lowClosed, highClosed)
  TupleField,   ///< a: position in a tuple of statically known shape; args[0]: source. Shapes list names in byte order,
                ///< so that tuples of one type have one shape; Case and its sets list facts and members as given
  FieldEach,    ///< as Field over a list source, flattened, nulls dropped
  Retrieve,     ///< a: retrieves[] row; args: [code-set expression when not a literal value set]
  Query,        ///< a: queries[] row
  ListNew,      ///< args: items
  TupleNew,     ///< a: shapes[] row; args: fields in shape order
  IntervalNew,  ///< args: low, high[, lowClosed, highClosed]; flags bit0 low closed, bit1 high closed; bit2: closed
                ///< flags are args 2,3
  CodeNew,      ///< args: code, system, version, display
  ConceptNew,   ///< args: codes list, display
  QuantityNew,  ///< args: value, unit
  RatioNew,     ///< args: numerator, denominator
  ValueSetRef,  ///< a: value_sets[] row
  CodeRef,      ///< a: codes[] row
  ConceptRef,   ///< a: concepts[] row
  CodeSystemRef,  ///< a: value_sets[] row flagged as a code system
  InValueSet,  ///< a: value_sets[] row; args[0]: Code, Concept, String, list of them, or a FHIR coding element; flags
               ///< bit0: code-system membership, bit1: 'any in'
  Is,          ///< a: type; args[0]
  As,          ///< a: type; args[0]; flags bit0: strict (cast: error when it is another type)
  Convert,     ///< a: operator row doing the conversion; args[0]   (explicit `convert`, implicit System conversions)
  FromFhir,    ///< a: type; FHIR element -> System value (implicit FHIRHelpers conversion); args[0]
  Exists,
  Not,
  IsNull,
  IsTrue,
  IsFalse,
  SingletonFrom,
  First,
  Last,
  ListEach,  ///< maps a conversion over a list: args: source, body using slot a
  Now,
  Today,
  TimeOfDay,
  Descendants,  ///< FHIR element -> all descendants
  Message,      ///< args: source, condition, code, severity, message
  External      ///< an external function without a body: evaluating it is Blame::Unsupported
};

/// One step. 24 bytes.
struct Node {
  std::uint16_t op = 0;  ///< an Op
  std::uint16_t flags = 0;
  std::uint32_t a = 0;
  std::uint32_t first_arg = 0;
  std::uint32_t arg_count = 0;
  std::uint32_t type = 0;   ///< types[] row of the result
  std::uint32_t range = 0;  ///< ranges[] row: where it stands in the source
};

struct Text {
  std::uint32_t offset = 0, length = 0;
};  ///< into Program::text

enum class ConstantKind : std::uint32_t { Boolean, Integer, Long, Decimal, String, Date, DateTime, Time, Quantity };
/// A literal. Integer-like values and packed temporals in `low`; decimals as 128 bits low/high with `scale`; text in
/// `text` (String: the value; Quantity: the unit, with the decimal beside it).
struct Constant {
  ConstantKind kind{};
  std::int32_t scale = 0;
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  Text text;
};

enum class TypeKind : std::uint32_t { Any, System, Model, List, Interval, Tuple, Choice };
/// A type as far as running needs it (Is, As, Convert, Message). `name`: "Integer", "FHIR.Observation",
/// "Nextline.Case".
struct TypeRow {
  TypeKind kind{};
  Text name;
  std::uint32_t element = 0;     ///< List, Interval: element type
  std::uint32_t first_part = 0;  ///< Choice: alternatives; Tuple: field types, in args[]
  std::uint32_t part_count = 0;
  std::uint32_t shape = 0;  ///< Tuple: shapes[] row
};

struct LibraryRow {
  Text name, version, file;
};
struct RangeRow {
  std::uint32_t library = 0, begin = 0, end = 0;
  bool operator==(const RangeRow&) const = default;
};

struct Definition {
  Text name;
  std::uint32_t library = 0;
  std::uint32_t body = 0;  ///< node
  std::uint32_t type = 0;
  std::uint32_t slot_count = 0;  ///< frame size
  std::uint32_t flags = 0;       ///< bit0: private; bit1: unfiltered context; bit2: context is Case
  std::uint32_t first_tag = 0;   ///< comment tags (@says …): tags[]
  std::uint32_t tag_count = 0;
};
struct Tag {
  Text name, value;
};
struct Function {
  Text name;
  std::uint32_t library = 0;
  std::uint32_t body = 0;
  std::uint32_t operand_count = 0;  ///< operands are slots 0..operand_count-1
  std::uint32_t slot_count = 0;
  std::uint32_t flags = 0;  ///< bit0 private, bit1 fluent, bit2 external
};
struct Parameter {
  Text name;
  std::uint32_t library = 0;
  std::uint32_t type = 0;
  std::uint32_t default_node = kNone;
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
};
struct Retrieve {
  Text resource_type;               ///< "Observation"
  Text code_path;                   ///< "code", "medication", …; empty: unfiltered
  std::uint32_t value_set = kNone;  ///< value_sets[] row when the terminology is one value set
  std::uint32_t code = kNone;       ///< codes[] row when it is one code
  std::uint32_t date_path = kNone;  ///< reserved
  Text profile;
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
};
struct QuerySource {
  std::uint32_t slot = 0, node = 0;
};
struct QueryRelationship {
  std::uint32_t slot = 0, node = 0, condition = 0;
  std::uint32_t without = 0;
};
struct QueryLet {
  std::uint32_t slot = 0, node = 0;
};
struct QuerySort {
  std::uint32_t node = Parameter::kNone;  ///< evaluated with the item in this_slot; kNone: the item itself
  std::uint32_t descending = 0;
  std::uint32_t compare_row = 0;  ///< reserved; the kinds of the keys decide
};
/// from sources; lets; relationships; where; then aggregate or return; sort.
struct QueryRow {
  std::uint32_t first_source = 0, source_count = 0;
  std::uint32_t first_let = 0, let_count = 0;
  std::uint32_t first_relationship = 0, relationship_count = 0;
  std::uint32_t where = Parameter::kNone;
  std::uint32_t return_node =
      Parameter::kNone;     ///< kNone: the single source's item, or a tuple built by a TupleNew node
  std::uint32_t flags = 0;  ///< bit0: distinct return; bit1: singleton (no source is a list); bit2: aggregate distinct
  std::uint32_t aggregate_slot = 0, aggregate_start = Parameter::kNone, aggregate_node = Parameter::kNone;
  std::uint32_t first_sort = 0, sort_count = 0, this_slot = 0;
};
struct ValueSetRow {
  Text name, id, version;
  std::uint32_t is_code_system = 0;
};
struct CodeRow {
  Text code, system, version, display;
};
struct ConceptRow {
  std::uint32_t first_code = 0, code_count = 0;
  Text display;
};  ///< codes via args[]
struct ShapeRow {
  std::uint32_t first_name = 0, name_count = 0;
};  ///< names via args[] -> names[]

/// Non-owning view of a program; the arrays live in a ProgramStorage or in a mapped file.
struct Program {
  std::span<const Node> nodes;
  std::span<const std::uint32_t> args;
  std::span<const Constant> constants;
  std::span<const TypeRow> types;
  std::span<const RangeRow> ranges;
  std::span<const LibraryRow> libraries;
  std::span<const Definition> definitions;
  std::span<const Tag> tags;
  std::span<const Function> functions;
  std::span<const Parameter> parameters;
  std::span<const Retrieve> retrieves;
  std::span<const QueryRow> queries;
  std::span<const QuerySource> query_sources;
  std::span<const QueryLet> query_lets;
  std::span<const QueryRelationship> query_relationships;
  std::span<const QuerySort> query_sorts;
  std::span<const ValueSetRow> value_sets;
  std::span<const CodeRow> codes;
  std::span<const ConceptRow> concepts;
  std::span<const ShapeRow> shapes;
  std::span<const Text> names;  ///< element and tuple field names
  std::string_view text;        ///< all characters

  std::string_view str(Text t) const { return text.substr(t.offset, t.length); }
  /// Index of definition `name` of library `library`; Parameter::kNone if there is none.
  std::uint32_t find_definition(std::string_view library, std::string_view name) const;
};

/// Texts found by views of them.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return text_hash(text); }
};

/// The same arrays, growing: what emission fills.
struct ProgramStorage {
  std::vector<Node> nodes;
  std::vector<std::uint32_t> args;
  std::vector<Constant> constants;
  std::vector<TypeRow> types;
  std::vector<RangeRow> ranges;
  std::vector<LibraryRow> libraries;
  std::vector<Definition> definitions;
  std::vector<Tag> tags;
  std::vector<Function> functions;
  std::vector<Parameter> parameters;
  std::vector<Retrieve> retrieves;
  std::vector<QueryRow> queries;
  std::vector<QuerySource> query_sources;
  std::vector<QueryLet> query_lets;
  std::vector<QueryRelationship> query_relationships;
  std::vector<QuerySort> query_sorts;
  std::vector<ValueSetRow> value_sets;
  std::vector<CodeRow> codes;
  std::vector<ConceptRow> concepts;
  std::vector<ShapeRow> shapes;
  std::vector<Text> names;
  std::string text;

  Program view() const;
  Text intern(std::string_view s);  ///< appends, reusing an equal text
  std::unordered_map<std::string, Text, TextHash, std::equal_to<>>
      interned;  ///< what intern() has put into `text`; never iterated
};

}  // namespace nextline::cql
