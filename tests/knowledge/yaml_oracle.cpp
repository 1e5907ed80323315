#include "knowledge/yaml_oracle.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/node/node.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <vector>

namespace nextline::knowledge::yaml::oracle {

namespace {

std::string shown_scalar(std::string_view text, bool quoted) {
  return (quoted ? "'" : "<") + std::string(text) + (quoted ? "'" : ">");
}

std::string shown_place(std::size_t line, std::size_t column) {
  return "@" + std::to_string(line) + ":" + std::to_string(column);
}

/// Writes yaml-cpp's events as show() writes a tree.
class Writer : public YAML::EventHandler {
 public:
  explicit Writer(std::string_view text) : text_(text) {}

  std::string out;

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override { value("~"); }
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override { value("alias"); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, const std::string& text) override {
    const bool null = tag == "?" && (text == "~" || text == "null");
    if (awaiting_key()) {
      value(shown_scalar(text, true));
    } else {
      value(null ? "~" : shown_scalar(text, tag == "!") + place(mark));
    }
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {
    open("[", ']', mark);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {
    open("{", '}', mark);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Level {
    char closing;
    std::string place;
    std::size_t values = 0;
  };

  bool awaiting_key() const {
    return !levels_.empty() && levels_.back().closing == '}' && levels_.back().values % 2 == 0;
  }

  void separate() {
    if (levels_.empty()) return;
    Level& level = levels_.back();
    const bool is_value = level.closing == '}' && level.values % 2 == 1;
    if (level.values > 0) out += is_value ? ": " : ", ";
    ++level.values;
  }
  void value(const std::string& shown) {
    separate();
    out += shown;
  }
  void open(const std::string& opening, char closing, const YAML::Mark& mark) {
    value(opening);
    levels_.push_back({closing, place(mark)});
  }
  void close() {
    out += levels_.back().closing + levels_.back().place;
    levels_.pop_back();
  }

  /// Its columns count bytes, ours code points.
  std::string place(const YAML::Mark& mark) const {
    const auto end = std::min(text_.size(), static_cast<std::size_t>(mark.pos));
    const auto begin = end - std::min(end, static_cast<std::size_t>(mark.column));
    const auto columns = std::count_if(text_.begin() + static_cast<std::ptrdiff_t>(begin),
                                       text_.begin() + static_cast<std::ptrdiff_t>(end),
                                       [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
    return shown_place(static_cast<std::size_t>(mark.line) + 1, static_cast<std::size_t>(columns) + 1);
  }

  std::string_view text_;
  std::vector<Level> levels_;
};

}  // namespace

std::string show(const Node& node, Places places) {
  const std::string place = places == Places::Yes ? shown_place(node.place.line, node.place.column) : "";
  if (node.kind == Kind::Null) return "~";
  if (node.kind == Kind::Scalar) return shown_scalar(node.text, node.quoted) + place;
  std::string out = node.kind == Kind::List ? "[" : "{";
  const std::size_t start = out.size();
  for (const Node& item : node.items) out += (out.size() > start ? ", " : "") + show(item, places);
  for (const Entry& entry : node.entries)
    out += (out.size() > start ? ", " : "") + shown_scalar(entry.key.text, true) + ": " + show(entry.value, places);
  return out + (node.kind == Kind::List ? "]" : "}") + place;
}

std::optional<std::string> show_by_yaml_cpp(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";  // takes no column
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  std::istringstream stream{std::string(text)};
  try {
    YAML::Parser parser(stream);
    Writer writer(text);
    if (!parser.HandleNextDocument(writer)) return "~";
    if (writer.out.empty()) return "~";
    return writer.out;
  } catch (const YAML::Exception&) {
    return std::nullopt;
  }
}

}  // namespace nextline::knowledge::yaml::oracle
