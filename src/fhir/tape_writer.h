// The forward pass: resources of a JSON document, written to the tape in the order they are met.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fhir/draft.h"
#include "fhir/json_walk.h"
#include "fhir/record.h"

namespace nextline::fhir {

/// What a writer learns of records and a later one need not find out again.
struct WriterMemory {
  KeyOrder order;
  std::array<TypeId, 64> recent_types;  ///< found before, by a cheap hash of their names
  WriterMemory() { recent_types.fill(kNoType); }
};

class TapeWriter {
 public:
  /// Writes to `draft`, whose tape.input is set. All of them outlive the writer.
  TapeWriter(Draft& draft, const ReadOptions& options, WriterMemory& memory);

  /// Writes all resources of one document (a Bundle, a list of resources or a resource) that `options` wants.
  std::optional<Error> run(JsonWalk& walk, const Source& source);

 private:
  /// Kind of a node that holds the id and extensions of a primitive, until tidy_children merges it.
  static constexpr auto kSiblingNode = static_cast<NodeKind>(7);

  /// The way to the element being read, on the stack; put into words only for notes.
  struct Path {
    const Path* up = nullptr;
    const KeyRow& row;
  };
  /// What to keep of a resource type.
  struct Keep {
    const ResourceRequirement* requirement = nullptr;  ///< null: nothing
    std::size_t elements = 0;                          ///< where in elements_ its bits are; all if it names none
  };
  /// The object being read.
  struct Frame {
    TypeId type = kNoType;
    NodeIndex node = 0;
    ResourceIndex resource = kNoResource;
    unsigned depth = 0;
    const std::uint64_t* elements = nullptr;  ///< which to keep, a bit a name; null: all
    std::uint64_t choices = 0;                ///< read so far, a bit for several names
    bool untidy = false;                      ///< holds nodes that tidy_children must merge or remove
    const Path* path = nullptr;
  };

  // Containers of resources (bundle.cpp)
  bool root_array();
  bool root_object(unsigned depth);
  bool bundle(unsigned depth);
  bool entry(unsigned depth);
  bool not_fhir(const char* at, std::string message);
  /// The text of resourceType of the object the walk stands at, and goes on standing at; empty if there is none.
  bool resource_type(std::string_view& type);

  // Resources and elements (tape_writer.cpp). `is_sibling`: the key had a leading '_'.
  bool resource(std::string_view type_text, const Frame* parent, unsigned depth);
  bool fields(Frame& frame);
  /// Goes to the next value of an object of `type` and finds what its key stands for: null for no element, and then
  /// `odd` is the key. `place`: behind which key the walk stands in the usual order. False behind the end, and on
  /// failure.
  bool next(JsonObject& fields, TypeId type, KeyOrder::Place& place, const KeyRow*& row, std::string_view& odd) {
    if (!fields.next_key()) return false;
    row = &kKeys[*place];
    if (!fields.take(*row)) {
      KeyText key;
      if (!fields.take(key)) return false;
      row = find_key(type, key);
      odd = key.text;
      if (row == nullptr) return true;
      *place = static_cast<std::uint16_t>(row - kKeys);
    }
    place = memory_.order.behind(*place);
    return true;
  }
  bool element(Frame& frame, const KeyRow& row) {
    if (row.form == Form::TypeName || !wanted(frame, row.name)) return true;
    if (row.is_choice) {
      if ((frame.choices & choice_bit(row)) != 0 && has_other_choice(frame, row)) return true;
      frame.choices |= choice_bit(row);
    }
    return items(frame, row, false);
  }
  bool odd_element(Frame& frame, std::string_view key);
  TypeId find_resource_type(std::string_view name);
  void keep(const ResourceRequirement& requirement);
  static bool wanted(const Frame& frame, NameId name) {
    return frame.elements == nullptr || (frame.elements[name / 64U] >> name % 64U & 1) != 0;
  }
  static std::uint64_t choice_bit(const KeyRow& row) { return std::uint64_t{1} << row.name % 64U; }
  bool has_other_choice(const Frame& frame, const KeyRow& row);
  bool items(Frame& frame, const KeyRow& row, bool is_sibling) {
    return walk_->here() == '[' ? list(frame, row, is_sibling) : item(frame, row, is_sibling, false);
  }
  bool list(Frame& frame, const KeyRow& row, bool is_sibling);
  bool item(Frame& frame, const KeyRow& row, bool is_sibling, bool in_list) {
    if (row.form >= Form::Object || is_sibling) return object(frame, row, is_sibling, in_list);
    return (row.form == Form::String && plain_string(row)) || primitive(frame, row, in_list);
  }
  bool object(Frame& frame, const KeyRow& row, bool is_sibling, bool in_list);
  bool nested_resource(const Frame& frame, const Path& path, unsigned depth);

  // Codes (code_filter.cpp)
  /// Says whether the codes of a resource are wanted, before anything of it is written; puts a wanted one back at its
  /// start.
  bool look_at_code(Frame& frame, const ResourceRequirement& keep, bool& wanted);
  bool look_at_concept(const CodeFilter& codes, unsigned depth, bool& wanted);
  bool look_at_coding(const CodeFilter& codes, unsigned depth, bool& coded, bool& wanted);
  /// The same for codes that were written to the tape from node `first` on.
  bool wanted_code(const ResourceRequirement& keep, NodeIndex first) const;

  // Primitives (tape_primitives.cpp)
  bool primitive(Frame& frame, const KeyRow& row, bool in_list);
  /// The same for a string as nearly all are; false, and nothing done, for anything else.
  bool plain_string(const KeyRow& row) {
    std::string_view text;
    if (!walk_->plain_string(text)) return false;
    push(row, NodeKind::String, span_of(text));
    return true;
  }
  /// The text of the string the walk stands at; goes behind it.
  bool string_text(TextSpan& span);
  /// The same for a token that is known to be in quotes.
  bool string_text(std::string_view quoted, TextSpan& span) {
    walk_->advance();
    span = span_of(quoted.substr(1, quoted.size() - 2));
    return !walk_->has_escape(quoted) || unescaped_text(quoted, span);
  }
  bool unescaped_text(std::string_view quoted, TextSpan& span);
  /// Turns the node into one without value, if its text is no date or time.
  void check_date(Frame& frame, const KeyRow& row, NodeIndex node);

  // Merging (tape_tidying.cpp)
  /// Gives primitives the ids and extensions of their siblings, and removes primitives without anything.
  void tidy_children(const Frame& frame);
  struct ChildGroup;
  std::vector<ChildGroup> group_children(NodeIndex parent) const;
  void merge_group(const ChildGroup& group, NodeIndex first_target);
  NodeIndex copy_to_merged(NodeIndex from, NodeIndex size, NodeIndex first_target);
  void follow_moves(NodeIndex parent);

  [[gnu::always_inline]] NodeIndex push(NameId name, TypeId type, NodeKind kind, TextSpan span = {}) {
    std::vector<Node>& nodes = tape_.nodes;
    if (nodes.size() == nodes.capacity()) [[unlikely]]
      make_room();
    if (nodes.size() == nodes.capacity()) __builtin_unreachable();  // push_back need not look again
    nodes.push_back({name, type, 1, span.offset, Node::bits_of(kind, span.length)});
    return static_cast<NodeIndex>(nodes.size() - 1);
  }
  void make_room();
  NodeIndex push(const KeyRow& row, NodeKind kind, TextSpan span = {}) { return push(row.name, row.type, kind, span); }
  void close(NodeIndex node) { tape_.nodes[node].size = static_cast<std::uint32_t>(tape_.nodes.size()) - node; }
  TextSpan span_of(std::string_view text) const {
    return {static_cast<std::uint32_t>(text.data() - tape_.input), static_cast<std::uint32_t>(text.size())};
  }
  void note(const Frame& frame, std::string_view key, std::string text);
  void note_unknown(const Frame& frame, std::string_view key);
  bool fail();
  bool too_deep(const char* at);

  Draft& draft_;
  Tape& tape_;
  WriterMemory& memory_;
  const KnownIds& ids_;
  bool keep_all_;
  std::vector<std::uint64_t> elements_;      ///< to keep, of all requirements
  std::vector<Keep> keeps_;                  ///< the first keeps nothing
  std::vector<std::uint16_t> keep_of_type_;  ///< which of them
  JsonWalk* walk_ = nullptr;
  const Source* source_ = nullptr;
  std::optional<Error> error_;
  std::vector<std::pair<TypeId, std::string>> unknown_;  ///< unknown keys already told
  struct Move {
    NodeIndex from, size, to;
  };
  std::vector<Node> merged_;  ///< scratch of tidy_children
  std::vector<Move> moves_;   ///< the same
};

}  // namespace nextline::fhir
