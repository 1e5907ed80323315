// How names of medicines are written.
#include "terminology/medicine_words.h"

#include <gtest/gtest.h>

namespace nextline::terminology {
namespace {

TEST(MedicineWords, PlainNamesAreComparable) {
  const std::pair<const char*, const char*> rows[] = {
      {"St. John’s-Wort", "st john s wort"},
      {"Süßholz", "sussholz"},
      {"Schöllkraut", "schollkraut"},
      {"Œstrogène", "oestrogene"},
      {"E\xCC\x81"
       "chinace\xCC\x81"
       "e",
       "echinacee"},
      {"denosumab 60mg/ml", "denosumab 60 mg ml"},
      {"CoQ10", "coq10"},
      {"Vitamin B12", "vitamin b12"},
      {"5-FU", "5 fu"},
      {"Herceptin® SC", "herceptin sc"},
      {"0.5MG", "0.5 mg"},
      {"", ""},
      {"ŁÓDŹ", "lodz"},
      {"×÷", ""},
  };
  for (const auto& [written, plain] : rows) EXPECT_EQ(plain_name(written), plain) << written;
}

TEST(MedicineWords, BrokenBytesDoNoHarm) {
  for (const char* bytes : {"\xC3", "\xC5", "\xE2\x80", "\xCC",
                            "a\xFF"
                            "b"})
    EXPECT_NO_FATAL_FAILURE(plain_name(bytes));
}

TEST(MedicineWords, FormsAndSaltsSayNoName) {
  for (const char* word : {"tablets", "extract", "tropfen", "500", "mg", "juice"}) EXPECT_TRUE(says_form(word)) << word;
  for (const char* word : {"hydrochloride", "sodium", "monohydrate"}) EXPECT_TRUE(says_salt(word)) << word;
  for (const char* word : {"cream", "shampoo", "seed", "siberian", "no", "stopped", "ginseng"}) {
    EXPECT_FALSE(says_form(word)) << word;
    EXPECT_FALSE(says_salt(word)) << word;
  }
}

}  // namespace
}  // namespace nextline::terminology
