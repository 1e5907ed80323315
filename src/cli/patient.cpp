#include "cli/patient.h"

#include <unistd.h>

#include "base/clock.h"
#include "base/text_file.h"
#include "case/case_yaml.h"
#include "case/dictionary.h"
#include "case/setting.h"
#include "cli/dose_levels.h"
#include "cli/output.h"
#include "knowledge/formulary.h"
#include "knowledge/names.h"

namespace nextline::cli {
namespace {

constexpr const char* kPackName = "her2-mbc.nlpack";

/// Now, or noon of the day --as-of names.
Result<Temporal> moment_of(const std::string& as_of) {
  Temporal now = present();
  if (as_of.empty()) return now;
  const auto date = parse_date(as_of);
  if (!date || date->precision != Precision::Day)
    return author_error("bad-date", "'" + as_of + "' is no date", "--as-of",
                        "write it as YYYY-MM-DD, for example 2026-03-31");
  now.year = date->year;
  now.month = date->month;
  now.day = date->day;
  now.hour = 12;
  now.minute = 0;
  now.second = 0;
  return now;
}

std::string day_text(Temporal moment) {
  moment.precision = Precision::Day;
  moment.has_offset = false;
  return date_to_string(moment);
}

/// Facts stated in --case stand above those of the record.
void lay_over(const knowledge::Pack& pack, Case& facts, const Case& stated, const std::string& file) {
  for (std::size_t i = 0; i < facts.facts.size(); ++i) {
    if (!stated.facts[i].known()) continue;
    facts.facts[i] = copied_fact(stated.facts[i], facts.texts.arena());
    facts.facts[i].is_overridden = true;
    facts.facts[i].overridden = facts.texts.arena().join({"stated in ", file});
  }
  facts.died = facts.died || stated.died;
  derive_facts(pack, facts);
}

Result<knowledge::Pack> plain_pack(const std::string& path) {
  if (!path.empty()) return knowledge::pack_from_folder_or_file(path);
  const std::string folder = program_folder();
  for (const std::string& candidate : {folder + "/" + kPackName, folder + "/../share/nextline/" + kPackName})
    if (access(candidate.c_str(), R_OK) == 0) return knowledge::Pack::open_file(candidate);
  return author_error("no-pack", "the compiled guideline is not beside the program or in ../share/nextline",
                      folder + "/" + kPackName, "build it with tools/setup product, or name a pack with --pack");
}

}  // namespace

Result<std::string> day_of(const std::string& as_of) {
  NEXTLINE_TRY(moment, moment_of(as_of));
  return day_text(moment);
}

Result<knowledge::Pack> open_pack(const std::string& path, const std::string& overlay) {
  auto pack = plain_pack(path);
  if (!pack || overlay.empty()) return pack;
  return knowledge::with_overlay(*pack, overlay);
}

care::PlanRequest wishes_of_readers() {
  care::PlanRequest wanted;
  wanted.doses = true;
  wanted.calendars = care::Calendars::First;
  wanted.check_medicines = true;
  return wanted;
}

Result<std::unique_ptr<care::Consultation>> open_consultation(const PatientArguments& arguments,
                                                              care::PlanRequest wanted,
                                                              const std::vector<std::string>& levels) {
  NEXTLINE_TRY(moment, moment_of(arguments.as_of));
  auto pack = open_pack(arguments.pack, arguments.overlay);
  if (!pack) return std::move(pack).error();
  const auto shared = std::make_shared<const knowledge::Pack>(std::move(*pack));
  care::PlanRequest request = std::move(wanted);
  request.region = arguments.region.empty() ? shared->flat().default_region()->str() : arguments.region;
  request.as_of = day_text(moment);
  for (const auto& name : arguments.unavailable) {
    NEXTLINE_TRY(drug, knowledge::find_drug(*shared, name, "--unavailable"));
    request.unavailable.push_back(drug->id()->str());
  }
  if (!arguments.formulary.empty()) {
    NEXTLINE_TRY(text, read_file(arguments.formulary));
    NEXTLINE_TRY(formulary, knowledge::read_formulary(*shared, text, arguments.formulary));
    request.availability = formulary.note;
    request.unavailable.insert(request.unavailable.end(), formulary.unavailable.begin(), formulary.unavailable.end());
  }
  request.goals = arguments.goals;
  NEXTLINE_TRY(wishes, dose_levels(*shared, levels));
  request.levels = std::move(wishes);
  return care::Consultation::open(shared, std::move(request), moment);
}

Result<Case> patient_case(care::Consultation& consultation, const PatientArguments& arguments) {
  const auto& pack = consultation.pack();
  Case facts = empty_case(pack);
  if (!arguments.file.empty()) {
    NEXTLINE_TRY(record, consultation.read(arguments.file, arguments.patient));
    auto read = consultation.case_of(record);
    if (!read) return std::move(read).error();
    facts = std::move(*read);
  }
  if (!arguments.case_file.empty()) {
    NEXTLINE_TRY(text, read_file(arguments.case_file));
    NEXTLINE_TRY(stated, case_from_yaml(pack, text, arguments.case_file));
    if (arguments.file.empty())
      facts = std::move(stated);
    else
      lay_over(pack, facts, stated, arguments.case_file);
  }
  for (const auto& setting : arguments.settings) NEXTLINE_CHECK(apply_setting(pack, facts, setting));
  const bool stated = !arguments.case_file.empty() || !arguments.settings.empty();
  if (stated) NEXTLINE_CHECK(consultation.check_invariants(facts));
  return facts;
}

}  // namespace nextline::cli
