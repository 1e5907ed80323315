#include "cohort/reading/sections.h"

namespace nextline::cohort {

namespace yaml = knowledge::yaml;

Range read_range(yaml::MappingReader& reader, std::string_view key, Range otherwise, Names& names) {
  const yaml::Node* node = reader.node(key);
  if (node == nullptr) return otherwise;
  Range out;
  if (node->kind == yaml::Kind::List && node->items().size() == 2) {
    out.from = yaml::read_integer(node->items()[0], names.errors()).value_or(0);
    out.to = yaml::read_integer(node->items()[1], names.errors()).value_or(out.from);
  } else {
    names.complain(node->place(), "yaml-type", "'" + std::string(key) + "' is a range", "write [from, to]");
  }
  if (out.to < out.from) names.complain(node->place(), "bad-range", "the range ends before it begins");
  out.to = std::max(out.from, out.to);
  return out;
}

std::uint64_t read_weight(yaml::MappingReader& reader, Names& names) {
  const std::int64_t weight = reader.integer("weight", 1);
  if (weight < 0) names.complain(reader.place(), "bad-weight", "a weight is not negative");
  return static_cast<std::uint64_t>(std::max<std::int64_t>(weight, 0));
}

void read_person(yaml::MappingReader& root, Names& names, Script& script) {
  const yaml::Node* node = root.node("person");
  if (node == nullptr) return names.complain(root.place(), "missing-key", "a file of courses needs 'person'");
  yaml::MappingReader reader(*node, "person", names.errors());
  script.person.sex = names.optional_fact(reader.optional_text("sex"));
  script.person.age = names.optional_fact(reader.optional_text("age"));
  script.person.years = read_range(reader, "years", {30, 80}, names);
  script.person.birth_unknown = static_cast<std::uint64_t>(reader.integer("birth-unknown", 0));
  read_each(reader, "sexes", "sex", names, [&](yaml::MappingReader& one) {
    const std::uint64_t weight = read_weight(one, names);
    script.person.sexes.push_back({weight, one.optional_text("gender").text});
  });
  if (script.person.sexes.empty()) script.person.sexes.push_back({1, ""});
  reader.finish();
}

void read_mess(yaml::MappingReader& root, Names& names, Script& script) {
  const yaml::Node* node = root.node("mess");
  if (node == nullptr) return;
  yaml::MappingReader reader(*node, "mess", names.errors());
  const auto percent = [&](std::string_view key) { return static_cast<std::uint64_t>(reader.integer(key, 0)); };
  script.mess.duplicates = percent("duplicates");
  script.mess.restated = percent("restated");
  script.mess.referenced = percent("referenced");
  script.mess.contained = percent("contained");
  script.mess.combined = percent("combined");
  script.mess.clock_times = percent("clock-times");
  script.mess.date_elements = knowledge::texts(reader.texts("date-elements"));
  script.mess.reference_styles = knowledge::texts(reader.texts("reference-styles"));
  reader.finish();
}

void read_roles(yaml::MappingReader& root, Names& names, Script& script) {
  const yaml::Node* node = root.node("roles");
  if (node == nullptr) return;
  yaml::MappingReader reader(*node, "set of roles", names.errors());
  const auto role = [&](std::string_view key) { return names.optional_fact(reader.optional_text(key)); };
  Roles& roles = script.roles;
  roles.given = role("given");
  roles.given_early = role("given-early");
  roles.worsened_on = role("worsened-on");
  roles.lines = role("lines");
  roles.months_to_relapse = role("months-to-relapse");
  roles.targeted_early = role("targeted-early");
  roles.current = role("current");
  roles.no_treatment = names.value(roles.current, reader.optional_text("no-treatment"));
  roles.not_tolerated = role("not-tolerated");
  roles.last_ended = role("last-ended");
  roles.ended_by_worsening = names.value(roles.last_ended, reader.optional_text("ended-by-worsening"));
  roles.cycles = role("cycles");
  roles.weeks_since_dose = role("weeks-since-dose");
  roles.of_treatment = names.facts(reader.texts("of-treatment"));
  reader.finish();
}

void read_rules(yaml::MappingReader& root, Names& names, Script& script) {
  read_each(root, "implications", "implication", names, [&](yaml::MappingReader& one) {
    script.implications.push_back({names.conditions(one.node("when")), names.fact_values(one.node("facts"))});
  });
  read_each(root, "needs", "need", names, [&](yaml::MappingReader& one) {
    const std::vector<When> when = names.conditions(one.node("when"));
    const std::vector<FactIndex> known = names.facts(one.texts("known"));
    for (const FactIndex fact : names.facts(one.texts("facts"))) script.needs.push_back({fact, when, known});
  });
  read_each(root, "computed", "computed fact", names, [&](yaml::MappingReader& one) {
    const auto fact = names.fact(one.text("fact"));
    script.computed.push_back({fact.value_or(0), names.facts(one.texts("from"))});
  });
}

Result<Script> read_script(const knowledge::Pack& pack, std::string_view text, const std::string& file) {
  NEXTLINE_TRY(root, yaml::parse(text, file));
  std::vector<Error> errors;
  Names names(pack, errors);
  Script script;
  yaml::MappingReader reader(root, "file of courses", errors);
  read_person(reader, names, script);
  read_mess(reader, names, script);
  read_roles(reader, names, script);
  read_drugs(reader, names, script);
  read_statements(reader, names, script);
  read_findings(reader, names, script);
  read_rules(reader, names, script);
  read_steps(reader, names, script);
  reader.finish();
  knowledge::sort_by_place(errors);
  if (!errors.empty()) return errors.front();
  return script;
}

}  // namespace nextline::cohort
