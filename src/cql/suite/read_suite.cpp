#include <algorithm>
#include <filesystem>
#include <pugixml.hpp>

#include "cql/suite/suite.h"

namespace nextline::cql {

namespace {

std::string trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(kSpace) - first + 1));
}

Validity validity_of(std::string_view invalid) {
  if (invalid.empty() || invalid == "false") return Validity::Valid;
  if (invalid == "syntax") return Validity::WrongSyntax;
  return invalid == "semantic" ? Validity::WrongMeaning : Validity::Fails;
}

Result<void> read_xml(const std::filesystem::path& path, std::vector<SuiteTest>& tests) {
  pugi::xml_document document;
  const pugi::xml_parse_result parsed = document.load_file(path.c_str());
  if (!parsed)
    return record_error("not-xml", std::string(parsed.description()) + " at byte " + std::to_string(parsed.offset),
                        path.string(), "the HL7 suite's files are XML");
  for (const pugi::xml_node group : document.child("tests").children("group")) {
    for (const pugi::xml_node node : group.children("test")) {
      const pugi::xml_node expression = node.child("expression");
      tests.push_back({.file = path.filename().string(),
                       .group = group.attribute("name").value(),
                       .name = node.attribute("name").value(),
                       .expression = trimmed(expression.text().get()),
                       .output = trimmed(node.child("output").text().get()),
                       .validity = validity_of(expression.attribute("invalid").value())});
    }
  }
  return {};
}

}  // namespace

Result<std::vector<SuiteTest>> read_suite(const std::string& path) {
  std::error_code error;
  std::vector<std::filesystem::path> files;
  if (std::filesystem::is_directory(path, error)) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path, error))
      if (entry.path().extension() == ".xml") files.push_back(entry.path());
    std::ranges::sort(files);
  } else if (std::filesystem::exists(path, error)) {
    files.emplace_back(path);
  } else {
    return record_error("no-such-file", "there is no such file or folder", path, "give the folder of HL7's cql-tests");
  }
  std::vector<SuiteTest> tests;
  for (const auto& file : files) NEXTLINE_CHECK(read_xml(file, tests));
  if (tests.empty()) return record_error("no-tests", "no CQL tests found", path, "give the folder of HL7's cql-tests");
  return tests;
}

}  // namespace nextline::cql
