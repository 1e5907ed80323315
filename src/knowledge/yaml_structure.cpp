#include "knowledge/yaml_structure.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "knowledge/yaml_scalars.h"

namespace nextline::knowledge::yaml {

namespace {

constexpr std::size_t kLongestKey = 1024;  // the standard's limit

bool means_null(std::string_view plain) {
  return plain.empty() || plain == "~" || plain == "null" || plain == "Null" || plain == "NULL";
}

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

/// Recursive descent: as deep as the limit allows, so the stack is safe.
class Structure {
 public:
  Structure(Cursor& cursor, const Limits& limits) : cursor_(cursor), limits_(limits) {}

  Node document() {
    cursor_.skip_to_content();
    if (cursor_.column() == 0 && cursor_.rest_of_line().starts_with("---")) {
      cursor_.skip(3);
      cursor_.expect_line_end();
      cursor_.skip_to_content();
    }
    if (cursor_.at_end()) return {};
    Node root = block_node(0, Outline::kRoot);
    cursor_.skip_to_content();
    if (!cursor_.at_end()) cursor_.refuse("this line belongs to nothing above it", "correct its indentation");
    return root;
  }

 private:
  /// What begins at the cursor, the first on its line or behind "- ". Further lines of a text begin at `least` or right
  /// of it.
  Node block_node(std::size_t least, Outline::Step step) {
    if (cursor_.indicator('-')) return block_list(step);
    if (key_ahead()) return block_mapping(step);
    return inline_value(least, step);
  }

  Node block_list(Outline::Step step) {
    const std::size_t column = cursor_.column();
    Node node = open(Kind::List, step);
    while (cursor_.column() == column && cursor_.indicator('-')) {
      const Outline::Step below = cursor_.outline().below(step, node.items.size());
      cursor_.skip(1);
      Node empty = nothing(below);
      cursor_.skip_to_content();
      const bool has_value = !cursor_.at_end() && cursor_.column() > column;
      node.items.push_back(has_value ? block_node(column + 1, below) : std::move(empty));
      end_of_entry(column);
    }
    --depth_;
    return node;
  }

  Node block_mapping(Outline::Step step) {
    const std::size_t column = cursor_.column();
    Node node = open(Kind::Mapping, step);
    while (!cursor_.at_end() && cursor_.column() == column && !cursor_.indicator('-')) {
      if (!key_ahead()) cursor_.refuse("expected 'key: value'", "write the key, a colon and a space");
      Word key = read_key(step, false);
      cursor_.skip(1);  // the colon
      const Outline::Step below = cursor_.outline().below(step, key.text);
      node.entries.push_back(Entry{std::move(key), value_of_key(column, below)});
      end_of_entry(column);
    }
    refuse_equal_keys(node.entries);
    --depth_;
    return node;
  }

  /// Behind the colon: on the same line, or below and further right; a list may stand right below its key.
  Node value_of_key(std::size_t column, Outline::Step step) {
    Node empty = nothing(step);
    cursor_.skip_spaces();
    if (!cursor_.at_line_end() && !cursor_.comment()) return inline_value(column + 1, step);
    cursor_.skip_to_content();
    if (cursor_.at_end() || cursor_.column() < column) return empty;
    if (cursor_.column() == column) return cursor_.indicator('-') ? block_list(step) : empty;
    return block_node(column + 1, step);
  }

  /// Moves to the next line with content; it must not be indented more than the entries of this level.
  void end_of_entry(std::size_t column) {
    cursor_.skip_to_content();
    if (!cursor_.at_end() && cursor_.column() > column)
      cursor_.refuse("this line is indented more than what it belongs to", "correct its indentation");
  }

  /// A text or a value between brackets, to the end of its line.
  Node inline_value(std::size_t least, Outline::Step step) {
    const Surroundings around{least, false, step};
    if (cursor_.peek() == '|' || cursor_.peek() == '>') {
      Node node = scalar(step, true);
      node.text = block_text(cursor_, around);
      return node;
    }
    Node node = cursor_.peek() == '[' || cursor_.peek() == '{' ? flow_node(step) : text(around);
    cursor_.expect_line_end();
    return node;
  }

  Node flow_node(Outline::Step step) {
    if (cursor_.peek() == '[') return flow_list(step);
    if (cursor_.peek() == '{') return flow_mapping(step);
    return text(Surroundings{0, true, step});
  }

  Node flow_list(Outline::Step step) {
    Node node = open(Kind::List, step);
    cursor_.skip(1);
    while (!closes(']')) {
      node.items.push_back(flow_node(cursor_.outline().below(step, node.items.size())));
      separator(']');
    }
    --depth_;
    return node;
  }

  Node flow_mapping(Outline::Step step) {
    Node node = open(Kind::Mapping, step);
    cursor_.skip(1);
    while (!closes('}')) {
      Word key = read_key(step, true);
      cursor_.skip(1);  // the colon
      const Outline::Step below = cursor_.outline().below(step, key.text);
      Node empty = nothing(below);
      cursor_.skip_to_content();
      const bool has_value = cursor_.peek() != ',' && cursor_.peek() != '}';
      node.entries.push_back(Entry{std::move(key), has_value ? flow_node(below) : std::move(empty)});
      separator('}');
    }
    refuse_equal_keys(node.entries);
    --depth_;
    return node;
  }

  /// Passes the closing bracket if it comes next.
  bool closes(char bracket) {
    cursor_.skip_to_content();
    if (cursor_.at_end()) cursor_.refuse(std::string("expected '") + bracket + "'", "close the bracket");
    if (cursor_.peek() != bracket) return false;
    cursor_.skip(1);
    return true;
  }

  /// Passes the comma between two entries; before the closing bracket none is needed.
  void separator(char bracket) {
    cursor_.skip_to_content();
    if (cursor_.peek() == ',') {
      cursor_.skip(1);
    } else if (cursor_.peek() != bracket) {
      cursor_.refuse(std::string("expected ',' or '") + bracket + "'", "quote a text that holds ':' or brackets");
    }
  }

  /// Whether a key stands at the cursor: a text that ends before a colon on its own line.
  bool key_ahead() const {
    Cursor ahead = cursor_;
    if (ahead.indicator('?'))
      ahead.refuse(Outline::kRoot, "yaml-key", "a key must be a plain word", "write 'key: value'");
    const bool quoted = ahead.peek() == '"' || ahead.peek() == '\'';
    if (quoted) {
      skip_quoted(ahead);
    } else {
      ahead.skip(plain_end(ahead, false));
    }
    ahead.skip_spaces();
    return ahead.indicator(':') && ahead.offset() != cursor_.offset() && starts_a_key(quoted);
  }

  bool starts_a_key(bool quoted) const {
    if (!quoted && cursor_.peek() != '[' && cursor_.peek() != '{') check_plain_start(cursor_, {});
    return quoted || (cursor_.peek() != '[' && cursor_.peek() != '{');
  }

  /// Moves behind the closing quote, or to the end of the line if there is none on it.
  static void skip_quoted(Cursor& cursor) {
    const char quote = cursor.peek();
    const std::string_view line = cursor.rest_of_line();
    std::size_t end = 1;
    while (end < line.size() && line[end] != quote) end += quote == '"' && line[end] == '\\' ? 2 : 1;
    cursor.skip(std::min(end + 1, line.size()));
  }

  /// Reads a key; the cursor ends at its colon.
  Word read_key(Outline::Step step, bool in_flow) {
    const bool quoted = cursor_.peek() == '"' || cursor_.peek() == '\'';
    const Cursor begin = cursor_;
    Word key;
    key.place = cursor_.place(step);
    const Surroundings around{0, in_flow, step};
    if (quoted) {
      key.text = quoted_text(cursor_, around);
    } else {
      check_plain_start(cursor_, around);
      const std::string_view line = cursor_.rest_of_line();
      key.text = line.substr(0, plain_end(cursor_, in_flow));
      cursor_.skip(key.text.size());
    }
    cursor_.skip_spaces();
    check_key(begin, key, quoted);
    const bool json = in_flow && quoted;  // {"a":1}
    if (cursor_.peek() != ':' || !(json || in_flow || cursor_.blank(1)))
      cursor_.refuse("expected ':' behind the key", "write 'key: value'");
    return key;
  }

  void check_key(const Cursor& begin, const Word& key, bool quoted) const {
    if (!quoted && key.text == "<<")
      throw error_at(key.place, "yaml-merge-key", "a merge key (<<) is not allowed in a pack", "write the keys out");
    const bool one_line = begin.offset() - begin.column() == cursor_.offset() - cursor_.column();
    const bool ambiguous = !quoted && (means_null(key.text) || key.text.find('?') != std::string::npos);
    if (ambiguous || !one_line || cursor_.offset() - begin.offset() >= kLongestKey)
      throw error_at(key.place, "yaml-key", "a key must be a plain word", "write a word, or quote it");
  }

  Node text(const Surroundings& around) {
    const bool quoted = cursor_.peek() == '"' || cursor_.peek() == '\'';
    Node node = scalar(around.step, quoted);
    node.text = quoted ? quoted_text(cursor_, around) : plain_text(cursor_, around);
    if (!quoted && means_null(node.text)) node.kind = Kind::Null;
    return node;
  }

  Node scalar(Outline::Step step, bool quoted) const {
    Node node;
    node.kind = Kind::Scalar;
    node.quoted = quoted;
    node.place = cursor_.place(step);
    return node;
  }

  Node nothing(Outline::Step step) const {
    Node node;
    node.place = cursor_.place(step);
    return node;
  }

  Node open(Kind kind, Outline::Step step) {
    if (++depth_ > limits_.depth)
      cursor_.refuse(step, "yaml-too-deep", "nested deeper than " + std::to_string(limits_.depth) + " levels");
    Node node = nothing(step);
    node.kind = kind;
    return node;
  }

  Cursor& cursor_;
  const Limits& limits_;
  std::size_t depth_ = 0;
};

}  // namespace

Node read_document(Cursor& cursor, const Limits& limits) {
  return Structure(cursor, limits).document();
}

}  // namespace nextline::knowledge::yaml
