#include "knowledge/yaml.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "knowledge/yaml_events.h"

namespace nextline::knowledge::yaml {

const Node* Node::find(std::string_view key) const {
  for (const Entry& entry : entries)
    if (entry.key.text == key) return &entry.value;
  return nullptr;
}

namespace {

/// A key twice is the second one's error.
void refuse_equal_keys(const std::vector<Entry>& entries) {
  std::vector<std::size_t> order(entries.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto key = [&](std::size_t i) -> std::string_view { return entries[i].key.text; };
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return std::make_pair(key(a), a) < std::make_pair(key(b), b); });
  const auto twice =
      std::adjacent_find(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) == key(b); });
  if (twice == order.end()) return;
  const Word& first = entries[*twice].key;
  throw error_at(entries[*(twice + 1)].key.place, "yaml-duplicate-key", "the key '" + first.text + "' stands twice",
                 "it stands first at line " + std::to_string(first.place.line) + "; keep one");
}

/// Builds the tree from libyaml's events. Throws Error for what strict reading refuses.
class Builder {
 public:
  Builder(const std::string& file, const Limits& limits) : outline_(std::make_shared<Outline>(file)), limits_(limits) {}

  Node build(Events& events) {
    while (const yaml_event_t* event = events.next(outline_)) take(*event);
    return std::move(root_);
  }

 private:
  struct Level {
    Node node;
    std::optional<Word> key;  ///< of the mapping's value that comes next
  };

  void take(const yaml_event_t& event) {
    switch (event.type) {
      case YAML_DOCUMENT_START_EVENT:
        if (begun_)
          refuse(event, "yaml-documents", "more than one document in the file", "remove the '---' between them");
        begun_ = true;
        return;
      case YAML_ALIAS_EVENT:
        refuse(event, "yaml-alias", "an alias (*name) is not allowed in a pack", "write the value out");
      case YAML_SCALAR_EVENT:
        return scalar(event);
      case YAML_SEQUENCE_START_EVENT:
        check_properties(event, event.data.sequence_start.anchor, event.data.sequence_start.tag);
        return open(event, Kind::List);
      case YAML_MAPPING_START_EVENT:
        check_properties(event, event.data.mapping_start.anchor, event.data.mapping_start.tag);
        return open(event, Kind::Mapping);
      case YAML_MAPPING_END_EVENT:
        refuse_equal_keys(levels_.back().node.entries);
        return close();
      case YAML_SEQUENCE_END_EVENT:
        return close();
      default:
        return;
    }
  }

  void check_properties(const yaml_event_t& event, const yaml_char_t* anchor, const yaml_char_t* tag) {
    if (anchor != nullptr)
      refuse(event, "yaml-anchor", "an anchor (&name) is not allowed in a pack", "write the value out");
    if (tag != nullptr)
      refuse(event, "yaml-tag", "a tag (!name) is not allowed in a pack", "leave it out: types come from the schema");
  }

  void scalar(const yaml_event_t& event) {
    const auto& written = event.data.scalar;
    check_properties(event, written.anchor, written.tag);
    Node node;
    node.kind = Kind::Scalar;
    node.quoted = written.style != YAML_PLAIN_SCALAR_STYLE;
    node.text.assign(reinterpret_cast<const char*>(written.value), written.length);
    const bool null = !node.quoted && (node.text.empty() || node.text == "~" || node.text == "null" ||
                                       node.text == "Null" || node.text == "NULL");
    if (null) node.kind = Kind::Null;
    if (!awaiting_key()) {
      node.place = place(event, next_step());
      return add(std::move(node));
    }
    if (!node.quoted && node.text == "<<")
      refuse(event, "yaml-merge-key", "a merge key (<<) is not allowed in a pack", "write the keys out");
    if (null) refuse(event, "yaml-key", "a key must be a plain word", "write a word, or quote it");
    levels_.back().key = Word{std::move(node.text), place(event, step())};
  }

  void open(const yaml_event_t& event, Kind kind) {
    if (awaiting_key()) refuse(event, "yaml-key", "a key must be a plain word", "write 'key: value'");
    Level level;
    level.node.kind = kind;
    level.node.place = place(event, next_step());
    if (levels_.size() >= limits_.depth)
      throw error_at(level.node.place, "yaml-too-deep",
                     "nested deeper than " + std::to_string(limits_.depth) + " levels");
    levels_.push_back(std::move(level));
  }

  void close() {
    Node node = std::move(levels_.back().node);
    levels_.pop_back();
    add(std::move(node));
  }

  void add(Node node) {
    if (levels_.empty()) {
      root_ = std::move(node);
      return;
    }
    Level& level = levels_.back();
    if (level.node.kind == Kind::List) {
      level.node.items.push_back(std::move(node));
    } else {
      level.node.entries.push_back(Entry{std::move(*level.key), std::move(node)});
      level.key.reset();
    }
  }

  bool awaiting_key() const {
    return !levels_.empty() && levels_.back().node.kind == Kind::Mapping && !levels_.back().key;
  }

  /// The list or mapping that is open.
  Outline::Step step() const { return levels_.empty() ? Outline::kRoot : levels_.back().node.place.step; }
  /// What comes next in it.
  Outline::Step next_step() {
    if (levels_.empty()) return Outline::kRoot;
    const Level& level = levels_.back();
    return level.key ? outline_->below(step(), level.key->text) : outline_->below(step(), level.node.items.size());
  }

  Place place(const yaml_event_t& event, Outline::Step at) const { return place_of(event.start_mark, outline_, at); }

  [[noreturn]] void refuse(const yaml_event_t& event, std::string code, std::string message, std::string hint) {
    throw error_at(place(event, awaiting_key() ? step() : next_step()), std::move(code), std::move(message),
                   std::move(hint));
  }

  std::shared_ptr<Outline> outline_;
  const Limits& limits_;
  std::vector<Level> levels_;
  Node root_;
  bool begun_ = false;
};

/// Bytes that YAML or its readers treat in surprising ways.
Result<void> check_bytes(std::string_view text, const std::string& file) {
  const auto is_surprising = [&](const char& c) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == '\r') return &c == &text.back() || *(&c + 1) != '\n';
    return (byte < 0x20 && byte != '\n') || byte == 0x7F;
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

}  // namespace

Result<Node> parse(std::string_view text, const std::string& file, const Limits& limits) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (text.size() > limits.bytes)
    return author_error("yaml-too-large", "larger than " + std::to_string(limits.bytes) + " bytes", file,
                        "split the file");
  NEXTLINE_CHECK(check_bytes(text, file));
  NEXTLINE_CHECK(check_line_separators(text, file));
  try {
    Events events(text);
    return Builder(file, limits).build(events);
  } catch (const Error& error) {
    return error;
  }
}

}  // namespace nextline::knowledge::yaml
