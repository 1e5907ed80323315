#include "care/attempts.h"

#include <algorithm>
#include <bit>
#include <memory>
#include <span>

#include "case/dictionary.h"

namespace nextline::care {
namespace {

/// Judges the Case again with every value worth trying, as many at a time as there are lanes.
class Trier {
 public:
  Trier(const Judge& judge, const Case& facts, const Outcome& before, Decisions& decisions, Arena& arena)
      : judge_(judge), facts_(facts), before_(before), decisions_(decisions), arena_(arena) {}

  List<Attempt> run(const std::vector<std::uint32_t>& open) {
    const auto groups = [&](std::uint32_t fact) {
      return static_cast<std::uint32_t>(judge_.trials(fact).groups.size());
    };
    std::size_t all = 0;
    for (const auto fact : open) all += groups(fact);
    attempts_ = arena_.make_array<Attempt>(all);
    shares_.reserve(open.size());
    for (const auto fact : open) {
      // A fact that fits into one batch is in one: its values are compared with each other.
      if (used_ + groups(fact) > Lanes::kCount) batch();
      for (std::uint32_t first = 0; first < groups(fact); first += Lanes::kCount) {
        const auto count = std::min(Lanes::kCount, groups(fact) - first);
        if (used_ + count > Lanes::kCount) batch();
        shares_.push_back({fact, first, count, used_});
        used_ += count;
      }
    }
    batch();
    return attempts_;
  }

 private:
  /// Groups of one fact, in neighbouring lanes.
  struct Share {
    std::uint32_t fact = 0, first_group = 0, count = 0, first_lane = 0;
  };

  /// Judges the shares there are.
  void batch() {
    if (used_ == 0) return;
    FactSet changed(facts_.facts.size());
    decisions_.begin_trial();
    for (const Share& share : shares_) {
      const FactTrials& trials = judge_.trials(share.fact);
      changed.add(share.fact);
      for (const auto fact : trials.derived) changed.add(fact);
      const std::size_t questions = decisions_.form().questions(share.fact).size();
      const auto answers = std::span(trials.answers).subspan(share.first_group / Lanes::kCount * questions, questions);
      decisions_.try_answers(share.first_lane, share.count, share.fact, answers);
      if (!trials.derived.empty()) try_derived(share);
    }
    decisions_.settle();
    tell(judge_.judge_lanes(before_, decisions_, changed, first_lanes(used_)));
    told_ += used_;
    used_ = 0;
    shares_.clear();
  }

  /// Facts that are made of the one tried move along with it.
  void try_derived(const Share& share) {
    if (!trial_) trial_ = std::make_unique<Case>(facts_);
    const auto& derived = judge_.trials(share.fact).derived;
    for (std::uint32_t i = 0; i < share.count; ++i) {
      trial_->facts[share.fact] = judge_.trials(share.fact).groups[share.first_group + i];
      derive_facts(judge_.pack(), *trial_);
      for (const auto fact : derived)
        if (fact != share.fact) decisions_.try_value(share.first_lane + i, fact, trial_->facts[fact]);
      trial_->facts[share.fact] = facts_.facts[share.fact];
      for (const auto fact : derived) trial_->facts[fact] = facts_.facts[fact];
    }
  }

  /// Links what becomes of what to the attempts, from the last to the first.
  void tell(const LaneOutcome& after) {
    const Categories& categories = judge_.categories();
    std::fill_n(attempts_.begin() + static_cast<std::ptrdiff_t>(told_), used_, Attempt());
    for (std::size_t i = after.changes.size(); i-- > 0;) {
      const LaneChange& change = after.changes[i];
      // A regimen that is no option, and is none afterwards, leaves the choice as it is.
      if (before_.regimens[change.regimen].is_option || categories.is_option(change.becomes))
        link(change.where, judge_.sheets().regimen(change.regimen).option.title, change.becomes,
             change.becomes == categories.none());
    }
    for (std::size_t i = after.current_rows.size(); i-- > 0;)
      link(after.current_rows[i].where, "current treatment", after.current_rows[i].row->category, true);
    if (before_.applies != Truth::False)
      link(after.applies.no, "this guideline does not apply", categories.none(), true);
    if (before_.applies != Truth::True) link(after.applies.yes, "this guideline applies", categories.none(), true);
  }

  /// Puts a consequence before those of the attempts in the lanes `where`.
  void link(LaneBits where, std::string_view what, CategoryId becomes, bool tells_all) {
    where &= first_lanes(used_);
    if (where == 0) return;
    const auto* consequence = arena_.make<Consequence>(what, becomes, tells_all);
    for (const std::uint32_t half : {0U, 64U})
      for (auto left = static_cast<std::uint64_t>(where >> half); left != 0; left &= left - 1) {
        Attempt& attempt = attempts_[told_ + half + static_cast<std::size_t>(std::countr_zero(left))];
        attempt.first = arena_.make<Attempt::Link>(consequence, attempt.first);
      }
  }

  const Judge& judge_;
  const Case& facts_;
  const Outcome& before_;
  Decisions& decisions_;
  Arena& arena_;
  std::unique_ptr<Case> trial_;
  std::span<Attempt> attempts_;
  std::size_t told_ = 0;       // attempts that are done
  std::vector<Share> shares_;  // of the batch to come
  std::uint32_t used_ = 0;     // its lanes
};

}  // namespace

bool Attempt::same_as(const Attempt& other) const {
  const Link* mine = first;
  const Link* theirs = other.first;
  for (; mine != nullptr && theirs != nullptr; mine = mine->next, theirs = theirs->next) {
    if (mine->consequence == theirs->consequence) continue;
    const Consequence &left = *mine->consequence, &right = *theirs->consequence;
    if (left.becomes != right.becomes || left.what != right.what) return false;
  }
  return mine == theirs;
}

List<Attempt> attempts(const Judge& judge, const Case& facts, const Outcome& before, Decisions& decisions,
                       const std::vector<std::uint32_t>& open, Arena& arena) {
  return Trier(judge, facts, before, decisions, arena).run(open);
}

}  // namespace nextline::care
