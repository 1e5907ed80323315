#include "knowledge/load.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "knowledge/loading/kinds.h"
#include "knowledge/read_files.h"

namespace nextline::knowledge {

const FactEntry* PackSource::fact(std::string_view name) const {
  for (const FactEntry& entry : facts)
    if (entry.name.text == name) return &entry;
  return nullptr;
}

std::vector<std::string_view> PackSource::fact_names() const {
  std::vector<std::string_view> names;
  for (const FactEntry& entry : facts) names.push_back(entry.name.text);
  return names;
}

const LibraryEntry* PackSource::library(std::string_view name) const {
  for (const LibraryEntry& entry : libraries)
    if (entry.name == name) return &entry;
  return nullptr;
}

std::optional<std::uint32_t> PackSource::interpretation_of(std::string_view parameter) const {
  for (std::uint32_t i = 0; i < interpretations.size(); ++i)
    if (interpretations[i].parameter.text == parameter) return i;
  return std::nullopt;
}

std::optional<std::uint32_t> InterpretationEntry::alternative(std::string_view name) const {
  for (std::uint32_t i = 0; i < alternatives.size(); ++i)
    if (alternatives[i].id.text == name) return i;
  return std::nullopt;
}

namespace {

template <class Entry>
void add(std::vector<const Entry*>& all, const std::vector<Entry>& more) {
  for (const Entry& entry : more) all.push_back(&entry);
}

}  // namespace

std::vector<const DueEntry*> PackSource::due_entries() const {
  std::vector<const DueEntry*> all;
  for (const DrugEntry& drug : drugs) add(all, drug.calendar);
  for (const RegimenEntry& regimen : regimens) add(all, regimen.calendar);
  add(all, calendar);
  return all;
}

std::vector<const PreparationEntry*> PackSource::preparation_entries() const {
  std::vector<const PreparationEntry*> all;
  for (const DrugEntry& drug : drugs) add(all, drug.preparations);
  for (const RegimenEntry& regimen : regimens) add(all, regimen.preparations);
  add(all, preparations);
  return all;
}

namespace {

namespace fs = std::filesystem;

using Loader = void (*)(const yaml::Node&, PackSource&);
/// A file, or (ending in '/') every .yaml file of a folder.
struct KindOfFile {
  std::string_view path;
  Loader load;  ///< null: read by someone else (vignettes, synthetic patients)
  bool required;
};

constexpr std::array<KindOfFile, 22> kKinds = {{
    {"guideline.yaml", loading::load_guideline, true},
    {"case.yaml", loading::load_case, true},
    {"sources.yaml", loading::load_sources, true},
    {"planner.yaml", loading::load_planner, true},
    {"obligations.yaml", loading::load_obligations, false},
    {"checklist.yaml", loading::load_checklist, false},
    {"calendar.yaml", loading::load_calendar, false},
    {"referrals.yaml", loading::load_referrals, false},
    {"actions.yaml", loading::load_actions, false},
    {"alerts.yaml", loading::load_alerts, false},
    {"interpretations.yaml", loading::load_interpretations, false},
    {"interactions.yaml", loading::load_interactions, false},
    {"medicines.yaml", loading::load_medicines, false},
    {"leaflets/", loading::load_leaflet, false},
    {"pages/", loading::load_page, false},
    {"drugs/", loading::load_drug, false},
    {"regimens/", loading::load_regimen, false},
    {"evidence/", loading::load_evidence, false},
    {"recommendations/", loading::load_recommendations, false},
    {"terminology/", loading::load_value_set, false},
    {"cases/", nullptr, false},
    {"synth.yaml", nullptr, false},
}};

const KindOfFile* kind_of(std::string_view path) {
  for (const KindOfFile& kind : kKinds)
    if (kind.path == path || (kind.path.ends_with('/') && path.starts_with(kind.path))) return &kind;
  return nullptr;
}

/// Paths below `folder` of YAML and CQL files, with '/' between, sorted bytewise so that every machine agrees.
std::vector<std::string> list_files(const fs::path& folder, std::vector<Error>& errors) {
  std::vector<std::string> out;
  std::error_code failure;
  fs::recursive_directory_iterator it(folder, failure);
  for (; !failure && it != fs::recursive_directory_iterator(); it.increment(failure)) {
    const std::string extension = it->path().extension().string();
    if (it->is_regular_file() && (extension == ".yaml" || extension == ".yml" || extension == ".cql"))
      out.push_back(it->path().lexically_relative(folder).generic_string());
  }
  if (failure)
    errors.push_back(author_error("no-such-folder", "cannot be read: " + failure.message(), folder.string(),
                                  "name the folder of a guideline pack"));
  std::sort(out.begin(), out.end());
  return out;
}

std::string join(const std::string& folder, const std::string& path) {
  return folder.ends_with('/') ? folder + path : folder + '/' + path;
}

void load_yaml(const std::string& file, const std::string& path, const ReadFile& read, PackSource& pack) {
  const KindOfFile* kind = kind_of(path);
  if (kind == nullptr) {
    std::vector<std::string_view> known;
    known.reserve(kKinds.size());
    for (const KindOfFile& each : kKinds) known.push_back(each.path);
    pack.errors.push_back(
        author_error("unknown-file", "nothing in a pack is read from here" + did_you_mean(path, known), file));
  } else if (read.yaml && *read.yaml) {
    kind->load(**read.yaml, pack);
  } else if (read.yaml) {
    pack.errors.push_back(read.yaml->error());
  }
}

/// What loading takes of the file; vignettes and synthetic patients are read by who needs them.
Reading reading_of(std::string_view path) {
  if (path.ends_with(".cql")) return Reading::Cql;
  const KindOfFile* kind = kind_of(path);
  return kind != nullptr && kind->load != nullptr ? Reading::Yaml : Reading::Text;
}

}  // namespace

PackSource load_pack(const std::string& folder) {
  PackSource pack;
  pack.folder = folder;
  std::vector<std::string> paths = list_files(folder, pack.errors);
  std::vector<std::string> files;
  for (const std::string& path : paths) files.push_back(join(folder, path));
  const auto reading = [&](std::size_t i) { return reading_of(paths[i]); };
  read_files(files, reading, [&](std::size_t i, ReadFile& file) {
    Result<std::string>& text = *file.text;
    if (!text) pack.errors.push_back(text.error());
    pack.files.push_back(SourceFile{std::move(paths[i]), text ? std::move(*text) : std::string()});
    const SourceFile& source = pack.files.back();
    if (file.cql) {
      pack.libraries.push_back(
          {fs::path(source.path).stem().string(), files[i], source.path, source.text, std::move(file.cql)});
    } else if (reading_of(source.path) != Reading::Cql) {
      load_yaml(files[i], source.path, file, pack);
    }
  });
  for (const KindOfFile& kind : kKinds) {
    const auto is_kind = [&](const SourceFile& file) { return file.path == kind.path; };
    if (kind.required && std::none_of(pack.files.begin(), pack.files.end(), is_kind))
      pack.errors.push_back(
          author_error("missing-file", "a pack needs this file", join(folder, std::string(kind.path)), "add it"));
  }
  sort_by_place(pack.errors);
  return pack;
}

}  // namespace nextline::knowledge
