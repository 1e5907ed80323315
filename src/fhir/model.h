// The FHIR R4 (4.0.1) element model: every type, its elements, and the JSON keys that carry them.
//
// Generated tables (model_data.inc, made by tools/generate-fhir-model) that live in read-only memory: nothing is built
// at start. Types and names are numbered in alphabetical order; the numbers change only when the tables are generated
// again, so they are never stored in files.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace nextline::fhir {

using TypeId = std::uint16_t;  ///< a row of types()
using NameId = std::uint16_t;  ///< one of the distinct element names ("value", "birthDate")

inline constexpr TypeId kNoType = 0xFFFF;
inline constexpr NameId kNoName = 0xFFFF;

enum class TypeKind : std::uint8_t {
  System,     ///< "System.String": the value of a primitive
  Primitive,  ///< a JSON string, number or boolean: "dateTime", "code", "ObservationStatus"
  Complex,    ///< a data type: "CodeableConcept"
  Backbone,   ///< a part of a resource: "Observation.Component"
  Resource,   ///< "Observation"
  Abstract    ///< "Element", "BackboneElement", "Resource", "DomainResource"
};

/// One element of a type. A choice element ("value[x]") is one element called "value" with its alternatives.
struct ElementInfo {
  NameId name = kNoName;
  TypeId type = kNoType;           ///< kNoType for a choice
  std::uint16_t first_choice = 0;  ///< see choices_of
  std::uint8_t choice_count = 0;   ///< 0: not a choice
  bool is_list = false;
};

/// One type. `name` is as in FHIR.<name>: "Observation", "Observation.Component", "dateTime".
struct TypeInfo {
  std::string_view name;
  TypeId base = kNoType;  ///< kNoType for Element, Resource and the System types
  TypeKind kind = TypeKind::Complex;
  bool retrievable = false;            ///< may stand in a CQL retrieve
  std::string_view primary_code_path;  ///< the element a retrieve filters on: "code"; empty if none
};

/// How many types there are; ids are 0 .. type_count()-1.
std::size_t type_count();
/// The type called `name` ("Observation", "System.String"), or kNoType. A leading "FHIR." is allowed.
TypeId find_type(std::string_view name);
/// What is known of a type; `type` must be a valid id.
TypeInfo type_info(TypeId type);
/// The name of a type; "" for kNoType.
std::string_view type_name(TypeId type);
TypeKind type_kind(TypeId type);
/// True if `type` is `ancestor` or derives from it (code is a string is an Element).
bool is_a(TypeId type, TypeId ancestor);
/// For a primitive: the System type of its value ("System.DateTime" for dateTime); kNoType for others.
TypeId system_type(TypeId primitive);

/// How many element names there are; ids are 0 .. name_count()-1.
std::size_t name_count();
/// The id of an element name ("value"), or kNoName if no type has such an element.
NameId find_name(std::string_view name);
/// The text of a name id; "" for kNoName.
std::string_view name_text(NameId name);

/// All elements of a type, inherited ones first.
std::span<const ElementInfo> elements_of(TypeId type);
/// The elements that `type` itself adds to its base.
std::span<const ElementInfo> own_elements_of(TypeId type);
/// The element of `type` (or of its bases) called `name`; null if there is none.
const ElementInfo* find_element(TypeId type, NameId name);
const ElementInfo* find_element(TypeId type, std::string_view name);
/// The alternatives of a choice element; empty for others.
std::span<const TypeId> choices_of(const ElementInfo& element);

/// What a JSON key stands for in a type.
struct JsonKey {
  const ElementInfo* element = nullptr;
  TypeId type = kNoType;  ///< the element's type; for a choice, the one the key names ("valueQuantity": Quantity)
};
/// The meaning of JSON key `key` inside an object of `type`: "valueQuantity" in Observation is element "value" of type
/// Quantity. A key that is no element of the type gives element == null. Keys with a leading '_' are not looked up
/// here.
JsonKey find_json_key(TypeId type, std::string_view key);
/// The JSON key that carries `element` when its value has type `type`: "valueQuantity".
std::string json_key(const ElementInfo& element, TypeId type);

/// The package the tables were made from: "cql-exec-fhir 2.2.0, fhir-modelinfo-4.0.1.xml (Apache-2.0)".
std::string_view model_provenance();

}  // namespace nextline::fhir
