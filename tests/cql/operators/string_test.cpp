#include <gtest/gtest.h>

#include "cql/operators/operator_table.h"

namespace nextline::cql::testing {
namespace {

TEST(Strings, PositionsCountCharacters) {
  expect_lines({
      {"Length", {"'Größe'"}, "5"},
      {"Indexer", {"'Größe'", "3"}, "'ß'"},
      {"Indexer", {"'ab'", "2"}, "null"},
      {"Indexer", {"'ab'", "-1"}, "null"},
      {"PositionOf", {"'e'", "'Größe'"}, "4"},
      {"PositionOf", {"'z'", "'Größe'"}, "-1"},
      {"LastPositionOf", {"'hi'", "'Say hi to Ohio!'"}, "11"},
      {"Substring", {"'Größe'", "2"}, "'öße'"},
      {"Substring", {"'Größe'", "2", "2"}, "'öß'"},
      {"Substring", {"'ab'", "0", "3"}, "'ab'"},
      {"Substring", {"'ab'", "2"}, "null"},
      {"Substring", {"''", "0"}, "''"},
      {"ToChars", {"'aß'"}, "{ 'a', 'ß' }"},
  });
}

TEST(Strings, JoinAndSplit) {
  expect_lines({
      {"Combine", {"{ 'a', null, 'c' }", "'-'"}, "'a-c'"},
      {"Combine", {"{ }"}, "null"},
      {"Concatenate", {"'a'", "null"}, "null"},
      {"ConcatenateNullsAsEmpty", {"'a'", "null"}, "'a'"},
      {"Split", {"'a,b,'", "','"}, "{ 'a', 'b', '' }"},
      {"Split", {"'a,b'", "null"}, "{ 'a,b' }"},
      {"Split", {"null", "','"}, "null"},
      {"SplitOnMatches", {"'a1b22c'", "'[0-9]+'"}, "{ 'a', 'b', 'c' }"},
      {"SplitOnMatches", {"'abc'", "'x*'"}, "{ 'abc' }"},
  });
}

TEST(Strings, Case) {
  expect_lines({
      {"Upper", {"'größe éàñ čž ά'"}, "'GRÖßE ÉÀÑ ČŽ ά'"},
      {"Lower", {"'ÖÉÀÑ ČŽ ΑΒΓ ЖЯ'"}, "'öéàñ čž αβγ жя'"},
  });
}

TEST(Strings, RegularExpressions) {
  expect_lines({
      {"Matches", {"'since 2017'", "'.*[0-9]+'"}, "true"},
      {"Matches", {"'since 2017'", "'[0-9]+'"}, "true"},
      {"Matches", {"'since 2017'", "'^[0-9]+$'"}, "false"},
      {"MatchesFull", {"'since 2017'", "'[0-9]+'"}, "false"},
      {"Matches", {"'a'", "'('"}, "error: bad-pattern"},
      {"Matches", {"'aa'", "'(?=a)'"}, "error: bad-pattern"},
      {"ReplaceMatches", {"'bop she bop'", "'bop'", "'bang'"}, "'bang she bang'"},
      {"ReplaceMatches", {"'a b'", "'(a) (b)'", "'$2 $1'"}, "'b a'"},
      {"ReplaceMatches", {"'a b'", "' '", "'\\\\$'"}, "'a$b'"},
      {"ReplaceMatches", {"'ab'", "''", "'-'"}, "'-a-b-'"},
      {"ReplaceMatches", {"'baac'", "'a*'", "'-'"}, "'-b-c-'"},
      {"ReplaceMatches", {"''", "'a*'", "'-'"}, "'-'"},
      {"ReplaceMatches", {"'a b'", "' '", "'$3'"}, "error: bad-substitution"},
  });
}

}  // namespace
}  // namespace nextline::cql::testing
