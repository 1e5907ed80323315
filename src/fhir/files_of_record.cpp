#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "fhir/record.h"

namespace nextline::fhir {
namespace {

bool holds_fhir(std::string name) {
  constexpr std::array<std::string_view, 3> kEndings = {".json", ".ndjson", ".gz"};
  std::ranges::transform(name, name.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 32) : c; });
  return name.front() != '.' &&
         std::ranges::any_of(kEndings, [&](std::string_view ending) { return name.ends_with(ending); });
}

}  // namespace

Result<std::vector<std::string>> files_of_record(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code ignored;  // a dangling link: opening it says so
    if (!entry->is_directory(ignored) && holds_fhir(entry->path().filename().string()))
      paths.push_back(entry->path().string());
  }
  if (error) return record_error("unreadable-file", "the folder cannot be read: " + error.message(), folder);
  if (paths.empty())
    return record_error("empty-folder", "the folder holds no FHIR file", folder,
                        "put the patient's *.json, *.ndjson or *.gz files into it, or name a file");
  std::ranges::sort(paths);
  return paths;
}

}  // namespace nextline::fhir
