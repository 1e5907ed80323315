// The engine held to the oracle on random expressions made from the operator table.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "cql/oracle/comparison.h"
#include "cql/oracle/generator.h"
#include "cql/oracle/oracle.h"
#include "cql/syntax/parser.h"

namespace nextline::cql::oracle {
namespace {

std::uint64_t asked(const char* variable, std::uint64_t otherwise) {
  const char* text = std::getenv(variable);
  return text != nullptr ? std::strtoull(text, nullptr, 10) : otherwise;
}

/// NEXTLINE_ORACLE_COUNT expressions (100,000 unless set) from NEXTLINE_ORACLE_SEED on.
TEST(Oracle, AgreesWithTheEngine) {
  SeededDice dice(asked("NEXTLINE_ORACLE_SEED", 1));
  for (const std::string& each : disagreements(dice, asked("NEXTLINE_ORACLE_COUNT", 100'000), 3)) ADD_FAILURE() << each;
}

/// Fewer but taller ones.
TEST(Oracle, AgreesOnTallExpressions) {
  SeededDice dice(asked("NEXTLINE_ORACLE_SEED", 2));
  for (const std::string& each : disagreements(dice, asked("NEXTLINE_ORACLE_COUNT", 100'000) / 50, 6))
    ADD_FAILURE() << each;
}

/// Bytes as choices, as the fuzzer gives them: the seeds of fuzz/evaluate.cpp among them.
TEST(Oracle, AgreesWhateverBytesChoose) {
  std::size_t read = 0;
  for (const auto& entry : std::filesystem::directory_iterator(NEXTLINE_SOURCE_DIR "/fuzz/seeds/evaluate")) {
    std::ifstream stream(entry.path(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    for (std::size_t size = 0; size <= text.size(); ++size, ++read) {
      BytesDice dice({reinterpret_cast<const std::uint8_t*>(text.data()), size});
      for (const std::string& each : disagreements(dice, 1, 4)) ADD_FAILURE() << each;
    }
  }
  EXPECT_GT(read, 500U);
}

TEST(Oracle, IsAskedAboutMostOfTheOperatorTable) {
  SeededDice dice(3);
  Generator generator(dice);
  std::string all;
  for (int i = 0; i < 20'000; ++i) all += generator.expression(generator.type(), 2) + "\n";
  std::set<std::string_view> names;
  std::set<std::string_view> met;
  for (const RowSignature& row : signatures()) {
    names.insert(row.row->name);
    if (all.find(std::string(row.row->name) + "(") != std::string::npos) met.insert(row.row->name);
  }
  EXPECT_GT(met.size() * 10, names.size() * 7) << met.size() << " of " << names.size();
}

}  // namespace
}  // namespace nextline::cql::oracle
