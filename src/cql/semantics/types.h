// The types of CQL, interned: two types are the same exactly when their pointers are.
//
// System types print without a prefix ("Integer"), model classes with theirs ("FHIR.Observation"):
//     List<FHIR.Observation>   Interval<DateTime>   Tuple{a: Integer, b: String}   Choice<FHIR.Quantity, FHIR.string>
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace nextline::cql {

struct Type;
class Model;
using TypeRef = const Type*;

/// A named element of a tuple.
struct TupleElement {
  std::string name;
  TypeRef type = nullptr;
  bool operator==(const TupleElement&) const = default;
};

struct Type {
  enum class Kind : std::uint8_t { Any, System, Class, List, Interval, Tuple, Choice, Generic };
  Kind kind = Kind::Any;
  std::string text;                    ///< as printed
  TypeRef element = nullptr;           ///< List, Interval: point type
  std::vector<TupleElement> elements;  ///< Tuple, sorted by name
  std::vector<TypeRef> alternatives;   ///< Choice: at least two, none a Choice, in order of first mention
  const Model* model = nullptr;        ///< Class: who knows its elements
  std::uint32_t model_id = 0;          ///< Class: the model's own number
  TypeRef base = nullptr;              ///< Class, System: the supertype other than Any; null if none

  bool is_list() const { return kind == Kind::List; }
  bool is_interval() const { return kind == Kind::Interval; }
  bool is_choice() const { return kind == Kind::Choice; }
  bool is_any() const { return kind == Kind::Any; }
};

/// Makes and keeps types. Types refer to each other and live as long as the table.
class TypeTable {
 public:
  TypeTable();
  TypeTable(const TypeTable&) = delete;
  TypeTable& operator=(const TypeTable&) = delete;

  TypeRef any, boolean, integer, long_integer, decimal, string, date, datetime, time, quantity, ratio, code,
      concept_type, vocabulary, value_set, code_system;

  /// A System type by its name without prefix ("Integer", "Any"), or null.
  TypeRef system(std::string_view name) const;
  /// Names of all System types, for "did you mean".
  std::vector<std::string_view> system_names() const;
  TypeRef list(TypeRef element);
  TypeRef interval(TypeRef point);
  /// Elements may come in any order; names must differ.
  TypeRef tuple(std::vector<TupleElement> elements);
  /// The choice of `alternatives`, flattened, each once; the single alternative if only one remains; Any if one is Any.
  TypeRef choice(const std::vector<TypeRef>& alternatives);
  /// "T" in an operator's signature.
  TypeRef generic(std::string_view name);
  /// A class of `model`; `qualified_name` identifies it.
  TypeRef class_type(const Model* model, std::string_view qualified_name, std::uint32_t model_id, TypeRef base);

 private:
  TypeRef add(Type type);
  std::deque<Type> types_;
  std::map<std::string, TypeRef, std::less<>> by_text_;
};

/// True if every value of `type` is a value of `ancestor`: equality, Any above all, class bases, covariance of lists,
/// intervals and tuples, membership in a choice.
bool is_subtype(TypeRef type, TypeRef ancestor);
/// "Integer", "List<FHIR.Observation>", …
inline const std::string& to_string(TypeRef type) {
  return type->text;
}
/// The element of tuple `type` called `name`, or null.
const TupleElement* find_tuple_element(TypeRef type, std::string_view name);

}  // namespace nextline::cql
