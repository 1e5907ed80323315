#include "base/text_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace nextline {
namespace {

class Files : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "nextline-test-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    std::ofstream(folder_ / "first-line.json") << "{\"a\": 1}";
    std::ofstream(folder_ / "empty.json");
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string path(const char* name) const { return (folder_ / name).string(); }

  std::filesystem::path folder_;
};

TEST_F(Files, AreReadWholeAndMappedWhole) {
  EXPECT_EQ(read_file(path("first-line.json")).value(), "{\"a\": 1}");
  EXPECT_EQ(read_file(path("empty.json")).value(), "");
  auto mapped = MappedFile::open(path("first-line.json"));
  ASSERT_TRUE(mapped.ok());
  MappedFile moved = std::move(*mapped);
  EXPECT_EQ(moved.bytes(), "{\"a\": 1}");
  EXPECT_EQ(MappedFile::open(path("empty.json")).value().bytes(), "");
}

TEST_F(Files, LargeOnesAreWhole) {
  const std::string text(3'000'001, 'z');
  std::ofstream(folder_ / "large") << text;
  EXPECT_EQ(read_file(path("large")).value(), text);
  EXPECT_EQ(read_file(path("large"), text.size()).value(), text);
  const auto error = read_file(path("large"), 2 << 20).error();
  EXPECT_EQ(error.code, "file-too-large");
  EXPECT_NE(error.message.find("2 MiB"), std::string::npos);
}

TEST_F(Files, MissingOnesNameTheirNeighbours) {
  const auto error = read_file(path("frist-line.json")).error();
  EXPECT_EQ(error.code, "file-not-found");
  EXPECT_EQ(error.hint, "did you mean '" + path("first-line.json") + "'?");
  EXPECT_EQ(MappedFile::open(path("frist-line.json")).error().hint, error.hint);
  EXPECT_EQ(read_file(path("entirely-different.txt")).error().hint, "");
  EXPECT_NE(read_file(path("nowhere/x.json")).error().hint.find("no folder"), std::string::npos);
  EXPECT_EQ(read_file("").error().code, "file-not-found");
}

TEST_F(Files, FoldersAndLockedOnesAreRefused) {
  EXPECT_EQ(read_file(folder_.string()).error().code, "file-is-directory");
  EXPECT_EQ(MappedFile::open(folder_.string()).error().code, "file-is-directory");
  if (::geteuid() == 0) GTEST_SKIP() << "root reads every file";
  std::filesystem::permissions(folder_ / "empty.json", std::filesystem::perms::none);
  EXPECT_EQ(read_file(path("empty.json")).error().code, "file-no-permission");
}

}  // namespace
}  // namespace nextline
