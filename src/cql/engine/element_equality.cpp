// = and ~ of FHIR elements. Two resources are the same when their type and id are: the reader keeps each resource once
// and skips elements nobody reads, so comparing what is left of them could call different resources equal.
#include "cql/engine/elements.h"
#include "cql/operators/table.h"

namespace nextline::cql {

namespace {

struct Comparison {
  bool equivalent;
  Arena& arena;

  Truth no() const { return Truth::False; }

  Truth of_values(const Value& left, const Value& right) const {
    if (left.kind() == Kind::Element && right.kind() == Kind::Element)
      return of_elements(element_of(left), element_of(right));
    const Value a = plain(left);
    const Value b = plain(right);
    if (a.kind() == Kind::Element || b.kind() == Kind::Element) return no();
    return of_system(a, b);
  }

  Value plain(const Value& value) const {
    return value.kind() == Kind::Element ? system_value(element_of(value), arena) : value;
  }

  Truth of_system(const Value& a, const Value& b) const {
    if (a.is_null() || b.is_null()) return equivalent ? value_of_bool(a.is_null() && b.is_null()) : Truth::Unknown;
    OperatorContext context{.arena = arena, .now = {}};
    const Value operands[2] = {a, b};
    const RowRange rows = rows_of(equivalent ? "Equivalent" : "Equal");
    if (rows.begin == rows.end) return no();
    return truth_of(operator_table()[rows.begin].body(context, operands, 2));
  }

  static Truth value_of_bool(bool b) { return b ? Truth::True : Truth::False; }

  Truth of_elements(ElementRef left, ElementRef right) const {
    if (&left.tape == &right.tape && left.node == right.node) return Truth::True;
    const fhir::TypeId left_type = fhir::type_of(left.tape, left.node);
    const fhir::TypeId right_type = fhir::type_of(right.tape, right.node);
    const bool left_object = fhir::kind(left.tape, left.node) == fhir::NodeKind::Object;
    const bool right_object = fhir::kind(right.tape, right.node) == fhir::NodeKind::Object;
    if (left_object != right_object) return no();
    if (!left_object) return of_system(primitive_value(left, arena), primitive_value(right, arena));
    if (left_type != right_type) return no();
    if (fhir::type_kind(left_type) == fhir::TypeKind::Resource) return of_resources(left, right);
    return of_structures(left, right);
  }

  Truth of_resources(ElementRef left, ElementRef right) const {
    return value_of_bool(fhir::reference_of(left.tape, left.node) == fhir::reference_of(right.tape, right.node));
  }

  /// Child by child in the order of the tape; the same elements stand in the same order when both came from one JSON
  /// style, so children are looked up by name rather than by position.
  Truth of_structures(ElementRef left, ElementRef right) const {
    Truth all = Truth::True;
    std::size_t left_count = 0;
    std::size_t right_count = 0;
    for ([[maybe_unused]] const fhir::NodeIndex child : fhir::children(right.tape, right.node)) ++right_count;
    fhir::NameId previous = fhir::kNoName;
    fhir::NodeIndex partner = fhir::kNoNode;
    for (const fhir::NodeIndex child : fhir::children(left.tape, left.node)) {
      ++left_count;
      const fhir::NameId name = fhir::name_of(left.tape, child);
      partner = name == previous && partner != fhir::kNoNode ? fhir::next_item(right.tape, partner)
                                                             : fhir::find_child(right.tape, right.node, name);
      previous = name;
      if (partner == fhir::kNoNode) return no();
      all = conjunction(all, of_elements({left.tape, child}, {right.tape, partner}));
      if (all == Truth::False) return all;
    }
    return left_count == right_count ? all : no();
  }
};

}  // namespace

Truth compare_element_values(const Value& left, const Value& right, bool equivalent, Arena& arena) {
  return Comparison{equivalent, arena}.of_values(left, right);
}

}  // namespace nextline::cql
