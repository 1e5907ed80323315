// The keys that were met before, each with the one that came behind it the last time: objects of one type are mostly
// written in one order, so a key is compared with the one expected where it stands, and what to do with its value is
// known with it.
#pragma once

#include <cstdint>
#include <cstring>
#include <deque>
#include <vector>

#include "fhir/json_key.h"

namespace nextline::fhir {

/// What is done with the value of a key.
enum class Step : std::uint8_t {
  Pass,     ///< it is passed over
  Text,     ///< a string of which nothing more is asked is written, nearly always
  Object,   ///< an object
  Objects,  ///< a list of objects
  Codes,    ///< what tells by its codes whether the resource is wanted
  Other
};

/// A key that was met, or the start of an object.
struct KnownKey {
  static constexpr std::size_t kCompared = 16;

  std::uint64_t words[2];  ///< the key as it is written, with quotes and colon, or the beginning of that
  std::uint64_t masks[2];  ///< zero for bytes behind it
  KnownKey* behind;        ///< what was met behind it the last time
  KnownKey* inside;        ///< the start of the objects that are its values; null if it is no element
  const KeyRow* row;       ///< null: the start of an object
  NameId name;
  TypeId type;
  Step step;
  bool is_long;  ///< the words are not the whole

  /// True if the key stands at `quote`, a place of the document where a string or nothing begins, and its colon
  /// right behind it.
  bool stands_at(const char* quote) const {
    std::uint64_t there[2];
    std::memcpy(there, quote, kCompared);
    if ((((there[0] ^ words[0]) & masks[0]) | ((there[1] ^ words[1]) & masks[1])) != 0) return false;
    return !is_long || ends_at(quote);
  }

 private:
  /// The same for the part behind the words.
  bool ends_at(const char* quote) const;
};

inline bool KnownKey::ends_at(const char* quote) const {
  constexpr std::size_t kInWords = 21;  // of the longest key that its words tell whole, beside quotes and colon
  std::uint64_t last = 0;
  std::memcpy(&last, quote + row->last_at, sizeof last);
  return last == row->last && (row->length <= kInWords || row->stands_at(quote));
}

/// The keys met in objects that are kept alike. They keep their addresses.
class KeyOrder {
 public:
  KeyOrder();
  KeyOrder(const KeyOrder&) = delete;
  KeyOrder& operator=(const KeyOrder&) = delete;

  /// What stands before the first key of an object of `type`.
  KnownKey& start_of(TypeId type) { return starts_[type] != nullptr ? *starts_[type] : new_start_of(type); }
  /// The key of `row`; null if it was not met.
  KnownKey* find(const KeyRow& row) {
    const std::uint16_t number = numbers_[number_of(row)];
    return number == 0 ? nullptr : &keys_[number - 1U];
  }
  /// Adds the key of `row`, which was not met. `inside`: the start of objects of its type.
  KnownKey& add(const KeyRow& row, Step step, KnownKey* inside);
  /// Forgets all.
  void clear();

 private:
  static std::size_t number_of(const KeyRow& row) { return static_cast<std::size_t>(&row - kKeys); }

  KnownKey& new_start_of(TypeId type);

  std::deque<KnownKey> keys_;
  std::vector<KnownKey*> starts_;       // by type
  std::vector<std::uint16_t> numbers_;  // by row: which of the keys, counted from 1
};

}  // namespace nextline::fhir
