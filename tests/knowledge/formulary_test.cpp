// A file of what a pharmacy has.
#include "knowledge/formulary.h"

#include <gtest/gtest.h>

#include "knowledge/compile.h"

namespace nextline::knowledge {
namespace {

const Pack& pack() {
  static const auto opened = pack_from_folder_or_file(NEXTLINE_SOURCE_DIR "/tests/data/packs/board");
  return *opened;
}

/// "id id … | note", or "code at line:column: message".
std::string read(const std::string& text) {
  const auto formulary = read_formulary(pack(), text, "f.yaml");
  if (!formulary) return formulary.error().code + " at " + formulary.error().where + ": " + formulary.error().message;
  std::string all;
  for (const auto& drug : formulary->unavailable) all += drug + " ";
  return all + "| " + formulary->note;
}

std::string all_but(const std::string& left_out) {
  std::string all;
  for (const auto* drug : *pack().flat().drugs())
    if (drug->id()->str() != left_out) all += drug->id()->str() + " ";
  return all;
}

TEST(Formulary, NamesWhatCannotBeHad) {
  EXPECT_EQ(read("unavailable: [alphamab]\nnote: City clinic\n"), "alphamab | City clinic");
  EXPECT_EQ(read("available: [Alphamab]\n"), all_but("alphamab") + "| ");
  EXPECT_EQ(read("available: []\n"), all_but("") + "| ");
  EXPECT_EQ(read("unavailable: []\n"), "| ");
}

TEST(Formulary, SaysWhereAFaultIs) {
  EXPECT_EQ(read("unavailable: [alphamab]\navailable: [alphamab]\n"),
            "formulary-list at f.yaml:1:1: both 'available' and 'unavailable'");
  EXPECT_EQ(read("note: nothing\n"), "formulary-list at f.yaml:1:1: no list of drugs");
  const std::string unknown = read("available:\n  - alphamab\n  - alfamab\n");
  EXPECT_EQ(unknown.substr(0, 27), "unknown-drug at f.yaml:3:5 ");
  EXPECT_NE(unknown.find("did you mean 'alphamab'?"), std::string::npos) << unknown;
  EXPECT_EQ(read("availabel: [alphamab]\n"),
            "unknown-key at f.yaml:1:1: a formulary has no 'availabel' (did you mean 'available'?)");
  EXPECT_EQ(read("available: [\n").substr(0, 4), "yaml");
}

}  // namespace
}  // namespace nextline::knowledge
