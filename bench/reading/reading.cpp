// How fast records are read, beside simdjson doing less: figures and ratios of one run.
//
//     bench_reading [FOLDER of JSON bundles]
// Without a folder it unpacks ../shared/data/synthea next to the repository, and says so if that is absent.
// Every contender first counts resources per type; it takes part only if its counts are right.
#include <simdjson.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "fhir/record.h"

namespace {

namespace fs = std::filesystem;
namespace ondemand = simdjson::ondemand;
using nextline::fhir::Buffer;
using Counts = std::map<std::string, int>;

struct Document {
  std::string name;
  std::string padded;  // with the parser's padding behind
  std::size_t size = 0;
};

struct Contender {
  const char* name;
  std::function<void(const Document&)> read;
  std::function<Counts(const Document&)> count;
};

std::vector<Document> load(const fs::path& folder) {
  std::vector<Document> documents;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    const std::size_t size = text.size();
    text.append(Buffer::kPadding, '\0');
    documents.push_back({entry.path().filename().string(), std::move(text), size});
  }
  std::ranges::sort(documents, {}, &Document::name);
  return documents;
}

ondemand::parser& parser() {
  static ondemand::parser instance;
  return instance;
}
simdjson::dom::parser& dom_parser() {
  static simdjson::dom::parser instance;
  return instance;
}
nextline::fhir::Reader& reader() {
  static nextline::fhir::Reader instance;
  return instance;
}

/// Walks the Bundle's entries and skips every one of them: the least that finds where they end.
void skip_all(const Document& document) {
  auto json = parser().iterate(document.padded.data(), document.size, document.padded.size());
  std::size_t entries = 0;
  for (auto field : json.get_object()) {
    if (field.key() != "entry") continue;
    for (auto entry : field.value().get_array()) entries += entry.error() == simdjson::SUCCESS ? 1 : 0;
  }
  if (entries == 0) std::abort();
}

Counts count_on_demand(const Document& document) {
  Counts counts;
  auto json = parser().iterate(document.padded.data(), document.size, document.padded.size());
  for (auto entry : json["entry"].get_array()) {
    std::string_view type;
    if (entry["resource"]["resourceType"].get(type) == simdjson::SUCCESS) ++counts[std::string(type)];
  }
  return counts;
}

void parse_dom(const Document& document) {
  simdjson::dom::element root;
  if (dom_parser().parse(document.padded.data(), document.size, false).get(root)) std::abort();
}

Counts count_dom(const Document& document) {
  Counts counts;
  simdjson::dom::element root;
  if (dom_parser().parse(document.padded.data(), document.size, false).get(root)) std::abort();
  for (auto entry : root["entry"].get_array()) {
    std::string_view type;
    if (entry["resource"]["resourceType"].get(type) == simdjson::SUCCESS) ++counts[std::string(type)];
  }
  return counts;
}

nextline::fhir::Record read_with(const Document& document, const nextline::fhir::ReadOptions& options) {
  auto record = reader().read(Buffer::borrow(document.padded.data(), document.size), options);
  if (!record) {
    std::fprintf(stderr, "%s: %s\n", document.name.c_str(), record.error().one_line().c_str());
    std::exit(1);
  }
  return std::move(record).value();
}

Counts count_record(const nextline::fhir::Record& record) {
  Counts counts;
  for (const auto& group : record.tape().groups)
    counts[std::string(nextline::fhir::type_name(group.type))] = static_cast<int>(group.count);
  return counts;
}

nextline::fhir::CodeAnswer answer(bool wanted) {
  return wanted ? nextline::fhir::CodeAnswer::Wanted : nextline::fhir::CodeAnswer::Unwanted;
}
nextline::fhir::CodeAnswer breast_cancer(const void*, std::string_view, std::string_view code) {
  return answer(code == "254837009" || code == "254838004" || code == "408643008" || code == "372137005");
}
nextline::fhir::CodeAnswer her2_or_lvef(const void*, std::string_view, std::string_view code) {
  return answer(code == "48676-1" || code == "85319-2" || code == "18474-7" || code == "10230-1");
}

/// What a cohort run asks of a record first: conditions, tests and drugs that matter, by code.
nextline::fhir::Requirements cohort_requirements() {
  using namespace nextline::fhir;
  Requirements requirements;
  const auto add = [&](const char* type, const char* code, std::vector<const char*> elements, CodeFilter filter) {
    ResourceRequirement requirement{find_type(type), {}, find_name(code), filter};
    for (const char* element : elements) requirement.elements.push_back(find_name(element));
    requirements.types.push_back(requirement);
  };
  add("Condition", "code", {"code", "clinicalStatus", "verificationStatus", "onset", "bodySite"},
      {nullptr, breast_cancer});
  add("Observation", "code", {"code", "status", "effective", "value", "interpretation"}, {nullptr, her2_or_lvef});
  for (const char* type : {"MedicationRequest", "MedicationAdministration", "MedicationStatement"})
    add(type, "medication", {"medication", "status", "effective", "authoredOn"}, {nullptr, her2_or_lvef});
  return requirements;
}

/// The shortest of many readings of each document, summed, in seconds: what the machine can do when left alone.
double shortest(const Contender& contender, const std::vector<Document>& documents) {
  double sum = 0;
  for (const Document& document : documents) {
    double best = 1e9;
    for (int pass = 0; pass < 60; ++pass) {
      const auto start = std::chrono::steady_clock::now();
      contender.read(document);
      best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    sum += best;
  }
  return sum;
}

fs::path unpacked_bundles() {
  const fs::path archive = fs::path(NEXTLINE_SOURCE_DIR) / "../shared/data/synthea/r4-bundles.tar.xz";
  if (!fs::exists(archive)) return {};
  const fs::path folder = fs::temp_directory_path() / "nextline-bench-reading";
  fs::create_directories(folder);
  const std::string command = "tar xJf '" + archive.string() + "' -C '" + folder.string() + "'";
  return std::system(command.c_str()) == 0 ? folder : fs::path();
}

}  // namespace

int main(int argument_count, char** arguments) {
  const fs::path folder = argument_count > 1 ? fs::path(arguments[1]) : unpacked_bundles();
  if (folder.empty()) {
    std::puts("bench_reading: skipped, no bundles: name a folder, or put the shared data beside the repository");
    return 0;
  }
  const std::vector<Document> documents = load(folder);
  std::size_t bytes = 0;
  for (const Document& document : documents) bytes += document.size;

  const nextline::fhir::Requirements requirements = cohort_requirements();
  nextline::fhir::ReadOptions cohort;
  cohort.validation = nextline::fhir::Validation::WhatIsRead;
  nextline::fhir::ReadOptions cohort_whole = cohort;
  cohort.requirements = &requirements;
  nextline::fhir::ReadOptions whole;

  const Contender contenders[] = {
      {"simdjson on-demand, skip all", skip_all, count_on_demand},
      {"simdjson DOM, parse only", parse_dom, count_dom},
      {"nextline, cohort (required types and codes)", [&](const Document& d) { read_with(d, cohort); },
       [&](const Document& d) { return count_record(read_with(d, cohort_whole)); }},
      {"nextline, everything to the tape", [&](const Document& d) { read_with(d, cohort_whole); },
       [&](const Document& d) { return count_record(read_with(d, cohort_whole)); }},
      {"nextline, everything, whole document validated", [&](const Document& d) { read_with(d, whole); },
       [&](const Document& d) { return count_record(read_with(d, whole)); }},
  };
  for (const Document& document : documents) {
    const Counts expected = contenders[0].count(document);
    for (const Contender& contender : contenders) {
      if (contender.count(document) == expected) continue;
      std::fprintf(stderr, "%s counts other resources in %s\n", contender.name, document.name.c_str());
      return 1;
    }
  }
  std::printf("%zu bundles, %.1f MB, all contenders count the same resources\n", documents.size(),
              static_cast<double>(bytes) / 1e6);
  double first = 0;
  for (const Contender& contender : contenders) {
    const double seconds = shortest(contender, documents);
    if (first == 0) first = seconds;
    std::printf("%-50s %7.2f ms  %5.2f GB/s  %5.2fx of skip all\n", contender.name, seconds * 1e3,
                static_cast<double>(bytes) / seconds / 1e9, first / seconds);
  }
  return 0;
}
