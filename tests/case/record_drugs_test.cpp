// Which drug a resource names: by code of any level, by ATC, by words, by reference; and what it never names.
#include "case/records.h"

namespace nextline::testing {
namespace {

/// What `treatments` says of one order, without its dates; "?" for nothing.
std::string drugs_in(const std::string& order) {
  const std::string text =
      said(RecordReading::instance().read(patient() + condition("bc", "snomed 254837009", "2020") + order),
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

std::string drug_read(const std::string& drug) {
  return drugs_in(ordered("r", drug, "2025-05-01"));
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

TEST(RecordDrugs, AreReadFromNamesOfOtherCountriesAndOrderSystems) {
  const std::vector<std::pair<const char*, const char*>> rows{
      {"text Trastuzumab-Emtansin 100 mg Pulver für ein Konzentrat zur Herstellung einer Infusionslösung",
       "trastuzumab emtansine"},
      {"text trastuzumab emtansina", "trastuzumab emtansine"},
      {"text TDM-1", "trastuzumab emtansine"},
      {"text trastuzumab-deruxtecan", "trastuzumab deruxtecan"},
      {"text trastuzumab déruxtécan", "trastuzumab deruxtecan"},
      {"text TRASTUZUMAB DERUXTECÁN", "trastuzumab deruxtecan"},
      {"text TDXd", "trastuzumab deruxtecan"},
      {"text trastuzumab-DXd 5.4 mg/kg q3wk", "trastuzumab deruxtecan"},
      {"text fam-trastuzumab deruxtecan-nxki (ENHERTU) in dextrose 5 % 100 mL IVPB", "trastuzumab deruxtecan"},
      {"text Hercessi", "trastuzumab"},
      {"text Phesgo 600 mg/600 mg opl. inj. SC", "trastuzumab, pertuzumab"},
      {"text Phesgo 600mg/600mg/10ml solution for injection vials (Roche Products Ltd)", "trastuzumab, pertuzumab"},
      {"text Phesgo SC cuisse gauche", "trastuzumab, pertuzumab"},
      {"text Trastuzumab (Hertraz 440) 3-weekly – 1st line, then maintenance", "trastuzumab"},
      {"text Sigrima 420 mg", "pertuzumab"},
      {"text TCHP (docetaksel, karboplatyna, trastuzumab, pertuzumab) – 6 cykli, leczenie przedoperacyjne",
       "docetaxel, carboplatin, trastuzumab, pertuzumab"},
      {"text Neoadjuvant TCHP x 6 cycles (Inj Docetaxel, Carboplatin, Canmab, Sigrima)",
       "docetaxel, carboplatin, trastuzumab, pertuzumab"},
      {"text trastuzumab-strf (Hercessi) 6 mg/kg", "trastuzumab"},
      {"text Tuznue 420 mg", "trastuzumab"},
      {"text Zercepac", "trastuzumab"},
      {"text Hervelous", "trastuzumab"},
      {"text trastuzumab 600 mg-hyaluronidase-oysk 10,000 unit/5 mL subcutaneous solution", "trastuzumab"},
      {"text trastuzumab-anns (KANJINTI) in sodium chloride 0.9 % IVPB", "trastuzumab"},
      {"text Herceptin 600 mg s.c.", "trastuzumab"},
      {"text pertuzumab 600 mg-trastuzumab 600 mg-hyaluronidase-zzxf 20,000 unit/10 mL", "trastuzumab, pertuzumab"},
      {"text HERCEPTIN + PERJETA", "trastuzumab, pertuzumab"},
      {"text TCHP x6", "docetaxel, carboplatin, trastuzumab, pertuzumab"},
      {"text TCH x6 (Taxotere/carboplatin/Herceptin) adjuvant", "docetaxel, carboplatin, trastuzumab"},
      {"text PACLitaxel protein-bound (ABRAXANE) IVPB", "nab-paclitaxel"},
      {"text paclitaxel lié à l'albumine", "nab-paclitaxel"},
      {"text paclitaxel unido a albúmina", "nab-paclitaxel"},
      {"text PACLitaxel (TAXOL) 80 mg/m2 IVPB", "paclitaxel"},
      {"text Docétaxel 75 mg/m2", "docetaxel"},
      {"text DOCÉTAXEL", "docetaxel"},
      {"text DOCEtaxel 140 mg in sodium chloride 0.9 % 250 mL chemo infusion", "docetaxel"},
      {"text Capecitabin Accord 500 mg Filmtabletten", "capecitabine"},
      {"text Capécitabine 500 mg comprimé pelliculé", "capecitabine"},
      {"text Capecitabina 500 mg comprimidos", "capecitabine"},
      {"text Letrozol 2,5 mg Tabletten", "aromatase inhibitor"},
      {"text létrozole 2,5 mg cp", "aromatase inhibitor"},
      {"text exemestaan 25 mg tablet", "aromatase inhibitor"},
      {"text anastrozolo 1 mg", "aromatase inhibitor"},
      {"text Tamoxifène 20 mg", "tamoxifen"},
      {"text Épirubicine", "epirubicin"},
      {"text epirubicina", "epirubicin"},
      {"text doxorubicine", "doxorubicin"},
      {"text doxorubicina liposomal pegilada", "liposomal doxorubicin"},
      {"text Caelyx pegylated liposomal", "liposomal doxorubicin"},
      {"text Ciclofosfamida 500 mg", "cyclophosphamide"},
      {"text Vinorelbin", "vinorelbine"},
      {"text éribuline", "eribulin"},
      {"text Carboplatino AUC 6", "carboplatin"},
      {"text 5-fluorouracile", "fluorouracil"},
      {"atc L01XC03", "trastuzumab"},
      {"atc L01XC14", "trastuzumab emtansine"},
      {"text trastuzumab emtansine or trastuzumab", "?"},
      {"text trastuzumab IVPB emtansine", "?"},
      {"text trastuzumab with CDK inhibitor", "?"},
      {"text Capecitabin-Creme", "?"},
      {"text doxorubicin eluting beads", "?"},
      {"text order trastuzumab", "?"},
      {"text paclitaxel poliglumex", "?"}};
  for (const auto& [drug, expected] : rows) EXPECT_EQ(drug_read(drug), expected) << drug;
}

TEST(RecordDrugs, AreReadFromBillingCodes) {
  const std::vector<std::pair<const char*, const char*>> rows{{"J9355", "trastuzumab"},
                                                              {"Q5146", "trastuzumab"},
                                                              {"J9356", "trastuzumab"},
                                                              {"J9316", "trastuzumab, pertuzumab"},
                                                              {"J9306", "pertuzumab"},
                                                              {"J9354", "trastuzumab emtansine"},
                                                              {"J9358", "trastuzumab deruxtecan"},
                                                              {"J9264", "nab-paclitaxel"},
                                                              {"J9267", "paclitaxel"},
                                                              {"J9171", "docetaxel"},
                                                              {"J8521", "capecitabine"},
                                                              {"J9395", "fulvestrant"},
                                                              {"S0170", "aromatase inhibitor"},
                                                              {"J0897", "?"}};
  for (const auto& [code, expected] : rows) {
    const std::string order = resource(
        "MedicationRequest", "r",
        R"("status":"active","intent":"order","authoredOn":"2025-05-01","medicationCodeableConcept":{"coding":[)"
        R"({"system":"urn:oid:2.16.840.1.113883.6.285","code":")" +
            std::string(code) + "\"}]}");
    EXPECT_EQ(drugs_in(order), expected) << code;
  }
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
       {RecordRow{"a local code", order(local), {"treatments = trastuzumab from 2025-05-01"}},
        // The code of Enhertu beats a display that says something else.
        RecordRow{"a known code", order(known), {"treatments = trastuzumab deruxtecan from 2025-05-01"}}})
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
       {RecordRow{"relative", medication + order(R"("medicationReference":{"reference":"Medication/m1"})"), {expected}},
        RecordRow{"urn", medication + order(R"("medicationReference":{"reference":"urn:uuid:m1"})"), {expected}},
        RecordRow{"contained",
                  order(R"("contained":[{"resourceType":"Medication","id":"c","code":{"text":"Ogivri"}}],)"
                        R"("medicationReference":{"reference":"#c"})"),
                  {expected}},
        RecordRow{"of a name alone", order(R"("medicationReference":{"display":"Herzuma"})"), {expected}},
        RecordRow{"to nothing", order(R"("medicationReference":{"reference":"Medication/m9"})"), {"treatments = ?"}}})
    expect_row(row);
}

TEST(RecordDrugs, OnlyCountWhenGivenOrOrdered) {
  const std::string t = "rxnorm 224905";
  for (const RecordRow& row : {
           RecordRow{
               "entered in error", given("a", t, "2025-05-01", R"("status":"entered-in-error")"), {"treatments = ?"}},
           RecordRow{"not done", given("a", t, "2025-05-01", R"("status":"not-done")"), {"treatments = ?"}},
           RecordRow{
               "a plan", ordered("a", t, "2025-05-01", R"("status":"active","intent":"plan")"), {"treatments = ?"}},
           RecordRow{"forbidden",
                     ordered("a", t, "2025-05-01", R"("status":"active","intent":"order","doNotPerform":true)"),
                     {"treatments = ?"}},
           RecordRow{"in the future",
                     given("a", t, "2025-07-01"),
                     {"treatments = ?"},
                     {},
                     {"MedicationAdministration/a: after the day of the plan; not counted"}},
           RecordRow{
               "twice on record",
               relapsed() + given("a", t, "2025-05-01") + given("b", t, "2025-05-01") + given("c", t, "2025-05-22"),
               {"treatments = trastuzumab from 2025-05-01 to 2025-05-22", "cyclesGiven = 2"}},
       })
    expect_row(row);
}

}  // namespace
}  // namespace nextline::testing
