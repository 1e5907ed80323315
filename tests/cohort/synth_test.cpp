// The same seed gives the same bytes, and courses that make no sense are refused with their place.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "cohort/synth_setup.h"
#include "fhir/record.h"

namespace nextline {
namespace {

using ::testing::HasSubstr;
using testing::synthesiser;
using testing::whole_pack;

TEST(Synth, SameSeedSameBytes) {
  for (std::uint64_t i = 0; i < 50; ++i) {
    const auto one = synthesiser().make(7, i);
    const auto two = synthesiser().make(7, i);
    EXPECT_EQ(one.bundle, two.bundle);
    EXPECT_EQ(synthesiser().truth_line(one), synthesiser().truth_line(two));
  }
}

TEST(Synth, OtherSeedsAndOtherNumbersGiveOtherPatients) {
  std::set<std::string> bundles;
  for (const std::uint64_t seed : {0, 1, 2, 3, 1000})
    for (std::uint64_t i = 0; i < 40; ++i) bundles.insert(synthesiser().make(seed, i).bundle);
  EXPECT_EQ(bundles.size(), 200U);
}

TEST(Synth, EachPatientIsOneLineOfValidFhir) {
  fhir::Reader reader;
  for (std::uint64_t i = 0; i < 300; ++i) {
    const auto patient = synthesiser().make(3, i);
    EXPECT_EQ(patient.bundle.find('\n'), std::string::npos);
    const auto record = reader.read(fhir::Buffer::copy_of(patient.bundle));
    ASSERT_TRUE(record.ok()) << i << ": " << record.error().one_line();
    EXPECT_EQ(record->patient_reference(), "Patient/" + patient.id);
    EXPECT_TRUE(record->notes().empty()) << i << ": " << record->notes().front();
  }
}

TEST(Synth, TruthIsOneLineThatNamesCourseAndFacts) {
  const auto patient = synthesiser().make(5, 0);
  const std::string line = synthesiser().truth_line(patient);
  EXPECT_EQ(line.find('\n'), std::string::npos);
  for (const char* part : {R"("course":")", R"("asOf":"2026-11-23")", R"("died":)", R"("her2":)", R"("notStated":[)"})
    EXPECT_THAT(line, HasSubstr(part));
}

/// What is said of a file of courses; nothing when it is right.
std::string error_of(const std::string& text) {
  const auto opened = cohort::Synthesiser::open(*whole_pack(), text, "synth.yaml", *parse_date("2026-11-23"));
  return opened.ok() ? "" : opened.error().one_line();
}

const std::string kPerson = "person: {years: [30, 60], sexes: [{gender: female}]}\n";
const std::string kCourse = "courses:\n  - {id: c, steps: [{wait: [0, 1]}]}\n";

TEST(Synth, TheSmallestFileOfCourses) {
  EXPECT_EQ(error_of(kPerson + kCourse), "");
}

TEST(Synth, WrongCoursesAreRefusedWithTheirPlace) {
  struct Row {
    std::string text;
    const char* says;
  };
  for (const Row& row : {
           Row{kCourse, "needs 'person'"},
           Row{kPerson, "no course to draw"},
           Row{kPerson + kCourse + "cources: []\n", "did you mean 'courses'?"},
           Row{kPerson + "courses:\n  - {id: c, steps: [{wait: [5, 1]}]}\n",
               "synth.yaml:3:28 (courses[0].steps[0].wait): the range ends"},
           Row{kPerson + "courses:\n  - {id: c, steps: [{find: [her]}]}\n", "there is no finding 'her'"},
           Row{kPerson + "courses:\n  - {id: c, steps: [{}]}\n", "nothing happens in this step"},
           Row{kPerson + "drugs: [{id: trastuzumap}]\n" + kCourse, "no drug 'trastuzumap' with a value set"},
           Row{kPerson + "ways: [{id: o, from-days: 15, write: [order]}]\ndrugs: [{id: trastuzumab}]\n" + kCourse,
               "nothing tells of 'trastuzumab' on its first day"},
           Row{kPerson + "statements: [{id: s, resource: Observation, value-set: lvev}]\n" + kCourse,
               "did you mean 'lvef'?"},
           Row{kPerson + "findings: [{id: f, alternatives: [{facts: {her2: postive}}]}]\n" + kCourse,
               "did you mean 'positive'?"},
           Row{kPerson + "findings: [{id: f, alternatives: []}]\n" + kCourse, "no alternative to draw"},
           Row{kPerson + "needs: [{facts: [lvev]}]\n" + kCourse, "did you mean 'lvef'?"},
           Row{kPerson + "parts:\n  - {id: p, steps: [{one-of: [p]}]}\n" + kCourse, "there is no part 'p'"},
           Row{kPerson +
                   "drugs: [{id: trastuzumab}]\ncourses:\n  - {id: c, steps: [{give: [trastuzumab], ongoing: true}]}\n",
               "needs its 'regimen'"},
       })
    EXPECT_THAT(error_of(row.text), HasSubstr(row.says)) << row.text;
}

}  // namespace
}  // namespace nextline
