#include "terminology/value_sets.h"

#include <algorithm>
#include <array>
#include <bit>
#include <deque>
#include <map>
#include <tuple>
#include <utility>

#include "fhir/text_hash.h"
#include "terminology/systems.h"
#include "terminology/texts.h"

namespace nextline::terminology {
namespace {

constexpr std::string_view kIdPrefix = "urn:nextline:valueset:";
constexpr char kStar = '*';
constexpr std::string_view kIcd10cm = "http://hl7.org/fhir/sid/icd-10-cm";
constexpr std::size_t kLongestIcd = 12;  // "S72.001A" and some slack; longer texts are no ICD codes

std::uint64_t code_hash(std::string_view system, std::string_view normalised) {
  return text_hash(normalised, text_hash(system));
}

/// True for systems whose entries may be patterns; the empty system stands for any.
bool has_patterns(std::string_view canonical) {
  return canonical.empty() || is_icd(canonical);
}

/// One code of one set while compiling; the same code of several sets are rows of one hash, in no order of their own.
struct Row {
  std::uint64_t hash = 0;
  std::string_view system, code;
  std::uint32_t set = 0;

  bool is_pattern() const { return has_patterns(system) && code.ends_with(kStar); }
  /// By hash, which is as good an order as any and quick to compare; the texts tell twins apart.
  bool operator<(const Row& other) const {
    return std::tie(hash, system, code, set) < std::tie(other.hash, other.system, other.code, other.set);
  }
  bool is_of(const Row& other) const { return hash == other.hash && system == other.system && code == other.code; }
};

/// The patterns of all sets, to find those that cover a code.
class Patterns {
 public:
  explicit Patterns(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
      if (!row.is_pattern()) continue;
      const std::string_view prefix = row.code.substr(0, row.code.size() - 1);
      sets_[{row.system, prefix}].push_back(row.set);
      longest_ = std::max(longest_, prefix.size());
      if (!prefix.empty()) begins_[static_cast<unsigned char>(prefix.front())] = true;
    }
  }
  /// Calls `each` with the sets of the patterns that cover a code or a longer pattern; one may come twice.
  template <class Each>
  void covering(const Row& row, Each each) const {
    if (row.code.empty() || !has_patterns(row.system) || !begins_[static_cast<unsigned char>(row.code.front())]) return;
    const std::size_t length = std::min(longest_, row.code.size() - (row.is_pattern() ? 1U : 0U));
    for (std::size_t prefix = 1; prefix <= length; ++prefix) {
      const auto found = sets_.find({row.system, row.code.substr(0, prefix)});
      if (found != sets_.end()) std::ranges::for_each(found->second, each);
    }
  }

 private:
  std::map<std::pair<std::string_view, std::string_view>, std::vector<std::uint32_t>> sets_;  // by system and prefix
  std::size_t longest_ = 0;
  std::array<bool, 256> begins_{};
};

/// Every code under its system, and once more under none. `codes` keeps the normal texts.
std::vector<Row> rows_of(std::span<const SetSource> sources, std::deque<std::string>& codes) {
  std::vector<Row> rows;
  for (std::uint32_t set = 0; set < sources.size(); ++set)
    for (const CodeEntry& code : sources[set].codes) {
      const std::string_view system = canonical_system(code.system);
      const std::string& normal = codes.emplace_back(normalised_code(system, code.code));
      rows.push_back({code_hash(system, normal), system, normal, set});
      if (!system.empty()) rows.push_back({code_hash({}, normal), {}, normal, set});
    }
  return rows;
}

}  // namespace

CompiledSets compile_sets(std::span<const SetSource> sources) {
  std::deque<std::string> codes;
  std::vector<Row> rows = rows_of(sources, codes);
  const Patterns patterns(rows);
  // One look tells all: every code, and every longer pattern, is in the sets of the patterns that cover it, too.
  for (std::size_t i = 0, own = rows.size(); i < own; ++i) {
    const Row row = rows[i];
    patterns.covering(row, [&](std::uint32_t set) { rows.push_back({row.hash, row.system, row.code, set}); });
  }
  std::ranges::sort(rows, std::less<>());

  std::size_t count = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) count += i == 0 || !rows[i].is_of(rows[i - 1]) ? 1 : 0;
  CompiledSets compiled;
  compiled.cells.resize(std::bit_ceil(count * 2 + 1));
  const std::size_t mask = compiled.cells.size() - 1;
  for (std::size_t first = 0; first < rows.size();) {
    std::size_t cell = rows[first].hash & mask;
    while (compiled.cells[cell].set_count > 0) cell = (cell + 1) & mask;
    Cell& made = compiled.cells[cell];
    made = {rows[first].hash, static_cast<std::uint32_t>(compiled.sets.size()), 0};
    std::size_t end = first;
    for (; end < rows.size() && rows[end].is_of(rows[first]); ++end)
      if (end == first || rows[end].set != rows[end - 1].set) compiled.sets.push_back(rows[end].set);
    made.set_count = static_cast<std::uint32_t>(compiled.sets.size()) - made.first_set;
    first = end;
  }
  return compiled;
}

bool has_twins(const CompiledSets& compiled) {
  std::vector<std::uint64_t> hashes;
  for (const Cell& cell : compiled.cells)
    if (cell.set_count > 0) hashes.push_back(cell.hash);
  std::ranges::sort(hashes);
  return std::ranges::adjacent_find(hashes) != hashes.end();
}

/// What a built ValueSets owns: the texts and the tables.
struct ValueSets::Storage {
  struct Entry {
    std::string system, code, display;
  };
  std::vector<std::string> ids;
  std::vector<std::vector<Entry>> entries;  // by set
  CompiledSets compiled;

  static CodeEntry entry(const void* context, std::uint32_t set, std::uint32_t index) {
    const Entry& found = static_cast<const Storage*>(context)->entries[set][index];
    return {found.system, found.code, found.display};
  }
  static std::uint32_t count(const void* context, std::uint32_t set) {
    return static_cast<std::uint32_t>(static_cast<const Storage*>(context)->entries[set].size());
  }
};

ValueSets ValueSets::build(std::span<const SetSource> sources) {
  auto storage = std::make_shared<Storage>();
  for (const SetSource& source : sources) {
    storage->ids.emplace_back(source.id);
    auto& entries = storage->entries.emplace_back();
    for (const CodeEntry& code : source.codes) {
      entries.push_back({std::string(code.system), std::string(code.code), std::string(code.display)});
    }
  }
  storage->compiled = compile_sets(sources);
  ValueSets sets = map({storage->ids.begin(), storage->ids.end()}, storage->compiled.cells, storage->compiled.sets,
                       {storage.get(), &Storage::entry, &Storage::count});
  sets.storage_ = std::move(storage);
  return sets;
}

ValueSets ValueSets::map(std::vector<std::string_view> ids, std::span<const Cell> cells,
                         std::span<const std::uint32_t> sets, EntryTexts texts) {
  ValueSets mapped;
  mapped.ids_ = std::move(ids);
  mapped.cells_ = cells;
  mapped.sets_ = sets;
  mapped.texts_ = texts;
  return mapped;
}

std::uint32_t ValueSets::find(std::string_view id) const {
  if (id.starts_with(kIdPrefix)) id.remove_prefix(kIdPrefix.size());
  const auto place = std::ranges::find(ids_, id);
  return place == ids_.end() ? kNoSet : static_cast<std::uint32_t>(place - ids_.begin());
}

const Cell* ValueSets::find_cell(std::uint64_t system_hash, std::string_view normalised) const {
  if (cells_.empty()) return nullptr;
  const std::uint64_t hash = text_hash(normalised, system_hash);
  const std::size_t mask = cells_.size() - 1;
  for (std::size_t cell = hash & mask; cells_[cell].set_count > 0; cell = (cell + 1) & mask)
    if (cells_[cell].hash == hash) return &cells_[cell];
  return nullptr;
}

const Cell* ValueSets::find_pattern(std::uint64_t system_hash, std::string_view normalised) const {
  std::string pattern(normalised);
  for (std::size_t length = normalised.size(); length > 0; --length) {
    pattern.resize(length);
    pattern += kStar;
    if (const Cell* cell = find_cell(system_hash, pattern)) return cell;
    pattern.pop_back();
  }
  return nullptr;
}

/// A code as it is compared in systems with patterns, and what patterns cover it.
const Cell* ValueSets::find_other_form(const SystemKey& system, std::string_view code) const {
  if (code.size() > kLongestIcd) return nullptr;
  const std::string normal = normalised_code(kIcd10cm, code);
  if (const Cell* cell = normal == code ? nullptr : find_cell(system.hash, normal)) return cell;
  return find_pattern(system.hash, normal);
}

const Cell* ValueSets::find_code(const SystemKey& system, std::string_view code) const {
  if (code.empty() || code.find(kStar) != std::string_view::npos) return nullptr;  // a record holds no patterns
  if (const Cell* cell = find_cell(system.hash, code)) return cell;
  return system.has_patterns ? find_other_form(system, code) : nullptr;
}

std::span<const std::uint32_t> ValueSets::lookup(const SystemKey& system, std::string_view code) const {
  const Cell* cell = find_code(system, code);
  return cell ? sets_.subspan(cell->first_set, cell->set_count) : std::span<const std::uint32_t>();
}

std::span<const std::uint32_t> ValueSets::lookup(std::string_view system, std::string_view code) const {
  return lookup(system_key(system), code);
}

bool ValueSets::contains(std::uint32_t set, std::string_view system, std::string_view code) const {
  return std::ranges::binary_search(lookup(system, code), set);
}

bool ValueSets::has_texts(std::uint32_t set) const {
  const std::uint32_t count = texts_.count(texts_.context, set);
  if (count == 0) return false;
  const std::string_view system = texts_.entry(texts_.context, set, count - 1).system;
  return system == kTextSystem || system == kNameSystem || system == kPhraseSystem;
}

std::vector<std::uint32_t> ValueSets::lookup_text(std::string_view text, Phrases phrases) const {
  if (text.empty() || text.size() > kLongestText || text.find('?') != std::string_view::npos) return {};
  std::vector<std::uint32_t> found;
  const auto take = [&](const Cell* cell) {
    const auto sets = sets_.subspan(cell->first_set, cell->set_count);
    found.insert(found.end(), sets.begin(), sets.end());
  };
  static const std::uint64_t kTexts = text_hash(kTextSystem), kNames = text_hash(kNameSystem),
                             kPhrases = text_hash(kPhraseSystem);
  const std::string normal = normalised_text(text);
  for (const std::uint64_t system : {kTexts, kPhrases})
    if (const Cell* whole = find_cell(system, normal)) take(whole);
  std::vector<const Cell*> names;
  const auto is_name = [&](std::string_view name) { return find_cell(kNames, name) != nullptr; };
  if (split_into_names(normal, is_name, [&](std::string_view name) { names.push_back(find_cell(kNames, name)); }))
    for (const Cell* name : names) take(name);
  if (found.empty() && phrases == Phrases::Found && !is_in_doubt(normal)) {
    const auto phrase_cell = [&](std::string_view phrase) { return find_cell(kPhrases, phrase); };
    find_phrases(normal, phrase_cell, [&](std::string_view phrase) { take(phrase_cell(phrase)); });
  }
  std::ranges::sort(found);
  found.erase(std::ranges::unique(found).begin(), found.end());
  return found;
}

bool ValueSets::contains_text(std::uint32_t set, std::string_view text) const {
  return std::ranges::binary_search(lookup_text(text), set);
}

}  // namespace nextline::terminology
