#include "knowledge/yaml.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <span>

#include "base/arena.h"
#include "knowledge/yaml_events.h"
#include "knowledge/yaml_plain.h"

namespace nextline::knowledge::yaml {

/// Node points to `outline`, so it stays where it is.
struct Document::Memory {
  Arena arena;
  std::shared_ptr<const Outline> outline;

  explicit Memory(std::size_t bytes) : arena(bytes) {}
};

const Node* Node::find(std::string_view key) const {
  for (const Entry& entry : entries())
    if (entry.key.text == key) return &entry.value;
  return nullptr;
}

Place Node::place() const {
  return outline == nullptr ? Place() : Place(*outline, line, column, step);
}

void Node::set(std::span<const Node> items) {
  kind = Kind::List;
  parts_ = items.data();
  count_ = items.size();
}

void Node::set(std::span<const Entry> entries) {
  kind = Kind::Mapping;
  parts_ = entries.data();
  count_ = entries.size();
}

namespace {

/// The places of two equal keys, the first before the second; none if all differ.
std::optional<std::pair<std::size_t, std::size_t>> find_equal_keys(std::span<const Entry> entries) {
  const auto key = [&](std::size_t i) -> std::string_view { return entries[i].key.text; };
  constexpr std::size_t kFew = 16;  // for which comparing each with each is quicker than sorting
  if (entries.size() <= kFew) {
    for (std::size_t i = 1; i < entries.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (key(i) == key(j)) return std::make_pair(j, i);
    return std::nullopt;
  }
  std::vector<std::size_t> order(entries.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return std::make_pair(key(a), a) < std::make_pair(key(b), b); });
  const auto twice =
      std::adjacent_find(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) == key(b); });
  if (twice == order.end()) return std::nullopt;
  return std::make_pair(*twice, *(twice + 1));
}

/// A key twice is the second one's error.
void refuse_equal_keys(std::span<const Entry> entries) {
  const auto found = find_equal_keys(entries);
  if (!found) return;
  const Node& first = entries[found->first].key;
  throw error_at(entries[found->second].key.place(), "yaml-duplicate-key",
                 "the key '" + std::string(first.text) + "' stands twice",
                 "it stands first at line " + std::to_string(first.line) + "; keep one");
}

/// What is behind `first` of a stack, taken off it.
template <class Item>
std::span<const Item> take_from(std::vector<Item>& stack, std::size_t first, Arena& arena) {
  const std::span<Item> taken = arena.make_array<Item>(stack.size() - first);
  std::copy(stack.begin() + static_cast<std::ptrdiff_t>(first), stack.end(), taken.begin());
  stack.resize(first);
  return taken;
}

/// Builds the tree from events. Throws Error for what strict reading refuses.
class Builder {
 public:
  /// `bytes`: of the text.
  Builder(const std::string& file, std::size_t bytes, const Limits& limits)
      : memory_(std::make_shared<Document::Memory>(kMemoryOfByte * bytes + kMostSmall)),
        outline_(std::make_shared<Outline>(file)),
        limits_(limits) {
    memory_->outline = outline_;
  }

  /// What the document's nodes live in.
  Arena& arena() { return memory_->arena; }

  Document build(std::span<const Event> events) {
    for (const Event& event : events) take(event);
    return finish();
  }
  Document build(Events& events) {
    while (const Event* event = events.next(outline_)) take(*event);
    return finish();
  }

 private:
  // What a document takes in memory, so that most take one block.
  static constexpr std::size_t kMemoryOfByte = 6;
  static constexpr std::size_t kMostSmall = 512;

  Document finish() {
    Document document{root_, {}};
    document.memory = std::move(memory_);
    return document;
  }

  /// A list or mapping that is open. What is in it stands on items_ or entries_ until it is closed.
  struct Level {
    Node node;
    std::size_t first;        ///< where on the stack it begins
    std::optional<Node> key;  ///< of the mapping's value that comes next
  };

  void take(const Event& event) {
    if (event.has_anchor)
      refuse(event, "yaml-anchor", "an anchor (&name) is not allowed in a pack", "write the value out");
    if (event.has_tag)
      refuse(event, "yaml-tag", "a tag (!name) is not allowed in a pack", "leave it out: types come from the schema");
    switch (event.kind) {
      case EventKind::DocumentStart:
        if (begun_)
          refuse(event, "yaml-documents", "more than one document in the file", "remove the '---' between them");
        begun_ = true;
        return;
      case EventKind::Alias:
        refuse(event, "yaml-alias", "an alias (*name) is not allowed in a pack", "write the value out");
      case EventKind::Scalar:
        return scalar(event);
      case EventKind::ListStart:
        return open(event, Kind::List);
      case EventKind::MappingStart:
        return open(event, Kind::Mapping);
      case EventKind::MappingEnd:
        refuse_equal_keys(std::span(entries_).subspan(levels_.back().first));
        return close();
      case EventKind::ListEnd:
        return close();
    }
  }

  void scalar(const Event& event) {
    const std::string_view text = event.text;
    const bool null =
        !event.quoted && (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL");
    if (awaiting_key()) return key(event, null);
    Node node = node_at(event, next_step());
    node.kind = null ? Kind::Null : Kind::Scalar;
    node.quoted = event.quoted;
    node.text = memory_->arena.copy(text);
    add(node);
  }

  void key(const Event& event, bool null) {
    if (!event.quoted && event.text == "<<")
      refuse(event, "yaml-merge-key", "a merge key (<<) is not allowed in a pack", "write the keys out");
    if (null) refuse(event, "yaml-key", "a key must be a plain word", "write a word, or quote it");
    Node node = node_at(event, step());
    node.kind = Kind::Scalar;
    node.text = memory_->arena.copy(event.text);
    levels_.back().key = node;
  }

  void open(const Event& event, Kind kind) {
    if (awaiting_key()) refuse(event, "yaml-key", "a key must be a plain word", "write 'key: value'");
    Node node = node_at(event, next_step());
    node.kind = kind;
    if (levels_.size() >= limits_.depth)
      throw error_at(node.place(), "yaml-too-deep", "nested deeper than " + std::to_string(limits_.depth) + " levels");
    levels_.push_back({node, kind == Kind::List ? items_.size() : entries_.size(), {}});
  }

  void close() {
    const Level& level = levels_.back();
    Node node = level.node;
    if (node.kind == Kind::List) {
      node.set(take_from(items_, level.first, memory_->arena));
    } else {
      node.set(take_from(entries_, level.first, memory_->arena));
    }
    levels_.pop_back();
    add(node);
  }

  void add(const Node& node) {
    if (levels_.empty()) {
      root_ = node;
      return;
    }
    Level& level = levels_.back();
    if (level.node.kind == Kind::List) {
      items_.push_back(node);
    } else {
      entries_.push_back({*level.key, node});
      level.key.reset();
    }
  }

  bool awaiting_key() const {
    return !levels_.empty() && levels_.back().node.kind == Kind::Mapping && !levels_.back().key;
  }

  /// The list or mapping that is open.
  Outline::Step step() const { return levels_.empty() ? Outline::kRoot : levels_.back().node.step; }
  /// What comes next in it.
  Outline::Step next_step() {
    if (levels_.empty()) return Outline::kRoot;
    const Level& level = levels_.back();
    return level.key ? outline_->below(step(), level.key->text) : outline_->below(step(), items_.size() - level.first);
  }

  Node node_at(const Event& event, Outline::Step at) const {
    Node node;
    node.line = event.line;
    node.column = event.column;
    node.step = at;
    node.outline = &memory_->outline;
    return node;
  }

  [[noreturn]] void refuse(const Event& event, std::string code, std::string message, std::string hint) {
    throw error_at(node_at(event, awaiting_key() ? step() : next_step()).place(), std::move(code), std::move(message),
                   std::move(hint));
  }

  std::shared_ptr<Document::Memory> memory_;
  std::shared_ptr<Outline> outline_;
  const Limits& limits_;
  std::vector<Level> levels_;
  std::vector<Node> items_;     ///< of the lists that are open
  std::vector<Entry> entries_;  ///< of the mappings that are open
  Node root_;
  bool begun_ = false;
};

/// Control characters but the line feed.
constexpr std::array<bool, 256> kIsControl = [] {
  std::array<bool, 256> is_control{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) is_control[byte] = byte != '\n';
  is_control[0x7F] = true;
  return is_control;
}();

/// Bytes that YAML or its readers treat in surprising ways.
Result<void> check_bytes(std::string_view text, const std::string& file) {
  const auto is_surprising = [&](const char& c) {
    if (!kIsControl[static_cast<unsigned char>(c)]) return false;
    return c != '\r' || &c == &text.back() || *(&c + 1) != '\n';
  };
  const auto found = std::find_if(text.begin(), text.end(), is_surprising);
  if (found == text.end()) return {};
  const Place place = place_at(file, text, static_cast<std::size_t>(found - text.begin()));
  if (*found == '\t') return error_at(place, "yaml-tab", "a tab is not allowed in a pack", "indent with spaces");
  return error_at(place, "yaml-control-character", "a control character is not allowed in a pack");
}

/// What ends a line for YAML 1.1 and libyaml, but not for YAML 1.2 and editors: a comment would end unseen.
Result<void> check_line_separators(std::string_view text, const std::string& file) {
  for (const std::string_view separator : {"\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"})
    if (const std::size_t at = text.find(separator); at != std::string_view::npos)
      return error_at(place_at(file, text, at), "yaml-line-separator",
                      "a line or paragraph separator (U+0085, U+2028, U+2029) is not allowed in a pack",
                      "end the line, or write the escape \"\\u2028\" in double quotes");
  return {};
}

enum class Reader : std::uint8_t { Either, Libyaml };

Result<Document> parse_by(Reader reader, std::string_view text, const std::string& file, const Limits& limits) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (text.size() > limits.bytes)
    return author_error("yaml-too-large", "larger than " + std::to_string(limits.bytes) + " bytes", file,
                        "split the file");
  NEXTLINE_CHECK(check_bytes(text, file));
  NEXTLINE_CHECK(check_line_separators(text, file));
  try {
    Builder builder(file, text.size(), limits);
    std::vector<Event> plain;
    if (reader == Reader::Either && read_plain(text, plain, builder.arena())) return builder.build(plain);
    Events events(text);
    return builder.build(events);
  } catch (const Error& error) {
    return error;
  }
}

}  // namespace

Result<Document> parse(std::string_view text, const std::string& file, const Limits& limits) {
  return parse_by(Reader::Either, text, file, limits);
}

Result<Document> parse_by_libyaml(std::string_view text, const std::string& file, const Limits& limits) {
  return parse_by(Reader::Libyaml, text, file, limits);
}

}  // namespace nextline::knowledge::yaml
