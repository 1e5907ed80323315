// The tiny test pack: as it is, and spoiled copies of it.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

namespace nextline::knowledge::testing {

inline std::string tiny_folder() {
  return NEXTLINE_SOURCE_DIR "/tests/data/packs/tiny";
}

/// A copy of the tiny pack in a temporary folder that goes away with it.
class PackCopy {
 public:
  PackCopy() {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    std::string name = std::string("nextline-") + test->test_suite_name() + '-' + test->name();
    for (char& c : name)
      if (c == '/') c = '-';
    folder_ = std::filesystem::temp_directory_path() / name;
    std::filesystem::remove_all(folder_);
    std::filesystem::copy(tiny_folder(), folder_, std::filesystem::copy_options::recursive);
  }
  PackCopy(const PackCopy&) = delete;
  PackCopy& operator=(const PackCopy&) = delete;
  ~PackCopy() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  std::string folder() const { return folder_.string(); }

  /// Replaces the first `from` in `file`; the test fails if it is not there.
  void spoil(const std::string& file, const std::string& from, const std::string& to) {
    std::string text = read(file);
    const std::size_t at = text.find(from);
    ASSERT_NE(at, std::string::npos) << file << " does not hold: " << from;
    text.replace(at, from.size(), to);
    write(file, text);
  }
  std::string read(const std::string& file) const {
    std::ifstream stream(folder_ / file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  }
  void write(const std::string& file, const std::string& text) const {
    std::ofstream(folder_ / file, std::ios::binary) << text;
  }

 private:
  std::filesystem::path folder_;
};

}  // namespace nextline::knowledge::testing
