// Walking a JSON text along its structure: the places of brackets, commas, colons, strings and scalars, which
// simdjson's first stage finds (it also checks UTF-8, unclosed strings and control characters). Everything else is
// checked here.
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
  /// What is wrong; the place is told for all but Syntax, which find_json_fault puts into words.
  struct Fault {
    enum class Kind : std::uint8_t { None, Syntax, TooDeep, DuplicateKey };
    Kind kind = Kind::None;
    const char* at = nullptr;
    std::string_view key;
  };

  /// `whole`: what is passed over is checked to the last byte, and keys must be unique within their object. Else only
  /// brackets are followed.
  JsonWalk(JsonStructure& structure, std::string_view document, unsigned max_depth, bool whole)
      : structure_(structure),
        text_(document.data()),
        size_(static_cast<std::uint32_t>(document.size())),
        at_(structure.begin()),
        end_(structure.end()),
        max_depth_(max_depth),
        whole_(whole) {}

  /// The first byte of what stands here; one that may end a document at the end.
  char here() const { return text_[*at_]; }
  const char* place() const { return text_ + *at_; }
  bool at_end() const { return at_ >= end_; }
  /// The string, number or literal that stands here, as written.
  std::string_view token() const { return without_trailing_space({text_ + *at_, at_[1] - *at_}); }
  /// Goes behind a string that is written as nearly all are, without escapes or space behind it, and gives what stands
  /// between its quotes; false for anything else. (Quotes stand in pairs: the first stage has seen to it.)
  bool plain_string(std::string_view& text) {
    const char* quote = text_ + at_[0];
    const char* last = text_ + at_[1] - 1;
    if (*quote != '"' || *last != '"') return false;
    text = std::string_view(quote + 1, last);
    if (may_have_escape(text)) return false;
    ++at_;
    return true;
  }
  /// Goes behind a token that was looked at, or a bracket, comma or colon.
  void advance() { ++at_; }

  /// Where the walk stands, to come back to.
  using Mark = const std::uint32_t*;
  Mark mark() const { return at_; }
  void back_to(Mark mark) { at_ = mark; }

  /// Goes behind the value that stands here. `depth`: how many objects and arrays are around it.
  bool pass(unsigned depth) {
    if (whole_) return check_value(depth);
    if (here() != '"') return skip();
    ++at_;
    return true;
  }
  /// Goes behind the value that stands here, following brackets only.
  bool skip();
  /// Whether there is a backslash in a part of the document.
  static bool has_escape(std::string_view part) {
    return may_have_escape(part) && std::memchr(part.data(), '\\', part.size()) != nullptr;
  }
  std::optional<std::string_view> unescape(std::string_view quoted) { return structure_.unescape(quoted); }

  /// While it lives nothing is checked: what is looked at now is read again.
  class Glance {
   public:
    explicit Glance(JsonWalk& walk) : walk_(walk), whole_(walk.whole_) { walk.whole_ = false; }
    ~Glance() { walk_.whole_ = whole_; }
    Glance(const Glance&) = delete;
    Glance& operator=(const Glance&) = delete;

   private:
    JsonWalk& walk_;
    bool whole_;
  };

  /// Keeps the first fault; always false.
  bool fail() { return fail({Fault::Kind::Syntax, nullptr, {}}); }
  bool fail(const Fault& fault) {
    if (!failed()) fault_ = fault;
    return false;
  }
  bool failed() const { return fault_.kind != Fault::Kind::None; }
  const Fault& fault() const { return fault_; }

 private:
  friend class JsonObject;
  friend class JsonArray;
  struct Key {
    std::uint64_t hash;
    std::string_view text;
    const char* at;  // where it stands in the document
  };

  bool check_value(unsigned depth);
  bool check_scalar();
  /// Goes from the key that stands here to its value, if there is one and the key is written as nearly all are, with
  /// neither escape nor space.
  bool plain_key(std::string_view& key) {
    const char* quote = text_ + at_[0];
    const char* colon = text_ + at_[1];
    if (*quote != '"' || *colon != ':' || colon[-1] != '"') return false;
    key = std::string_view(quote + 1, colon - 1);
    if (may_have_escape(key)) return false;
    at_ += 2;
    return true;
  }
  /// The same if the key is that of `row`.
  bool plain_key(const KeyRow& row) {
    const char* quote = text_ + at_[0];
    // A string that begins with the key and is no longer is the key: its closing quote stands before what follows.
    if (at_[1] - at_[0] != row.length + 2U || *quote != '"' || text_[at_[1]] != ':' || !row.stands_at(quote + 1))
      return false;
    at_ += 2;
    return true;
  }
  /// The same however the key is written; false for a fault.
  bool any_key(std::string_view& key);
  /// False if there is no backslash in a part of the document; it may be one right behind it that makes this true.
  static bool may_have_escape(std::string_view part) {
    __extension__ typedef unsigned char Bytes16 __attribute__((vector_size(16)));
    __extension__ typedef std::uint64_t Words2 __attribute__((vector_size(16)));
    Bytes16 found{};
    for (std::size_t at = 0; at < part.size(); at += sizeof(Bytes16)) {
      Bytes16 bytes;
      std::memcpy(&bytes, part.data() + at, sizeof(Bytes16));
      found |= (Bytes16)(bytes == '\\');
    }
    const Words2 words = (Words2)found;
    return (words[0] | words[1]) != 0;
  }
  /// Goes behind the bracket that must stand here; false.
  bool end_object(std::size_t first_key);
  bool end_array();
  /// Keeps a key to compare it with the others of its object. `value`: where the walk stands behind it.
  void remember(const KeyText& key, Mark value);
  bool unique_keys(std::size_t first);

  JsonStructure& structure_;
  const char* text_;
  std::uint32_t size_;
  Mark at_;
  Mark end_;
  unsigned max_depth_;
  bool whole_;
  Fault fault_;
  std::vector<Key> keys_;              // of the objects that are open
  std::deque<std::string> unescaped_;  // keys with escapes
};

/// The fields of the object a walk stands at.
class JsonObject {
 public:
  /// `depth`: how many objects and arrays are around its values.
  JsonObject(JsonWalk& walk, unsigned depth)
      : walk_(walk), depth_(depth), first_key_(walk.whole_ ? walk.keys_.size() : 0) {}
  ~JsonObject() {
    if (walk_.whole_) walk_.keys_.resize(first_key_);
  }
  JsonObject(const JsonObject&) = delete;
  JsonObject& operator=(const JsonObject&) = delete;

  /// Goes to the next value and gives its key, unescaped; false behind the end, and on failure. The key lives as long
  /// as the document and the walk. Not to be called again after a failure.
  bool next(KeyText& key) { return next_key() && take(key); }

  /// The same in two steps. Goes to the next key; false behind the end, and on failure.
  bool next_key() {
    JsonWalk& walk = walk_;
    if (walk.at_ == value_ && !walk.pass(depth_)) return false;
    if (walk.here() == ',') {
      ++walk.at_;
      return true;
    }
    if (value_ != nullptr) return walk.end_object(first_key_);
    ++walk.at_;
    return walk.here() != '}' || walk.end_object(first_key_);
  }
  /// Goes from the key to its value if the key is that of `row`; false if it may be another.
  bool take(const KeyRow& row) {
    if (!walk_.plain_key(row)) return false;
    value_ = walk_.at_;
    if (walk_.whole_) walk_.remember({key_text(row), row.first, row.last}, value_);
    return true;
  }
  /// Goes from the key to its value; false on failure.
  bool take(KeyText& key) {
    std::string_view text;
    if (!walk_.plain_key(text) && !walk_.any_key(text)) return false;
    key = KeyText::padded(text);
    value_ = walk_.at_;
    if (walk_.whole_) walk_.remember(key, value_);
    return true;
  }

 private:
  JsonWalk& walk_;
  unsigned depth_;
  std::size_t first_key_;
  JsonWalk::Mark value_ = nullptr;
};

/// The items of the array a walk stands at.
class JsonArray {
 public:
  JsonArray(JsonWalk& walk, unsigned depth) : walk_(walk), depth_(depth) {}
  /// Goes to the next item; false behind the end, and on failure. Not to be called again after a failure.
  bool next() {
    if (walk_.mark() == value_ && !walk_.pass(depth_)) return false;
    if (value_ != nullptr && walk_.here() != ',') return walk_.end_array();
    walk_.advance();
    if (value_ == nullptr && walk_.here() == ']') return walk_.end_array();
    value_ = walk_.mark();
    return true;
  }

 private:
  JsonWalk& walk_;
  unsigned depth_;
  JsonWalk::Mark value_ = nullptr;
};

}  // namespace nextline::fhir
