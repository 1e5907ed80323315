#include "report/explanation_json.h"

#include "report/json_writer.h"
#include "report/overlay_words.h"

namespace nextline::report {
namespace {

void write_truth(JsonWriter& json, std::string_view name, Truth truth) {
  json.key(name);
  if (truth == Truth::Unknown) return json.null();
  json.boolean(truth == Truth::True);
}

void write_questions(JsonWriter& json, std::string_view name, const std::vector<care::ExplainedQuestion>& questions) {
  json.array(name, questions, [&](const care::ExplainedQuestion& question) {
    json.open_object();
    json.field("id", question.id);
    json.field("definition", question.definition);
    json.field("kind", question.kind);
    write_truth(json, "holds", question.truth);
    json.field("text", question.reason.text);
    json.field("facts", question.reason.facts);
    json.field("sources", question.reason.sources);
    json.optional_field("read", question.reason.read);
    json.close_object();
  });
}

void write_facts(JsonWriter& json, const std::vector<CaseEntry>& facts) {
  json.array("facts", facts, [&](const CaseEntry& fact) {
    json.open_object();
    json.field("fact", fact.fact);
    json.field("title", fact.title);
    json.field("value", fact.value);
    json.optional_field("unit", fact.unit);
    json.optional_field("date", fact.date);
    json.optional_field("how", fact.how);
    json.optional_field("overridden", fact.overridden);
    json.field("sources", fact.sources);
    json.flag("stale", fact.stale);
    json.flag("assumed", fact.assumed);
    json.close_object();
  });
}

}  // namespace

std::string explanation_json(const care::Explanation& explanation) {
  JsonWriter json;
  json.open_object();
  json.field("regimen", explanation.id);
  json.field("title", explanation.title);
  json.field("category", explanation.category);
  write_truth(json, "applies", explanation.applies);
  json.key("label");
  json.open_object();
  json.field("region", explanation.label.region);
  json.field("status", explanation.label.status);
  json.field("since", explanation.label.since);
  json.close_object();
  json.key("inputs");
  json.open_object();
  for (const auto& input : explanation.inputs) write_truth(json, input.name, input.truth);
  json.close_object();
  json.field("row", explanation.row_conditions);
  json.field("because", explanation.row.text);
  write_questions(json, "recommendations", explanation.recommendations);
  write_questions(json, "rules", explanation.rules);
  write_facts(json, explanation.facts);
  json.field("unknownFacts", explanation.unknown_facts);
  write_review(json, explanation.review);
  write_overlay(json, explanation.basis);
  json.field("asOf", explanation.basis.as_of);
  json.field("region", explanation.basis.region);
  json.field("reviewStatus", explanation.basis.review_status);
  json.field("intendedUse", explanation.basis.intended_use);
  json.close_object();
  return std::move(json).finish();
}

}  // namespace nextline::report
