#include "cohort/json_line.h"
#include "cohort/truth.h"

namespace nextline::cohort {

namespace flat = knowledge::flat;

namespace {

void write_members(JsonLine& json, const flat::Fact& fact, const Fact& value) {
  json.open_object();
  for (std::uint32_t i = 0; i < fact.values()->size(); ++i) {
    if (value.members[i] == Truth::Unknown) continue;
    json.key(fact.values()->Get(i)->string_view());
    json.boolean(value.members[i] == Truth::True);
  }
  json.close_object();
}

void write_value(JsonLine& json, const flat::Fact& fact, const Fact& value) {
  if (!value.known()) return json.null();
  switch (fact.kind()) {
    case flat::FactKind::Boolean:
      return json.boolean(value.truth == Truth::True);
    case flat::FactKind::Enumeration:
      return json.string(fact.values()->Get(static_cast<std::uint32_t>(value.member))->string_view());
    case flat::FactKind::Number:
      return json.digits(value.number->normalized().to_string());
    case flat::FactKind::Set:
      return write_members(json, fact, value);
    case flat::FactKind::List:
      return json.null();
  }
}

}  // namespace

std::string truth_json(const knowledge::Pack& pack, const GroundTruth& truth, const std::string& patient,
                       const std::string& as_of) {
  JsonLine json;
  json.open_object();
  json.field("patient", patient);
  json.field("course", truth.course);
  json.field("asOf", as_of);
  json.key("died");
  json.boolean(truth.facts.died);
  json.key("facts");
  json.open_object();
  const auto& facts = *pack.flat().facts();
  for (std::uint32_t i = 0; i < facts.size(); ++i) {
    if (!truth.stated[i]) continue;
    json.key(facts[i]->name()->string_view());
    write_value(json, *facts[i], truth.facts.facts[i]);
  }
  json.close_object();
  json.key("notStated");
  json.open_array();
  for (std::uint32_t i = 0; i < facts.size(); ++i)
    if (!truth.stated[i] && facts[i]->kind() != flat::FactKind::List) json.string(facts[i]->name()->string_view());
  json.close_array();
  json.close_object();
  return std::string(json.text());
}

}  // namespace nextline::cohort
