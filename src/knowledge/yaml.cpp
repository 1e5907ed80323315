#include "knowledge/yaml.h"

#include <simdjson.h>

#include <algorithm>
#include <optional>

#include "base/source.h"
#include "knowledge/yaml_cursor.h"
#include "knowledge/yaml_structure.h"

namespace nextline::knowledge::yaml {

const Node* Node::find(std::string_view key) const {
  for (const Entry& entry : entries)
    if (entry.key.text == key) return &entry.value;
  return nullptr;
}

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// The error at a byte of a text that is not walked in order.
Error error_at_byte(std::string_view text, std::size_t at, const std::string& file, std::string code,
                    std::string message, std::string hint = {}) {
  const Position position = position_of(text, static_cast<std::uint32_t>(at));
  return error_at(Place(file, position.line, position.column), std::move(code), std::move(message), std::move(hint));
}

/// The first byte that no text of a pack may hold; the size of the text if there is none.
std::size_t first_control_character(std::string_view text) {
  const auto is_control = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && byte != '\n') || byte == 0x7F;
  };
  return static_cast<std::size_t>(std::find_if(text.begin(), text.end(), is_control) - text.begin());
}

/// Bytes that YAML or its readers treat in surprising ways.
Result<void> check_bytes(std::string_view text, const std::string& file) {
  if (const std::size_t at = first_control_character(text); at < text.size()) {
    if (text[at] == '\t')
      return error_at_byte(text, at, file, "yaml-tab", "a tab is not allowed in a pack", "indent with spaces");
    return error_at_byte(text, at, file, "yaml-control-character", "a control character is not allowed in a pack");
  }
  if (const std::size_t at = text.find(kByteOrderMark); at != std::string_view::npos)
    return error_at_byte(text, at, file, "yaml-control-character", "a byte order mark may only begin a file",
                         "remove it");
  if (!simdjson::validate_utf8(text.data(), text.size()))
    return author_error("yaml-encoding", "not all of it is UTF-8 text", file, "save the file as UTF-8");
  return {};
}

bool is_document_mark(std::string_view line) {
  if (!line.starts_with("---") && !line.starts_with("...")) return false;
  return line.size() == 3 || line[3] == ' ';
}

/// "---" may stand once, before anything else.
Result<void> check_one_document(std::string_view text, const std::string& file) {
  bool begun = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (is_document_mark(line) && (begun || line[0] == '.'))
      return error_at_byte(text, at, file, "yaml-documents", "more than one document in the file",
                           "remove the '" + std::string(line.substr(0, 3)) + "'");
    const std::size_t first = line.find_first_not_of(' ');
    if (first != std::string_view::npos && line[first] != '#') begun = true;
    at = end + 1;
  }
  return {};
}

/// The text with "\n" at the end of each line, if it has others.
std::optional<std::string> with_plain_line_ends(std::string_view text) {
  if (text.find('\r') == std::string_view::npos) return std::nullopt;
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') out += text[i];
  return out;
}

}  // namespace

Result<Node> parse(std::string_view text, const std::string& file, const Limits& limits) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (text.size() > limits.bytes)
    return author_error("yaml-too-large", "larger than " + std::to_string(limits.bytes) + " bytes", file,
                        "split the file");
  const std::optional<std::string> mended = with_plain_line_ends(text);
  if (mended) text = *mended;
  NEXTLINE_CHECK(check_bytes(text, file));
  NEXTLINE_CHECK(check_one_document(text, file));
  const auto outline = std::make_shared<Outline>(file);
  Cursor cursor(text, outline);
  try {
    return read_document(cursor, limits);
  } catch (const Error& error) {
    return error;
  }
}

}  // namespace nextline::knowledge::yaml
