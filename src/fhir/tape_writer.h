// The forward pass: resources of a JSON document, written to the tape in the order they are met.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fhir/draft.h"
#include "fhir/json_walk.h"
#include "fhir/key_order.h"
#include "fhir/record.h"

namespace nextline::fhir {

/// What to keep, from requirements; the requirement of a resource type is found by its number.
struct Keeps {
  /// What to keep of a resource type.
  struct Keep {
    const ResourceRequirement* requirement = nullptr;  ///< null: nothing
    std::size_t elements = 0;                          ///< where in `elements` its bits are; all if it names none
    KnownKey* keys = nullptr;                          ///< what stands before the first key
  };

  Requirements requirements;
  ResourceRequirement reports;          ///< with Requirements::inner_results, of DiagnosticReports
  ResourceRequirement observations;     ///< with Requirements::inner_results, of Observations
  std::vector<std::uint64_t> elements;  ///< to keep, of all requirements, a bit a name
  std::vector<Keep> keeps;              ///< the first keeps nothing
  std::vector<std::uint16_t> of_type;   ///< which of them
  KeyOrder order;                       ///< of the resources kept, without what is in them
  bool made = false;

  /// Makes them of `wanted`, if they were made of others.
  void make(const Requirements& wanted);
  /// True if the elements called `name` of a resource that is kept so are kept.
  bool wants(const Keep& resource, NameId name) const {
    return resource.requirement->elements.empty() || (elements[resource.elements + name / 64U] >> name % 64U & 1) != 0;
  }

 private:
  void keep(const ResourceRequirement& requirement);
  /// `wanted`, and of the types that results may stand inside what tells of these.
  const ResourceRequirement& with_inner_results(const ResourceRequirement& wanted);
};

/// What a writer learns of records and a later one need not find out again.
struct WriterMemory {
  Keeps keeps;
  KeyOrder order;  ///< of objects that are kept whole
  struct FoundType {
    KeyText name;
    TypeId type = kNoType;
  };
  std::array<FoundType, 64> recent_types;  ///< of resources, found before, by a cheap hash of their names
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
    KnownKey* keys = nullptr;  ///< what stands before its first key
    TypeId type = kNoType;
    bool untidy = false;  ///< holds nodes that tidy_children must merge or remove
    NodeIndex node = 0;
    ResourceIndex resource = kNoResource;
    unsigned depth = 0;
    const Keeps::Keep* keep = nullptr;  ///< null: all of it
    std::uint64_t choices = 0;          ///< read so far, a bit for several names
    const Frame* up = nullptr;          ///< around it; null: this is a resource
    const KeyRow* row = nullptr;        ///< the element it is of what is around it; put into words only for notes
  };
  using Mark = JsonWalk::Mark;

  // What takes a Mark reads what stands there, and gives the place behind it; null on failure. Where the walk stands
  // meanwhile is its own affair. What takes none reads what the walk stands at, and gives false on failure.

  // Containers of resources (bundle.cpp)
  bool root_array();
  bool root_object(unsigned depth);
  bool bundle(unsigned depth);
  Mark entry(Mark at, unsigned depth);
  /// Gives the resource read, too, if it is one that is kept.
  Mark entry_resource(Mark at, unsigned depth, ResourceIndex& read);
  bool not_fhir(const char* at, std::string message);
  /// The text of resourceType of the object at `at`; empty if there is none.
  bool resource_type(Mark at, std::string_view& type) {
    // It stands first in most records; keys are looked at for it alone, so nothing is checked here.
    return (keys_.resource_type.stands_at(walk_->text() + at[1]) && walk_->is_plain_string(at + 3, type)) ||
           late_resource_type(at, type);
  }
  /// The same wherever it stands.
  bool late_resource_type(Mark at, std::string_view& type);

  // Resources and elements (tape_writer.cpp). `is_sibling`: the key had a leading '_'.
  /// Passes over a resource nobody asked for.
  Mark resource(std::string_view type_text, Mark at, const Frame* parent, unsigned depth);
  /// Writes the root node of a resource and its row.
  [[gnu::always_inline]] void begin_resource(Frame& frame, const Frame* parent) {
    frame.node = push(parent ? ids_.contained : kNoName, frame.type, NodeKind::Object);
    tape_.resources.push_back({frame.node, frame.type, {}, {}, parent ? parent->resource : kNoResource});
    draft_.full_urls.emplace_back();
  }
  /// Reads an object whose node is written.
  Mark fields(Frame& frame, Mark at);
  /// Reads the value at `at` of a key that each_field met; gives what its visitors give.
  Mark field(Frame& frame, const KnownKey* key, std::string_view odd, Mark at) {
    if (key == nullptr) return odd_field(frame, odd, at);
    const char first = walk_->text()[*at];
    JsonWalk::Part string;
    if (key->step == Step::Text && first == '"' && walk_->is_plain_string(at, string)) {
      push(key->name, key->type, NodeKind::String, span_of(string));
      return at + 1;
    }
    return value(frame, *key, at, first);
  }
  /// Reads the value of an element, which begins with `first`.
  Mark value(Frame& frame, const KnownKey& key, Mark at, char first);
  /// The same for what is seldom, or has more to it.
  Mark other_value(Frame& frame, const KnownKey& key, Mark at);
  Mark odd_field(Frame& frame, std::string_view key, Mark at);
  /// Reads an object and writes its node, too.
  [[gnu::always_inline]] Mark object(const Frame& frame, const KnownKey& key, Mark at, unsigned depth) {
    if (depth > source_->max_depth) return too_deep(walk_->text() + *at), nullptr;
    Frame inner{.keys = key.inside, .type = key.type, .resource = frame.resource, .depth = depth, .up = &frame};
    inner.row = key.row;
    inner.node = push(key.name, key.type, NodeKind::Object);
    return fields(inner, at);
  }
  Mark objects(const Frame& frame, const KnownKey& key, Mark at);
  /// Passes over an item of a list of objects that is none.
  Mark no_object(const Frame& frame, const KeyRow& row, Mark at);
  /// Reads a list of strings as nearly all are; null, and nothing done, for anything else.
  Mark texts(const Frame& frame, const KnownKey& key, Mark at);

  /// A key that was met, and where its value stands; null on failure.
  struct Met {
    KnownKey* key = nullptr;  ///< null: of no element
    std::string_view odd;     ///< then this is the key
    Mark value = nullptr;
  };
  /// Reads the key at `at`, which is not the one expected in `frame` behind `place`.
  Met other_key(const Frame& frame, KnownKey& place, Mark at);
  /// The key of `row` as it is kept in `frame`.
  KnownKey& known(const Frame& frame, const KeyRow& row);
  Step step_of(const Frame& frame, const KeyRow& row) const;
  /// Visits the values of the object at `at`. visit(key, odd, at) is given what the key stands for, as Met has it, and
  /// where its value stands; it gives the place behind the value, or null to stop; then null is given.
  template <class Visit>
  [[gnu::always_inline]] Mark each_field(const Frame& frame, Mark at, Visit visit) {
    const char* const text = walk_->text();
    KnownKey* place = frame.keys;
    ++at;
    if (text[*at] == '}') return at + 1;
    while (true) {
      Met met{.key = place->behind, .odd = {}, .value = at + 2};
      if (!met.key->stands_at(text + *at)) {
        met = other_key(frame, *place, at);
        if (met.value == nullptr) return failed();
      }
      if (met.key != nullptr) place = met.key;
      at = visit(met.key, met.odd, met.value);
      if (at == nullptr) return nullptr;
      if (text[*at] != ',') break;
      ++at;
    }
    return text[*at] == '}' ? at + 1 : failed();
  }
  /// Passes over the value at `at`.
  Mark passed(Mark at) {
    const Mark behind = walk_->behind(at);
    return behind == nullptr ? failed() : behind;
  }
  /// Passes over the value the walk was to read, if it left it.
  Mark read_or_passed(Mark at) { return walk_->mark() == at ? passed(at) : walk_->mark(); }
  bool odd_element(Frame& frame, std::string_view key);
  /// The type of resource called `name`, which is not empty and stands in the document; kNoType if there is none.
  TypeId find_resource_type(std::string_view name) {
    const KeyText key = KeyText::padded(name);
    WriterMemory::FoundType& recent = memory_.recent_types[(key.first ^ key.last) * 0x9E3779B97F4A7C15 >> 58];
    const bool is_it = recent.name.is(key) && (name.size() <= 16 || recent.name.text == name);
    return is_it ? recent.type : new_resource_type(key, recent);
  }
  /// The same for one that was not found before; keeps it in `place`.
  TypeId new_resource_type(const KeyText& name, WriterMemory::FoundType& place);
  bool wanted(const Frame& frame, NameId name) const {
    return frame.keep == nullptr || memory_.keeps.wants(*frame.keep, name);
  }
  static bool is_text(const KeyRow& row) { return row.form >= Form::String && row.form < Form::Object; }
  static std::uint64_t choice_bit(const KeyRow& row) { return std::uint64_t{1} << row.name % 64U; }
  bool has_other_choice(const Frame& frame, const KeyRow& row);
  bool items(Frame& frame, const KeyRow& row, bool is_sibling) {
    if (walk_->here() == '[') return list(frame, row, is_sibling);
    if (row.is_list) ++oddities_;
    return item(frame, row, is_sibling, false);
  }
  bool list(Frame& frame, const KeyRow& row, bool is_sibling);
  bool item(Frame& frame, const KeyRow& row, bool is_sibling, bool in_list) {
    if (row.form >= Form::Object || is_sibling) return any_object(frame, row, is_sibling, in_list);
    return (row.form == Form::String && plain_string(row)) || primitive(frame, row, in_list);
  }
  bool any_object(Frame& frame, const KeyRow& row, bool is_sibling, bool in_list);
  /// What stands where an object is expected: an object of another form, or none.
  bool odd_object(Frame& frame, const KeyRow& row, bool is_sibling, bool in_list);
  bool nested_resource(const Frame& frame, const KeyRow& row, unsigned depth);

  // Codes (code_filter.cpp)
  enum class Verdict : std::uint8_t { Open, Wanted, Unwanted };
  /// Of the resource being written, whose codes were not met yet.
  struct Trial {
    const CodeFilter& codes;
    Verdict verdict = Verdict::Open;
  };
  /// How far writing had come, to go back to.
  struct Stand {
    std::size_t nodes, unescaped, resources, notes, notes_left_out, unknown;
  };
  Stand stand() const;
  void back_to(const Stand& stand);
  /// Goes back to the beginning of a resource that is to be read another time.
  void afresh(Frame& frame, Mark at);
  /// True until the codes of the resource being written are met.
  bool on_trial() const { return trial_ != nullptr && trial_->verdict == Verdict::Open; }
  /// Writes a resource of whose codes one must be wanted; passes over it if none is.
  Mark coded_resource(Frame& frame, Mark at);
  /// Whether a resource from `at` to `behind` that nobody asks for by its own code may be asked for by a component's.
  bool may_hold_results(const Frame& frame, Mark at, Mark behind) const;
  /// Writes it if a component of it is wanted.
  Mark resource_of_components(Frame& frame, Mark at, Mark behind);
  /// Reads the value of the element that holds the codes; null, and an open verdict, if it is oddly written.
  Mark code_value(Frame& frame, const KnownKey& key, Mark at);
  Verdict verdict_on(const CodeFilter& codes, NodeIndex codeable_concept) const;
  /// Says whether the codes of a resource are wanted, before anything of it is written.
  bool look_at_code(Frame& frame, Mark at, bool& wanted);
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
  /// The text of the string at `at`; anything else is passed over.
  Mark text_at(Mark at, TextSpan& span) {
    if (std::string_view plain; walk_->is_plain_string(at, plain)) {
      span = span_of(plain);
      return at + 1;
    }
    if (walk_->text()[*at] != '"') return passed(at);
    walk_->back_to(at);
    return string_text(span) ? walk_->mark() : nullptr;
  }
  /// The same for a token that is known to be in quotes.
  bool string_text(std::string_view quoted, TextSpan& span) {
    walk_->advance();
    span = span_of(quoted.substr(1, quoted.size() - 2));
    return !JsonWalk::has_escape(quoted) || unescaped_text(quoted, span);
  }
  bool unescaped_text(std::string_view quoted, TextSpan& span);
  /// Turns the last node, whose text this is, into one without value if it is no date or time.
  void check_date(Frame& frame, const KeyRow& row, std::string_view date);

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
  TextSpan span_of(JsonWalk::Part part) const { return {document_at_ + part.begin, part.end - part.begin}; }
  void note(const Frame& frame, std::string_view key, std::string text);
  void note_unknown(const Frame& frame, std::string_view key);
  bool fail();
  Mark failed() {
    fail();
    return nullptr;
  }
  bool too_deep(const char* at);

  Draft& draft_;
  Tape& tape_;
  WriterMemory& memory_;
  const KnownIds& ids_;
  const KnownKeys& keys_;
  const Frame entry_;  ///< of a Bundle
  bool keep_all_;
  Trial* trial_ = nullptr;    ///< null: what is read is wanted
  std::size_t oddities_ = 0;  ///< met so far: what is told in notes, and items where lists are expected
  JsonWalk* walk_ = nullptr;
  const Source* source_ = nullptr;
  std::uint32_t document_at_ = 0;  ///< where the document begins in the input
  std::optional<Error> error_;
  std::vector<std::pair<TypeId, std::string>> unknown_;  ///< unknown keys already told
  struct Move {
    NodeIndex from, size, to;
  };
  std::vector<Node> merged_;  ///< scratch of tidy_children
  std::vector<Move> moves_;   ///< the same
};

}  // namespace nextline::fhir
