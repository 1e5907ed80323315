#include "knowledge/yaml_plain.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <string>

#include "base/source.h"

namespace nextline::knowledge::yaml {

namespace {

constexpr int kDeepest = 40;               // above what a document may have, so that its error is told as ever
constexpr std::size_t kLongestKey = 1000;  // libyaml looks 1024 characters ahead for a key's colon

enum Trait : std::uint8_t {
  kBegins = 1,        ///< a bare scalar may begin with it
  kStopsBlock = 2,    ///< may end a bare scalar in a block
  kStopsInFlow = 4,   ///< may end one in brackets, or is left to libyaml there
  kStopsDouble = 8,   ///< ends or escapes in double quotes
  kStopsSingle = 16,  ///< the same in single ones
};

constexpr std::array<std::uint8_t, 256> traits() {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t c = 0x21; c < 256; ++c) table[c] = kBegins;
  for (const char c : std::string_view("-?:,[]{}#&*!|>'\"%@`")) table[static_cast<unsigned char>(c)] = 0;
  for (const char c : std::string_view("\n:#")) table[static_cast<unsigned char>(c)] |= kStopsBlock | kStopsInFlow;
  for (const char c : std::string_view(",[]{}?")) table[static_cast<unsigned char>(c)] |= kStopsInFlow;
  for (const char c : std::string_view("\n\"\\")) table[static_cast<unsigned char>(c)] |= kStopsDouble;
  for (const char c : std::string_view("\n'")) table[static_cast<unsigned char>(c)] |= kStopsSingle;
  return table;
}
constexpr std::array<std::uint8_t, 256> kTraits = traits();

bool has(char c, std::uint8_t trait) {
  return (kTraits[static_cast<unsigned char>(c)] & trait) != 0;
}

bool is_blank(char c) {
  return c == ' ' || c == '\n';
}

enum class Letters : std::uint8_t { Ascii, Common, Other };

/// On from `at`, eight bytes of ASCII at a time: a place up to which there is nothing else.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  std::uint64_t eight = 0;
  for (; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & kHighBits) != 0) break;
  }
  return at;
}

/// Common: UTF-8 of the blocks that texts are of. What else there is, libyaml looks at.
Letters letters_of(std::string_view text) {
  Letters letters = Letters::Ascii;
  for (std::size_t i = skip_ascii(text, 0); i < text.size(); i = skip_ascii(text, i)) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const auto second = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : '\0');
    const auto continues = [&](std::size_t k) { return i + k < text.size() && continues_code_point(text[i + k]); };
    if (lead < 0x80) {
      i += 1;
      continue;
    }
    letters = Letters::Common;
    if (((lead == 0xC2 && second >= 0xA0) || (lead >= 0xC3 && lead <= 0xDF)) && continues(1)) {
      i += 2;
    } else if (lead >= 0xE1 && lead <= 0xEC && continues(1) && continues(2)) {
      i += 3;
    } else {
      return Letters::Other;
    }
  }
  return letters;
}

/// Recursive descent. Every function returns false at what is not of the forms above.
class PlainReader {
 public:
  PlainReader(std::string_view text, std::vector<Event>& events, Arena& arena)
      : text_(text), events_(events), arena_(arena) {}

  bool read() {
    letters_ = letters_of(text_);
    if (letters_ == Letters::Other || text_.find('\r') != std::string_view::npos) return false;
    constexpr std::size_t kBytesOfEvent = 10;  // about
    events_.reserve(text_.size() / kBytesOfEvent);
    return skip_blank() && !ended() && block() && ended();
  }

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\n'; }
  bool ended() const { return at_ >= text_.size(); }
  /// How far from the line's begin we stand; in front of everything at the end of the text.
  std::ptrdiff_t indent() const { return ended() ? -1 : static_cast<std::ptrdiff_t>(at_ - line_begin_); }
  bool at_bracket() const { return peek() == '[' || peek() == '{'; }
  bool at_item() const { return peek() == '-' && is_blank(peek(1)); }

  Event here(EventKind kind) {
    Event event;
    event.kind = kind;
    event.line = line_;
    event.column = column();
    return event;
  }
  void emit(EventKind kind) { events_.push_back(here(kind)); }

  /// Counted from the last place asked for: nothing is counted twice.
  std::uint32_t column() {
    if (letters_ == Letters::Ascii) return static_cast<std::uint32_t>(at_ - line_begin_ + 1);
    if (counted_to_ < line_begin_) {
      counted_to_ = line_begin_;
      column_ = 1;
    }
    column_ += static_cast<std::uint32_t>(code_points(text_.substr(counted_to_, at_ - counted_to_)));
    counted_to_ = at_;
    return column_;
  }

  void skip_spaces() {
    while (peek() == ' ') ++at_;
  }
  void skip_to_line_end() { at_ = std::min(text_.find('\n', at_), text_.size()); }
  void begin_line() {
    ++at_;
    ++line_;
    line_begin_ = at_;
  }
  /// What ends or begins a document.
  bool at_marker() const {
    return at_ == line_begin_ && (text_.substr(at_, 3) == "---" || text_.substr(at_, 3) == "...");
  }

  /// Spaces and a comment. False if a '#' follows something at once.
  bool skip_comment() {
    const std::size_t begin = at_;
    skip_spaces();
    if (peek() != '#') return true;
    if (at_ == begin && at_ != line_begin_) return false;
    skip_to_line_end();
    return true;
  }

  /// To the next place where something stands, in this line or a later one.
  bool skip_blank() {
    for (;;) {
      if (!skip_comment()) return false;
      if (ended() || peek() != '\n') return !at_marker();
      begin_line();
    }
  }

  /// To what stands in the next lines; false if more stands in this one.
  bool end_line() {
    if (!skip_comment() || peek() != '\n') return false;
    return skip_blank();
  }

  /// What begins here in a block. Then we stand at what follows it.
  bool block() {
    if (++depth_ > kDeepest) return false;
    const bool read = block_value();
    --depth_;
    return read;
  }
  bool block_value() {
    if (at_item()) return list(indent());
    if (at_bracket()) return flow() && end_line();
    const std::ptrdiff_t indentation = indent();
    Event event;
    if (!scalar(kStopsBlock, event)) return false;
    if (at_colon()) return mapping(indentation, event);
    events_.push_back(event);
    return end_line();
  }

  bool list(std::ptrdiff_t indentation) {
    emit(EventKind::ListStart);
    do {
      ++at_;
      const std::uint32_t line = line_;
      if (!skip_blank() || (line_ != line && indent() <= indentation) || !block()) return false;
      if (indent() > indentation) return false;
    } while (indent() == indentation && at_item());
    emit(EventKind::ListEnd);
    return true;
  }

  /// Of which the first key has been read.
  bool mapping(std::ptrdiff_t indentation, Event key) {
    Event start = key;
    start.kind = EventKind::MappingStart;
    start.quoted = false;
    start.text = {};
    events_.push_back(start);
    for (;;) {
      if (!take_key(key) || !value(indentation)) return false;
      if (indent() < indentation) break;
      if (indent() > indentation || !scalar(kStopsBlock, key)) return false;
    }
    emit(EventKind::MappingEnd);
    return true;
  }

  bool at_colon() const { return peek() == ':' && is_blank(peek(1)); }

  /// A key that has been read, and its colon.
  bool take_key(const Event& key) {
    if (!at_colon() || key.text.size() > kLongestKey) return false;
    events_.push_back(key);
    ++at_;
    return true;
  }

  /// Of a key in a block whose mapping stands at `indentation`.
  bool value(std::ptrdiff_t indentation) {
    const std::uint32_t line = line_;
    if (!skip_blank() || ended()) return false;
    if (line_ != line) {
      if (indent() == indentation && at_item()) return list(indentation);
      return indent() > indentation && block();
    }
    return inline_value(kStopsBlock) && end_line();
  }

  /// What begins here and needs no lines of its own. `stops`: what may end a bare scalar. Then we stand behind it.
  bool inline_value(std::uint8_t stops) {
    if (at_bracket()) return flow();
    Event event;
    if (!scalar(stops, event)) return false;
    events_.push_back(event);
    return true;
  }

  /// A list or mapping in brackets. Then we stand behind it.
  bool flow() {
    if (++depth_ > kDeepest) return false;
    const bool read = peek() == '[' ? flow_of(EventKind::ListStart, EventKind::ListEnd, ']')
                                    : flow_of(EventKind::MappingStart, EventKind::MappingEnd, '}');
    --depth_;
    return read;
  }
  bool flow_of(EventKind start, EventKind end, char close) {
    emit(start);
    ++at_;
    if (!skip_blank()) return false;
    bool more = peek() != close;
    while (more) {
      if (close == '}' && !flow_key()) return false;
      if (!inline_value(kStopsInFlow) || !skip_blank()) return false;
      more = peek() == ',';
      if (!more) break;
      ++at_;
      if (!skip_blank()) return false;
    }
    if (peek() != close) return false;
    ++at_;
    emit(end);
    return true;
  }

  bool flow_key() {
    Event key;
    return scalar(kStopsInFlow, key) && take_key(key) && skip_blank();
  }

  /// `stops`: what may end it. Then we stand behind it.
  bool scalar(std::uint8_t stops, Event& event) {
    if (ended()) return false;
    event = here(EventKind::Scalar);
    const char c = peek();
    if (c == '"' || c == '\'') return quoted(c, event);
    const bool begins = has(c, kBegins) || (c == '-' && has(peek(1), kBegins));
    return begins && bare(stops, event);
  }

  bool quoted(char quote, Event& event) {
    const char escape = quote == '"' ? '\\' : '\'';
    const std::uint8_t stops = quote == '"' ? kStopsDouble : kStopsSingle;
    const std::size_t begin = ++at_;
    bool escapes = false;
    for (;;) {
      while (at_ < text_.size() && !has(text_[at_], stops)) ++at_;
      if (peek() == '\n') return false;
      if (peek() != escape || (escape == quote && peek(1) != quote)) break;
      if (peek(1) != quote && peek(1) != escape) return false;
      escapes = true;
      at_ += 2;
    }
    event.text = text_.substr(begin, at_ - begin);
    event.quoted = true;
    if (escapes) event.text = without_escapes(event.text, escape);
    ++at_;
    return peek() != quote;
  }

  /// Of each escape and what it escapes, the second.
  std::string_view without_escapes(std::string_view text, char escape) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == escape) ++i;
      out += text[i];
    }
    return arena_.copy(out);
  }

  bool bare(std::uint8_t stops, Event& event) {
    std::size_t i = at_;
    for (; i < text_.size(); ++i) {
      const char c = text_[i];
      if (!has(c, stops)) continue;
      const char next = i + 1 < text_.size() ? text_[i + 1] : '\n';
      if (c == '#' && text_[i - 1] != ' ') continue;
      if (c == ':' && !is_blank(next)) {
        if (stops == kStopsInFlow && has(next, kStopsInFlow)) return false;
        continue;
      }
      if (c == '?') return false;
      break;
    }
    while (text_[i - 1] == ' ') --i;
    event.text = text_.substr(at_, i - at_);
    at_ = i;
    return true;
  }

  std::string_view text_;
  std::vector<Event>& events_;
  Arena& arena_;
  Letters letters_ = Letters::Other;
  std::size_t at_ = 0;
  std::size_t line_begin_ = 0;
  std::uint32_t line_ = 1;
  std::size_t counted_to_ = 0;  ///< up to where column_ is counted
  std::uint32_t column_ = 1;
  int depth_ = 0;
};

}  // namespace

bool read_plain(std::string_view text, std::vector<Event>& events, Arena& arena) {
  return PlainReader(text, events, arena).read();
}

}  // namespace nextline::knowledge::yaml
