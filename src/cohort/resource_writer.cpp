#include "cohort/resource_writer.h"

#include <algorithm>

#include "base/temporal.h"

namespace nextline::cohort {

namespace {

constexpr std::string_view kServer = "http://hospital.example.org/fhir/";
constexpr std::string_view kTerminology = "http://terminology.hl7.org/CodeSystem/";

std::string date_text(std::int64_t day) {
  return date_to_string(civil_from_days(day));
}

}  // namespace

std::string reference_to(References style, std::string_view type, std::string_view id) {
  if (style == References::Uuid) return "urn:uuid:" + std::string(id);
  const std::string relative = std::string(type) + '/' + std::string(id);
  return style == References::Absolute ? std::string(kServer) + relative : relative;
}

std::string_view ResourceWriter::pick(std::initializer_list<std::string_view> of) {
  return *(of.begin() + dice_.below(of.size()));
}

/// A day, at times with a clock time that is on that day in UTC, too.
std::string ResourceWriter::moment(std::int64_t day) {
  std::string date = date_text(day);
  if (!dice_.percent(script_.mess.clock_times)) return date;
  return date + std::string(pick({"T08:05:00Z", "T09:30:00+01:00", "T10:15:00-05:00", "T11:00:00.000+02:00"}));
}

void ResourceWriter::begin(std::string_view type, std::string_view id) {
  json_.field("resourceType", type);
  json_.field("id", id);
}

void ResourceWriter::reference(std::string_view key, std::string_view to) {
  json_.key(key);
  json_.open_object();
  json_.field("reference", to);
  json_.close_object();
}

void ResourceWriter::subject(std::string_view key) {
  reference(key, reference_to(style_, "Patient", patient_));
}

void ResourceWriter::concept_of(std::string_view key, const std::vector<const Coding*>& codings,
                                std::string_view text) {
  json_.key(key);
  concept_value(codings, text);
}

void ResourceWriter::concept_value(const std::vector<const Coding*>& codings, std::string_view text) {
  json_.open_object();
  for (const Coding* coding : codings)
    if (coding->is_text()) text = coding->display;
  const auto coded = [](const Coding* coding) { return !coding->is_text(); };
  if (std::any_of(codings.begin(), codings.end(), coded)) {
    json_.key("coding");
    json_.open_array();
    for (const Coding* coding : codings) {
      if (coding->is_text()) continue;
      json_.open_object();
      json_.field("system", coding->system);
      json_.field("code", coding->code);
      if (!coding->display.empty() && !dice_.percent(20)) json_.field("display", coding->display);
      json_.close_object();
    }
    json_.close_array();
  }
  if (!text.empty()) json_.field("text", text);
  json_.close_object();
}

void ResourceWriter::status_concept(std::string_view key, std::string_view system, std::string_view code) {
  const Coding coding{std::string(kTerminology) + std::string(system), std::string(code), {}};
  concept_of(key, {&coding}, {});
}

void ResourceWriter::period(std::string_view key, std::int64_t from, std::int64_t to, bool open) {
  json_.key(key);
  json_.open_object();
  json_.field("start", date_text(from));
  if (!open) json_.field("end", date_text(to));
  json_.close_object();
}

void ResourceWriter::patient() {
  json_.open_object();
  begin("Patient", patient_);
  json_.key("meta");
  json_.open_object();
  json_.key("tag");
  json_.open_array();
  json_.open_object();
  json_.field("system", std::string(kTerminology) + "v3-ActReason");
  json_.field("code", "HTEST");
  json_.close_object();
  json_.close_array();
  json_.close_object();
  if (!story_.gender.empty()) json_.field("gender", story_.gender);
  if (story_.birth) json_.field("birthDate", date_text(*story_.birth));
  if (story_.death && dice_.percent(30)) {
    json_.key("deceasedBoolean");
    json_.boolean(true);
  } else if (story_.death) {
    json_.field("deceasedDateTime", moment(*story_.death));
  }
  json_.close_object();
}

void ResourceWriter::medication(std::string_view id, const Naming& naming) {
  json_.open_object();
  begin("Medication", id);
  concept_of("code", naming.codings, naming.text);
  json_.close_object();
}

std::string_view ResourceWriter::type_of(const Item& item) {
  switch (item.kind) {
    case Item::Kind::Statement:
      return item.statement->resource;
    case Item::Kind::Administration:
      return "MedicationAdministration";
    case Item::Kind::Order:
      return "MedicationRequest";
    case Item::Kind::Taken:
      return "MedicationStatement";
  }
  return {};
}

void ResourceWriter::item(std::string_view id, const Item& item, std::string_view medication_id, bool contained) {
  json_.open_object();
  begin(type_of(item), id);
  if (item.kind == Item::Kind::Statement) {
    item.statement->resource == "Condition" ? condition(item) : observation(item);
    return json_.close_object();
  }
  const Naming& naming = story_.namings[item.naming];
  if (contained) {
    json_.key("contained");
    json_.open_array();
    medication("drug", naming);
    json_.close_array();
    reference("medicationReference", "#drug");
  } else if (!medication_id.empty()) {
    reference("medicationReference", reference_to(style_, "Medication", medication_id));
  } else {
    concept_of("medicationCodeableConcept", naming.codings, naming.text);
  }
  subject("subject");
  if (item.kind == Item::Kind::Administration) administration(item);
  if (item.kind == Item::Kind::Order) order(item);
  if (item.kind == Item::Kind::Taken) taken(item);
  json_.close_object();
}

void ResourceWriter::condition(const Item& item) {
  const Statement& statement = *item.statement;
  if (!statement.clinical_status.empty())
    status_concept("clinicalStatus", "condition-clinical", statement.clinical_status);
  if (item.mistaken) {
    status_concept("verificationStatus", "condition-ver-status", pick({"entered-in-error", "refuted"}));
  } else if (dice_.percent(70)) {
    status_concept("verificationStatus", "condition-ver-status", "confirmed");
  }
  if (!statement.severity.empty()) concept_of("severity", {}, statement.severity);
  const Coding& code = dice_.one_of(statement.codes);
  concept_of("code", {&code}, dice_.percent(50) ? std::string_view(code.display) : std::string_view());
  subject("subject");
  if (dice_.percent(60)) {
    json_.field("onsetDateTime", moment(item.day));
  } else if (dice_.percent(20)) {
    period("onsetPeriod", item.day, item.day, true);
  } else {
    json_.field("recordedDate", moment(item.day));
  }
}

void ResourceWriter::when_observed(std::int64_t day) {
  const auto& elements = script_.mess.date_elements;
  const std::string_view element = elements.empty() ? "effectiveDateTime" : std::string_view(dice_.one_of(elements));
  if (element == "effectivePeriod") return period(element, day, day, false);
  const bool instant = element == "effectiveInstant" || element == "issued";
  json_.field(element, instant ? date_text(day) + "T08:05:00Z" : moment(day));
}

void ResourceWriter::quantity(const Item& item) {
  json_.key("valueQuantity");
  json_.open_object();
  json_.key("value");
  json_.digits(item.number.to_string());
  if (!item.form->unit.empty()) {
    json_.field("unit", item.form->shown.empty() ? item.form->unit : item.form->shown);
    json_.field("system", "http://unitsofmeasure.org");
    json_.field("code", item.form->unit);
  }
  json_.close_object();
  if (!item.limit) return;
  json_.key("referenceRange");
  json_.open_array();
  json_.open_object();
  json_.key("high");
  json_.open_object();
  json_.key("value");
  json_.digits(item.limit->to_string());
  json_.field("unit", item.form->unit);
  json_.field("system", "http://unitsofmeasure.org");
  json_.field("code", item.form->unit);
  json_.close_object();
  json_.close_object();
  json_.close_array();
}

/// A code, words or a number, whichever of them the statement has.
void ResourceWriter::answer(const Item& item) {
  const Statement& statement = *item.statement;
  if (item.form != nullptr) return quantity(item);
  enum class As : std::uint8_t { Code, Words, Number };
  std::vector<As> ways;
  if (!statement.answers.empty()) ways.push_back(As::Code);
  if (!statement.texts.empty()) ways.push_back(As::Words);
  if (statement.integer) ways.push_back(As::Number);
  if (ways.empty()) return;
  switch (dice_.one_of(ways)) {
    case As::Code:
      return concept_of("valueCodeableConcept", {&dice_.one_of(statement.answers)}, {});
    case As::Words:
      if (dice_.percent(50)) return json_.field("valueString", dice_.one_of(statement.texts));
      return concept_of("valueCodeableConcept", {}, dice_.one_of(statement.texts));
    case As::Number:
      json_.key("valueInteger");
      return json_.digits(std::to_string(*statement.integer));
  }
}

void ResourceWriter::observation(const Item& item) {
  const Statement& statement = *item.statement;
  json_.field("status", item.mistaken       ? pick({"entered-in-error", "cancelled"})
                        : dice_.percent(90) ? "final"
                                            : pick({"amended", "corrected", "preliminary"}));
  const bool own_codes = item.form != nullptr && !item.form->codes.empty();
  concept_of("code", {&dice_.one_of(own_codes ? item.form->codes : statement.codes)}, {});
  subject("subject");
  when_observed(item.day);
  answer(item);
}

/// Why a treatment was stopped; a list where FHIR has one.
void ResourceWriter::stop_reason(const Item& item, bool list) {
  if (item.stop == nullptr) return;
  if (!list) return concept_of("statusReason", {&dice_.one_of(item.stop->reasons)}, {});
  json_.key("statusReason");
  json_.open_array();
  concept_value({&dice_.one_of(item.stop->reasons)}, {});
  json_.close_array();
}

void ResourceWriter::administration(const Item& item) {
  json_.field("status", item.mistaken          ? pick({"entered-in-error", "not-done"})
                        : item.stop != nullptr ? "stopped"
                                               : "completed");
  stop_reason(item, true);
  if (dice_.percent(75)) return json_.field("effectiveDateTime", moment(item.day));
  period("effectivePeriod", item.day, item.day, false);
}

/// One that says when it ended may say that it was stopped. Without a day and a reason that would tell less than is
/// known: doses may follow.
std::string_view ResourceWriter::ended_order(const Item& item) {
  const std::string_view ended = pick({"completed", "stopped"});
  return item.bounded ? ended : "completed";
}

void ResourceWriter::order(const Item& item) {
  const bool only_proposed = item.mistaken && dice_.percent(40);
  json_.field("status", only_proposed   ? "active"
                        : item.mistaken ? pick({"entered-in-error", "cancelled", "draft"})
                        : item.ongoing  ? "active"
                        : item.stop     ? "stopped"
                                        : ended_order(item));
  stop_reason(item, false);
  json_.field("intent", only_proposed ? pick({"proposal", "plan"}) : "order");
  json_.field("authoredOn", moment(item.day));
  if (!item.bounded) return;
  json_.key("dosageInstruction");
  json_.open_array();
  json_.open_object();
  json_.key("timing");
  json_.open_object();
  json_.key("repeat");
  json_.open_object();
  period("boundsPeriod", item.day, item.last, item.ongoing);
  json_.close_object();
  json_.close_object();
  json_.close_object();
  json_.close_array();
}

void ResourceWriter::taken(const Item& item) {
  json_.field("status", item.mistaken  ? pick({"entered-in-error", "not-taken", "intended"})
                        : item.ongoing ? "active"
                        : item.stop    ? "stopped"
                                       : pick({"completed", "stopped"}));
  stop_reason(item, true);
  period("effectivePeriod", item.day, item.last, item.ongoing);
}

}  // namespace nextline::cohort
