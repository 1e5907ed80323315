#include "report/json.h"

#include "care/case_entries.h"
#include "report/calendar/json.h"
#include "report/dose_json.h"
#include "report/json_parts.h"
#include "report/json_writer.h"
#include "report/overlay_words.h"

namespace nextline::report {

void write_truth(JsonWriter& json, Truth truth) {
  if (truth == Truth::Unknown) return json.null();
  json.boolean(truth == Truth::True);
}

void write_guideline(JsonWriter& json, const Plan& plan) {
  json.key("guideline");
  json.open_object();
  json.field("id", plan.guideline.id);
  json.field("title", plan.guideline.title);
  json.field("version", plan.guideline.version);
  json.field("evidenceCutoff", plan.guideline.evidence_cutoff);
  json.close_object();
}

void write_sources(JsonWriter& json, List<PlanSource> sources) {
  json.array("sources", sources, [&](const PlanSource& source) {
    json.open_object();
    json.field("id", source.id);
    json.field("title", source.title);
    json.optional_field("citation", source.citation);
    json.optional_field("locator", source.locator);
    json.optional_field("read", source.read);
    json.close_object();
  });
}

namespace {

void write_reason(JsonWriter& json, const Reason& reason) {
  json.open_object();
  json.field("text", reason.text);
  json.field("facts", reason.facts);
  json.field("sources", reason.sources);
  json.optional_field("rule", reason.rule);
  json.optional_field("read", reason.read);
  json.close_object();
}

void write_reasons(JsonWriter& json, std::string_view name, List<Reason> reasons) {
  json.array(name, reasons, [&](const Reason& reason) { write_reason(json, reason); });
}

void write_notes(JsonWriter& json, std::string_view name, List<PlanNote> notes) {
  json.array(name, notes, [&](const PlanNote& note) {
    json.open_object();
    json.field("text", note.text);
    json.field("sources", note.sources);
    json.optional_field("read", note.read);
    json.close_object();
  });
}

void write_scope(JsonWriter& json, const Plan& plan) {
  json.key("scope");
  json.open_object();
  json.key("applies");
  write_truth(json, plan.applies);
  write_reasons(json, "because", plan.scope_because);
  json.close_object();
}

void write_value(JsonWriter& json, const CaseEntry& fact) {
  if (fact.shown_as == ShownAs::List) {
    json.field("value", fact.items);
    if (!fact.absent.empty()) json.field("absent", fact.absent);
    return;
  }
  json.key("value");
  if (fact.value.empty()) return json.null();
  switch (fact.shown_as) {
    case ShownAs::Number:
      return json.digits(fact.value);
    case ShownAs::Boolean:
      return json.boolean(fact.value == "yes");
    case ShownAs::Text:
    case ShownAs::List:
      return json.string(fact.value);
  }
}

void write_case(JsonWriter& json, List<CaseEntry> facts) {
  json.key("case");
  json.open_object();
  for (const auto& fact : facts) {
    json.key(fact.fact);
    json.open_object();
    json.field("title", fact.title);
    json.optional_field("section", fact.section);
    write_value(json, fact);
    json.optional_field("unit", fact.unit);
    json.optional_field("date", fact.date);
    json.field("sources", fact.sources);
    json.optional_field("how", fact.how);
    json.optional_field("overridden", fact.overridden);
    json.flag("stale", fact.stale);
    json.flag("assumed", fact.assumed);
    json.close_object();
  }
  json.close_object();
}

void write_current(JsonWriter& json, const CurrentTreatment& current) {
  json.key("current");
  json.open_object();
  json.field("regimen", current.regimen);
  json.field("since", current.since);
  json.field("action", current.action);
  json.optional_field("until", current.until);
  write_reasons(json, "because", current.because);
  json.field("checks", current.checks);
  json.close_object();
}

void write_missing(JsonWriter& json, List<MissingFact> missing) {
  json.array("missing", missing, [&](const MissingFact& fact) {
    json.open_object();
    json.field("fact", fact.fact);
    json.field("title", fact.title);
    json.field("question", fact.question);
    json.field("why", fact.why);
    json.field("changes", fact.changes);
    json.close_object();
  });
}

void write_conflicts(JsonWriter& json, List<PlanConflict> conflicts) {
  json.array("conflicts", conflicts, [&](const PlanConflict& conflict) {
    json.open_object();
    json.field("fact", conflict.fact);
    json.field("values", conflict.values);
    json.field("resolution", conflict.resolution);
    json.close_object();
  });
}

void write_requires(JsonWriter& json, List<Requirement> requirements) {
  json.array("requires", requirements, [&](const Requirement& requirement) {
    json.open_object();
    json.field("text", requirement.text);
    json.optional_field("fact", requirement.fact);
    json.optional_field("rule", requirement.rule);
    json.field("sources", requirement.sources);
    json.close_object();
  });
}

void write_label(JsonWriter& json, const PlanLabel& label) {
  json.key("label");
  json.open_object();
  json.field("region", label.region);
  json.field("status", label.status);
  json.field("since", label.since);
  json.optional_field("note", label.note);
  json.close_object();
}

void write_trial_fit(JsonWriter& json, List<TrialFit> fits) {
  json.array("trialFit", fits, [&](const TrialFit& fit) {
    json.open_object();
    json.field("trial", fit.trial);
    json.key("wouldQualify");
    write_truth(json, fit.would_qualify);
    json.field("because", fit.because);
    json.close_object();
  });
}

void write_outcome(JsonWriter& json, const PlanOutcome& outcome) {
  json.open_object();
  json.field("measure", outcome.measure);
  json.optional_field("population", outcome.population);
  json.optional_field("median", outcome.median);
  json.optional_field("medianControl", outcome.median_control);
  json.optional_field("value", outcome.value);
  json.optional_field("valueControl", outcome.value_control);
  json.optional_field("unit", outcome.unit);
  json.optional_field("hazardRatio", outcome.hazard_ratio);
  json.optional_field("low", outcome.low);
  json.optional_field("high", outcome.high);
  json.optional_field("note", outcome.note);
  json.field("read", outcome.read);
  json.field("sources", outcome.sources);
  json.close_object();
}

void write_evidence(JsonWriter& json, List<PlanEvidence> evidence) {
  json.array("evidence", evidence, [&](const PlanEvidence& entry) {
    json.open_object();
    json.field("id", entry.id);
    json.field("title", entry.title);
    write_notes(json, "findings", entry.findings);
    json.array("outcomes", entry.outcomes, [&](const PlanOutcome& outcome) { write_outcome(json, outcome); });
    json.field("sources", entry.sources);
    json.close_object();
  });
}

void write_option(JsonWriter& json, const Option& option) {
  json.open_object();
  json.field("id", option.id);
  json.field("title", option.title);
  json.field("drugs", option.drugs);
  json.field("rank", option.rank);
  json.field("category", option.category);
  json.field("strength", option.strength);
  write_reasons(json, "because", option.because);
  write_reasons(json, "cautions", option.cautions);
  write_requires(json, option.requires_);
  write_label(json, option.label);
  write_trial_fit(json, option.trial_fit);
  json.array("doses", option.doses, [&](const PlanDose& dose) { write_dose(json, dose); });
  write_notes(json, "monitoring", option.monitoring);
  write_notes(json, "sideEffects", option.side_effects);
  write_evidence(json, option.evidence);
  json.field("sources", option.sources);
  write_review(json, option.review);
  json.key("next");
  json.open_object();
  write_notes(json, "maintenance", option.maintenance);
  write_notes(json, "afterProgression", option.after_progression);
  json.close_object();
  if (option.calendar) {
    json.key("calendar");
    write_calendar(json, *option.calendar);
  }
  json.close_object();
}

void write_excluded(JsonWriter& json, List<Exclusion> excluded) {
  json.array("excluded", excluded, [&](const Exclusion& exclusion) {
    json.open_object();
    json.field("id", exclusion.id);
    json.field("title", exclusion.title);
    json.field("drugs", exclusion.drugs);
    json.field("category", exclusion.category);
    write_reasons(json, "because", exclusion.because);
    json.optional_field("until", exclusion.until);
    json.close_object();
  });
}

void write_actions(JsonWriter& json, List<PlanAction> actions) {
  json.array("actions", actions, [&](const PlanAction& action) {
    json.open_object();
    json.field("id", action.id);
    json.field("kind", action.kind);
    json.field("title", action.title);
    json.field("when", action.when);
    json.field("urgency", action.urgency);
    write_reasons(json, "because", action.because);
    json.field("sources", action.sources);
    json.close_object();
  });
}

/// Alerts and trials have the same four fields.
template <class Entries>
void write_titled(JsonWriter& json, std::string_view name, const Entries& entries) {
  json.array(name, entries, [&](const auto& entry) {
    json.open_object();
    json.field("id", entry.id);
    json.field("title", entry.title);
    write_reasons(json, "because", entry.because);
    json.field("sources", entry.sources);
    json.close_object();
  });
}

void write_goals(JsonWriter& json, const Plan& plan) {
  json.array("goals", plan.goals, [&](const PlanGoal& goal) {
    json.open_object();
    json.field("goal", goal.goal);
    json.field("title", goal.title);
    json.optional_field("option", goal.option);
    for (const auto& option : plan.options)
      if (option.id == goal.option) json.field("rank", option.rank), json.field("rankWithout", goal.rank_without);
    json.key("because");
    write_reason(json, goal.because);
    json.close_object();
  });
}

void write_basis(JsonWriter& json, const Plan& plan) {
  const auto& basis = plan.basis;
  json.key("basis");
  json.open_object();
  json.field("intendedUse", basis.intended_use);
  json.field("limits", basis.limits);
  json.field("asOf", basis.as_of);
  json.field("region", basis.region);
  json.field("goals", basis.goals);
  json.field("unavailable", basis.unavailable);
  json.optional_field("availability", basis.availability);
  json.field("inputsUsed", basis.inputs_used);
  json.field("inputsMissing", basis.inputs_missing);
  json.field("engineVersion", basis.engine_version);
  json.field("packVersion", basis.pack_version);
  json.field("packHash", basis.pack_hash);
  json.field("reviewStatus", basis.review_status);
  write_overlay(json, basis);
  json.field("notes", plan.notes);
  json.close_object();
}

}  // namespace

std::string plan_json(const Plan& plan) {
  JsonWriter json;
  json.open_object();
  json.field("planVersion", 1);
  json.optional_field("patient", plan.patient);
  json.flag("died", plan.died);
  write_guideline(json, plan);
  write_scope(json, plan);
  write_case(json, plan.facts);
  write_current(json, plan.current);
  write_missing(json, plan.missing);
  write_conflicts(json, plan.conflicts);
  json.array("options", plan.options, [&](const Option& option) { write_option(json, option); });
  write_goals(json, plan);
  write_excluded(json, plan.excluded);
  write_actions(json, plan.actions);
  write_titled(json, "alerts", plan.alerts);
  write_titled(json, "trials", plan.trials);
  write_sources(json, plan.sources);
  write_basis(json, plan);
  json.close_object();
  return std::move(json).finish();
}

std::string case_json(const knowledge::Pack& pack, const Case& facts) {
  Arena arena;
  JsonWriter json;
  json.open_object();
  write_case(json, care::case_entries(pack, facts, arena));
  write_conflicts(json, care::conflicts_of(facts, arena));
  json.field("notes", facts.notes);
  json.close_object();
  return std::move(json).finish();
}

}  // namespace nextline::report
