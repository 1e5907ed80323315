#include "report/dose_json.h"

#include "report/json_parts.h"
#include "report/overlay_words.h"

namespace nextline::report {
namespace {

void number_field(JsonWriter& json, std::string_view name, std::string_view digits) {
  if (!digits.empty()) json.key(name), json.digits(digits);
}

void write_change(JsonWriter& json, const DoseChange& change) {
  json.open_object();
  json.field("text", change.text);
  json.field("kind", change.kind);
  json.optional_field("effect", change.effect);
  json.key("holds");
  write_truth(json, change.holds);
  json.flag("taken", change.taken);
  json.field("facts", change.facts);
  json.field("sources", change.sources);
  json.optional_field("read", change.read);
  json.close_object();
}

void write_need(JsonWriter& json, const DoseNeed& need) {
  json.open_object();
  json.field("fact", need.fact);
  json.field("title", need.title);
  json.field("question", need.question);
  json.optional_field("tooOld", need.date);
  json.close_object();
}

void write_rung(JsonWriter& json, const DoseRung& rung) {
  json.open_object();
  json.field("level", rung.level);
  number_field(json, "amount", rung.amount);
  json.field("unit", rung.unit);
  number_field(json, "value", rung.value);
  number_field(json, "given", rung.given);
  json.optional_field("arithmetic", rung.arithmetic);
  json.close_object();
}

void write_limit(JsonWriter& json, const LifetimeDose& limit) {
  json.open_object();
  json.field("text", limit.text);
  number_field(json, "limit", limit.limit);
  number_field(json, "given", limit.given);
  number_field(json, "left", limit.left);
  json.field("unit", limit.unit);
  if (limit.doses_left >= 0) json.field("dosesLeft", limit.doses_left);
  json.field("sources", limit.sources);
  json.optional_field("read", limit.read);
  json.close_object();
}

void write_for_patient(JsonWriter& json, const PatientDose& dose) {
  json.key("forPatient");
  json.open_object();
  number_field(json, "value", dose.value);
  number_field(json, "given", dose.given);
  json.field("unit", dose.unit);
  json.optional_field("pieces", dose.pieces);
  json.field("arithmetic", dose.arithmetic);
  json.optional_field("basis", dose.basis);
  json.optional_field("rounding", dose.rounding);
  json.key("due");
  write_truth(json, dose.due);
  json.optional_field("dueBecause", dose.due_because);
  if (!dose.due_sources.empty()) json.field("dueSources", dose.due_sources);
  json.optional_field("dueRead", dose.due_read);
  json.flag("notGiven", dose.omitted);
  json.flag("highestDose", dose.capped);
  json.array("changes", dose.changes, [&](const DoseChange& change) { write_change(json, change); });
  json.array("needs", dose.needs, [&](const DoseNeed& need) { write_need(json, need); });
  json.array("ladder", dose.ladder, [&](const DoseRung& rung) { write_rung(json, rung); });
  json.array("lifetime", dose.lifetime, [&](const LifetimeDose& limit) { write_limit(json, limit); });
  json.field("sources", dose.sources);
  json.close_object();
}

}  // namespace

void write_dose(JsonWriter& json, const PlanDose& dose) {
  json.open_object();
  json.field("drug", dose.drug);
  json.field("amount", dose.amount);
  json.field("unit", dose.unit);
  json.field("basis", dose.basis);
  json.field("route", dose.route);
  json.field("schedule", dose.schedule);
  json.field("sources", dose.sources);
  json.optional_field("read", dose.read);
  json.optional_field("phase", dose.phase);
  if (dose.times_a_day > 0) json.field("timesADay", dose.times_a_day);
  if (dose.for_patient) write_for_patient(json, *dose.for_patient);
  json.close_object();
}

std::string doses_json(const care::DosePage& page) {
  JsonWriter json;
  json.open_object();
  json.key("guideline");
  json.open_object();
  json.field("id", page.plan.guideline.id);
  json.field("version", page.plan.guideline.version);
  json.field("evidenceCutoff", page.plan.guideline.evidence_cutoff);
  json.close_object();
  json.field("patient", page.plan.patient);
  json.field("id", page.id);
  json.field("title", page.title);
  json.optional_field("category", page.category);
  json.array("because", page.because, [&](const Reason& reason) { json.string(reason.text); });
  json.array("doses", page.doses, [&](const PlanDose& dose) { write_dose(json, dose); });
  json.array("missed", page.missed, [&](const care::DoseNote& note) {
    json.open_object();
    json.field("drug", note.drug);
    json.field("text", note.text);
    json.field("sources", note.sources);
    json.optional_field("read", note.read);
    json.close_object();
  });
  write_sources(json, page.sources);
  const Basis& basis = page.plan.basis;
  json.key("basis");
  json.open_object();
  json.field("intendedUse", basis.intended_use);
  json.field("limits", basis.limits);
  json.field("asOf", basis.as_of);
  json.field("region", basis.region);
  json.field("engineVersion", basis.engine_version);
  json.field("packVersion", basis.pack_version);
  json.field("reviewStatus", basis.review_status);
  write_overlay(json, basis);
  json.close_object();
  json.close_object();
  return std::move(json).finish();
}

}  // namespace nextline::report
