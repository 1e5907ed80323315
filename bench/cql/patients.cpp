#include "patients.h"

#include <simdjson.h>

#include <sstream>

#include "base/text_file.h"

namespace nextline::differential {
namespace {

constexpr std::string_view kPrefix = "urn:nextline:valueset:";  // ValueSets knows its sets without it

/// The sets of the parsed file; what is not of the form throws simdjson_error.
terminology::ValueSets sets_of(simdjson::dom::element document) {
  std::vector<std::string_view> ids;
  std::vector<std::vector<terminology::CodeEntry>> codes;
  for (const auto field : document.get_object()) {
    ids.push_back(field.key.starts_with(kPrefix) ? field.key.substr(kPrefix.size()) : field.key);
    codes.emplace_back();
    for (simdjson::dom::element code : field.value.get_array())
      codes.back().push_back(
          {std::string_view(code.at(0).get_string()), std::string_view(code.at(1).get_string()), {}});
  }
  std::vector<terminology::SetSource> sources;
  for (std::size_t i = 0; i < ids.size(); ++i) sources.push_back({ids[i], codes[i]});
  return terminology::ValueSets::build(sources);
}

}  // namespace

Result<terminology::ValueSets> read_value_sets(const std::string& path) {
  auto text = read_file(path);
  if (!text) return std::move(text).error();
  simdjson::dom::parser parser;
  try {
    return sets_of(parser.parse(*text));
  } catch (const simdjson::simdjson_error& fault) {
    return author_error("not-value-sets",
                        std::string("no value sets as tools/differential/prepare writes them: ") + fault.what(), path);
  }
}

Result<std::vector<Patient>> read_patients(const std::string& path) {
  auto text = read_file(path);
  if (!text) return std::move(text).error();
  std::vector<Patient> patients;
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line);) {
    auto record = fhir::read_record(line);
    if (!record) return std::move(record).error();
    const std::string reference = record->patient_reference();
    patients.push_back({reference.substr(reference.find('/') + 1), std::move(*record)});
  }
  return patients;
}

}  // namespace nextline::differential
