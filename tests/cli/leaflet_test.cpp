// nextline leaflet: a page for the patient.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program.h"

namespace nextline::cli::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string kLeafletPatient = kExamples + "second-line.json";

TEST(LeafletCommand, IsAboutTheOptionRankedFirstAndNamesNobody) {
  const Scratch scratch;
  const auto ran = run(scratch, {"leaflet", kLeafletPatient, "--as-of", "2026-11-23"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("<h1>Trastuzumab deruxtecan (Enhertu)</h1>"));
  EXPECT_THAT(ran.out, Not(HasSubstr("synthetic-second-line")));
}

TEST(LeafletCommand, TakesAnotherOptionOrARegimenWithoutPatient) {
  const Scratch scratch;
  const auto option =
      run(scratch, {"leaflet", kLeafletPatient, "--option", "trastuzumab-emtansine", "--as-of", "2026-11-23"});
  const auto regimen = run(scratch, {"leaflet", "--regimen", "trastuzumab-emtansine"});
  EXPECT_EQ(option.status, 0) << option.err;
  EXPECT_EQ(option.out, regimen.out);
}

TEST(LeafletCommand, WritesTheGeneralQuestionsToAFile) {
  const Scratch scratch;
  const auto ran = run(scratch, {"leaflet", "--questions", "--output", scratch.path("questions.html")});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(text_of(scratch.path("questions.html")), HasSubstr("Questions people ask"));
}

TEST(LeafletCommand, WrongUseIsRefusedInOneLine) {
  const Scratch scratch;
  for (const auto& [arguments, says] : std::vector<std::pair<std::vector<std::string>, std::string>>{
           {{"leaflet"}, "no patient given"},
           {{"leaflet", "--regimen", "trastuzumab-emtansin"}, "did you mean 'trastuzumab-emtansine'"},
           {{"leaflet", kLeafletPatient, "--option", "olaparib", "--as-of", "2026-11-23"}, "is no option of this plan"},
           {{"leaflet", kExamples + "negative.json"}, "no option to write a leaflet for"}}) {
    const auto ran = run(scratch, arguments);
    EXPECT_EQ(ran.status, 2) << says;
    EXPECT_THAT(ran.err, HasSubstr(says));
  }
}

}  // namespace
}  // namespace nextline::cli::testing
