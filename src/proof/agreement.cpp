#include "proof/agreement.h"

#include <algorithm>

#include "care/ranking.h"
#include "case/random_case.h"
#include "proof/counterexample.h"
#include "proof/smt_evaluator.h"

namespace nextline::proof {
namespace {

std::string bare(const std::string& term) {
  return term.size() > 1 && term.front() == '|' ? term.substr(1, term.size() - 2) : term;
}

InterestingNumbers thresholds(const knowledge::Pack& pack) {
  InterestingNumbers numbers;
  for (const auto* fact : *pack.flat().facts())
    if (fact->breakpoints())
      for (const auto* text : *fact->breakpoints())
        if (const auto number = Decimal::parse(text->string_view())) numbers[fact->name()->str()].push_back(*number);
  return numbers;
}

/// Compares named values of the text with the planner's, and keeps the first difference.
class SideBySide {
 public:
  SideBySide(const SmtEvaluator& text, Agreement& agreement, std::uint64_t seed)
      : text_(text), agreement_(agreement), seed_(seed) {}

  void same(const std::string& what, const std::string& term, std::int64_t expected) {
    const std::optional<Decimal> got = term == "true"    ? std::optional(Decimal::from_integer(1))
                                       : term == "false" ? std::optional(Decimal::from_integer(0))
                                                         : text_.value(bare(term));
    ++agreement_.results;
    if ((got && *got == Decimal::from_integer(expected)) || !agreement_.first_difference.empty()) return;
    agreement_.first_difference = "seed " + std::to_string(seed_) + ", " + what + ": planner " +
                                  std::to_string(expected) + ", text " + (got ? got->to_string() : "nothing");
  }
  void same(const std::string& what, const TruthTerm& term, Truth expected) {
    same(what + " yes", term.yes, expected == Truth::True);
    same(what + " no", term.no, expected == Truth::False);
  }

 private:
  const SmtEvaluator& text_;
  Agreement& agreement_;
  std::uint64_t seed_;
};

std::int64_t index_of(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) - words.begin();
}

void compare(const Subject& subject, const care::Judge& judge, const Encoding& encoding, const care::Outcome& outcome,
             care::Decisions& decisions, SideBySide& comparison) {
  comparison.same("scope", encoding.in_scope, outcome.applies);
  const auto& planner = *subject.pack()->flat().planner();
  for (std::size_t i = 0; i < encoding.regimens.size(); ++i) {
    const auto& judged = outcome.regimens[i];
    const std::string name = judged.brief->regimen->id()->str();
    comparison.same(name + " category", encoding.regimens[i].category, index_of(encoding.categories, judged.category));
    const auto ranks = care::rank_vector(planner, judged, judge.request());
    for (std::size_t k = 0; k < ranks.size(); ++k)
      if (judged.is_option) comparison.same(name + " rank", encoding.regimens[i].rank_keys[k], ranks[k]);
  }
  comparison.same("current action", encoding.current_action,
                  outcome.current_row ? index_of(encoding.actions, outcome.current_row->row->category()->string_view())
                                      : static_cast<std::int64_t>(encoding.actions.size()));
  const auto& referrals = *subject.pack()->flat().referrals();
  for (std::uint32_t i = 0; i < referrals.size(); ++i)
    comparison.same("referral " + referrals.Get(i)->id()->str(), encoding.referrals[i],
                    decisions.truth(referrals.Get(i)->definition()) == Truth::True ? 1 : 0);
}

}  // namespace

Result<Agreement> check_agreement(const Subject& subject, const care::Judge& judge, const Encoding& encoding,
                                  std::uint64_t count, std::uint64_t seed) {
  NEXTLINE_TRY(text, SmtEvaluator::read(encoding.script.text()));
  care::Decisions decisions = judge.decisions();
  const auto numbers = thresholds(*subject.pack());
  Agreement agreement;
  for (std::uint64_t i = 0; i < count && agreement.first_difference.empty(); ++i) {
    const Case facts = random_case(*subject.pack(), seed + i, numbers);
    decisions.use(facts);
    const auto outcome = judge.judge(facts, decisions);
    NEXTLINE_CHECK(text.evaluate(model_of_case(judge.pack(), facts)));
    SideBySide comparison(text, agreement, seed + i);
    compare(subject, judge, encoding, outcome, decisions, comparison);
    if (decisions.error()) return *decisions.error();
    ++agreement.cases;
  }
  return agreement;
}

}  // namespace nextline::proof
