#include "proof/subject.h"

#include <set>

#include "base/temporal.h"
#include "knowledge/compile.h"
#include "knowledge/load.h"

namespace nextline::proof {
namespace {

std::optional<std::int64_t> day_number(std::string_view iso) {
  const auto date = parse_date(iso);
  if (!date) return std::nullopt;
  return days_from_civil(date->year, date->month, date->day);  // partial dates count from their first day
}

template <class Entries>
void label_dates(const Entries& entries, std::set<std::int64_t>& dates) {
  for (const auto& entry : entries)
    for (const auto& label : entry.labels)
      if (const auto day = day_number(label.since.text)) dates.insert(*day);
}

std::set<std::int64_t> boundary_days(const knowledge::PackSource& source) {
  std::set<std::int64_t> dates;
  label_dates(source.drugs, dates);
  label_dates(source.regimens, dates);
  for (const auto& recommendation : source.recommendations) {
    if (const auto day = day_number(recommendation.since.text)) dates.insert(*day);
    if (const auto day = day_number(recommendation.until.text)) dates.insert(*day + 1);  // its last day counts
  }
  return dates;
}

}  // namespace

Result<std::unique_ptr<Subject>> Subject::open(const std::string& folder, const std::string& overlay) {
  std::unique_ptr<Subject> subject(new Subject());
  subject->source_ = knowledge::load_pack(folder);
  auto compiled = knowledge::compile_pack(subject->source_);
  if (!compiled) return std::move(compiled).error();
  auto pack = knowledge::Pack::from_bytes(std::move(compiled->bytes), folder);
  if (!pack) return std::move(pack).error();
  if (!overlay.empty()) {
    pack = knowledge::with_overlay(*pack, overlay);
    if (!pack) return std::move(pack).error();
  }
  subject->pack_ = std::make_shared<const knowledge::Pack>(std::move(*pack));
  subject->model_ = knowledge::decision_model(subject->source_);
  const auto program = subject->pack_->program();
  for (const auto& definition : program.definitions) {
    const auto index =
        subject->model_.find(program.str(program.libraries[definition.library].name), program.str(definition.name));
    subject->model_of_program_.push_back(index.value_or(0xFFFFFFFF));
  }
  return subject;
}

std::vector<Setting> Subject::settings() const {
  constexpr std::int64_t kWindowDays = std::int64_t{2} * 365;
  std::vector<std::string> dates = {source_.guideline.evidence_cutoff.text};
  if (const auto cutoff = day_number(dates.front()))
    for (const auto day : boundary_days(source_))
      if (day <= *cutoff && day > *cutoff - kWindowDays) dates.push_back(date_to_string(civil_from_days(day - 1)));
  std::vector<Setting> all;
  for (const auto& region : source_.guideline.regions)
    for (const auto& date : dates) all.push_back({region.text, date});
  return all;
}

}  // namespace nextline::proof
