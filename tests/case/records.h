// Small records in a line each, and the Case that the HER2 pack reads from them.
#pragma once

#include <gtest/gtest.h>

#include <deque>
#include <memory>
#include <ostream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "base/unit_words.h"
#include "case/case_record.h"
#include "cql/engine/data_requirements.h"
#include "cql/engine/evaluator.h"
#include "cql/engine/loaded_program.h"
#include "fhir/record.h"
#include "knowledge/compile.h"
#include "knowledge/pack.h"

namespace nextline::testing {

inline constexpr const char* kToday = "2025-06-01";

/// The pack of the repository and what runs it, made once per process.
class RecordReading {
 public:
  static RecordReading& instance() {
    static RecordReading reading;
    return reading;
  }
  /// The same pack with a site's choices: "{interpretation: alternative}".
  static std::unique_ptr<RecordReading> with_choices(const std::string& choices) {
    return std::unique_ptr<RecordReading>(new RecordReading(choices));
  }
  const knowledge::Pack& pack() const { return *pack_; }

  /// The Case of an array of resources, read as the program reads records, as of kToday.
  Case read(const std::string& resources, fhir::Validation validation = fhir::Validation::Whole) {
    fhir::ReadOptions options;
    options.requirements = &requirements_;
    options.validation = validation;
    const Result<fhir::Record> record = fhir::read_record('[' + resources + ']', options);
    if (!record) throw std::runtime_error(record.error().one_line());
    arena_.reset();
    auto found = case_from_record(*pack_, *record, *evaluator_, *parse_date(kToday));
    if (!found) throw std::runtime_error(found.error().one_line());
    return std::move(*found);
  }

 private:
  explicit RecordReading(const std::string& choices = {}) {
    auto pack = knowledge::pack_from_folder_or_file(NEXTLINE_SOURCE_DIR "/knowledge/her2-mbc");
    if (!pack) throw std::runtime_error(pack.error().one_line());
    if (!choices.empty()) {
      auto overlay = knowledge::read_overlay(
          *pack, "site: A\ndate: 2026-11-23\ndecided-by: B\nreason: C\nchoices: " + choices, "overlay.yaml");
      if (!overlay) throw std::runtime_error(overlay.error().one_line());
      pack = pack->overlaid(std::move(*overlay));
      if (!pack) throw std::runtime_error(pack.error().one_line());
    }
    pack_ = std::make_unique<knowledge::Pack>(std::move(*pack));
    auto loaded = cql::LoadedProgram::load(pack_->program(), &pack_->value_sets(), pack_->library_texts());
    if (!loaded) throw std::runtime_error(loaded.error().one_line());
    program_ = std::move(*loaded);
    cql::EvaluationOptions options;
    options.now = *parse_datetime(std::string(kToday) + "T12:00:00.000+00:00");
    evaluator_ = std::make_unique<cql::Evaluator>(*program_, arena_, options);
    requirements_ = case_requirements(*pack_, wanted_codes_);
  }

  Arena arena_;
  std::unique_ptr<knowledge::Pack> pack_;
  std::unique_ptr<cql::LoadedProgram> program_;
  std::unique_ptr<cql::Evaluator> evaluator_;
  std::deque<cql::WantedCodes> wanted_codes_;
  fhir::Requirements requirements_;
};

/// "name = value" for what a Case says of a fact, with its unit: "lvef = 55 %"; "name = ?" when it is not known; a
/// stale one ends with " (stale)". For "set.member" true, false or ?.
inline std::string said(const Case& c, const std::string& name) {
  const knowledge::Pack& pack = RecordReading::instance().pack();
  const std::size_t dot = name.find('.');
  const auto index = pack.fact_index(name.substr(0, dot));
  if (!index) return name + " is no fact";
  const auto& fact = *pack.flat().facts()->Get(*index);
  const Fact& value = c.facts[*index];
  if (dot != std::string::npos) {
    const auto member = find_value(fact, name.substr(dot + 1));
    if (!member) return name + " is no member";
    const Truth truth = value.members[*member];
    return name + " = " + (truth == Truth::True ? "true" : truth == Truth::False ? "false" : "?");
  }
  // To the last place, which people are not shown.
  const std::string exact = shown_value(fact, value);
  const std::string shown = value.number ? amount_words(exact, fact.unit()->string_view()) : exact;
  return name + " = " + (shown.empty() ? "?" : shown) + (value.stale ? " (stale)" : "");
}

/// One row of a table: what is on record beside a woman born in 1970, and what the Case then says.
struct RecordRow {
  const char* title;
  std::string resources;
  std::vector<std::string> says;            ///< lines of said()
  std::vector<std::string> conflicts = {};  ///< each within some conflict's "fact: values; resolution"
  std::vector<std::string> notes = {};      ///< each within some note
};

inline std::string patient(const std::string& more = R"("gender":"female")") {
  return R"({"resourceType":"Patient","id":"p","birthDate":"1970-03-01",)" + more + '}';
}

inline std::string conflicts_of(const Case& c) {
  std::string all;
  for (const Conflict& conflict : c.conflicts) {
    all += conflict.fact + ':';
    for (const std::string& value : conflict.values) all += ' ' + value + ';';
    all += ' ' + conflict.resolution + '\n';
  }
  return all;
}

inline void expect_row(const RecordRow& row, const std::string& who = patient()) {
  SCOPED_TRACE(row.title);
  const Case c = RecordReading::instance().read(who + row.resources);
  for (const std::string& line : row.says) EXPECT_EQ(said(c, line.substr(0, line.find(" = "))), line);
  const std::string conflicts = conflicts_of(c);
  for (const std::string& part : row.conflicts)
    EXPECT_NE(conflicts.find(part), std::string::npos) << part << "\nin\n" << conflicts;
  std::string notes;
  for (const std::string& note : c.notes) notes += note + '\n';
  for (const std::string& part : row.notes) EXPECT_NE(notes.find(part), std::string::npos) << part << "\nin\n" << notes;
}

// ---- resources, each with a comma before it

/// A CodeableConcept: "snomed 254837009", "icd10cm C50.9", "loinc 718-7", "rxnorm 224905", "atc L01FD01", or
/// "text some words".
inline std::string concept_of(const std::string& code) {
  const std::size_t space = code.find(' ');
  const std::string system = code.substr(0, space);
  const std::string rest = code.substr(space + 1);
  if (system == "text") return R"({"text":")" + rest + "\"}";
  const std::vector<std::pair<std::string, std::string>> uris{{"snomed", "http://snomed.info/sct"},
                                                              {"icd10cm", "http://hl7.org/fhir/sid/icd-10-cm"},
                                                              {"icd10", "http://hl7.org/fhir/sid/icd-10"},
                                                              {"loinc", "http://loinc.org"},
                                                              {"rxnorm", "http://www.nlm.nih.gov/research/umls/rxnorm"},
                                                              {"hgnc", "http://www.genenames.org"},
                                                              {"atc", "http://www.whocc.no/atc"}};
  for (const auto& [name, uri] : uris)
    if (name == system) return R"({"coding":[{"system":")" + uri + R"(","code":")" + rest + "\"}]}";
  throw std::runtime_error("no system " + system);
}

inline std::string resource(const std::string& type, const std::string& id, const std::string& body) {
  return R"(,{"resourceType":")" + type + R"(","id":")" + id + R"(","subject":{"reference":"Patient/p"},)" + body + '}';
}

inline std::string condition(const std::string& id, const std::string& code, const std::string& onset,
                             const std::string& more = R"("clinicalStatus":{"coding":[{"code":"active"}]})") {
  return resource(
      "Condition", id,
      R"("code":)" + concept_of(code) + (onset.empty() ? "" : R"(,"onsetDateTime":")" + onset + '"') + ',' + more);
}

// What many records are of.
inline constexpr const char* kT = "rxnorm 224905";  // trastuzumab
inline constexpr const char* kP = "text pertuzumab";
inline constexpr const char* kTdxd = "text trastuzumab deruxtecan";
inline constexpr const char* kTdm1 = "text trastuzumab emtansine";
inline const std::string kCancer = condition("bc", "icd10cm C50.911", "2020-02-01");

inline std::string observation(const std::string& id, const std::string& code, const std::string& value,
                               const std::string& date, const std::string& more = R"("status":"final")") {
  return resource("Observation", id,
                  R"("code":)" + concept_of(code) + ',' + value +
                      (date.empty() ? "" : R"(,"effectiveDateTime":")" + date + '"') + ',' + more);
}
inline std::string number(const std::string& value, const std::string& unit) {
  return R"("valueQuantity":{"value":)" + value + R"(,"unit":")" + unit + R"(","code":")" + unit + "\"}";
}
inline std::string answer(const std::string& code) {
  return R"("valueCodeableConcept":)" + concept_of(code);
}

/// One administration: "rxnorm 224905" on a day.
inline std::string given(const std::string& id, const std::string& drug, const std::string& date,
                         const std::string& more = R"("status":"completed")") {
  return resource(
      "MedicationAdministration", id,
      R"("medicationCodeableConcept":)" + concept_of(drug) + R"(,"effectiveDateTime":")" + date + "\"," + more);
}
/// A statement that a drug was taken from one day to another; an empty `to` and status active: still.
inline std::string taken(const std::string& id, const std::string& drug, const std::string& from, const std::string& to,
                         const std::string& more = R"("status":"completed")") {
  return resource("MedicationStatement", id,
                  R"("medicationCodeableConcept":)" + concept_of(drug) + R"(,"effectivePeriod":{"start":")" + from +
                      '"' + (to.empty() ? "" : R"(,"end":")" + to + '"') + "}," + more);
}
inline std::string ordered(const std::string& id, const std::string& drug, const std::string& date,
                           const std::string& more = R"("status":"active","intent":"order")") {
  return resource("MedicationRequest", id,
                  R"("medicationCodeableConcept":)" + concept_of(drug) + R"(,"authoredOn":")" + date + "\"," + more);
}

inline const std::string kActive = R"("status":"active")";

/// An allergy as a hospital lists it; a patient's allergy names the patient as `patient`, not as `subject`.
inline std::string allergy(const std::string& code, const std::string& more = R"("recordedDate":"2024-01-01")") {
  return R"(,{"resourceType":"AllergyIntolerance","id":"al","patient":{"reference":"Patient/p"},"code":)" +
         concept_of(code) + ',' + more + '}';
}

/// Breast cancer found in 2020 and a liver metastasis found on 2024-01-15.
inline std::string relapsed() {
  return condition("bc", "snomed 254837009", "2020-02-01") + condition("met", "icd10cm C78.7", "2024-01-15");
}
inline std::string worse(const std::string& id, const std::string& date) {
  return observation(id, "loinc 88040-1", answer("snomed 271299001"), date);
}

}  // namespace nextline::testing
