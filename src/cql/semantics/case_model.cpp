#include "cql/semantics/model.h"

namespace nextline::cql {
namespace {

class CaseModel final : public Model {
 public:
  CaseModel(TypeTable& types, std::span<const CaseModelFact> facts) {
    classes_.push_back({"Case", types.class_type(this, "Nextline.Case", 0, nullptr), {}});
    for (const CaseModelFact& fact : facts) {
      const TypeRef type =
          fact.kind == CaseModelFact::Kind::Set ? set_class(types, fact) : value_type(types, fact.kind);
      classes_[0].elements.push_back({fact.name, type});
    }
  }

  std::string_view name() const override { return "Nextline"; }
  bool has_version(std::string_view version) const override { return version.empty() || version == versions(); }
  std::string_view versions() const override { return "1"; }

  TypeRef find_type(std::string_view type_name) const override {
    for (const Class& c : classes_) {
      if (c.name == type_name) return c.type;
    }
    return nullptr;
  }
  std::vector<std::string_view> type_names() const override {
    std::vector<std::string_view> names;
    for (const Class& c : classes_) names.push_back(c.name);
    return names;
  }

  ModelElement find_element(TypeRef type, std::string_view element_name) const override {
    const auto& elements = classes_[type->model_id].elements;
    for (std::size_t i = 0; i < elements.size(); ++i) {
      if (elements[i].name == element_name) return {elements[i].type, static_cast<std::uint32_t>(i)};
    }
    return {};
  }
  std::vector<std::string_view> element_names(TypeRef type) const override {
    std::vector<std::string_view> names;
    for (const TupleElement& element : classes_[type->model_id].elements) names.push_back(element.name);
    return names;
  }

  TypeRef context_type(std::string_view context) const override {
    return context == "Case" ? classes_[0].type : nullptr;
  }
  bool values_are_tuples() const override { return true; }

 private:
  struct Class {
    std::string name;
    TypeRef type = nullptr;
    std::vector<TupleElement> elements;  // in the order of the tuple's fields
  };

  static TypeRef value_type(const TypeTable& types, CaseModelFact::Kind kind) {
    if (kind == CaseModelFact::Kind::String) return types.string;
    return kind == CaseModelFact::Kind::Decimal ? types.decimal : types.boolean;
  }

  /// "exposedTo" gives class ExposedToSet.
  TypeRef set_class(TypeTable& types, const CaseModelFact& fact) {
    std::string class_name = fact.name + "Set";
    if (class_name[0] >= 'a' && class_name[0] <= 'z') class_name[0] = static_cast<char>(class_name[0] - 'a' + 'A');
    const auto id = static_cast<std::uint32_t>(classes_.size());
    Class made{class_name, types.class_type(this, "Nextline." + class_name, id, nullptr), {}};
    for (const std::string& member : fact.members) made.elements.push_back({member, types.boolean});
    classes_.push_back(std::move(made));
    return classes_.back().type;
  }

  std::vector<Class> classes_;
};

}  // namespace

std::unique_ptr<Model> make_case_model(TypeTable& types, std::span<const CaseModelFact> facts) {
  return std::make_unique<CaseModel>(types, facts);
}

}  // namespace nextline::cql
