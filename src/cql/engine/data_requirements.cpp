#include "cql/engine/data_requirements.h"

#include <algorithm>
#include <map>
#include <set>

#include "fhir/model.h"

namespace nextline::cql {

namespace {

/// `medication` may be a reference: the code is then in the resource referred to.
bool may_be_reference(fhir::TypeId type, std::string_view element_name) {
  static const fhir::TypeId kReference = fhir::find_type("Reference");
  const fhir::ElementInfo* element = fhir::find_element(type, element_name);
  if (element == nullptr) return false;
  return element->type == kReference ||
         std::ranges::find(fhir::choices_of(*element), kReference) != fhir::choices_of(*element).end();
}

class Analysis {
 public:
  explicit Analysis(const Program& program) : program_(program) {}

  DataRequirements run() {
    for (const Node& node : program_.nodes) see(node);
    for (const Retrieve& row : program_.retrieves) see(row);
    DataRequirements result;
    for (auto& [type, need] : needs_) result.types.push_back(finish(type, need));
    std::set<std::string> sets;
    for (const ValueSetRow& row : program_.value_sets)
      if (row.is_code_system == 0) sets.emplace(program_.str(row.id));
    result.value_sets.assign(sets.begin(), sets.end());
    return result;
  }

 private:
  struct Need {
    std::set<std::string> elements;
    std::set<std::string> value_sets;
    bool unfiltered = false;
  };

  void see(const Node& node) {
    const Op op = static_cast<Op>(node.op);
    if (op == Op::Field || op == Op::FieldEach) read_.emplace(program_.str(program_.names[node.a]));
    if (op == Op::Descendants) everything_ = true;
    if (op == Op::Context) see_context(program_.types[node.type]);
  }

  void see_context(const TypeRow& type) {
    const std::string_view name = program_.str(type.name);
    if (type.kind == TypeKind::Model && name.starts_with("FHIR."))
      needs_[std::string(name.substr(5))].unfiltered = true;
  }

  void see(const Retrieve& row) {
    const std::string type(program_.str(row.resource_type));
    const std::string code_path(program_.str(row.code_path));
    Need& need = needs_[type];
    if (!code_path.empty()) need.elements.insert(code_path);
    if (row.value_set != Retrieve::kNone) {
      need.value_sets.emplace(program_.str(program_.value_sets[row.value_set].id));
    } else {
      need.unfiltered = true;
    }
    if (!code_path.empty() && may_be_reference(fhir::find_type(type), code_path)) {
      needs_["Medication"].elements.insert("code");
      needs_["Medication"].unfiltered = true;
    }
  }

  TypeRequirement finish(const std::string& type, Need& need) const {
    TypeRequirement result{
        .type = type, .whole = everything_, .elements = {}, .value_sets = {}, .unfiltered = need.unfiltered};
    const fhir::TypeId id = fhir::find_type(type);
    for (const std::string& name : read_)
      if (id != fhir::kNoType && fhir::find_element(id, name) != nullptr) need.elements.insert(name);
    result.elements.assign(need.elements.begin(), need.elements.end());
    result.value_sets.assign(need.value_sets.begin(), need.value_sets.end());
    return result;
  }

  const Program& program_;
  std::map<std::string, Need> needs_;
  std::set<std::string> read_;
  bool everything_ = false;
};

}  // namespace

DataRequirements requirements_of(const Program& program) {
  return Analysis(program).run();
}

fhir::Requirements reader_requirements(const DataRequirements& requirements) {
  fhir::Requirements result;
  for (const TypeRequirement& need : requirements.types) {
    fhir::ResourceRequirement row;
    row.type = fhir::find_type(need.type);
    if (row.type == fhir::kNoType) continue;
    if (!need.whole) {
      for (const std::string& element : need.elements) row.elements.push_back(fhir::find_name(element));
      // A type of which nothing is read beyond its existence still needs its id: an empty list would mean "all".
      if (row.elements.empty()) row.elements.push_back(fhir::find_name("id"));
    }
    result.types.push_back(std::move(row));
  }
  return result;
}

}  // namespace nextline::cql
