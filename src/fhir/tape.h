// The tape: one patient's resources as a flat array of 16-byte nodes in document order.
//
// Example: {"resourceType":"Observation","id":"a","valueQuantity":{"value":1.50}} becomes
//     0 Observation (Object, size 4)
//     1   id        (String "a", type id)
//     2   value     (Object, type Quantity, size 2)       one element plus the type its key named
//     3     value   (Number "1.50", type decimal)         numbers stay text: exact decimals
// - A repeated element is several sibling nodes with one name, next to each other; there are no list nodes.
// - A primitive with `id` or `extension` (JSON "_birthDate") has those as children; without a value its kind is Null.
// - `resourceType` is the type of the root node, not a node of its own.
// A node is named by its index; Value::element(&tape, index) is how the CQL engine holds one. Strings are UTF-8 and
// unescaped, and live as long as the tape.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fhir/model.h"

namespace nextline::fhir {

using NodeIndex = std::uint32_t;
using ResourceIndex = std::uint32_t;
inline constexpr NodeIndex kNoNode = 0xFFFFFFFF;
inline constexpr ResourceIndex kNoResource = 0xFFFFFFFF;

enum class NodeKind : std::uint8_t {
  Null,     ///< a primitive without a value (only an id or extensions)
  Boolean,  ///< text is "true" or "false"
  Number,   ///< text is as written in the JSON
  String,
  Object  ///< a complex type, a backbone element or a resource
};

/// One element. Read it through the functions below.
struct Node {
  static constexpr std::uint32_t kKindBits = 7;
  static constexpr std::uint32_t kRepeats = 8;
  static constexpr unsigned kLengthShift = 4;

  NameId name = kNoName;     ///< kNoName: the root of a resource that is not contained
  TypeId type = kNoType;     ///< FHIR type; of a choice, the type chosen
  std::uint32_t size = 1;    ///< nodes in this subtree, itself included
  std::uint32_t offset = 0;  ///< of the text: in the input, or past its end in the unescaped strings
  std::uint32_t bits = 0;    ///< one word, written at once: see below

  NodeKind kind() const { return static_cast<NodeKind>(bits & kKindBits); }
  /// The next sibling is another item of the same element.
  bool repeats() const { return (bits & kRepeats) != 0; }
  /// Of the text, bytes.
  std::uint32_t length() const { return bits >> kLengthShift; }
  static constexpr std::uint32_t bits_of(NodeKind kind, std::uint32_t length) {
    return static_cast<std::uint32_t>(kind) | length << kLengthShift;
  }
};
static_assert(sizeof(Node) == 16);

/// One resource of the tape.
struct Resource {
  NodeIndex node = 0;
  TypeId type = kNoType;
  std::string_view id;                    ///< empty if it has none
  std::string_view full_url;              ///< Bundle.entry.fullUrl; empty if it has none
  ResourceIndex container = kNoResource;  ///< for a contained resource: the one around it
  bool is_lifted = false;                 ///< contained, and retrieved like those that are not
  bool is_part = false;                   ///< made of a part of its container, whose name it has

  bool is_retrieved() const { return container == kNoResource || is_lifted; }
};

/// A patient's resources. Made by record.h; never changed afterwards, and safe to read from several threads.
struct Tape {
  std::vector<Node> nodes;
  std::vector<Resource> resources;  ///< in document order, contained ones after their container

  const char* input = nullptr;  ///< the JSON text, alive as long as the tape
  std::uint32_t input_size = 0;
  std::string unescaped;  ///< strings that had escapes; offsets go on from input_size

  struct TypeGroup {
    TypeId type = kNoType;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
  };
  std::vector<TypeGroup> groups;         ///< sorted by type
  std::vector<NodeIndex> nodes_by_type;  ///< roots of the resources that are retrieved, grouped

  struct ReferenceKey {
    std::uint64_t hash = 0;
    ResourceIndex resource = kNoResource;  ///< kNoResource: an empty cell
  };
  /// Open-addressed (power of two, linear probing): (type, id) of every resource that is not contained, and its full
  /// URL unless that ends in them.
  std::vector<ReferenceKey> references;
  bool has_urls = false;  ///< some full URL stands there
};

// --- one node -------------------------------------------------------------------------------------------------------

inline NodeKind kind(const Tape& tape, NodeIndex node) {
  return tape.nodes[node].kind();
}
/// The element's name; kNoName at the root of a resource.
inline NameId name_of(const Tape& tape, NodeIndex node) {
  return tape.nodes[node].name;
}
/// The element's FHIR type.
inline TypeId type_of(const Tape& tape, NodeIndex node) {
  return tape.nodes[node].type;
}
/// The text of a String, Number or Boolean; empty for the other kinds.
inline std::string_view text(const Tape& tape, NodeIndex node) {
  const Node& n = tape.nodes[node];
  const char* start =
      n.offset < tape.input_size ? tape.input + n.offset : tape.unescaped.data() + (n.offset - tape.input_size);
  return {start, n.length()};
}
/// The value of a Boolean node.
inline bool boolean(const Tape& tape, NodeIndex node) {
  return tape.nodes[node].length() == 4;
}
/// False for a primitive that has only an id or extensions.
inline bool has_value(const Tape& tape, NodeIndex node) {
  return kind(tape, node) != NodeKind::Null;
}

// --- walking --------------------------------------------------------------------------------------------------------

/// The children of a node, in document order: `for (NodeIndex child : children(tape, node))`.
class Children {
 public:
  class Iterator {
   public:
    Iterator(const Tape& tape, NodeIndex node) : tape_(&tape), node_(node) {}
    NodeIndex operator*() const { return node_; }
    Iterator& operator++() {
      node_ += tape_->nodes[node_].size;
      return *this;
    }
    bool operator==(const Iterator& other) const { return node_ == other.node_; }

   private:
    const Tape* tape_;
    NodeIndex node_;
  };
  Children(const Tape& tape, NodeIndex parent) : tape_(tape), parent_(parent) {}
  Iterator begin() const { return {tape_, parent_ + 1}; }
  Iterator end() const { return {tape_, parent_ + tape_.nodes[parent_].size}; }

 private:
  const Tape& tape_;
  NodeIndex parent_;
};
inline Children children(const Tape& tape, NodeIndex parent) {
  return {tape, parent};
}

/// The first child called `name`, or kNoNode.
inline NodeIndex find_child(const Tape& tape, NodeIndex parent, NameId name) {
  const NodeIndex end = parent + tape.nodes[parent].size;
  for (NodeIndex child = parent + 1; child < end; child += tape.nodes[child].size)
    if (tape.nodes[child].name == name) return child;
  return kNoNode;
}
/// The text of the first child called `name`; empty where there is none, or it has no value.
inline std::string_view child_text(const Tape& tape, NodeIndex parent, std::string_view name) {
  const NodeIndex child = find_child(tape, parent, find_name(name));
  return child == kNoNode || !has_value(tape, child) ? std::string_view() : text(tape, child);
}
/// The next item of the repeated element that `item` belongs to, or kNoNode after the last.
inline NodeIndex next_item(const Tape& tape, NodeIndex item) {
  return tape.nodes[item].repeats() ? item + tape.nodes[item].size : kNoNode;
}

// --- resources ------------------------------------------------------------------------------------------------------

/// The roots of all resources of a type, in document order; of contained ones only those lifted.
std::span<const NodeIndex> resources_of_type(const Tape& tape, TypeId type);
/// The innermost resource that holds `node`.
ResourceIndex resource_of(const Tape& tape, NodeIndex node);
/// "Observation/abc" of the resource that holds `node`; "Condition/c1#m1" for a contained one; its full URL, or the
/// bare type with its place in the record ("Observation (3rd)"), if it has no id.
std::string reference_of(const Tape& tape, NodeIndex node);
/// The resource that `reference` names, seen from `from` (any node of the referring resource; used for "#contained").
/// Understands "Patient/1", "Patient/1/_history/2", absolute URLs, urn:uuid, "#id" and an id alone (if only one
/// resource has it). kNoResource if the record does not hold it.
ResourceIndex resolve(const Tape& tape, std::string_view reference, NodeIndex from);
/// The same for a Reference element (or a primitive holding a reference); kNoResource if it has no reference.
ResourceIndex resolve_reference(const Tape& tape, NodeIndex reference_node);

// --- codes ----------------------------------------------------------------------------------------------------------

/// A coding as it stands in the record; absent parts are empty.
struct CodingText {
  std::string_view system;
  std::string_view code;
  std::string_view display;
  std::string_view version;
};
/// The parts of a Coding; also of a code, string or uri primitive (code alone) and of a Quantity's unit.
CodingText coding_text(const Tape& tape, NodeIndex coding);
/// The first Coding of a CodeableConcept, or the node itself if it is a Coding or a primitive; kNoNode if there is
/// none. The following ones by next_item (a node that is itself a Coding may have siblings: use `single` to tell).
NodeIndex first_coding(const Tape& tape, NodeIndex concept_or_coding);
/// Calls visit(NodeIndex coding) for every Coding of a CodeableConcept, or for the Coding or primitive itself; stops
/// and returns true when it returns true.
template <class Visit>
bool any_coding(const Tape& tape, NodeIndex concept_or_coding, Visit visit);
/// CodeableConcept.text; empty if there is none.
std::string_view concept_text(const Tape& tape, NodeIndex codeable_concept);

/// True if `node` is a CodeableConcept.
bool is_codeable_concept(const Tape& tape, NodeIndex node);

template <class Visit>
bool any_coding(const Tape& tape, NodeIndex concept_or_coding, Visit visit) {
  if (!is_codeable_concept(tape, concept_or_coding)) return visit(concept_or_coding);
  for (NodeIndex coding = first_coding(tape, concept_or_coding); coding != kNoNode; coding = next_item(tape, coding))
    if (visit(coding)) return true;
  return false;
}

}  // namespace nextline::fhir
