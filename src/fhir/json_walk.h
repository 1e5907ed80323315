// Walking a JSON text along its structure: the places of brackets, commas, colons, strings and scalars, which
// simdjson's first stage finds (it also checks UTF-8, unclosed strings and control characters). Of what is passed over
// only the brackets are followed; json_check.h checks a document to the last byte.
//
// Rule: whoever reads a value either leaves the walk at the value's start, and it is passed over, or behind its end.
//     JsonObject fields(walk);                  // the walk stands at '{'
//     KeyText key;
//     while (fields.next(key)) …                // the walk stands at the value of `key`
//     if (walk.failed()) …                      // else it stands behind '}'
//
// The end needs no look of its own: behind a document stands a byte that starts no token (may_end), and the places go
// on with that of this byte. So whoever looks at what a token is has also looked whether there is one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fhir/json_cursor.h"
#include "fhir/json_key.h"

namespace nextline::fhir {

/// Finds the structure of one text after another; keeps its memory.
class JsonStructure {
 public:
  JsonStructure();
  ~JsonStructure();
  /// Of `document`, behind which 64 bytes can be read, the first of which may end it.
  simdjson::error_code find(std::string_view document);
  const std::uint32_t* begin() const;
  /// Behind the last; there, and once more behind that, the size of the document stands.
  const std::uint32_t* end() const;
  /// What a string stands for, until the next call; none for a bad escape. `quoted` has its quotes.
  std::optional<std::string_view> unescape(std::string_view quoted);

 private:
  std::unique_ptr<simdjson::internal::dom_parser_implementation> parser_;
  std::vector<std::uint8_t> unescaped_;
};

/// True if a document may end before `byte`: no token starts with it.
constexpr bool may_end(char byte) {
  return byte == '\0' || byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

class JsonWalk {
 public:
  JsonWalk(JsonStructure& structure, std::string_view document)
      : structure_(structure), text_(document.data()), at_(structure.begin()), end_(structure.end()) {}

  /// Where the walk stands, to come back to: the place of a token in the text. The next token's is behind it.
  using Mark = const std::uint32_t*;
  Mark mark() const { return at_; }
  void back_to(Mark mark) { at_ = mark; }
  /// Goes to a place; false, and nothing done, for none.
  bool go(Mark mark) {
    if (mark != nullptr) at_ = mark;
    return mark != nullptr;
  }
  const char* text() const { return text_; }

  /// The first byte of what stands here; one that may end a document at the end.
  char here() const { return text_[*at_]; }
  const char* place() const { return text_ + *at_; }
  bool at_end() const { return at_ >= end_; }
  /// The string, number or literal that stands here, as written; empty at the end.
  std::string_view token() const { return token(at_); }
  std::string_view token(Mark mark) const { return without_trailing_space({text_ + mark[0], mark[1] - mark[0]}); }
  /// Goes behind a token that was looked at, or a bracket, comma or colon.
  void advance() { ++at_; }

  /// Goes behind the value that stands here, following brackets only. False for a fault.
  bool pass() {
    const Mark behind = this->behind(at_);
    if (behind == nullptr) return false;
    at_ = behind;
    return true;
  }
  /// The place behind the value at `mark`, found in the same way, and without going; null for a fault.
  Mark behind(Mark mark) { return text_[*mark] == '"' ? mark + 1 : behind_other(mark); }
  /// Goes behind a string that is written as nearly all are, without escapes or space behind it, and gives what stands
  /// between its quotes; false for anything else.
  bool plain_string(std::string_view& string) {
    if (!is_plain_string(at_, string)) return false;
    ++at_;
    return true;
  }
  /// The same for the token at `mark`, and without going.
  bool is_plain_string(Mark mark, std::string_view& string) {
    Part part;
    if (!is_plain_string(mark, part)) return false;
    string = {text_ + part.begin, part.end - part.begin};
    return true;
  }
  /// A part of the document, in bytes from its start.
  struct Part {
    std::uint32_t begin, end;
  };
  bool is_plain_string(Mark mark, Part& string) {
    // Quotes stand in pairs: the first stage has seen to it.
    if (text_[mark[0]] != '"' || text_[mark[1] - 1] != '"') return false;
    string = {mark[0] + 1, mark[1] - 1};
    return (mark[0] >= clear_from_ && mark[1] <= clear_to_) || is_clear(mark[0], mark[1]);
  }
  /// Goes from the key that stands here to its value, and gives the key, unescaped; false for a fault. The key lives as
  /// long as the document and the walk, and eight bytes of it can be read.
  bool key(std::string_view& key) {
    const char* quote = place();
    const char* colon = text_ + at_[1];
    if (*quote != '"' || *colon != ':' || colon[-1] != '"') return odd_key(key);
    key = std::string_view(quote + 1, colon - 1);
    if (may_have_escape(key)) return odd_key(key);
    at_ += 2;
    return true;
  }
  bool key(KeyText& key) {
    std::string_view text;
    if (!this->key(text)) return false;
    key = KeyText::padded(text);
    return true;
  }

  /// Whether there is a backslash in a part of the document.
  static bool has_escape(std::string_view part) {
    return may_have_escape(part) && std::memchr(part.data(), '\\', part.size()) != nullptr;
  }
  std::optional<std::string_view> unescape(std::string_view quoted) { return structure_.unescape(quoted); }

  /// Always false.
  bool fail() {
    failed_ = true;
    return false;
  }
  bool failed() const { return failed_; }
  /// Goes on from a place before the failure.
  void recover(Mark mark) {
    at_ = mark;
    failed_ = false;
  }

 private:
  /// The same as `key` for one with escapes or space behind it.
  bool odd_key(std::string_view& key);
  /// The same as `behind` for what is no string.
  Mark behind_other(Mark mark);
  /// True if there is no backslash between two places of the document. Looks on for those who will ask next.
  bool is_clear(std::uint32_t from, std::uint32_t to);
  /// False if there is no backslash in a part of the document; it may be one right behind it that makes this true.
  static bool may_have_escape(std::string_view part);

  JsonStructure& structure_;
  const char* text_;
  Mark at_;
  Mark end_;
  bool failed_ = false;
  std::uint32_t clear_from_ = 0;  // from here to there is no backslash: most records have few, and strings are mostly
  std::uint32_t clear_to_ = 0;    // read in order
  std::deque<std::string> unescaped_;  // keys with escapes
};

inline bool JsonWalk::may_have_escape(std::string_view part) {
  __extension__ typedef unsigned char Bytes16 __attribute__((vector_size(16)));
  __extension__ typedef std::uint64_t Words2 __attribute__((vector_size(16)));
  Bytes16 found{};
  const char* const end = part.data() + part.size();
  for (const char* at = part.data(); at < end; at += sizeof(Bytes16)) {
    Bytes16 bytes;
    std::memcpy(&bytes, at, sizeof(Bytes16));
    found |= (Bytes16)(bytes == '\\');
  }
  const Words2 words = (Words2)found;
  return (words[0] | words[1]) != 0;
}

/// The fields of the object a walk stands at.
class JsonObject {
 public:
  explicit JsonObject(JsonWalk& walk) : walk_(walk) {}
  JsonObject(const JsonObject&) = delete;
  JsonObject& operator=(const JsonObject&) = delete;

  /// Goes to the next value and gives its key; false behind the end, and on failure. Not to be called again after a
  /// failure.
  bool next(KeyText& key) {
    if (!next_key() || !walk_.key(key)) return false;
    value_ = walk_.mark();
    return true;
  }
  /// The same in two steps. Goes to the next key; false behind the end, and on failure.
  bool next_key() {
    if (walk_.mark() == value_ && !walk_.pass()) return false;
    if (value_ != nullptr && walk_.here() != ',') return end();
    walk_.advance();
    return value_ != nullptr || walk_.here() != '}' || end();
  }
  /// Goes from the key to its value; false on failure. `key`: a KeyText or a string_view.
  template <class Key>
  bool take(Key& key) {
    if (!walk_.key(key)) return false;
    value_ = walk_.mark();
    return true;
  }

 private:
  bool end() {
    if (walk_.here() != '}') return walk_.fail();
    walk_.advance();
    return false;
  }

  JsonWalk& walk_;
  JsonWalk::Mark value_ = nullptr;
};

/// The items of the array a walk stands at.
class JsonArray {
 public:
  explicit JsonArray(JsonWalk& walk) : walk_(walk) {}
  /// Goes to the next item; false behind the end, and on failure. Not to be called again after a failure.
  bool next() {
    if (walk_.mark() == value_ && !walk_.pass()) return false;
    if (value_ != nullptr && walk_.here() != ',') return end();
    walk_.advance();
    if (value_ == nullptr && walk_.here() == ']') return end();
    value_ = walk_.mark();
    return true;
  }

 private:
  bool end() {
    if (walk_.here() != ']') return walk_.fail();
    walk_.advance();
    return false;
  }

  JsonWalk& walk_;
  JsonWalk::Mark value_ = nullptr;
};

}  // namespace nextline::fhir
