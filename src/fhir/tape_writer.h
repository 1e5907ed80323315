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

/// What to keep, from requirements; the requirement of a resource type is found by its number.
struct Keeps {
  /// What to keep of a resource type.
  struct Keep {
    const ResourceRequirement* requirement = nullptr;  ///< null: nothing
    std::size_t elements = 0;                          ///< where in `elements` its bits are; all if it names none
  };

  Requirements requirements;
  std::vector<std::uint64_t> elements;  ///< to keep, of all requirements, a bit a name
  std::vector<Keep> keeps;              ///< the first keeps nothing
  std::vector<std::uint16_t> of_type;   ///< which of them
  bool made = false;

  /// Makes them of `wanted`, if they were made of others.
  void make(const Requirements& wanted);

 private:
  void keep(const ResourceRequirement& requirement);
};

/// What a writer learns of records and a later one need not find out again.
struct WriterMemory {
  Keeps keeps;
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

  /// The object being read.
  struct Frame {
    TypeId type = kNoType;
    NodeIndex node = 0;
    ResourceIndex resource = kNoResource;
    unsigned depth = 0;
    const std::uint64_t* elements = nullptr;  ///< which to keep, a bit a name; null: all
    std::uint64_t choices = 0;                ///< read so far, a bit for several names
    bool untidy = false;                      ///< holds nodes that tidy_children must merge or remove
    const Frame* up = nullptr;                ///< around it; null: this is a resource
    const KeyRow* row = nullptr;              ///< the element it is of what is around it; put into words only for notes
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
  /// Writes the root node of a resource and its row.
  void begin_resource(Frame& frame, const Frame* parent);
  /// Reads the object the walk stands at, whose node is written; goes behind it.
  bool fields(Frame& frame);
  /// Reads the value at `at` of a key that each_field met; gives what its visitors give.
  JsonWalk::Mark field(Frame& frame, const KeyRow* row, std::string_view odd, JsonWalk::Mark at);
  /// Puts right and closes the node of an object that was read to its end.
  void end_object(const Frame& frame) {
    if (frame.untidy) tidy_children(frame);
    close(frame.node);
  }
  /// Goes from the key the walk stands at, which is not the one expected at `place`, to its value. `row` is what it
  /// stands for in an object of `type`: null for no element, and then `odd` is the key. False on failure.
  bool other_key(TypeId type, KeyOrder::Place place, const KeyRow*& row, std::string_view& odd);
  /// Visits the values of the object the walk stands at, which is of `type`, and goes behind it. visit(row, odd, at) is
  /// given what the key stands for, as by other_key, and where its value stands; it gives the place behind the value,
  /// `at` for a value that is to be passed over, or null to stop. Where the walk stands meanwhile is its own affair.
  /// False when it was stopped, and on failure.
  template <class Visit>
  [[gnu::always_inline]] bool each_field(TypeId type, Visit visit) {
    const char* const text = walk_->text();
    JsonWalk::Mark at = walk_->mark() + 1;
    KeyOrder::Place place = memory_.order.start_of(type);
    std::string_view odd;
    for (bool more = text[*at] != '}'; more;) {
      const KeyRow* row = &kKeys[*place];
      if (row->stands_at(text + *at)) {
        at += 2;
      } else {
        walk_->back_to(at);
        if (!other_key(type, place, row, odd)) return fail();
        at = walk_->mark();
      }
      if (row != nullptr) place = memory_.order.behind(*place);
      JsonWalk::Mark behind = visit(row, odd, at);
      if (behind == nullptr) return false;
      if (behind == at) {
        walk_->back_to(at);
        if (!walk_->pass()) return fail();
        behind = walk_->mark();
      }
      more = text[*behind] == ',';
      at = behind + (more ? 1 : 0);
    }
    walk_->back_to(at + 1);
    return text[*at] == '}' || fail();
  }
  /// Reads the value the walk stands at and goes behind it, or leaves the walk where it is.
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
  static bool wanted(const Frame& frame, NameId name) {
    return frame.elements == nullptr || (frame.elements[name / 64U] >> name % 64U & 1) != 0;
  }
  static bool is_text(const KeyRow& row) { return row.form >= Form::String && row.form < Form::Object; }
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
  /// What stands where an object is expected: an object of another form, or none.
  bool odd_object(Frame& frame, const KeyRow& row, bool is_sibling, bool in_list);
  bool nested_resource(const Frame& frame, const KeyRow& row, unsigned depth);

  // Codes (code_filter.cpp)
  enum class Verdict : std::uint8_t { Open, Wanted, Unwanted };
  /// How far writing had come, to go back to.
  struct Stand {
    JsonWalk::Mark at;
    std::size_t nodes, unescaped, resources, notes, notes_left_out, unknown;
  };
  Stand stand() const;
  void back_to(const Stand& stand);
  /// Writes a resource of whose codes one must be wanted, or goes back to its start.
  bool coded_resource(const Frame& fresh, const ResourceRequirement& keep);
  /// Reads the value at `at` of the element that holds the codes; `verdict` stays open if it is oddly written.
  JsonWalk::Mark code_field(Frame& frame, const KeyRow& row, JsonWalk::Mark at, const ResourceRequirement& keep,
                            Verdict& verdict);
  /// Reads the CodeableConcept the walk stands at. Gives its node, or kNoNode if it is not as nearly all are.
  NodeIndex plain_concept(Frame& frame, const KeyRow& row);
  Verdict verdict_on(const CodeFilter& codes, NodeIndex codeable_concept) const;
  /// Says whether the codes of a resource are wanted, before anything of it is written; puts a wanted one back at its
  /// start.
  bool look_at_code(Frame& frame, const ResourceRequirement& keep, bool& wanted);
  bool look_at_concept(const CodeFilter& codes, bool& wanted);
  bool look_at_coding(const CodeFilter& codes, bool& coded, bool& wanted);
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
  bool string_text(TextSpan& span) {
    std::string_view plain;
    if (!walk_->plain_string(plain)) return odd_string_text(span);
    span = span_of(plain);
    return true;
  }
  bool odd_string_text(TextSpan& span);
  /// The same for a token that is known to be in quotes.
  bool string_text(std::string_view quoted, TextSpan& span) {
    walk_->advance();
    span = span_of(quoted.substr(1, quoted.size() - 2));
    return !JsonWalk::has_escape(quoted) || unescaped_text(quoted, span);
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
  [[gnu::always_inline]] NodeIndex push(const KeyRow& row, NodeKind kind, TextSpan span = {}) {
    return push(row.name, row.type, kind, span);
  }
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
  const KnownKeys& keys_;
  bool keep_all_;
  bool on_trial_ = false;  ///< faults are not told: what is read may prove to be unwanted, and then they do not count
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

[[gnu::always_inline]] inline JsonWalk::Mark TapeWriter::field(Frame& frame, const KeyRow* row, std::string_view odd,
                                                               JsonWalk::Mark at) {
  std::string_view string;
  if (row != nullptr && is_text(*row) && (!row->is_choice || (frame.choices & choice_bit(*row)) == 0) &&
      wanted(frame, row->name) && walk_->is_plain_string(at, string)) {
    if (row->is_choice) frame.choices |= choice_bit(*row);
    const NodeIndex node = push(*row, NodeKind::String, span_of(string));
    if (row->form != Form::String) check_date(frame, *row, node);
    return at + 1;
  }
  walk_->back_to(at);
  return (row == nullptr ? odd_element(frame, odd) : element(frame, *row)) ? walk_->mark() : nullptr;
}

}  // namespace nextline::fhir
