#include "knowledge/yaml.h"

#include <gtest/gtest.h>

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
  const Result<Node> parsed = parse(GetParam().text, "f.yaml");
  ASSERT_FALSE(parsed.ok());
  EXPECT_EQ(parsed.error().code, GetParam().code) << parsed.error().one_line();
  EXPECT_EQ(parsed.error().where, GetParam().where) << parsed.error().one_line();
}

INSTANTIATE_TEST_SUITE_P(
    Yaml, Refusals,
    ::testing::Values(
        Refused{"DuplicateKey", "a: 1\nb:\n  c: 1\n  c: 2\n", "yaml-duplicate-key", "f.yaml:4:3 (b)"},
        Refused{"Anchor", "a: &x 1\n", "yaml-anchor", "f.yaml:1:4 (a)"},
        Refused{"Alias", "a: [1]\nb: *x\n", "yaml-syntax", "f.yaml:2:4"},
        Refused{"MergeKey", "a:\n  <<: {b: 1}\n", "yaml-merge-key", "f.yaml:2:3 (a)"},
        Refused{"Tag", "a: !!int 1\n", "yaml-tag", "f.yaml:1:4 (a)"},
        Refused{"Tab", "a:\n\tb: 1\n", "yaml-tab", "f.yaml:2:1"},
        Refused{"Unclosed", "a: [1, 2\nb: 3\n", "yaml-syntax", "f.yaml:2:2"},
        Refused{"TwoDocuments", "a: 1\n---\nb: 2\n", "yaml-documents", "f.yaml"},
        Refused{"Deep", std::string(40, '[') + std::string(40, ']'), "yaml-too-deep",
                "f.yaml:1:33 ([0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0]"
                "[0][0][0])"},
        Refused{"VeryDeep", std::string(100000, '['), "yaml-too-deep", "f.yaml:1:257"},
        Refused{"Large", std::string((1 << 20) + 1, 'a'), "yaml-too-large", "f.yaml"},
        Refused{"Control", std::string("a: \x01"), "yaml-control-character", "f.yaml:1:4"}),
    [](const auto& row) { return row.param.name; });

TEST(Yaml, ScalarsStayAsWritten) {
  const Result<Node> parsed = parse("a: no\nb: 010\nc: 'x'\nd:\n", "f.yaml");
  ASSERT_TRUE(parsed.ok()) << parsed.error().one_line();
  EXPECT_EQ(parsed->find("a")->text, "no");
  EXPECT_EQ(parsed->find("b")->text, "010");
  EXPECT_TRUE(parsed->find("c")->quoted);
  EXPECT_EQ(parsed->find("d")->kind, Kind::Null);
}

TEST(Yaml, PlacesCountFromOneInCodePoints) {
  const Result<Node> parsed = parse("list:\n  - {ä: ö, b: [x, y]}\n", "f.yaml");
  ASSERT_TRUE(parsed.ok()) << parsed.error().one_line();
  const Node& y = parsed->find("list")->items[0].find("b")->items[1];
  EXPECT_EQ(y.place.to_string(), "f.yaml:2:19 (list[0].b[1])");
}

struct Typed {
  const char* name;
  const char* text;
  const char* message;  ///< empty: right
};
class TypedScalars : public ::testing::TestWithParam<Typed> {};

TEST_P(TypedScalars, AreReadByTheSchema) {
  const Result<Node> parsed = parse(GetParam().text, "f.yaml");
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
