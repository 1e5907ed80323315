#include "knowledge/yaml.h"

#include <gtest/gtest.h>

#include <string>

#include "knowledge/yaml_read.h"

namespace nextline::knowledge::yaml {
namespace {

struct Refused {
  const char* name;
  std::string text;
  const char* code;
  const char* where;
};

class Refusals : public ::testing::TestWithParam<Refused> {};

TEST_P(Refusals, AreErrorsWithAPlace) {
  const Result<Document> parsed = parse(GetParam().text, "f.yaml");
  ASSERT_FALSE(parsed.ok());
  EXPECT_EQ(parsed.error().code, GetParam().code) << parsed.error().one_line();
  EXPECT_EQ(parsed.error().where, GetParam().where) << parsed.error().one_line();
}

INSTANTIATE_TEST_SUITE_P(
    Yaml, Refusals,
    ::testing::Values(
        Refused{"DuplicateKey", "a: 1\nb:\n  c: 1\n  c: 2\n", "yaml-duplicate-key", "f.yaml:4:3 (b)"},
        Refused{"Anchor", "a: &x 1\n", "yaml-anchor", "f.yaml:1:4 (a)"},
        Refused{"Alias", "a: [1]\nb: *x\n", "yaml-alias", "f.yaml:2:4 (b)"},
        Refused{"MergeKey", "a:\n  <<: {b: 1}\n", "yaml-merge-key", "f.yaml:2:3 (a)"},
        Refused{"Tag", "a: !!int 1\n", "yaml-tag", "f.yaml:1:4 (a)"},
        Refused{"Tab", "a:\n\tb: 1\n", "yaml-tab", "f.yaml:2:1"},
        Refused{"Unclosed", "a: [1, 2\nb: 3\n", "yaml-syntax", "f.yaml:2:2"},
        Refused{"TwoDocuments", "a: 1\n---\nb: 2\n", "yaml-documents", "f.yaml:2:1"},
        Refused{"Deep", std::string(100000, '['), "yaml-too-deep",
                "f.yaml:1:33 ([0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0]"
                "[0][0][0])"},
        Refused{"Large", std::string((1 << 20) + 1, 'a'), "yaml-too-large", "f.yaml"},
        Refused{"Control", std::string("a: \x01"), "yaml-control-character", "f.yaml:1:4"},
        Refused{"LoneCarriageReturn", "a: 1\rb: 2", "yaml-control-character", "f.yaml:1:5"},
        Refused{"NextLine", "a: 'x\xC2\x85 y'", "yaml-line-separator", "f.yaml:1:6"},
        Refused{"LineSeparator", "a: 1\n# x\xE2\x80\xA8 y: 2", "yaml-line-separator", "f.yaml:2:4"},
        Refused{"ParagraphSeparator", "a: |\n  x\xE2\x80\xA9", "yaml-line-separator", "f.yaml:2:4"},
        Refused{"NoUtf8", "a: \xC3(", "yaml-encoding", "f.yaml"},
        Refused{"MappingOnTheLineOfItsKey", "a: b: c\n", "yaml-syntax", "f.yaml:1:5"},
        Refused{"ListOnTheLineOfItsKey", "a: - b\n", "yaml-syntax", "f.yaml:1:4"},
        Refused{"ColonBelow", "a: b\n  c: d\n", "yaml-syntax", "f.yaml:2:4"},
        Refused{"Indentation", "a:\n  b: 1\n c: 2\n", "yaml-syntax", "f.yaml:3:2"},
        Refused{"DeeperKey", "a: 'x'\n  b: 1\n", "yaml-syntax", "f.yaml:2:3"},
        Refused{"ListAmongKeys", "a: 1\n- b\n", "yaml-syntax", "f.yaml:2:1"},
        Refused{"TextBehindQuotes", "a: 'b' c\n", "yaml-syntax", "f.yaml:1:8"},
        Refused{"Escape", "a: \"\\q\"\n", "yaml-syntax", "f.yaml:1:5"},
        Refused{"Surrogate", "a: \"\\ud800\"\n", "yaml-syntax", "f.yaml:1:7"},
        Refused{"KeyIsNull", "null: 1\n", "yaml-key", "f.yaml:1:1"},
        Refused{"KeyIsAList", "? [a]\n: 1\n", "yaml-key", "f.yaml:1:3"},
        Refused{"DuplicateKeyInBraces", "x: {a: 1, 'a': 2}\n", "yaml-duplicate-key", "f.yaml:1:11 (x)"},
        Refused{"EmptyItem", "a: [b, , c]\n", "yaml-syntax", "f.yaml:1:8"},
        Refused{"NoSpaceBehindTheColon", "a: {b:[c]}\n", "yaml-syntax", "f.yaml:1:6"},
        Refused{"ColonFirstInBraces", "a: {:b: c}\n", "yaml-syntax", "f.yaml:1:5"},
        Refused{"BlockOfTheDocumentUnindented", "|\nb\n", "yaml-syntax", "f.yaml:2:1"}),
    [](const auto& row) { return row.param.name; });

TEST(Yaml, ScalarsStayAsWritten) {
  const Result<Document> parsed = parse("a: no\nb: 010\nc: 'x'\nd:\n", "f.yaml");
  ASSERT_TRUE(parsed.ok()) << parsed.error().one_line();
  EXPECT_EQ(parsed->find("a")->text, "no");
  EXPECT_EQ(parsed->find("b")->text, "010");
  EXPECT_TRUE(parsed->find("c")->quoted);
  EXPECT_EQ(parsed->find("d")->kind, Kind::Null);
}

struct Read {
  const char* name;
  const char* text;
  const char* tree;  ///< as show() prints it
};
class Readings : public ::testing::TestWithParam<Read> {};

std::string shown_scalar(std::string_view text, bool quoted) {
  return (quoted ? "'" : "<") + std::string(text) + (quoted ? "'" : ">");
}

/// A tree on one line: 'quoted' and <plain> texts, ~ for nothing, [lists] and {mappings}.
std::string show(const Node& node) {
  if (node.kind == Kind::Null) return "~";
  if (node.kind == Kind::Scalar) return shown_scalar(node.text, node.quoted);
  std::string out = node.kind == Kind::List ? "[" : "{";
  for (const Node& item : node.items()) out += (out.size() > 1 ? ", " : "") + show(item);
  for (const Entry& entry : node.entries())
    out += (out.size() > 1 ? ", " : "") + shown_scalar(entry.key.text, true) + ": " + show(entry.value);
  return out + (node.kind == Kind::List ? "]" : "}");
}

TEST_P(Readings, AreAsYamlHasThem) {
  const Result<Document> parsed = parse(GetParam().text, "f.yaml");
  ASSERT_TRUE(parsed.ok()) << parsed.error().one_line();
  EXPECT_EQ(show(*parsed), GetParam().tree);
}

INSTANTIATE_TEST_SUITE_P(
    Yaml, Readings,
    ::testing::Values(Read{"Nested", "a:\n- b: 1\n  c:\n    - d\n    -\n- - e\n  - f # g\n",
                           "{'a': [{'b': <1>, 'c': [<d>, ~]}, [<e>, <f>]]}"},
                      Read{"EmptyValues", "a:\nb: ~\nc: null\nd: ''\ne: {f: , g: []}\n",
                           "{'a': ~, 'b': ~, 'c': ~, 'd': '', 'e': {'f': ~, 'g': []}}"},
                      Read{"PlainOverLines", "a: b\n  c\n\n\n  d\ne: f#g\n", "{'a': <b c\n\nd>, 'e': <f#g>}"},
                      Read{"QuotedOverLines", "a: 'b  \n\n  c'\nd: \"e \\\n  f\\tg\"\n",
                           "{'a': 'b\nc', 'd': 'e f\tg'}"},
                      Read{"Escapes", "\"\\x41\\u00e4\\U0001F600\\\\ \\\"\"", "'Aä😀\\ \"'"},
                      Read{"SingleQuote", "a: 'it''s'\n", "{'a': 'it's'}"},
                      Read{"Literal", "a: |\n  b\n    c\n\n  d\ne: |-\n  f\n\ng: |+\n  h\n\n",
                           "{'a': 'b\n  c\n\nd\n', 'e': 'f', 'g': 'h\n\n'}"},
                      Read{"BlockWithoutLastBreak", "a: |\n  b\n  c ", "{'a': 'b\nc '}"},
                      Read{"Folded", "a: >\n  b\n  c\n\n  d\ne: >-\n  f\n  g\n", "{'a': 'b c\nd\n', 'e': 'f g'}"},
                      Read{"FlowOverLines", "a: [b c,\n  {d: e\n    f, 'g':h}, # i\n  j,\n  ]\n",
                           "{'a': [<b c>, {'d': <e f>, 'g': <h>}, <j>]}"},
                      Read{"ColonsAndDashesInTexts", "a: b:c\nd: -e\nf: [g:h, -i]\nj: 10:30\n",
                           "{'a': <b:c>, 'd': <-e>, 'f': [<g:h>, <-i>], 'j': <10:30>}"},
                      Read{"CarriageReturns", "a: b\r\nc: |\r\n  d\r\n  e\r\n", "{'a': <b>, 'c': 'd\ne\n'}"},
                      Read{"OneDocument", "# a\n---\nb: c\n", "{'b': <c>}"},
                      Read{"Comments", "# a\nb: c # d\n  # e\nf: g\n", "{'b': <c>, 'f': <g>}"},
                      Read{"Root", "just a\n text\n", "<just a text>"}, Read{"Nothing", "# only this\n", "~"}),
    [](const auto& row) { return row.param.name; });

TEST(Yaml, PlacesCountFromOneInCodePoints) {
  const Result<Document> parsed = parse("list:\n  - {ä: ö, b: [x, y]}\n", "f.yaml");
  ASSERT_TRUE(parsed.ok()) << parsed.error().one_line();
  const Node& y = parsed->find("list")->items()[0].find("b")->items()[1];
  EXPECT_EQ(y.place().to_string(), "f.yaml:2:19 (list[0].b[1])");
}

TEST(Yaml, TheEndOfTheTextIsInItsLastLine) {
  const auto mapping = parse("# µ\n? µ b", "f.yaml");
  ASSERT_TRUE(mapping.ok());
  const Node& value = mapping->entries().front().value;
  EXPECT_EQ(value.kind, Kind::Null);
  EXPECT_EQ(value.place().to_string(), "f.yaml:2:6 (µ b)");
  const auto broken = parse("a: [b", "f.yaml");
  ASSERT_FALSE(broken.ok());
  EXPECT_EQ(broken.error().where.substr(0, 8), "f.yaml:1");
}

struct Typed {
  const char* name;
  const char* text;
  const char* message;  ///< empty: right
};
class TypedScalars : public ::testing::TestWithParam<Typed> {};

TEST_P(TypedScalars, AreReadByTheSchema) {
  const Result<Document> parsed = parse(GetParam().text, "f.yaml");
  ASSERT_TRUE(parsed.ok());
  std::vector<Error> errors;
  MappingReader reader(*parsed, "thing", errors);
  reader.boolean("flag", false);
  reader.integer("count", 0);
  reader.decimal("limit");
  reader.texts("words");
  reader.date("since");
  reader.choice("colour", {"red", "green"});
  reader.finish();
  EXPECT_EQ(errors.empty() ? "" : errors.front().message, GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    Yaml, TypedScalars,
    ::testing::Values(Typed{"Right", "{flag: true, count: 10, limit: -1.5, words: [a], since: 2024-02, colour: red}",
                            ""},
                      Typed{"NoIsNoBoolean", "flag: no", "expected true or false, found 'no'"},
                      Typed{"QuotedBoolean", "flag: 'true'", "expected true or false, found 'true'"},
                      Typed{"Octal", "count: 010", "expected a whole number, found '010'"},
                      Typed{"Hexadecimal", "count: 0x10", "expected a whole number, found '0x10'"},
                      Typed{"Exponent", "limit: 1e3", "expected a number, found '1e3'"},
                      Typed{"BareWord", "words: a", "expected a list, found 'a'"},
                      Typed{"NoSuchDay", "since: 2023-02-30", "'2023-02-30' is no date"},
                      Typed{"Vocabulary", "colour: gren", "'gren' is no colour (did you mean 'green'?)"},
                      Typed{"UnknownKey", "colours: red", "a thing has no 'colours' (did you mean 'colour'?)"}),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace nextline::knowledge::yaml
