// Statements and findings of synth.yaml: what is written of the patient, and which facts follow.
#include <algorithm>

#include "cohort/reading/sections.h"

namespace nextline::cohort {

namespace yaml = knowledge::yaml;
using knowledge::Word;

namespace {

Form read_form(yaml::MappingReader& one, const Word& value_set, Names& names) {
  Form form;
  form.weight = read_weight(one, names);
  form.unit = one.optional_text("unit").text;
  form.shown = one.optional_text("shown").text;
  one.require("from");
  one.require("to");
  form.from = one.decimal("from").value_or(Decimal());
  form.to = one.decimal("to").value_or(form.from);
  if (form.to < form.from) names.complain(one.place(), "bad-range", "the range ends before it begins");
  form.times = one.decimal("times");
  form.places = std::clamp<std::int64_t>(one.integer("places", Decimal::kMaxScale), 0, Decimal::kMaxScale);
  if (const yaml::Node* limits = one.node("limits"))
    for (const yaml::Node& limit : limits->items()) {
      const auto number = yaml::read_decimal(limit, names.errors());
      if (number && number->is_zero()) names.complain(limit.place(), "bad-limit", "a limit of normal is not 0");
      if (number) form.limits.push_back(*number);
    }
  const std::vector<Word> only = one.texts("codes");
  if (!only.empty()) form.codes = names.codes(value_set, {}, only);
  return form;
}

/// A code of its own, for what the pack has no value set for.
Coding read_coding(const yaml::Node& node, Names& names) {
  yaml::MappingReader reader(node, "code", names.errors());
  Coding out{reader.text("system").text, reader.text("code").text, reader.optional_text("display").text};
  reader.finish();
  return out;
}

Statement read_statement(yaml::MappingReader& one, Names& names) {
  Statement out;
  out.id = one.text("id").text;
  one.require("resource");
  out.resource = one.choice("resource", {"Condition", "Observation"}).text;
  const std::vector<Word> systems = one.texts("systems");
  const Word value_set = one.optional_text("value-set");
  const std::vector<Word> except = one.texts("except");
  if (!value_set.empty()) out.codes = names.codes(value_set, systems, one.texts("codes"), except);
  if (const yaml::Node* coding = one.node("coding")) out.codes.push_back(read_coding(*coding, names));
  if (out.codes.empty() && value_set.empty()) one.require("value-set");
  const Word answers = one.optional_text("answers");
  if (!answers.empty()) out.answers = names.codes(answers, one.texts("answer-systems"), one.texts("answer-codes"));
  out.texts = knowledge::texts(one.texts("texts"));
  if (one.node("integer") != nullptr) out.integer = one.integer("integer", 0);
  out.clinical_status = one.optional_text("clinical-status").text;
  out.severity = one.optional_text("severity").text;
  out.fact = names.optional_fact(one.optional_text("fact"));
  out.first = names.optional_fact(one.optional_text("first"));
  read_each(one, "forms", "form", names,
            [&](yaml::MappingReader& form) { out.forms.push_back(read_form(form, value_set, names)); });
  return out;
}

Alternative read_alternative(yaml::MappingReader& one, Names& names) {
  Alternative out;
  out.weight = read_weight(one, names);
  out.write = names.find("statement", one.texts("write"));
  out.drugs = names.find("drug", one.texts("drugs"));
  out.mistaken = one.boolean("mistaken", false);
  out.facts = names.fact_values(one.node("facts"));
  out.forget = names.facts(one.texts("forget"));
  out.unstated = names.facts(one.texts("unstated"));
  out.metastasis = one.boolean("metastasis", false);
  out.worsened = one.boolean("worsened", false);
  if (!out.drugs.empty() && !out.mistaken)
    names.complain(one.place(), "drugs-not-given", "drugs of a finding are mistaken ones", "give drugs in a course");
  return out;
}

}  // namespace

void read_statements(yaml::MappingReader& root, Names& names, Script& script) {
  read_each(root, "statements", "statement", names, [&](yaml::MappingReader& one) {
    names.add("statement", one.text("id"), static_cast<std::uint32_t>(script.statements.size()));
    script.statements.push_back(read_statement(one, names));
  });
}

void read_findings(yaml::MappingReader& root, Names& names, Script& script) {
  read_each(root, "findings", "finding", names, [&](yaml::MappingReader& one) {
    const Word id = one.text("id");
    names.add("finding", id, static_cast<std::uint32_t>(script.findings.size()));
    Finding finding{id.text, names.conditions(one.node("when")), {}};
    std::uint64_t sum = 0;
    read_each(one, "alternatives", "alternative", names, [&](yaml::MappingReader& each) {
      finding.alternatives.push_back(read_alternative(each, names));
      sum += finding.alternatives.back().weight;
    });
    if (sum == 0) names.complain(id.place, "no-alternative", "'" + id.text + "' has no alternative to draw");
    script.findings.push_back(std::move(finding));
  });
}

}  // namespace nextline::cohort
