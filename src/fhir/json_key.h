// JSON keys as numbers: telling keys apart, and finding what a key stands for in a type.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "fhir/model.h"

namespace nextline::fhir {

/// A key with its first and its last eight bytes; a shorter one has zeros behind it and is both. Together with the
/// length they are the whole of a key of at most 16 bytes.
struct KeyText {
  std::string_view text;
  std::uint64_t first = 0;
  std::uint64_t last = 0;

  /// Of a key in the document or in a string of its own: eight bytes can be read from its start.
  static KeyText padded(std::string_view key) {
    // Without branches: what they would decide, the length of the key, cannot be foreseen.
    KeyText result{.text = key};
    std::memcpy(&result.first, key.data(), 8);
    std::memcpy(&result.last, key.data() + key.size() - std::min<std::size_t>(key.size(), 8), 8);
    const std::uint64_t mask = kMasks[std::min<std::size_t>(key.size(), 8)];
    result.first &= mask;
    result.last &= mask;
    return result;
  }

  /// Of a key that this program names; at most 16 bytes.
  static consteval KeyText named(std::string_view key) {
    if (key.empty() || key.size() > 16) throw "its words do not tell it";
    KeyText result{.text = key};
    const std::size_t width = std::min<std::size_t>(key.size(), 8);
    for (std::size_t i = width; i-- > 0;) {
      result.first = result.first << 8 | static_cast<unsigned char>(key[i]);
      result.last = result.last << 8 | static_cast<unsigned char>(key[key.size() - width + i]);
    }
    return result;
  }

  /// True if this is a key of the same words: of at most 16 bytes, the same.
  bool is(const KeyText& other) const {
    return text.size() == other.text.size() && first == other.first && last == other.last;
  }

 private:
  static constexpr std::array<std::uint64_t, 9> kMasks = [] {
    std::array<std::uint64_t, 9> masks{};
    for (std::size_t width = 1; width <= 8; ++width) masks[width] = masks[width - 1] << 8 | 0xFF;
    return masks;
  }();
};

/// What a value is written as.
enum class Form : std::uint8_t {
  Boolean,
  Number,
  String,
  Date,
  DateTime,
  Time,
  Object,
  Resource,
  TypeName  ///< the value of resourceType: no element
};

/// What a JSON key stands for in a type.
struct KeyRow {
  std::uint64_t first, last;  ///< of the key as it is written, "id": with quotes and colon; else as in KeyText
  std::uint32_t place;        ///< of the key in kText
  NameId name;                ///< of the element
  TypeId type;                ///< of the value; of a choice, the one the key names
  std::uint16_t element;      ///< in kElements
  std::uint8_t length;        ///< of the key
  std::uint8_t last_at;       ///< where in what is written `last` begins
  std::uint8_t spare_bits;    ///< of the words, for a short key
  Form form;
  bool is_list;
  bool is_choice;

  bool is(const KeyText& key) const;
  /// True if the key stands at `quote`, a place of the document where a string or nothing begins, and its colon
  /// right behind it.
  bool stands_at(const char* quote) const;
};
static_assert(sizeof(KeyRow) == 32);

/// The keys of one type, in slots of which no two share one.
struct KeyTable {
  std::uint64_t multiplier;
  std::uint16_t first_slot;
  std::uint16_t first_key;  ///< a slot holds the number of a key from there
  std::uint8_t shift;
};

// Generated with the model (model_data.inc).
extern const KeyRow kKeys[];
extern const KeyTable kKeyTables[];
extern const std::uint8_t kKeySlots[];

/// The whole of a key, by its row; for keys longer than their words.
std::string_view key_text(const KeyRow& row);

/// How many rows kKeys has.
std::size_t key_count();

inline bool KeyRow::is(const KeyText& key) const {
  return length > 0 && length == key.text.size() && key_text(*this) == key.text;
}

inline bool KeyRow::stands_at(const char* quote) const {
  constexpr std::size_t kInWords = 13;  // of the longest key that they tell whole, beside quotes and colon
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  std::memcpy(&begin, quote, 8);
  std::memcpy(&end, quote + last_at, 8);
  if (((begin ^ first) | (end ^ last)) << spare_bits != 0) return false;
  return length <= kInWords || key_text(*this) == std::string_view(quote + 1, length);
}

/// As find_json_key of model.h; null: no element of the type.
inline const KeyRow* find_key(TypeId type, const KeyText& key) {
  const KeyTable& table = kKeyTables[type];
  const std::size_t size = key.text.size();
  const std::uint64_t word = key.first + key.last * 0xD1342543DE82EF95 + (std::uint64_t{size} << 32);
  const KeyRow& row = kKeys[table.first_key + kKeySlots[table.first_slot + (word * table.multiplier >> table.shift)]];
  return row.is(key) ? &row : nullptr;
}

}  // namespace nextline::fhir
