#include "terminology/value_sets.h"

#include <algorithm>
#include <bit>
#include <map>
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

/// The sets that hold one (system, code), ascending, each once.
struct Item {
  std::vector<std::uint32_t> sets;

  void add(std::uint32_t more) {
    const auto place = std::ranges::lower_bound(sets, more);
    if (place == sets.end() || *place != more) sets.insert(place, more);
  }
};
using Items = std::map<std::pair<std::string, std::string>, Item>;

/// Gives every code, and every longer pattern, the sets of the patterns that cover it: one look then tells all.
void spread_patterns(Items& items) {
  Items patterns;
  for (const auto& [key, item] : items)
    if (has_patterns(key.first) && key.second.ends_with(kStar)) patterns.emplace(key, item);
  for (auto& [key, item] : items) {
    const auto& [system, code] = key;
    if (!has_patterns(system)) continue;
    const std::size_t length = code.ends_with(kStar) ? code.size() - 1 : code.size();
    for (std::size_t prefix = 1; prefix <= length; ++prefix) {
      const auto pattern = patterns.find({system, code.substr(0, prefix) + kStar});
      if (pattern == patterns.end()) continue;
      for (std::uint32_t set : pattern->second.sets) item.add(set);
    }
  }
}

}  // namespace

CompiledSets compile_sets(std::span<const SetSource> sources) {
  Items items;
  for (std::uint32_t set = 0; set < sources.size(); ++set) {
    for (const CodeEntry& code : sources[set].codes) {
      const std::string_view system = canonical_system(code.system);
      const std::string normal = normalised_code(system, code.code);
      items[{std::string(system), normal}].add(set);
      if (!system.empty()) items[{"", normal}].add(set);
    }
  }
  spread_patterns(items);

  CompiledSets compiled;
  compiled.cells.resize(std::bit_ceil(items.size() * 2 + 1));
  const std::size_t mask = compiled.cells.size() - 1;
  for (const auto& [key, item] : items) {
    const std::uint64_t hash = code_hash(key.first, key.second);
    std::size_t cell = hash & mask;
    while (compiled.cells[cell].set_count > 0) cell = (cell + 1) & mask;
    compiled.cells[cell] = {hash, static_cast<std::uint32_t>(compiled.sets.size()),
                            static_cast<std::uint32_t>(item.sets.size())};
    compiled.sets.insert(compiled.sets.end(), item.sets.begin(), item.sets.end());
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

const Cell* ValueSets::find_cell(std::string_view system, std::string_view normalised) const {
  if (cells_.empty()) return nullptr;
  const std::uint64_t hash = code_hash(system, normalised);
  const std::size_t mask = cells_.size() - 1;
  for (std::size_t cell = hash & mask; cells_[cell].set_count > 0; cell = (cell + 1) & mask)
    if (cells_[cell].hash == hash) return &cells_[cell];
  return nullptr;
}

const Cell* ValueSets::find_pattern(std::string_view system, std::string_view normalised) const {
  std::string pattern(normalised);
  for (std::size_t length = normalised.size(); length > 0; --length) {
    pattern.resize(length);
    pattern += kStar;
    if (const Cell* cell = find_cell(system, pattern)) return cell;
    pattern.pop_back();
  }
  return nullptr;
}

const Cell* ValueSets::find_code(std::string_view system, std::string_view code) const {
  if (code.empty() || code.find(kStar) != std::string_view::npos) return nullptr;  // a record holds no patterns
  if (const Cell* cell = find_cell(system, code)) return cell;
  if (!has_patterns(system) || code.size() > kLongestIcd) return nullptr;
  const std::string normal = normalised_code(kIcd10cm, code);
  if (const Cell* cell = normal == code ? nullptr : find_cell(system, normal)) return cell;
  return find_pattern(system, normal);
}

std::span<const std::uint32_t> ValueSets::lookup(std::string_view system, std::string_view code) const {
  const Cell* cell = find_code(canonical_system(system), code);
  return cell ? sets_.subspan(cell->first_set, cell->set_count) : std::span<const std::uint32_t>();
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
  const std::string normal = normalised_text(text);
  for (const std::string_view system : {kTextSystem, kPhraseSystem})
    if (const Cell* whole = find_cell(system, normal)) take(whole);
  std::vector<const Cell*> names;
  const auto is_name = [&](std::string_view name) { return find_cell(kNameSystem, name) != nullptr; };
  if (split_into_names(normal, is_name, [&](std::string_view name) { names.push_back(find_cell(kNameSystem, name)); }))
    for (const Cell* name : names) take(name);
  if (found.empty() && phrases == Phrases::Found && !is_in_doubt(normal)) {
    const auto phrase_cell = [&](std::string_view phrase) { return find_cell(kPhraseSystem, phrase); };
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
