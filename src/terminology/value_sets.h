// Value sets: which sets hold a code, by one hash lookup.
//
// Example: sets "breast-cancer" = {SNOMED 254837009, ICD-10-CM C50.*}: lookup("http://snomed.info/sct", "254837009")
// and lookup("urn:oid:2.16.840.1.113883.6.90", "C50911") both give {0}. Systems are compared in canonical form
// (systems.h). ICD codes are compared without dots and in upper case, and an ICD entry may end in '*': "C78.*" holds
// C78, C78.0, C7800 … (whatever starts with C78).
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nextline::terminology {

struct SystemKey;

/// One code of a value set. `system`: canonical URI, an alias or a short name ("rxnorm"); kTextSystem, kNameSystem or
/// kPhraseSystem (texts.h) for words, whose `code` is as normalised_text makes it.
struct CodeEntry {
  std::string_view system;
  std::string_view code;
  std::string_view display;
};

/// A value set to build from: its id and its codes.
struct SetSource {
  std::string_view id;
  std::span<const CodeEntry> codes;
};

/// One cell of the open-addressed table; the layout of CodeCell in a compiled pack. An empty cell has set_count 0.
struct Cell {
  std::uint64_t hash = 0;       ///< code_hash of the canonical system and the normalised code
  std::uint32_t first_set = 0;  ///< into `sets`: set_count ascending set indexes
  std::uint32_t set_count = 0;
};
static_assert(sizeof(Cell) == 16);

/// The compiled table: a power of two of cells (linear probing from hash mod size), and the lists they point at.
struct CompiledSets {
  std::vector<Cell> cells;
  std::vector<std::uint32_t> sets;
};
/// Compiles sets; the table depends only on their order and content. Duplicates within a set are stored once.
CompiledSets compile_sets(std::span<const SetSource> sources);
/// Whether two codes share a hash. Such a table is of no use: a code is known by its 64-bit hash alone, so that a
/// lookup need not go and read how the code is written. A code that is in no set is taken for one that is with odds of
/// the table's size in 2^64.
bool has_twins(const CompiledSets& compiled);

/// Where the texts of a mapped table are: how entry `entry` of set `set` reads.
struct EntryTexts {
  const void* context = nullptr;
  CodeEntry (*entry)(const void* context, std::uint32_t set, std::uint32_t entry) = nullptr;
  std::uint32_t (*count)(const void* context, std::uint32_t set) = nullptr;  ///< entries of a set
};

/// A read-only set of value sets; safe to share between threads.
class ValueSets {
 public:
  /// Whether a text is searched for phrases: not beside a code, which says what is meant.
  enum class Phrases : std::uint8_t { Found, LeftOut };
  static constexpr std::uint32_t kNoSet = 0xFFFFFFFF;
  ValueSets() = default;
  ValueSets(ValueSets&&) = default;
  ValueSets& operator=(ValueSets&&) = default;
  ValueSets(const ValueSets&) = delete;
  ValueSets& operator=(const ValueSets&) = delete;

  /// Compiles `sources`, whose texts are copied.
  static ValueSets build(std::span<const SetSource> sources);
  /// Runs on tables that lie in a mapped file and outlive the result. `ids[i]` is the id of set i.
  static ValueSets map(std::vector<std::string_view> ids, std::span<const Cell> cells,
                       std::span<const std::uint32_t> sets, EntryTexts texts);

  std::size_t size() const { return ids_.size(); }
  std::string_view id(std::uint32_t set) const { return ids_[set]; }
  /// The set with this id ("lvef"; also "urn:nextline:valueset:lvef"), or kNoSet.
  std::uint32_t find(std::string_view id) const;

  /// The sets that hold the code, ascending; empty if none. An empty `system` means a code in any system (CQL's
  /// `String in ValueSet`).
  std::span<const std::uint32_t> lookup(std::string_view system, std::string_view code) const;
  std::span<const std::uint32_t> lookup(const SystemKey& system, std::string_view code) const;
  /// Whether `set` holds the code.
  bool contains(std::uint32_t set, std::string_view system, std::string_view code) const;
  /// The sets that hold `text` as a whole, or else the names it consists of (texts.h), or else phrases in it that no
  /// word puts in doubt; ascending, each once; none in a text with a question mark. Names are found only where no word
  /// is beyond names, strength and form: "Herceptin 150 mg vial" gives the sets with the name "herceptin", "not
  /// Herceptin" none.
  std::vector<std::uint32_t> lookup_text(std::string_view text, Phrases phrases = Phrases::Found) const;
  bool contains_text(std::uint32_t set, std::string_view text) const;
  /// Whether `set` holds texts, names or phrases. They stand last among its entries.
  bool has_texts(std::uint32_t set) const;

 private:
  struct Storage;
  const Cell* find_code(const SystemKey& system, std::string_view code) const;
  const Cell* find_other_form(const SystemKey& system, std::string_view code) const;
  const Cell* find_pattern(std::uint64_t system_hash, std::string_view normalised_code) const;
  const Cell* find_cell(std::uint64_t system_hash, std::string_view normalised_code) const;

  std::vector<std::string_view> ids_;
  std::span<const Cell> cells_;
  std::span<const std::uint32_t> sets_;
  EntryTexts texts_;
  std::shared_ptr<const Storage> storage_;
};

}  // namespace nextline::terminology
