#include "knowledge/pack.h"

#include <filesystem>
#include <unordered_map>
#include <utility>

#include "base/text_file.h"
#include "cql/operators/table.h"
#include "knowledge/choices.h"
#include "knowledge/compile.h"
#include "knowledge/compiling/program_blob.h"
#include "knowledge/fact_table.h"

namespace nextline::knowledge {

namespace {

/// Where the bytes are: mapped or owned.
struct PackBytes {
  std::optional<MappedFile> mapped;
  flatbuffers::DetachedBuffer owned;

  std::string_view view() const {
    return mapped ? mapped->bytes() : std::string_view(reinterpret_cast<const char*>(owned.data()), owned.size());
  }
};

}  // namespace

struct Pack::Storage {
  std::shared_ptr<const PackBytes> bytes;
  terminology::ValueSets value_sets;
  std::unordered_map<std::string_view, std::uint32_t> facts;  ///< by name: asked for with every patient
  std::optional<FactTable> fact_table;
  std::optional<Overlay> overlay;
  std::vector<cql::Parameter> parameters;  ///< of the program, with the overlay's choices; empty without one
};

namespace {

constexpr std::uint32_t kFormat = 1;

Error refused(std::string code, std::string what, const std::string& name) {
  return author_error(std::move(code), std::move(what), name,
                      "make it anew: nextline pack compile FOLDER --output " + name);
}

Result<const flat::Pack*> verified(std::string_view bytes, const std::string& name) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  if (bytes.size() < 16 || !flatbuffers::BufferHasIdentifier(data, flat::PackIdentifier()))
    return refused("not-a-pack", "is no compiled guideline pack", name);
  flatbuffers::Verifier verifier(data, bytes.size(), 64, 10'000'000);
  if (!flat::VerifyPackBuffer(verifier)) return refused("damaged-pack", "is damaged or cut short", name);
  const flat::Pack* pack = flat::GetPack(data);
  if (pack->format() != kFormat) return refused("pack-format", "has another format", name);
  if (pack->program() == nullptr || pack->planner() == nullptr || pack->facts() == nullptr)
    return refused("damaged-pack", "lacks a part", name);
  if (pack->program()->operator_stamp() != cql::operator_table_stamp())
    return refused("pack-stamp", "was compiled by another version of the program", name);
  return pack;
}

terminology::CodeEntry entry_text(const void* context, std::uint32_t set, std::uint32_t entry) {
  const auto* pack = static_cast<const flat::Pack*>(context);
  const flat::CodeEntry* code = pack->value_sets()->Get(set)->codes()->Get(entry);
  return {code->system()->string_view(), code->code()->string_view(), code->display()->string_view()};
}

std::uint32_t entry_count(const void* context, std::uint32_t set) {
  return static_cast<const flat::Pack*>(context)->value_sets()->Get(set)->codes()->size();
}

terminology::ValueSets map_value_sets(const flat::Pack& pack) {
  std::vector<std::string_view> ids;
  for (const flat::ValueSet* set : *pack.value_sets()) ids.push_back(set->id()->string_view());
  const std::span cells(reinterpret_cast<const terminology::Cell*>(pack.code_cells()->Data()),
                        pack.code_cells()->size());
  const std::span<const std::uint32_t> sets(pack.code_sets()->data(), pack.code_sets()->size());
  return terminology::ValueSets::map(std::move(ids), cells, sets, {&pack, entry_text, entry_count});
}

/// Packs hold some dozens of entries of a kind: walking them is faster than any index would be to build.
template <class Entries>
auto by_id(const Entries* entries, std::string_view id) -> decltype(entries->Get(0)) {
  if (entries == nullptr) return nullptr;
  for (const auto* entry : *entries)
    if (entry->id()->string_view() == id) return entry;
  return nullptr;
}

}  // namespace

Pack::Pack(std::unique_ptr<Storage> storage, const flat::Pack* flat) : storage_(std::move(storage)), flat_(flat) {
  storage_->value_sets = map_value_sets(*flat_);
  storage_->fact_table.emplace(*flat_);
  for (std::uint32_t i = 0; i < flat_->facts()->size(); ++i)
    storage_->facts.emplace(flat_->facts()->Get(i)->name()->string_view(), i);
}
Pack::Pack(Pack&&) noexcept = default;
Pack& Pack::operator=(Pack&&) noexcept = default;
Pack::~Pack() = default;

Result<Pack> Pack::open_file(const std::string& path) {
  NEXTLINE_TRY(file, MappedFile::open(path));
  auto bytes = std::make_shared<PackBytes>();
  bytes->mapped = std::move(file);
  NEXTLINE_TRY(flat, verified(bytes->view(), path));
  auto storage = std::make_unique<Storage>();
  storage->bytes = std::move(bytes);
  return Pack(std::move(storage), flat);
}

Result<Pack> Pack::from_bytes(flatbuffers::DetachedBuffer bytes, const std::string& name) {
  auto owned = std::make_shared<PackBytes>();
  owned->owned = std::move(bytes);
  NEXTLINE_TRY(flat, verified(owned->view(), name));
  auto storage = std::make_unique<Storage>();
  storage->bytes = std::move(owned);
  return Pack(std::move(storage), flat);
}

namespace {

/// A literal of the program that is `text`; Parameter::kNone if it has none.
std::uint32_t literal_of(const cql::Program& program, std::string_view text) {
  for (std::uint32_t i = 0; i < program.nodes.size(); ++i) {
    if (static_cast<cql::Op>(program.nodes[i].op) != cql::Op::Literal) continue;
    const cql::Constant& constant = program.constants[program.nodes[i].a];
    if (constant.kind == cql::ConstantKind::String && program.str(constant.text) == text) return i;
  }
  return cql::Parameter::kNone;
}

/// Makes the alternative the default of the choice's parameter: some define compares with it, so its literal is there.
bool settle(const cql::Program& program, const OverlayChoice& choice, std::vector<cql::Parameter>& parameters) {
  const std::uint32_t literal = literal_of(program, choice.alternative);
  for (cql::Parameter& parameter : parameters) {
    if (program.str(program.libraries[parameter.library].name) != kChoices ||
        program.str(parameter.name) != choice.parameter)
      continue;
    parameter.default_node = literal;
    return literal != cql::Parameter::kNone;
  }
  return false;
}

}  // namespace

Result<Pack> Pack::overlaid(Overlay overlay) const {
  auto storage = std::make_unique<Storage>();
  storage->bytes = storage_->bytes;
  const cql::Program own = compiling::view_program(*flat_->program());
  storage->parameters.assign(own.parameters.begin(), own.parameters.end());
  for (const OverlayChoice& choice : overlay.choices)
    if (!settle(own, choice, storage->parameters))
      return bug_error("overlay", "the logic knows no '" + choice.alternative + "' of '" + choice.interpretation + "'",
                       {}, "nextline lint finds what is wrong with the pack");
  storage->overlay = std::move(overlay);
  return Pack(std::move(storage), flat_);
}

const Overlay* Pack::overlay() const {
  return storage_->overlay ? &*storage_->overlay : nullptr;
}

cql::Program Pack::program() const {
  cql::Program program = compiling::view_program(*flat_->program());
  if (!storage_->parameters.empty()) program.parameters = storage_->parameters;
  return program;
}
const terminology::ValueSets& Pack::value_sets() const {
  return storage_->value_sets;
}

std::vector<std::string_view> Pack::library_texts() const {
  std::vector<std::string_view> out;
  for (const flat::LibraryText* library : *flat_->libraries()) out.push_back(library->text()->string_view());
  return out;
}

const flat::Regimen* Pack::regimen(std::string_view id) const {
  return by_id(flat_->regimens(), id);
}
const flat::Drug* Pack::drug(std::string_view id) const {
  return by_id(flat_->drugs(), id);
}
const flat::Rule* Pack::rule(std::string_view id) const {
  return by_id(flat_->rules(), id);
}
const flat::Interpretation* Pack::interpretation(std::string_view id) const {
  return by_id(flat_->interpretations(), id);
}
const flat::Source* Pack::source(std::string_view id) const {
  return by_id(flat_->sources(), id);
}
const flat::Evidence* Pack::evidence(std::string_view id) const {
  return by_id(flat_->evidence(), id);
}

const FactTable& Pack::fact_table() const {
  return *storage_->fact_table;
}

std::optional<std::uint32_t> Pack::fact_index(std::string_view name) const {
  const auto found = storage_->facts.find(name);
  return found == storage_->facts.end() ? std::nullopt : std::optional(found->second);
}

Result<Pack> pack_from_folder_or_file(const std::string& path) {
  std::error_code ignored;
  if (!std::filesystem::is_directory(path, ignored)) return Pack::open_file(path);
  NEXTLINE_TRY(compiled, compile_pack(path));
  return Pack::from_bytes(std::move(compiled.bytes), path);
}

}  // namespace nextline::knowledge
