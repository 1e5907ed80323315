#include <algorithm>
#include <array>

#include "cql/semantics/fhir_profiles.h"
#include "cql/semantics/model.h"
#include "fhir/model.h"

namespace nextline::cql {
namespace {

/// What FHIRHelpers 4.0.1 converts, beside primitives (which become the System type of their value).
/// Source: https://hl7.org/fhir/uv/cql FHIRHelpers 4.0.1; fhir-modelinfo-4.0.1.xml conversionInfo.
struct Equivalent {
  std::string_view fhir, system;
  bool interval = false;
};
constexpr std::array<Equivalent, 10> kEquivalents = {{{"Coding", "Code"},
                                                      {"CodeableConcept", "Concept"},
                                                      {"Quantity", "Quantity"},
                                                      {"SimpleQuantity", "Quantity"},
                                                      {"Age", "Quantity"},
                                                      {"Distance", "Quantity"},
                                                      {"Duration", "Quantity"},
                                                      {"Ratio", "Ratio"},
                                                      {"Period", "DateTime", true},
                                                      {"Range", "Quantity", true}}};

class FhirModel final : public Model {
 public:
  explicit FhirModel(TypeTable& types) : types_(types), made_(fhir::type_count(), nullptr) {}

  std::string_view name() const override { return "FHIR"; }
  bool has_version(std::string_view version) const override { return version.empty() || version == versions(); }
  std::string_view versions() const override { return "4.0.1"; }

  TypeRef find_type(std::string_view type_name) const override {
    const fhir::TypeId id = fhir::find_type(type_name);
    return id == fhir::kNoType ? nullptr : type_of(id);
  }

  std::vector<std::string_view> type_names() const override {
    std::vector<std::string_view> names;
    for (std::size_t id = 0; id < made_.size(); ++id) {
      if (fhir::type_kind(static_cast<fhir::TypeId>(id)) == fhir::TypeKind::System) continue;
      names.push_back(fhir::type_name(static_cast<fhir::TypeId>(id)));
    }
    return names;
  }

  ModelElement find_element(TypeRef type, std::string_view element_name) const override {
    const fhir::TypeId id = id_of(type);
    if (element_name == "value" && fhir::type_kind(id) == fhir::TypeKind::Primitive) return {primitive_value(id)};
    const fhir::ElementInfo* element = fhir::find_element(id, element_name);
    return element ? ModelElement{element_type(*element)} : ModelElement{};
  }

  std::vector<std::string_view> element_names(TypeRef type) const override {
    std::vector<std::string_view> names;
    for (const fhir::ElementInfo& element : fhir::elements_of(id_of(type))) {
      names.push_back(fhir::name_text(element.name));
    }
    return names;
  }

  TypeRef context_type(std::string_view context) const override {
    return context == "Patient" ? find_type(context) : nullptr;
  }
  bool retrievable(TypeRef type) const override { return fhir::type_info(id_of(type)).retrievable; }
  std::string_view primary_code_path(TypeRef type) const override {
    return fhir::type_info(id_of(type)).primary_code_path;
  }

  TypeRef profiled_type(std::string_view url, bool& everything) const override {
    const ProfiledType profiled = fhir_profile(url);
    everything = profiled.everything;
    return profiled.type.empty() ? nullptr : find_type(profiled.type);
  }

  TypeRef system_equivalent(TypeRef type) const override {
    const fhir::TypeId id = id_of(type);
    if (fhir::type_kind(id) == fhir::TypeKind::Primitive) return primitive_value(id);
    const auto name_text = fhir::type_name(id);
    for (const Equivalent& row : kEquivalents) {
      if (row.fhir != name_text) continue;
      const TypeRef system = types_.system(row.system);
      return row.interval ? types_.interval(system) : system;
    }
    return nullptr;
  }

 private:
  static fhir::TypeId id_of(TypeRef type) { return static_cast<fhir::TypeId>(type->model_id); }

  TypeRef primitive_value(fhir::TypeId id) const {
    const fhir::TypeId system = fhir::system_type(id);
    return system == fhir::kNoType ? types_.string : type_of(system);
  }

  TypeRef type_of(fhir::TypeId id) const {
    if (made_[id]) return made_[id];
    const fhir::TypeInfo info = fhir::type_info(id);
    if (info.kind == fhir::TypeKind::System) return made_[id] = types_.system(info.name.substr(sizeof "System." - 1));
    const TypeRef base = info.base == fhir::kNoType ? nullptr : type_of(info.base);
    return made_[id] = types_.class_type(this, "FHIR." + std::string(info.name), id, base);
  }

  TypeRef element_type(const fhir::ElementInfo& element) const {
    TypeRef type = nullptr;
    if (element.choice_count > 0) {
      std::vector<TypeRef> alternatives;
      for (fhir::TypeId id : fhir::choices_of(element)) alternatives.push_back(type_of(id));
      type = types_.choice(alternatives);
    } else {
      type = type_of(element.type);
    }
    return element.is_list ? types_.list(type) : type;
  }

  TypeTable& types_;
  mutable std::vector<TypeRef> made_;  // by fhir::TypeId; filled on first use, because most programs use a tenth
};

}  // namespace

std::unique_ptr<Model> make_fhir_model(TypeTable& types) {
  return std::make_unique<FhirModel>(types);
}

}  // namespace nextline::cql
