#include "fhir/json_fault.h"

#include <vector>

#include "base/texts.h"

namespace nextline::fhir {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool ends_token(char c) {
  return is_space(c) || c == ',' || c == ':' || c == '[' || c == ']' || c == '{' || c == '}' || c == '"';
}

/// Length of the UTF-8 sequence at `text[at]`, or 0 if it is none (overlong forms and surrogates are none).
std::size_t utf8_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U; };
  const auto trails = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return trails(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const bool overlong = lead == 0xE0 && byte(1) < 0xA0;
    const bool surrogate = lead == 0xED && byte(1) > 0x9F;
    return trails(1) && trails(2) && !overlong && !surrogate ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const bool out_of_range = (lead == 0xF0 && byte(1) < 0x90) || (lead == 0xF4 && byte(1) > 0x8F);
    return trails(1) && trails(2) && trails(3) && !out_of_range ? 4 : 0;
  }
  return 0;
}

/// A strict scanner of one JSON text. Keeps its own stack, so that depth costs no machine stack.
class Scanner {
 public:
  Scanner(std::string_view text, unsigned max_depth) : text_(text), max_depth_(max_depth) {}

  std::optional<JsonFault> run() {
    if (value() && !open_.empty()) {
      while (!open_.empty() && step()) continue;
    }
    if (fault_) return fault_;
    skip_space();
    if (at_ < text_.size()) {
      fail("not-json", "text after the end of the JSON value");
      fault_->trailing = true;
    }
    return fault_;
  }

 private:
  struct Open {
    std::size_t offset;
    bool object;
    bool empty;
  };

  bool fail(std::string code, std::string message, std::string hint = {}) {
    if (!fault_) fault_ = JsonFault{at_, std::move(code), std::move(message), std::move(hint), false};
    return false;
  }

  std::string line_of(std::size_t offset) const {
    return std::to_string(position_of(text_, static_cast<std::uint32_t>(offset)).line);
  }

  bool truncated(const char* inside, std::size_t start) {
    return fail("json-truncated",
                std::string("the file ends inside ") + inside + " that starts at line " + line_of(start),
                "is it truncated?");
  }

  bool ended() {
    if (open_.empty()) return fail("json-truncated", "the file ends where a value should be", "is it truncated?");
    return truncated(open_.back().object ? "an object" : "a list", open_.back().offset);
  }

  void skip_space() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }

  /// One value, or the opening of one.
  bool value() {
    skip_space();
    if (at_ >= text_.size()) return ended();
    switch (text_[at_]) {
      case '{':
      case '[':
        return open(text_[at_] == '{');
      case '"':
        return string();
      case 't':
        return word("true");
      case 'f':
        return word("false");
      case 'n':
        return word("null");
      default:
        return number();
    }
  }

  bool open(bool object) {
    if (open_.size() >= max_depth_) {
      return fail("too-deep", "objects and lists are nested more than " + std::to_string(max_depth_) + " deep");
    }
    open_.push_back({at_, object, true});
    ++at_;
    return true;
  }

  /// What may follow inside the innermost object or list: its end, or a comma and the next item.
  bool step() {
    skip_space();
    if (at_ >= text_.size()) return ended();
    Open& inside = open_.back();
    const char close = inside.object ? '}' : ']';
    if (text_[at_] == close) {
      ++at_;
      open_.pop_back();
      return true;
    }
    if (!inside.empty && !comma(close)) return false;
    inside.empty = false;
    return inside.object ? member() : value();
  }

  bool comma(char close) {
    if (text_[at_] != ',') return fail("not-json", std::string("expected ',' or '") + close + "' after a value");
    ++at_;
    skip_space();
    if (at_ >= text_.size()) return ended();
    if (text_[at_] == close)
      return fail("not-json", std::string("a ',' before the closing '") + close + "'", "remove the comma");
    return true;
  }

  bool member() {
    if (text_[at_] != '"') return fail("not-json", "expected a key in double quotes");
    if (!string()) return false;
    skip_space();
    if (at_ >= text_.size()) return ended();
    if (text_[at_] != ':') return fail("not-json", "expected ':' after a key");
    ++at_;
    return value();
  }

  bool string() {
    const std::size_t start = at_++;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        ++at_;
        return true;
      }
      if (c == '\\' ? !escape(start) : !character(start)) return false;
    }
    return truncated("a string", start);
  }

  bool character(std::size_t start) {
    if (static_cast<unsigned char>(text_[at_]) < 0x20) {
      return fail("not-json", "a control character or line break inside a string that starts at line " + line_of(start),
                  "is a closing '\"' missing?");
    }
    const std::size_t length = utf8_length(text_, at_);
    if (length == 0) return fail("not-utf8", "a byte that is not UTF-8", "save the file as UTF-8");
    at_ += length;
    return true;
  }

  bool escape(std::size_t start) {
    if (at_ + 1 >= text_.size()) return at_ = text_.size(), truncated("a string", start);
    const char kind = text_[at_ + 1];
    if (kind == 'u') return unicode_escape(start);
    if (std::string_view("\"\\/bfnrt").find(kind) == std::string_view::npos) {
      return fail("not-json", "an unknown escape in a string", "a backslash is written \\\\");
    }
    at_ += 2;
    return true;
  }

  /// The four hex digits at at_ + 2, or -1.
  int hex4(std::size_t at) const {
    if (at + 4 > text_.size()) return -1;
    int code = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
      if (!is_hex(text_[i])) return -1;
      code = code * 16 + (is_digit(text_[i]) ? text_[i] - '0' : (text_[i] | 0x20) - 'a' + 10);
    }
    return code;
  }

  bool unicode_escape(std::size_t start) {
    if (at_ + 6 > text_.size() && text_.find('"', at_) == std::string_view::npos) {
      return at_ = text_.size(), truncated("a string", start);
    }
    const int code = hex4(at_ + 2);
    if (code < 0) return fail("not-json", "\\u without four hexadecimal digits in a string");
    if (code >= 0xDC00 && code <= 0xDFFF) return fail("not-json", "half of a \\u pair in a string");
    if (code >= 0xD800 && code <= 0xDBFF) {
      const bool pair = text_.substr(at_ + 6, 2) == "\\u" && hex4(at_ + 8) >= 0xDC00 && hex4(at_ + 8) <= 0xDFFF;
      if (!pair) return fail("not-json", "half of a \\u pair in a string");
      at_ += 6;
    }
    at_ += 6;
    return true;
  }

  std::string_view token() const {
    std::size_t end = at_;
    while (end < text_.size() && !ends_token(text_[end])) ++end;
    return text_.substr(at_, end - at_);
  }

  bool word(std::string_view expected) {
    const std::string_view found = token();
    if (found != expected) {
      if (at_ + found.size() == text_.size() && expected.starts_with(found)) return at_ = text_.size(), ended();
      return fail("not-json", "expected a value (an object, list, string, number, true, false or null)");
    }
    at_ += expected.size();
    return true;
  }

  bool number() {
    const std::string_view found = token();
    if (!is_json_number(found)) {
      const bool numeric = !found.empty() && (is_digit(found[0]) || found[0] == '-');
      if (numeric && at_ + found.size() == text_.size() && !open_.empty()) return at_ = text_.size(), ended();
      if (numeric) return fail("not-json", "a number that JSON does not allow");
      if (utf8_length(text_, at_) == 0) return fail("not-utf8", "a byte that is not UTF-8", "save the file as UTF-8");
      return fail("not-json", "expected a value (an object, list, string, number, true, false or null)");
    }
    at_ += found.size();
    return true;
  }

  std::string_view text_;
  unsigned max_depth_;
  std::size_t at_ = 0;
  std::vector<Open> open_;
  std::optional<JsonFault> fault_;
};

}  // namespace

std::optional<JsonFault> find_json_fault(std::string_view text, unsigned max_depth) {
  return Scanner(text, max_depth).run();
}

bool is_json_number(std::string_view token) {
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t start = at;
    while (at < token.size() && is_digit(token[at])) ++at;
    return at > start;
  };
  if (at < token.size() && token[at] == '-') ++at;
  if (at < token.size() && token[at] == '0') {
    ++at;
  } else if (!digits()) {
    return false;
  }
  if (at < token.size() && token[at] == '.') {
    ++at;
    if (!digits()) return false;
  }
  if (at < token.size() && (token[at] == 'e' || token[at] == 'E')) {
    ++at;
    if (at < token.size() && (token[at] == '+' || token[at] == '-')) ++at;
    if (!digits()) return false;
  }
  return at == token.size();
}

Error fault_at(std::string_view text, std::size_t offset, const std::string& name, std::string code,
               std::string message, std::string hint) {
  const Position position = position_of(text, static_cast<std::uint32_t>(offset));
  return record_error(std::move(code), std::move(message),
                      name + ":" + std::to_string(position.line) + ":" + std::to_string(position.column),
                      std::move(hint));
}

}  // namespace nextline::fhir
