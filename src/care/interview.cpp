#include "care/interview.h"

#include <algorithm>

#include "base/unit_words.h"
#include "care/flat_text.h"
#include "case/dictionary.h"
#include "case/value_text.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

std::string lower(std::string word) {
  for (char& c : word)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 32);
  return word;
}

/// The fact's value or member that `word` is but for capitals; `word` itself where there is none, for the error to
/// name.
std::string as_listed(const flat::Fact& fact, const std::string& word) {
  if (fact.values())
    for (const auto* value : *fact.values())
      if (lower(value->str()) == lower(word)) return value->str();
  return word;
}

std::string listed(const Strings* values) {
  std::string all;
  for (const auto& value : words(values)) all += (all.empty() ? "" : ", ") + value;
  return all;
}

/// " in weeks", " in ×10⁹/L"; nothing for a bare number.
std::string in_its_unit(std::string_view ucum) {
  const std::string two = amount_words("2", ucum);
  return two == "2" ? "" : " in " + two.substr(2);
}

std::string answers_to(const flat::Fact& fact) {
  switch (fact.kind()) {
    case flat::FactKind::Boolean:
      return "yes or no";
    case flat::FactKind::Enumeration:
      return "one of: " + listed(fact.values());
    case flat::FactKind::Number:
      return "a number" + in_its_unit(text(fact.unit())) +
             (fact.low() && fact.high() ? " (" + text(fact.low()) + " to " + text(fact.high()) + ")" : "");
    case flat::FactKind::Set:
      return "those that hold, with commas, or none; what is not named counts as no: " + listed(fact.values());
    case flat::FactKind::List:
      break;
  }
  return {};
}

Result<void> set_members(const flat::Fact& fact, Fact& value, std::string_view words) {
  clear_fact(fact, value);
  value.members.assign(value.members.size(), Truth::False);
  if (lower(std::string(words)) == "none") return {};
  for (std::size_t start = 0; start <= words.size();) {
    const auto comma = std::min(words.find(',', start), words.size());
    const std::string member = as_listed(fact, trimmed(words.substr(start, comma - start)));
    NEXTLINE_CHECK(set_member(fact, value, member, Truth::True, fact.title()->str()));
    start = comma + 1;
  }
  return {};
}

/// The words of a Boolean as people write them.
std::string as_truth(const std::string& word) {
  const std::string plain = lower(word);
  return plain == "yes" || plain == "y" ? "true" : plain == "no" || plain == "n" ? "false" : plain;
}

/// True while the plan waits for information: its scope or a regimen cannot be judged.
bool waits(const Plan& plan) {
  return plan.applies == Truth::Unknown ||
         std::any_of(plan.excluded.begin(), plan.excluded.end(),
                     [](const auto& each) { return each.category == "needs-information"; });
}

}  // namespace

Interview::Interview(Consultation& consultation, Case facts) : consultation_(consultation), facts_(std::move(facts)) {}

Result<std::optional<Question>> Interview::next() {
  NEXTLINE_TRY(plan, consultation_.plan(facts_));
  plan_ = std::move(plan);
  const auto& dictionary = *consultation_.pack().flat().facts();
  for (const auto& missing : plan_.missing) {
    const auto index = consultation_.pack().fact_index(missing.fact);
    if (!index || asked_.count(*index) || dictionary.Get(*index)->kind() == flat::FactKind::List) continue;
    if (missing.changes.empty() && !waits(plan_)) continue;
    const auto& fact = *dictionary.Get(*index);
    asked_last_ = *index;
    asked_.insert(*index);
    return std::optional(Question{text(fact.name()),
                                  text(fact.title()),
                                  std::string(missing.question),
                                  answers_to(fact),
                                  std::string(missing.why),
                                  {missing.changes.begin(), missing.changes.end()}});
  }
  return std::optional<Question>();
}

Result<void> Interview::answer(std::string_view given) {
  const std::string words = trimmed(given);
  if (lower(words) == "unknown") return {};
  NEXTLINE_CHECK(take(asked_last_, words));
  return check();
}

Result<void> Interview::take(std::uint32_t index, std::string_view words) {
  const auto& fact = *consultation_.pack().flat().facts()->Get(index);
  Fact value;
  if (fact.kind() == flat::FactKind::Set) {
    NEXTLINE_CHECK(set_members(fact, value, words));
  } else {
    const std::string word(words);
    NEXTLINE_CHECK(set_scalar(fact, value,
                              fact.kind() == flat::FactKind::Boolean ? as_truth(word) : as_listed(fact, word),
                              fact.title()->str()));
  }
  value.is_overridden = true;
  value.overridden = facts_.texts.arena().join({"answered on ", consultation_.judge().request().as_of});
  facts_.facts[index] = std::move(value);
  return {};
}

/// Derived facts and contradictions, made anew.
Result<void> Interview::check() {
  const auto& pack = consultation_.pack();
  derive_facts(pack, facts_);
  if (const auto* invariants = pack.flat().invariants())
    std::erase_if(facts_.conflicts, [&](const Conflict& conflict) {
      return std::any_of(invariants->begin(), invariants->end(),
                         [&](const auto* invariant) { return invariant->id()->string_view() == conflict.fact; });
    });
  return consultation_.check_invariants(facts_);
}

}  // namespace nextline::care
