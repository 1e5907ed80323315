// Two readers, one opinion: whatever is read without libyaml is what libyaml reads.
#include "knowledge/yaml_plain.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "base/dice.h"
#include "base/text_file.h"
#include "knowledge/yaml_dump.h"

namespace nextline::knowledge::yaml {
namespace {

bool is_plain(std::string_view text) {
  std::vector<Event> events;
  Arena arena;
  return read_plain(text, events, arena);
}

void expect_same(const std::string& text) {
  EXPECT_EQ(dump(parse(text, "f.yaml")), dump(parse_by_libyaml(text, "f.yaml"))) << text;
}

struct Text {
  const char* name;
  std::string text;
};
void PrintTo(const Text& text, std::ostream* out) {
  *out << text.name;
}

std::string name_of(const ::testing::TestParamInfo<Text>& text) {
  std::string name = text.param.name;
  std::replace(name.begin(), name.end(), ' ', '_');
  return name;
}

class PlainTexts : public ::testing::TestWithParam<Text> {};

TEST_P(PlainTexts, AreReadAsByLibyaml) {
  EXPECT_TRUE(is_plain(GetParam().text));
  expect_same(GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(
    Yaml, PlainTexts,
    ::testing::Values(
        Text{"mapping", "a: b\nc: d\n"}, Text{"no line feed at the end", "a: b"},
        Text{"nested", "a:\n  b:\n    c: d\n  e: f\ng: h\n"}, Text{"list", "- a\n- b\n"},
        Text{"list below its key", "a:\n- b\n- c\nd: e\n"}, Text{"list further in", "a:\n  - b\n  - c\nd: e\n"},
        Text{"list of lists", "- - a\n  - b\n- - c\n"}, Text{"list of mappings", "- a: b\n  c: d\n- e: f\n"},
        Text{"mapping on the next line", "-\n  a: b\n-   c: d\n    e: f\n"},
        Text{"brackets", "a: [b, \"c\", 'd', [e], {f: g}]\nh: {i: j, k: [l]}\n"},
        Text{"brackets over lines", "a: [b, # one\n c,\n\n  d\n]\ne: {f: g,\n h: i}\n"},
        Text{"empty brackets", "a: []\nb: {}\n"}, Text{"quotes", "a: \"b: c # d\"\n'e f': 'g, h'\n"},
        Text{"comments", "# one\n\na: b # two\n  # three\nc: # four\n  d # five\n# six\n"},
        Text{"colons and hashes inside", "a: b:c#d\ne: [f:g#h, i//j]\nk: http://l.m/n#o\n"},
        Text{"words that YAML knows", "a: null\nb: ~\nc: no\nd: \"null\"\ne: 010\n"},
        Text{"signs", "a: -1\nb: -x\nc: +2\nd: (e)\nf: <= 3\n"},
        Text{"letters of other scripts", "a: 5 µmol/L\nä: [é, \"≥ 3\", x]\nb: c\n"}, Text{"a scalar", "a\n"},
        Text{"a quoted scalar", "  'a'  \n"}, Text{"one key twice", "a: b\na: c\n"}, Text{"merge key", "<<: a\n"},
        Text{"escaped quotes", "a: \"b \\\"c\\\" \\\\\"\nd: 'e''s \\ f'''\ng: ''\n"},
        Text{"indented root", "  a: b\n  c: d\n"}, Text{"blanks at the ends", "a:   b   \nc:   \n   d   \n"}),
    name_of);

class OtherTexts : public ::testing::TestWithParam<Text> {};

TEST_P(OtherTexts, AreLeftToLibyaml) {
  EXPECT_FALSE(is_plain(GetParam().text));
  expect_same(GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(
    Yaml, OtherTexts,
    ::testing::Values(Text{"nothing", ""}, Text{"only a comment", "# a\n"}, Text{"no value", "a:\nb: c\n"},
                      Text{"no value at the end", "a: b\nc:\n"}, Text{"no value in brackets", "{a, b: c}\n"},
                      Text{"pair in a list", "[a: b]\n"}, Text{"comma at the end", "[a, ]\n"},
                      Text{"scalar over lines", "a: b\n  c\n"}, Text{"scalar over lines in brackets", "[a\n b]\n"},
                      Text{"quotes over lines", "a: \"b\n  c\"\n"}, Text{"block", "a: |\n  b\n"},
                      Text{"folded", "a: >-\n  b\n"}, Text{"escape", "a: \"b\\nc\"\n"},
                      Text{"doubled double quote", "a: \"b\"\"c\"\n"}, Text{"escape at the end", "a: \"b\\"},
                      Text{"anchor", "a: &b c\n"}, Text{"alias", "a: *b\n"}, Text{"tag", "a: !b c\n"},
                      Text{"document begin", "---\na: b\n"}, Text{"document end", "a: b\n...\n"},
                      Text{"directive", "%YAML 1.1\n---\na\n"}, Text{"two documents", "a\n---\nb\n"},
                      Text{"question mark", "? a\n: b\n"}, Text{"two colons", "a: b: c\n"},
                      Text{"colon after brackets", "{a: b}: c\n"}, Text{"list behind a key", "a: - b\n"},
                      Text{"out of step", "a:\n    b: c\n  d: e\n"}, Text{"no end of quotes", "a: \"b\n"},
                      Text{"no end of brackets", "a: [b\n"}, Text{"words behind quotes", "a: \"b\" c\n"},
                      Text{"words behind brackets", "a: [b] c\n"}, Text{"comment without a blank", "a: [b]#c\n"},
                      Text{"carriage return", "a: b\r\nc: d\r\n"}, Text{"half a letter", "a: \xC3\n"},
                      Text{"no letter", "a: \xE2\x28\xA1\n"}, Text{"letters beyond", "a: \xF0\x9F\x98\x80\n"},
                      Text{"mark inside", "a: \xEF\xBB\xBF\n"}, Text{"at sign", "a: @b\n"}, Text{"percent", "a: %b\n"},
                      Text{"only a dash", "-\n"}, Text{"blank before the colon", "a : b\n"},
                      Text{"list in place of a key", "a: b\n- c\n"}),
    name_of);

TEST(YamlPlain, DeepNestingIsLeftToLibyaml) {
  std::string dashes;
  for (int i = 0; i < 100'000; ++i) dashes += "- ";
  EXPECT_FALSE(is_plain(dashes + "a\n"));
  EXPECT_FALSE(is_plain(std::string(100'000, '[')));
  expect_same(dashes + "a\n");
}

TEST(YamlPlain, LongKeysAreLeftToLibyaml) {
  for (const std::size_t length : {999U, 1000U, 1001U, 1023U, 1024U, 1025U}) {
    expect_same(std::string(length, 'a') + ": b\n");
    expect_same("{\"" + std::string(length, 'a') + "\": b}\n");
  }
}

TEST(YamlPlain, ThePackIsWrittenPlainly) {
  const std::string root = std::string(NEXTLINE_SOURCE_DIR) + "/knowledge/her2-mbc";
  std::size_t bytes = 0, plain = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(root)) {
    if (file.path().extension() != ".yaml") continue;
    const auto text = read_file(file.path().string());
    ASSERT_TRUE(text.ok());
    expect_same(*text);
    bytes += text->size();
    if (is_plain(*text)) plain += text->size();
  }
  EXPECT_GT(static_cast<double>(plain), 0.95 * static_cast<double>(bytes)) << "compiling the pack has become slow";
}

/// Pieces of YAML, and what breaks it.
constexpr std::array<std::string_view, 57> kPieces = {
    "a",   "b",   "key",    ": ",    ":",           ":\n", "\n",   "\n",   "\n",         "\n  ", "\n    ", "\n ",
    "  ",  " ",   "- ",     "- ",    "-\n",         "-",   "[",    "]",    "{",          "}",    ", ",     ",",
    "[]",  "{}",  "\"x\"",  "'y'",   "\"",          "'",   "\\\"", "# c",  " # c",       "#",    "---",    "\n---",
    "...", "&n ", "!t ",    "*n",    "? ",          "?",   "|\n",  ">-\n", "é",          "≥",    "\\",     "null",
    "~",   "<<",  "a: b\n", "- c\n", "k: [a, b]\n", "%",   "@",    "\r\n", "x: {y: z}\n"};

TEST(YamlPlain, AnyTextIsReadAsByLibyaml) {
  Dice dice(1);
  for (int i = 0; i < 60'000 && !HasFailure(); ++i) {
    std::string text;
    for (std::uint64_t left = dice.below(14); left > 0; --left) text += kPieces[dice.below(kPieces.size())];
    expect_same(text);
  }
}

/// A text of the plain forms, mostly.
class Writer {
 public:
  explicit Writer(std::uint64_t seed) : dice_(seed) {}
  std::string write() {
    block(0, 0);
    return std::move(out_);
  }

 private:
  std::size_t pick(std::size_t below) { return dice_.below(below); }

  void block(std::size_t indent, int depth) {
    const std::size_t form = depth > 3 ? 2 : pick(3);
    const std::size_t count = 1 + pick(3);
    for (std::size_t i = 0; i < count && form < 2; ++i) {
      if (i > 0) out_ += pick(20) == 0 ? std::string(pick(5), ' ') : std::string(indent, ' ');
      out_ += form == 0 ? "- " : "k" + std::to_string(i) + (pick(30) == 0 ? " : " : ": ");
      if (form == 1 && pick(2) == 0) {
        const std::size_t further = pick(3) + (pick(10) == 0 ? 0 : 1);
        out_ += pick(3) == 0 ? "# c\n" : "\n";
        out_ += std::string(indent + further, ' ');
        block(indent + further, depth + 1);
      } else if (form == 0) {
        block(indent + 2, depth + 1);
      } else {
        value(depth);
      }
    }
    if (form == 2) value(depth);
  }

  void value(int depth) {
    flow(depth);
    if (pick(8) == 0) out_ += " # c";
    out_ += "\n";
    if (pick(10) == 0) out_ += pick(2) == 0 ? "\n" : "   # d\n";
  }

  void flow(int depth) {
    constexpr std::array<std::string_view, 12> kScalars = {"a",  "b c", "\"d: e\"", "'f # g'", "h:i", "j#k",
                                                           "-1", "~",   "µ",        "x ≥ 3",   "a?",  "l  m"};
    const std::size_t form = depth > 4 ? 0 : pick(4);
    if (form < 2) {
      out_ += kScalars[pick(kScalars.size())];
      return;
    }
    out_ += form == 2 ? "[" : "{";
    const std::size_t count = pick(3);
    for (std::size_t i = 0; i < count; ++i) {
      if (i > 0) out_ += pick(4) == 0 ? ",\n " : ", ";
      if (form == 3) out_ += "q" + std::to_string(pick(9)) + ": ";
      flow(depth + 1);
    }
    out_ += form == 2 ? "]" : "}";
  }

  Dice dice_;
  std::string out_;
};

TEST(YamlPlain, WhatIsWrittenPlainlyIsReadAsByLibyaml) {
  constexpr int kTexts = 20'000;
  int plain = 0;
  for (int i = 0; i < kTexts && !HasFailure(); ++i) {
    const std::string text = Writer(static_cast<std::uint64_t>(i)).write();
    if (is_plain(text)) ++plain;
    expect_same(text);
  }
  EXPECT_GT(plain, kTexts / 2) << "the generator has to write plain texts";
}

}  // namespace
}  // namespace nextline::knowledge::yaml
