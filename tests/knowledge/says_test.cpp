// Every file of the guideline begins by saying, in one line, what it is about: a reader should know before the first
// rule.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>

#include "base/text_file.h"
#include "knowledge/yaml.h"

namespace nextline::knowledge {
namespace {

const char* const kSaysPack = NEXTLINE_SOURCE_DIR "/knowledge/her2-mbc";

/// The first line where it is a comment, without its marks.
std::string opening_comment(const std::string& text, const std::string& mark) {
  const std::string line = text.substr(0, text.find('\n'));
  return line.starts_with(mark + " ") ? line.substr(mark.size() + 1) : "";
}

/// What a file says of itself: `says` of a page, else its first line.
std::string says(const std::filesystem::path& file) {
  const auto text = read_file(file.string());
  if (!text) return "";
  if (file.extension() == ".cql") return opening_comment(*text, "//");
  const auto parsed = yaml::parse(*text, file.string());
  const auto* own = parsed && parsed->kind == yaml::Kind::Mapping ? parsed->find("says") : nullptr;
  return own ? std::string(own->text) : opening_comment(*text, "#");
}

TEST(Says, EveryFileSaysInOneLineWhatItIsAbout) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(kSaysPack)) {
    const auto extension = entry.path().extension();
    if (extension != ".yaml" && extension != ".cql") continue;
    const std::string line = says(entry.path());
    const std::string name = std::filesystem::relative(entry.path(), kSaysPack).string();
    EXPECT_GE(std::count(line.begin(), line.end(), ' '), 3)
        << name << " does not say what it is about: '" << line << "'";
    EXPECT_FALSE(line.starts_with("Written by")) << name << " tells who wrote it before what it is about";
    const auto [other, fresh] = files.emplace(line, name);
    EXPECT_TRUE(fresh) << name << " says the same as " << other->second;
  }
  EXPECT_GT(files.size(), 400U);
}

}  // namespace
}  // namespace nextline::knowledge
