// Data models: what `using` names. A model knows its classes, their elements, and how they become System values.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cql/semantics/compiler.h"
#include "cql/semantics/types.h"

namespace nextline::cql {

/// One element of a class, or of a System type with elements (Quantity, Code, …). `type` null: there is none.
struct ModelElement {
  TypeRef type = nullptr;      ///< List<…> when repeated, Choice<…> for FHIR's value[x]
  std::uint32_t position = 0;  ///< place in the tuple, for models whose values are tuples
};

class Model {
 public:
  virtual ~Model() = default;
  Model() = default;
  Model(const Model&) = delete;
  Model& operator=(const Model&) = delete;

  virtual std::string_view name() const = 0;
  /// True if `using <name> version '<version>'` means this model; an empty version always does.
  virtual bool has_version(std::string_view version) const = 0;
  virtual std::string_view versions() const = 0;  ///< for the error: "4.0.1"
  /// The class called `name` without prefix ("Observation", "Case"), or null.
  virtual TypeRef find_type(std::string_view name) const = 0;
  virtual std::vector<std::string_view> type_names() const = 0;
  /// The element `name` of `type`, inherited ones too.
  virtual ModelElement find_element(TypeRef type, std::string_view name) const = 0;
  virtual std::vector<std::string_view> element_names(TypeRef type) const = 0;
  /// The object a `context <name>` is about, or null.
  virtual TypeRef context_type(std::string_view name) const = 0;
  /// True if `[type]` may stand; and the element it filters on by default, empty if none.
  virtual bool retrievable(TypeRef) const { return false; }
  virtual std::string_view primary_code_path(TypeRef) const { return {}; }
  /// The class that the profile at `url` is of, or null; `everything`: whether all resources of the class follow it.
  virtual TypeRef profiled_type(std::string_view url, bool& everything) const {
    return static_cast<void>(url), static_cast<void>(everything), nullptr;
  }
  /// The System type that `type` converts to implicitly (FHIRHelpers), or null.
  virtual TypeRef system_equivalent(TypeRef) const { return nullptr; }
  /// True if values of this model are tuples whose fields stand at ModelElement::position.
  virtual bool values_are_tuples() const { return false; }
};

/// FHIR 4.0.1, over the generated element model. Types are made in `types` on first use.
std::unique_ptr<Model> make_fhir_model(TypeTable& types);
/// Nextline 1: class Case with one element a fact, and a class <Fact>Set for each set fact.
std::unique_ptr<Model> make_case_model(TypeTable& types, std::span<const CaseModelFact> facts);

/// The element `name` of a System type (Quantity.value, Code.system), an interval (low, highClosed) or a tuple; null if
/// there is none.
TypeRef system_element(TypeTable& types, TypeRef type, std::string_view name);
/// The names system_element knows for `type`.
std::vector<std::string_view> system_element_names(TypeRef type);

}  // namespace nextline::cql
