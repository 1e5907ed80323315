#include "cql/engine/data_requirements.h"

#include <algorithm>
#include <map>
#include <set>

#include "fhir/model.h"
#include "fhir/profiles.h"
#include "terminology/systems.h"
#include "terminology/value_sets.h"

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
  Analysis(const Program& program, std::string_view without) : program_(program), without_(without) {}

  DataRequirements run() {
    for (const Node& node : program_.nodes)
      if (!is_left_out(node)) see(node);
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
    std::set<std::string> code_elements;
    bool unfiltered = false;
  };

  bool is_left_out(const Node& node) const {
    if (without_.empty() || node.range >= program_.ranges.size()) return false;
    const LibraryRow& library = program_.libraries[program_.ranges[node.range].library];
    return program_.str(library.name) == without_;
  }

  void see(const Node& node) {
    const Op op = static_cast<Op>(node.op);
    if (op == Op::Retrieve) see(program_.retrieves[node.a]);
    if (op == Op::Field || op == Op::FieldEach)
      see_read(program_.nodes[program_.args[node.first_arg]].type, program_.str(program_.names[node.a]));
    if (op == Op::Descendants) everything_ = true;
    if (op == Op::Context) see_context(program_.types[node.type]);
  }

  /// An element read of a source of static type `type`.
  void see_read(std::uint32_t type, std::string_view element) {
    const TypeRow& row = program_.types[type];
    switch (row.kind) {
      case TypeKind::List:
        return see_read(row.element, element);
      case TypeKind::Choice:
        for (std::uint32_t i = 0; i < row.part_count; ++i) see_read(program_.args[row.first_part + i], element);
        return;
      case TypeKind::Model: {
        const fhir::TypeId id = fhir::find_type(program_.str(row.name));
        if (id != fhir::kNoType) read_of_[id].emplace(element);
        return;
      }
      case TypeKind::Any:
        read_of_any_.emplace(element);
        return;
      case TypeKind::System:
        if (program_.str(row.name).ends_with("Any")) read_of_any_.emplace(element);
        return;
      case TypeKind::Interval:
      case TypeKind::Tuple:
        return;
    }
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
    need.code_elements.insert(code_path);
    if (row.profile.length > 0) see_profile(program_.str(row.profile), need);
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

  /// A resource follows a profile by its name in meta, or by a coding the profile fixes. The reader may then leave no
  /// resource out for its code.
  static void see_profile(std::string_view url, Need& need) {
    need.elements.insert("meta");
    for (const fhir::MarkOfProfile& row : fhir::find_profile(url).marks) need.elements.emplace(row.mark.element);
    need.unfiltered = true;
  }

  TypeRequirement finish(const std::string& type, Need& need) const {
    TypeRequirement result{.type = type,
                           .whole = everything_,
                           .elements = {},
                           .value_sets = {},
                           .code_element = {},
                           .unfiltered = need.unfiltered};
    if (need.code_elements.size() == 1) result.code_element = *need.code_elements.begin();
    const fhir::TypeId id = fhir::find_type(type);
    const auto add = [&](const std::set<std::string>& names) {
      for (const std::string& name : names)
        if (fhir::find_element(id, name) != nullptr) need.elements.insert(name);
    };
    if (id != fhir::kNoType) {
      add(read_of_any_);
      for (const auto& [owner, names] : read_of_)
        if (fhir::is_a(id, owner)) add(names);
    }
    result.elements.assign(need.elements.begin(), need.elements.end());
    result.value_sets.assign(need.value_sets.begin(), need.value_sets.end());
    return result;
  }

  const Program& program_;
  std::string_view without_;
  std::map<std::string, Need> needs_;
  std::map<fhir::TypeId, std::set<std::string>> read_of_;  // by the static type of what is read
  std::set<std::string> read_of_any_;
  bool everything_ = false;
};

}  // namespace

DataRequirements requirements_of(const Program& program, std::string_view without) {
  return Analysis(program, without).run();
}

namespace {

fhir::CodeAnswer ask(const void* context, std::string_view system, std::string_view code) {
  const auto& codes = *static_cast<const WantedCodes*>(context);
  const auto is_wanted = [&](std::uint32_t set) { return codes.wanted[set]; };
  if (std::ranges::any_of(codes.sets->lookup(system, code), is_wanted)) return fhir::CodeAnswer::Wanted;
  const bool is_foreign = !system.empty() && !terminology::tells_apart(system);
  return is_foreign ? fhir::CodeAnswer::Foreign : fhir::CodeAnswer::Unwanted;
}

/// Leaves out what no retrieve can find. A set the terminology does not have is an error when the retrieve runs.
void filter_codes(const TypeRequirement& need, const terminology::ValueSets& sets, fhir::ResourceRequirement& row,
                  std::deque<WantedCodes>& codes) {
  if (need.whole || need.unfiltered || need.code_element.empty()) return;
  if (may_be_reference(row.type, need.code_element)) return;
  WantedCodes& wanted = codes.emplace_back(WantedCodes{&sets, std::vector<bool>(sets.size())});
  for (const std::string& id : need.value_sets)
    if (const std::uint32_t set = sets.find(id); set != terminology::ValueSets::kNoSet) wanted.wanted[set] = true;
  row.code_element = fhir::find_name(need.code_element);
  row.codes = {&wanted, ask};
}

}  // namespace

fhir::Requirements reader_requirements(const DataRequirements& requirements, const terminology::ValueSets* sets,
                                       std::deque<WantedCodes>& codes) {
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
    if (sets != nullptr) filter_codes(need, *sets, row, codes);
    result.types.push_back(std::move(row));
  }
  return result;
}

}  // namespace nextline::cql
