// One patient's record in several files of a folder.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>

#include "fhir/record.h"

namespace nextline::fhir {
namespace {

using ::testing::HasSubstr;

constexpr const char* kPatient = R"({"resourceType":"Patient","id":"p1"})";

std::string condition(const std::string& id, const std::string& patient = "p1") {
  return R"({"resourceType":"Condition","id":")" + id + R"(","subject":{"reference":"Patient/)" + patient + "\"}}";
}

class Folder : public ::testing::Test {
 protected:
  Folder() {
    std::string path = (std::filesystem::temp_directory_path() / "nextline-folder-XXXXXX").string();
    if (mkdtemp(path.data())) folder_ = path;
  }
  ~Folder() override { std::filesystem::remove_all(folder_); }
  void file(const std::string& name, const std::string& text) { std::ofstream(folder_ / name) << text; }
  Result<Record> read(const std::string& patient = {}) {
    ReadOptions options;
    options.patient = patient;
    return read_file(folder_.string(), options);
  }

  std::filesystem::path folder_;
};

TEST_F(Folder, FilesMakeOneRecord) {
  file("b.json", "[" + condition("c1") + "]");
  file("a.json", "\xef\xbb\xbf" + std::string(kPatient));
  file("c.ndjson", condition("c2") + "\n" + condition("c1") + "\n");
  file("notes.txt", "not read");
  file(".hidden.json", "not read");
  std::filesystem::create_directory(folder_ / "deeper.json");
  const auto record = read();
  ASSERT_TRUE(record) << record.error().one_line();
  EXPECT_EQ(record->patient_reference(), "Patient/p1");
  EXPECT_EQ(record->tape().resources.size(), 3U);  // c1 stands twice and is kept once
  EXPECT_TRUE(record->notes().empty());
}

TEST_F(Folder, PackedFilesAreReadToo) {
  file("a.json", kPatient);
  const std::string bytes = condition("c1");
  gzFile packed = gzopen((folder_ / "b.json.gz").c_str(), "wb");
  ASSERT_NE(packed, nullptr);
  EXPECT_EQ(gzwrite(packed, bytes.data(), static_cast<unsigned>(bytes.size())), static_cast<int>(bytes.size()));
  gzclose(packed);
  const auto record = read();
  ASSERT_TRUE(record) << record.error().one_line();
  EXPECT_EQ(record->tape().resources.size(), 2U);
}

TEST_F(Folder, TooMuchIsRefusedUnderTheFoldersName) {
  file("a.json", kPatient);
  file("b.json", condition("c1"));
  ReadOptions options;
  options.max_bytes = 100;
  const auto record = read_file(folder_.string(), options);
  ASSERT_FALSE(record);
  EXPECT_EQ(record.error().code, "too-large");
  EXPECT_EQ(record.error().where, folder_.string());
}

TEST_F(Folder, LongFirstLineOfNdjsonIsReadAsLines) {
  file("a.json", kPatient);
  const std::string padding(100'000, ' ');
  file("b.ndjson", R"({"resourceType":"Condition","id":"c1",)" + padding + R"("subject":{"reference":"Patient/p1"}})" +
                       "\n" + condition("c2"));
  const auto record = read();
  ASSERT_TRUE(record) << record.error().one_line();
  EXPECT_EQ(record->tape().resources.size(), 3U);
}

TEST_F(Folder, NamesAreInOrder) {
  for (const char* name : {"z.JSON", "a.json.gz", "m.ndjson"}) file(name, kPatient);
  const auto files = files_of_record(folder_.string());
  ASSERT_TRUE(files);
  const std::vector<std::string> expected = {(folder_ / "a.json.gz").string(), (folder_ / "m.ndjson").string(),
                                             (folder_ / "z.JSON").string()};
  EXPECT_EQ(*files, expected);
}

TEST_F(Folder, BadFileIsNamedWithItsOwnLine) {
  file("a.json", kPatient);
  file("b.json", "{\"resourceType\":\n\"Condition\"");
  const auto record = read();
  ASSERT_FALSE(record);
  EXPECT_EQ(record.error().code, "json-truncated");
  EXPECT_THAT(record.error().where, HasSubstr("b.json:2"));
}

TEST_F(Folder, SeveralPatientsAreNamedUnlessOneIsAskedFor) {
  file("a.json", kPatient);
  file("b.json", R"([{"resourceType":"Patient","id":"p2"},)" + condition("c2", "p2") + "]");
  const auto both = read();
  ASSERT_FALSE(both);
  EXPECT_EQ(both.error().code, "several-patients");
  EXPECT_THAT(both.error().one_line(), AllOf(HasSubstr("p1, p2"), HasSubstr("--patient"), HasSubstr(folder_.string())));
  const auto one = read("p2");
  ASSERT_TRUE(one) << one.error().one_line();
  EXPECT_EQ(one->tape().resources.size(), 2U);
}

TEST_F(Folder, WithoutFhirFilesIsRefused) {
  file("readme.txt", "nothing");
  const auto record = read();
  ASSERT_FALSE(record);
  EXPECT_EQ(record.error().code, "empty-folder");
  EXPECT_EQ(record.error().exit_status(), 2);
}

}  // namespace
}  // namespace nextline::fhir
