// Which drug a resource names: by code of any level, by ATC, by words, by reference; and what it never names.
#include "case/records.h"

namespace nextline::testing {
namespace {

/// What `treatments` says of one order for `drug`, without its dates; "?" for nothing.
std::string drug_read(const std::string& drug) {
  const std::string text = said(RecordReading::instance().read(patient() + condition("bc", "snomed 254837009", "2020") +
                                                               ordered("r", drug, "2025-05-01")),
                                "treatments")
                               .substr(13);
  std::string names;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find("; ", at), text.size());
    const std::string item = text.substr(at, end - at);
    names += (names.empty() ? "" : ", ") + item.substr(0, item.find(" from "));
    at = end + 2;
  }
  return names;
}

TEST(RecordDrugs, AreReadFromCodesAndWords) {
  const std::vector<std::pair<const char*, const char*>> rows{
      {"rxnorm 224905", "trastuzumab"},
      {"rxnorm 2103478", "trastuzumab"},  // trastuzumab-dkst
      {"rxnorm 1922516", "trastuzumab"},  // clinical drug
      {"atc L01FD01", "trastuzumab"},
      {"atc L01FY01", "trastuzumab, pertuzumab"},
      {"text Herceptin Hylecta", "trastuzumab"},
      {"text trastuzumab-dkst", "trastuzumab"},
      {"text Trastuzumab 6 mg/kg IV every 3 weeks", "trastuzumab"},
      {"text Phesgo", "trastuzumab, pertuzumab"},
      {"text Enhertu 100 mg powder for concentrate for solution for infusion", "trastuzumab deruxtecan"},
      {"text fam-trastuzumab deruxtecan-nxki", "trastuzumab deruxtecan"},
      {"text trastuzumab deruxtecan", "trastuzumab deruxtecan"},
      {"text Kadcyla", "trastuzumab emtansine"},
      {"text ado-trastuzumab emtansine", "trastuzumab emtansine"},
      {"text Trastuzumab-Emtansine 3.6 mg/kg", "trastuzumab emtansine"},
      {"text paclitaxel 80 mg/m2 weekly", "paclitaxel"},
      {"text nab-paclitaxel", "nab-paclitaxel"},
      {"text PACLitaxel protein-bound", "nab-paclitaxel"},
      {"text doxorubicin", "doxorubicin"},
      {"text pegylated liposomal doxorubicin", "liposomal doxorubicin"},
      {"text doxorubicin hydrochloride liposome 2 mg/mL", "liposomal doxorubicin"},
      {"text letrozole 2.5 mg tablet", "aromatase inhibitor"},
      {"text Kisqali Femara Co-Pack", "aromatase inhibitor, ribociclib"},
      {"text 5-FU", "fluorouracil"},
      {"text pyrotinib", "pyrotinib"},
      {"rxnorm 310380", "?"},  // fluorouracil solution for the skin
      {"text fluorouracil 5 % topical cream", "?"},
      {"text trastuzumab duocarmazine", "other anticancer drug"},
      {"text anti-trastuzumab antibodies", "?"},
      {"text no trastuzumab", "?"},
      {"text paclitaxel-eluting stent", "?"},
      {"text trastuzumab or placebo", "?"},
      {"text rastuzumab", "?"},
      {"rxnorm 1", "?"}};
  for (const auto& [drug, expected] : rows) EXPECT_EQ(drug_read(drug), expected) << drug;
}

TEST(RecordDrugs, ADisplayCountsWhereItsCodeIsNotKnown) {
  const auto order = [](const std::string& coding) {
    return resource(
        "MedicationRequest", "r",
        R"("status":"active","intent":"order","authoredOn":"2025-05-01","medicationCodeableConcept":{"coding":[)" +
            coding + "]}");
  };
  const std::string local = R"({"system":"http://hospital.example/drugs","code":"77","display":"Herceptin 150 mg"})";
  const std::string known =
      R"({"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"2267577","display":"Herceptin"})";
  for (const RecordRow& row :
       {RecordRow{"a local code", order(local), {"treatments = trastuzumab from 2025-05-01"}, {}, {}},
        // The code of Enhertu beats a display that says something else.
        RecordRow{"a known code", order(known), {"treatments = trastuzumab deruxtecan from 2025-05-01"}, {}, {}}})
    expect_row(row);
}

TEST(RecordDrugs, AreFoundBehindReferences) {
  const std::string medication =
      R"(,{"resourceType":"Medication","id":"m1","code":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"224905"}]}})";
  const auto order = [](const std::string& more) {
    return resource("MedicationRequest", "r",
                    R"("status":"active","intent":"order","authoredOn":"2025-05-01",)" + more);
  };
  const std::string expected = "treatments = trastuzumab from 2025-05-01";
  for (const RecordRow& row :
       {RecordRow{"relative",
                  medication + order(R"("medicationReference":{"reference":"Medication/m1"})"),
                  {expected},
                  {},
                  {}},
        RecordRow{
            "urn", medication + order(R"("medicationReference":{"reference":"urn:uuid:m1"})"), {expected}, {}, {}},
        RecordRow{"contained",
                  order(R"("contained":[{"resourceType":"Medication","id":"c","code":{"text":"Ogivri"}}],)"
                        R"("medicationReference":{"reference":"#c"})"),
                  {expected},
                  {},
                  {}},
        RecordRow{"of a name alone", order(R"("medicationReference":{"display":"Herzuma"})"), {expected}, {}, {}},
        RecordRow{
            "to nothing", order(R"("medicationReference":{"reference":"Medication/m9"})"), {"treatments = ?"}, {}, {}}})
    expect_row(row);
}

TEST(RecordDrugs, OnlyCountWhenGivenOrOrdered) {
  const std::string t = "rxnorm 224905";
  for (const RecordRow& row : {
           RecordRow{"entered in error",
                     given("a", t, "2025-05-01", R"("status":"entered-in-error")"),
                     {"treatments = ?"},
                     {},
                     {}},
           RecordRow{"not done", given("a", t, "2025-05-01", R"("status":"not-done")"), {"treatments = ?"}, {}, {}},
           RecordRow{"a plan",
                     ordered("a", t, "2025-05-01", R"("status":"active","intent":"plan")"),
                     {"treatments = ?"},
                     {},
                     {}},
           RecordRow{"forbidden",
                     ordered("a", t, "2025-05-01", R"("status":"active","intent":"order","doNotPerform":true)"),
                     {"treatments = ?"},
                     {},
                     {}},
           RecordRow{"in the future",
                     given("a", t, "2025-07-01"),
                     {"treatments = ?"},
                     {},
                     {"MedicationAdministration/a: after the day of the plan; not counted"}},
           RecordRow{
               "twice on record",
               relapsed() + given("a", t, "2025-05-01") + given("b", t, "2025-05-01") + given("c", t, "2025-05-22"),
               {"treatments = trastuzumab from 2025-05-01 to 2025-05-22", "cyclesGiven = 2"},
               {},
               {}},
       })
    expect_row(row);
}

}  // namespace
}  // namespace nextline::testing
