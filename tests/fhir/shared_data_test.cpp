// Real records that stand beside the repository; skipped where they are absent.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "fhir/tape_view.h"

namespace nextline::fhir {
namespace {

namespace fs = std::filesystem;
const fs::path kData = fs::path(NEXTLINE_SOURCE_DIR) / "../shared/data";

std::string contents(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

void expect_readable(const fs::path& path) {
  std::string shown;
  for (const Validation validation : {Validation::Whole, Validation::WhatIsRead}) {
    ReadOptions options;
    options.validation = validation;
    const auto record = read_file(path.string(), options);
    ASSERT_TRUE(record) << record.error().one_line();
    EXPECT_EQ(joined_notes(*record), "") << path;
    EXPECT_EQ(record->patients().size(), 1U) << path;
    std::string all;
    for (const Resource& resource : record->tape().resources) all += show(record->tape(), resource.node);
    if (!shown.empty()) {
      EXPECT_EQ(all, shown) << path;
    }
    shown = all;
  }
}

TEST(SharedData, McodeRecordsAreRead) {
  if (!fs::exists(kData / "mcode")) GTEST_SKIP() << "no shared data beside the repository";
  for (const auto& entry : fs::directory_iterator(kData / "mcode")) expect_readable(entry.path());
  const auto record = read_file((kData / "mcode/TrialMatching_Patient01.json").string());
  ASSERT_TRUE(record);
  const Tape& tape = record->tape();
  EXPECT_EQ(resources_of_type(tape, find_type("Observation")).size(), 8U);
  EXPECT_EQ(resources_of_type(tape, find_type("MedicationStatement")).size(), 5U);
  for (NodeIndex node : resources_of_type(tape, find_type("Observation"))) {
    const NodeIndex subject = find_child(tape, node, find_name("subject"));
    ASSERT_NE(subject, kNoNode);
    EXPECT_EQ(tape.resources[resolve_reference(tape, subject)].node, record->patient());
  }
}

TEST(SharedData, TruncatedRecordsAreRefused) {
  const fs::path path = kData / "mcode/TrialMatching_Patient01.json";
  if (!fs::exists(path)) GTEST_SKIP() << "no shared data beside the repository";
  std::string text = contents(path);
  text.resize(text.find_last_of('}') + 1);
  for (std::size_t size = 97; size < text.size(); size += 97)
    for (const Validation validation : {Validation::Whole, Validation::WhatIsRead}) {
      ReadOptions options;
      options.validation = validation;
      const auto record = read_record(std::string_view(text).substr(0, size), options);
      ASSERT_FALSE(record) << size;
      EXPECT_EQ(record.error().code, "json-truncated") << size;
    }
}

TEST(SharedData, SyntheaBundlesAreRead) {
  const fs::path archive = kData / "synthea/r4-bundles.tar.xz";
  if (!fs::exists(archive)) GTEST_SKIP() << "no shared data beside the repository";
  const fs::path folder = fs::temp_directory_path() / "nextline-synthea-test";
  fs::create_directories(folder);
  const std::string unpack = "tar xJf '" + archive.string() + "' -C '" + folder.string() + "'";
  if (std::system(unpack.c_str()) != 0) GTEST_SKIP() << "cannot unpack the bundles";  // NOLINT: a fixed command
  std::size_t count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    ++count;
    expect_readable(entry.path());
  }
  fs::remove_all(folder);
  EXPECT_EQ(count, 24U);
}

}  // namespace
}  // namespace nextline::fhir
