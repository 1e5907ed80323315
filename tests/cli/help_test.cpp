// What the program says of itself: help, manual page, completion; and that it can be installed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <sstream>

#include "cli/program.h"

namespace nextline::cli::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::Not;

std::vector<std::string> split(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

/// What the completion offers at the end of "nextline WORDS…".
std::vector<std::string> completed(const Scratch& scratch, const std::vector<std::string>& words) {
  std::string line = "(nextline";
  for (const auto& word : words) line += " '" + word + "'";
  const std::string script = run(scratch, {"completion", "bash"}).out + "\nCOMP_WORDS=" + line +
                             ")\nCOMP_CWORD=" + std::to_string(words.size()) +
                             "\n_nextline\necho \"${COMPREPLY[@]}\"\n";
  const auto ran = run_program(scratch, "bash", {scratch.file("script", script)});
  EXPECT_EQ(ran.err, "");
  return split(ran.out);
}

/// The path of every command that is one, "cql eval"; found through the completion.
std::vector<std::vector<std::string>> commands(const Scratch& scratch, const std::vector<std::string>& path = {}) {
  std::vector<std::vector<std::string>> all;
  auto open = path;
  open.push_back("");
  for (const auto& word : completed(scratch, open)) {
    auto below = path;
    below.push_back(word);
    all.push_back(below);
    if (word != "cql" && word != "pack") continue;
    for (auto& deeper : commands(scratch, below)) all.push_back(std::move(deeper));
  }
  return all;
}

TEST(Help, OfEveryCommandHasAnExample) {
  const Scratch scratch;
  const auto all = commands(scratch);
  EXPECT_GT(all.size(), 15U);
  for (auto path : all) {
    SCOPED_TRACE(path.back());
    if (path.back() == "verify" || path.back() == "serve") continue;  // programs of their own, which tell their help
    path.push_back("--help");
    const auto ran = run(scratch, path);
    EXPECT_EQ(ran.status, 0);
    EXPECT_EQ(ran.err, "");
    EXPECT_THAT(ran.out, HasSubstr("Example"));
    EXPECT_THAT(ran.out, HasSubstr("  nextline "));
  }
}

TEST(Help, VersionIsOneLine) {
  const Scratch scratch;
  EXPECT_THAT(run(scratch, {"--version"}).out, MatchesRegex("nextline [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

TEST(Completion, FollowsTheCommands) {
  const Scratch scratch;
  using Words = std::vector<std::string>;
  EXPECT_EQ(completed(scratch, {"pl"}), Words{"plan"});
  EXPECT_EQ(completed(scratch, {"plan", "--form"}), (Words{"--formulary", "--format"}));
  EXPECT_EQ(completed(scratch, {"plan", "x.json", "--format", ""}), (Words{"text", "json", "html"}));
  EXPECT_EQ(completed(scratch, {"show", "r"}), (Words{"regimen", "recommendation", "rule", "referral"}));
  EXPECT_EQ(completed(scratch, {"cql", "ev"}), Words{"eval"});
  EXPECT_EQ(completed(scratch, {"plan", "--output", "x"}), Words{});  // a file: left to the shell
}

TEST(Completion, ZshScriptIsSound) {
  const Scratch scratch;
  const auto script = run(scratch, {"completion", "zsh"});
  EXPECT_EQ(script.status, 0);
  EXPECT_EQ(script.out.rfind("#compdef nextline\n", 0), 0U);
  if (run_program(scratch, "zsh", {"--version"}).status != 0) GTEST_SKIP() << "zsh is not installed";
  EXPECT_EQ(run_program(scratch, "zsh", {"-n", scratch.file("_nextline", script.out)}).err, "");
}

TEST(Manual, NamesEveryCommandAndIsSoundRoff) {
  const Scratch scratch;
  const auto page = run(scratch, {"manual"});
  EXPECT_EQ(page.out.rfind(".TH NEXTLINE 1", 0), 0U);
  for (const std::string command :
       {"plan", "case", "explain", "ask", "show", "lint", "verify", "cql eval", "completion"})
    EXPECT_THAT(page.out, HasSubstr(".SS nextline " + command + "\n"));
  EXPECT_THAT(page.out, HasSubstr(".SH EXIT STATUS"));
  std::istringstream lines(page.out);
  for (std::string line; std::getline(lines, line);)
    if (line[0] == '.') {
      EXPECT_TRUE(std::regex_search(line, std::regex("^\\.(TH|SH|SS|TP|PP|B|I|RI|nf|fi)( |$)"))) << line;
    }
}

class Installed : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto ran =
        run_program(scratch_, "cmake", {"--install", NEXTLINE_BINARY_DIR, "--prefix", scratch_.path("prefix")});
    ASSERT_EQ(ran.status, 0) << ran.err;
  }
  Ran run_installed(const std::vector<std::string>& arguments) {
    return run_program(scratch_, scratch_.path("prefix/bin/nextline"), arguments);
  }

  Scratch scratch_;
};

TEST_F(Installed, HasEverything) {
  for (const std::string file : {"bin/nextline", "share/nextline/her2-mbc.nlpack", "share/man/man1/nextline.1",
                                 "share/bash-completion/completions/nextline", "share/zsh/site-functions/_nextline"})
    EXPECT_GT(std::filesystem::file_size(scratch_.path("prefix/" + file)), 100U) << file;
}

TEST_F(Installed, FindsItsGuidelineWhereverItIs) {
  std::filesystem::rename(scratch_.path("prefix"), scratch_.path("moved"));
  std::filesystem::create_symlink("moved/bin/nextline", scratch_.path("linked"));
  for (const std::string program : {"moved/bin/nextline", "linked"}) {
    const auto ran = run_program(scratch_, scratch_.path(program), {"plan", kExamples + "first-line.json"});
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("This guideline applies"));
  }
}

TEST_F(Installed, SaysWhichGuidelineIsMissing) {
  std::filesystem::remove(scratch_.path("prefix/share/nextline/her2-mbc.nlpack"));
  const auto ran = run_installed({"plan", kExamples + "first-line.json"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, HasSubstr("compiled guideline is not"));
  EXPECT_THAT(ran.err, HasSubstr("--pack"));
}

TEST_F(Installed, RunsTheProofFromLibexec) {
  if (!std::filesystem::exists(scratch_.path("prefix/libexec/nextline/nextline-verify")))
    GTEST_SKIP() << "nextline-verify is not built";
  const auto ran = run_installed({"verify", "--help"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("PACKDIR"));
  EXPECT_TRUE(std::filesystem::exists(scratch_.path("prefix/share/nextline/knowledge/her2-mbc/guideline.yaml")));
}

TEST_F(Installed, RunsTheServerFromLibexec) {
  if (!std::filesystem::exists(scratch_.path("prefix/libexec/nextline/nextline-serve")))
    GTEST_SKIP() << "nextline-serve is not built";
  const auto help = run_installed({"serve", "--help"});
  EXPECT_EQ(help.status, 0) << help.err;
  EXPECT_THAT(help.out, HasSubstr("--cql-only"));
  EXPECT_THAT(help.out, HasSubstr("Examples"));
  EXPECT_EQ(run_installed({"serve"}).status, 2) << "what to serve is to be said";
}

}  // namespace
}  // namespace nextline::cli::testing
