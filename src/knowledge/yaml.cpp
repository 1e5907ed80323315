#include "knowledge/yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/node/node.h>  // parser.h only declares YAML::Node, which clang-tidy then takes for our Node
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <optional>
#include <sstream>

namespace nextline::knowledge::yaml {

const Node* Node::find(std::string_view key) const {
  for (const Entry& entry : entries)
    if (entry.key.text == key) return &entry.value;
  return nullptr;
}

namespace {

/// Line starts of a text, so that a place costs a search and not a walk from the top.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {
    starts_.push_back(0);
    for (std::size_t i = 0; i < text.size(); ++i)
      if (text[i] == '\n') starts_.push_back(i + 1);
  }

  Place place(const std::string& file, std::size_t offset) const {
    offset = std::min(offset, text_.size());
    const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
    const std::size_t line = static_cast<std::size_t>(after - starts_.begin());
    std::uint32_t column = 1;
    for (std::size_t i = starts_[line - 1]; i < offset; ++i)
      if ((static_cast<unsigned char>(text_[i]) & 0xC0) != 0x80) ++column;
    return Place{file, static_cast<std::uint32_t>(line), column, {}};
  }

 private:
  std::string_view text_;
  std::vector<std::size_t> starts_;
};

/// Builds the tree from yaml-cpp's events. Throws Error for what strict reading refuses; parse() catches it.
class Builder : public YAML::EventHandler {
 public:
  Builder(const Lines& lines, const std::string& file, const Limits& limits)
      : lines_(lines), file_(file), limits_(limits) {}

  Node take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(mark, anchor);
    Node node;
    node.place = place(mark);
    add(std::move(node));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    refuse(mark, "yaml-alias", "an alias (*name) is not allowed in a pack", "write the value out");
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_anchor(mark, anchor);
    if (tag != "?" && tag != "!") refuse_tag(mark);
    Node node;
    node.kind = Kind::Scalar;
    node.text = value;
    node.quoted = tag == "!";
    node.place = place(mark);
    if (!node.quoted && (value == "~" || value == "null")) node.kind = Kind::Null;
    if (awaiting_key()) {
      if (value == "<<" && !node.quoted)
        refuse(mark, "yaml-merge-key", "a merge key (<<) is not allowed in a pack", "write the keys out");
      add_key(mark, std::move(node));
    } else {
      add(std::move(node));
    }
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Kind::List);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Kind::Mapping);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Level {
    Node node;
    std::optional<Word> key;  ///< of the mapping's value that comes next
  };

  /// yaml-cpp gives some empty nodes no mark; then the enclosing level's place must do.
  Place place(const YAML::Mark& mark) const {
    Place at = mark.is_null() && !levels_.empty()
                   ? levels_.back().node.place
                   : lines_.place(file_, static_cast<std::size_t>(std::max(mark.pos, 0)));
    at.path = path();
    return at;
  }

  std::string path() const {
    if (levels_.empty()) return {};
    const Level& level = levels_.back();
    const std::string& parent = level.node.place.path;
    if (level.node.kind == Kind::List) return parent + '[' + std::to_string(level.node.items.size()) + ']';
    if (!level.key) return parent;
    return parent.empty() ? level.key->text : parent + '.' + level.key->text;
  }

  bool awaiting_key() const {
    return !levels_.empty() && levels_.back().node.kind == Kind::Mapping && !levels_.back().key;
  }

  [[noreturn]] void refuse(const YAML::Mark& mark, std::string code, std::string message, std::string hint) const {
    throw error_at(place(mark), std::move(code), std::move(message), std::move(hint));
  }
  void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) const {
    if (anchor != 0) refuse(mark, "yaml-anchor", "an anchor (&name) is not allowed in a pack", "write the value out");
  }
  void refuse_tag(const YAML::Mark& mark) const {
    refuse(mark, "yaml-tag", "a tag (!name) is not allowed in a pack", "leave it out: types come from the schema");
  }

  void add_key(const YAML::Mark& mark, Node node) {
    Level& level = levels_.back();
    for (const Entry& entry : level.node.entries)
      if (entry.key.text == node.text)
        refuse(mark, "yaml-duplicate-key", "the key '" + node.text + "' stands twice",
               "it stands first at line " + std::to_string(entry.key.place.line) + "; keep one");
    level.key = Word{std::move(node.text), std::move(node.place)};
  }

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Kind kind) {
    refuse_anchor(mark, anchor);
    if (!tag.empty() && tag != "?") refuse_tag(mark);
    if (awaiting_key()) refuse(mark, "yaml-key", "a key must be a plain word", "");
    if (levels_.size() >= limits_.depth)
      refuse(mark, "yaml-too-deep", "nested deeper than " + std::to_string(limits_.depth) + " levels", "");
    Level level;
    level.node.kind = kind;
    level.node.place = place(mark);
    levels_.push_back(std::move(level));
  }

  void close() {
    if (levels_.empty()) return;
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
    } else if (level.key) {
      level.node.entries.push_back(Entry{std::move(*level.key), std::move(node)});
      level.key.reset();
    } else {
      throw error_at(node.place, "yaml-key", "a key must be a plain word");
    }
  }

  const Lines& lines_;
  const std::string& file_;
  const Limits& limits_;
  std::vector<Level> levels_;
  Node root_;
};

/// Bytes that YAML or its readers treat in surprising ways.
Result<void> check_bytes(std::string_view text, const std::string& file, const Limits& limits, const Lines& lines) {
  if (text.size() > limits.bytes)
    return author_error("yaml-too-large", "larger than " + std::to_string(limits.bytes) + " bytes", file,
                        "split the file");
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '\t')
      return error_at(lines.place(file, i), "yaml-tab", "a tab is not allowed in a pack", "indent with spaces");
    if ((byte < 0x20 && byte != '\n' && byte != '\r') || byte == 0x7F)
      return error_at(lines.place(file, i), "yaml-control-character", "a control character is not allowed in a pack");
  }
  return {};
}

/// Nesting is capped before yaml-cpp sees it: its parser recurses.
Result<void> check_nesting(std::string_view text, const std::string& file, const Limits& limits, const Lines& lines) {
  std::size_t flow = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '[' || text[i] == '{') ++flow;
    if ((text[i] == ']' || text[i] == '}') && flow > 0) --flow;
    if (text[i] == '\n' && flow < limits.depth) continue;
    if (flow > 8 * limits.depth)
      return error_at(lines.place(file, i), "yaml-too-deep",
                      "nested deeper than " + std::to_string(limits.depth) + " levels");
  }
  return {};
}

}  // namespace

Result<Node> parse(std::string_view text, const std::string& file, const Limits& limits) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  const Lines lines(text);
  NEXTLINE_CHECK(check_bytes(text, file, limits, lines));
  NEXTLINE_CHECK(check_nesting(text, file, limits, lines));
  try {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    Builder builder(lines, file, limits);
    if (!parser.HandleNextDocument(builder)) return builder.take();
    Node root = builder.take();
    Builder rest(lines, file, limits);
    if (parser.HandleNextDocument(rest))
      return author_error("yaml-documents", "more than one document in the file", file,
                          "remove the '---' between them");
    return root;
  } catch (const Error& error) {
    return error;
  } catch (const YAML::Exception& exception) {
    const Place place = exception.mark.is_null()
                            ? Place{file, 0, 0, {}}
                            : lines.place(file, static_cast<std::size_t>(std::max(exception.mark.pos, 0)));
    return error_at(place, "yaml-syntax", exception.msg);
  } catch (const std::exception& exception) {
    return author_error("yaml-syntax", std::string("cannot be read as YAML: ") + exception.what(), file);
  }
}

}  // namespace nextline::knowledge::yaml
