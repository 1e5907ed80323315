#include "care/fact_trials.h"

#include <algorithm>

#include "case/dictionary.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

/// The members a set holds; those it does not hold go without saying where a value is tried.
std::string held_members(const flat::Fact& entry, const Fact& value) {
  std::string all;
  for (std::uint32_t i = 0; i < value.members.size(); ++i)
    if (value.members[i] == Truth::True) all += (all.empty() ? "" : ", ") + entry.values()->Get(i)->str();
  return all.empty() ? "none of them" : all;
}

Fact boolean_fact(Truth truth) {
  Fact fact;
  fact.truth = truth;
  return fact;
}

/// Just below, at and above every limit, ascending and each once; what is out of bounds is left out.
std::vector<Decimal> numbers_to_try(const flat::Fact& entry) {
  std::vector<Decimal> numbers;
  if (entry.breakpoints() == nullptr) return numbers;
  for (const auto* text : *entry.breakpoints()) {
    const auto at = Decimal::parse(text->string_view());
    if (!at) continue;
    const Decimal step(1, entry.whole() ? 0 : std::min(at->scale() + 1, Decimal::kMaxScale));
    for (const auto& number : {subtract(*at, step), at, add(*at, step)})
      if (number) numbers.push_back(*number);
  }
  const Bounds bounds = bounds_of(entry);
  std::erase_if(numbers, [&](const Decimal& number) { return !bounds.hold(number); });
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

std::vector<Truth> answers_of(const DecisionForm& form, std::uint32_t fact, const Fact& value) {
  std::vector<Truth> answers;
  for (const Atom& question : form.questions(fact)) answers.push_back(question.of(value));
  return answers;
}

/// Puts the values of one fact into groups.
class Grouping {
 public:
  explicit Grouping(FactTrials& trials) : trials_(trials) {}

  /// The group with these answers; a new one where there is none, or where other facts follow from the value itself.
  std::uint32_t group_of(Fact value, std::vector<Truth> answers) {
    const auto same = trials_.derived.empty() ? std::find(answers_.begin(), answers_.end(), answers) : answers_.end();
    const auto place = static_cast<std::uint32_t>(same - answers_.begin());
    if (same == answers_.end()) {
      note(place, answers);
      trials_.groups.push_back(std::move(value));
      answers_.push_back(std::move(answers));
    }
    return place;
  }

 private:
  void note(std::uint32_t group, const std::vector<Truth>& answers) {
    const std::size_t first = group / Lanes::kCount * answers.size();
    trials_.answers.resize(first + answers.size());
    for (std::size_t i = 0; i < answers.size(); ++i) trials_.answers[first + i].set(group % Lanes::kCount, answers[i]);
  }

  FactTrials& trials_;
  std::vector<std::vector<Truth>> answers_;  // by group
};

}  // namespace

std::vector<FactTrials> fact_trials(const knowledge::Pack& pack, const DecisionForm& form) {
  const auto& facts = *pack.flat().facts();
  std::vector<FactTrials> all(facts.size());
  std::vector<std::uint32_t> derived;
  for (std::uint32_t i = 0; i < facts.size(); ++i)
    if (facts.Get(i)->difference() != nullptr) derived.push_back(i);
  for (const std::uint32_t fact : derived)
    for (const auto* name : *facts.Get(fact)->difference())
      if (const auto from = pack.fact_index(name->string_view())) all[*from].derived = derived;
  for (std::uint32_t i = 0; i < facts.size(); ++i) {
    const flat::Fact& entry = *facts.Get(i);
    const Bounds bounds = bounds_of(entry);
    Grouping grouping(all[i]);
    for (auto& value : values_to_try(entry)) {
      std::string shown =
          entry.kind() == flat::FactKind::Set ? held_members(entry, value) : shown_with_unit(entry, value);
      auto answers = answers_of(form, i, value);
      const bool is_bound = value.number && (value.number == bounds.low || value.number == bounds.high);
      all[i].values.push_back({std::move(shown), grouping.group_of(std::move(value), std::move(answers)), is_bound});
    }
  }
  return all;
}

std::vector<Fact> values_to_try(const flat::Fact& entry) {
  std::vector<Fact> values;
  const auto member_count = entry.values() ? entry.values()->size() : 0;
  switch (entry.kind()) {
    case flat::FactKind::Boolean:
      values = {boolean_fact(Truth::True), boolean_fact(Truth::False)};
      break;
    case flat::FactKind::Enumeration:
      for (std::uint32_t i = 0; i < member_count; ++i) {
        Fact fact;
        fact.member = static_cast<std::int32_t>(i);
        values.push_back(std::move(fact));
      }
      break;
    case flat::FactKind::Number:
      for (const Decimal& number : numbers_to_try(entry)) {
        Fact fact;
        fact.number = number;
        values.push_back(std::move(fact));
      }
      break;
    case flat::FactKind::Set: {
      Fact none;
      none.members.assign(member_count, Truth::False);
      values.push_back(none);
      for (std::uint32_t i = 0; i < member_count; ++i) {
        Fact one = none;
        one.members[i] = Truth::True;
        values.push_back(std::move(one));
      }
      break;
    }
    case flat::FactKind::List:
      break;
  }
  return values;
}

}  // namespace nextline::care
