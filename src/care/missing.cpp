#include "care/missing.h"

#include <algorithm>
#include <bit>
#include <cctype>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/arena_list.h"
#include "base/arena_text.h"
#include "care/flat_text.h"
#include "care/in_force.h"
#include "case/dictionary.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

/// Excluded whatever else becomes known: a rule already forbids it, it cannot be had, or it is not authorised here.
bool settled(const RegimenJudgement& judgement) {
  const auto& inputs = judgement.inputs;
  return inputs[Input::Indicated] == Truth::False || inputs[Input::Forbidden] == Truth::True ||
         inputs[Input::Stopped] == Truth::True || inputs[Input::Avoided] == Truth::True ||
         inputs[Input::Available] == Truth::False || inputs[Input::Approved] == Truth::False;
}

/// The facts that undecided parts of the plan hang on.
std::vector<std::uint32_t> open_facts(const Judge& judge, const Outcome& outcome, Decisions& decisions) {
  const auto& planner = *judge.pack().flat().planner();
  std::vector<std::uint32_t> definitions;
  if (outcome.applies == Truth::Unknown) {
    definitions.push_back(planner.scope_definition());
    return decisions.deciding_facts(definitions).indexes();
  }
  if (const auto* own = planner.inputs())
    for (std::uint32_t i = 0; i < own->size(); ++i)
      if (outcome.current_inputs[own_input(i)] == Truth::Unknown) definitions.push_back(own->Get(i)->definition());
  RuleSet rules(outcome.rules.unknown.bound());
  for (const auto& judgement : outcome.regimens) {
    if (settled(judgement)) continue;
    for (const auto& recommendation : judgement.undecided) definitions.push_back(recommendation.definition);
    rules.add(judgement.inputs[Input::Current] == Truth::True ? judgement.brief->continued : judgement.brief->start);
  }
  rules.keep(outcome.rules.unknown);
  rules.for_each([&](std::uint32_t rule) { definitions.push_back(judge.rules()[rule].definition); });
  return decisions.deciding_facts(definitions).indexes();
}

constexpr std::string_view kCurrent = "current treatment";

/// What becomes of something in some lanes of one batch.
struct Consequence {
  LaneBits where = 0;
  std::string_view what, becomes;  ///< "Trastuzumab emtansine", "contraindicated"; nothing where the words say it all
};

/// The values of one group of one open fact, tried.
struct Attempt {
  List<Consequence> batch = {};    ///< of all attempts judged together
  LaneBits lane = 0;               ///< its bit there
  bool changes_something = false;  ///< false when the outcome stays

  /// Calls `each` with its own consequences, in order.
  template <class Each>
  void consequences(Each each) const {
    if (!changes_something) return;
    for (const Consequence& consequence : batch)
      if ((consequence.where & lane) != 0) each(consequence);
  }
  bool same_as(const Attempt& other) const {
    if (batch.data() != other.batch.data()) return text() == other.text();
    return std::all_of(batch.begin(), batch.end(), [&](const Consequence& consequence) {
      return ((consequence.where & lane) != 0) == ((consequence.where & other.lane) != 0);
    });
  }
  /// To compare with: "Trastuzumab emtansine: contraindicated; …".
  std::string text() const {
    std::string all;
    consequences([&](const Consequence& consequence) {
      if (!all.empty()) all += "; ";
      all += consequence.what;
      all += ": ";
      all += consequence.becomes;
    });
    return all;
  }
};

/// Judges the Case again with every value worth trying, as many at a time as there are lanes.
class Attempts {
 public:
  /// `arena`: where the attempts and their consequences lie.
  Attempts(const Judge& judge, const Case& facts, const Outcome& before, Decisions& decisions, Arena& arena)
      : judge_(judge), facts_(facts), before_(before), decisions_(decisions), arena_(arena) {}

  /// One attempt a group of each of `open`, in order.
  List<Attempt> run(const std::vector<std::uint32_t>& open) {
    const auto groups = [&](std::uint32_t fact) {
      return static_cast<std::uint32_t>(judge_.trials(fact).groups.size());
    };
    std::size_t all = 0;
    for (const auto fact : open) all += groups(fact);
    attempts_ = arena_.make_array<Attempt>(all);
    shares_.reserve(open.size());
    for (const auto fact : open) {
      // What hangs on a fact is evaluated once where the fact is in one batch.
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
    for (const Share& share : shares_) {
      changed.add(share.fact);
      for (const auto fact : judge_.trials(share.fact).derived) changed.add(fact);
    }
    decisions_.begin_trial(changed);
    for (const Share& share : shares_) {
      const FactTrials& trials = judge_.trials(share.fact);
      const std::size_t questions = decisions_.questions(share.fact);
      const auto answers = std::span(trials.answers).subspan(share.first_group / Lanes::kCount * questions, questions);
      decisions_.try_answers(share.first_lane, share.count, share.fact, answers);
      if (!trials.derived.empty()) try_derived(share);
    }
    decisions_.settle();
    tell(judge_.judge_lanes(before_, decisions_, changed, first_lanes(used_)));
    decisions_.restore();
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

  void tell(const LaneOutcome& after) {
    ArenaList<Consequence> told(arena_, after.changes.size() + after.current_rows.size() + 2);
    if (before_.applies != Truth::True) told.push_back({after.applies.yes, "this guideline applies", ""});
    if (before_.applies != Truth::False) told.push_back({after.applies.no, "this guideline does not apply", ""});
    for (const auto& match : after.current_rows)
      told.push_back({match.where, kCurrent, match.row->category()->string_view()});
    const auto& planner = *judge_.pack().flat().planner();
    for (const auto& change : after.changes) {
      // A regimen that is no option, and is none afterwards, leaves the choice as it is.
      const bool matters = before_.regimens[change.regimen].is_option || is_option(planner, change.becomes);
      if (matters) told.push_back({change.where, judge_.sheets().regimen(change.regimen).option.title, change.becomes});
    }
    LaneBits somewhere = 0;
    for (const Consequence& consequence : told) somewhere |= consequence.where;
    for (std::uint32_t lane = 0; lane < used_; ++lane)
      attempts_[told_ + lane] = {told.items(), lane_bit(lane), (somewhere & lane_bit(lane)) != 0};
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

/// A run of neighbouring values with the same consequence.
struct Change {
  std::string_view first, last;
  const Attempt* attempt = nullptr;
  bool is_lowest = false, is_highest = false;  ///< values not tried lie below, above
};

/// "48 % to 50 %", "3 or less", "51 % or more", "yes".
void add_values(ArenaText& text, const Change& change) {
  if (change.is_lowest && change.is_highest) {
    text += "any value";
  } else if (change.is_lowest) {
    (text += change.last) += " or less";
  } else if (change.is_highest) {
    (text += change.first) += " or more";
  } else {
    text += change.first;
    if (change.last != change.first) (text += " to ") += change.last;
  }
}

constexpr std::size_t kTitlesTold = 4;  ///< of regimens that become the same

/// Words, or a category, as people read them, "in some circumstances"; where they begin a sentence with a capital.
void add_sentence(ArenaText& text, std::string_view words, bool begins) {
  if (begins && !words.empty()) {
    const char capital = static_cast<char>(std::toupper(static_cast<unsigned char>(words.front())));
    text += std::string_view(&capital, 1);
    words.remove_prefix(1);
  }
  for (std::size_t hyphen = words.find('-'); hyphen != std::string_view::npos; hyphen = words.find('-')) {
    (text += words.substr(0, hyphen)) += " ";
    words.remove_prefix(hyphen + 1);
  }
  text += words;
}

/// The words of a consequence say it all: no regimen becomes something.
bool tells_all(const Consequence& consequence) {
  return consequence.becomes.empty() || consequence.what == kCurrent;
}

/// "A; B; C; D and 3 more", the regimens that become `category`: titles hold commas.
void add_titles(ArenaText& text, const Attempt& attempt, std::string_view category) {
  const auto each_title = [&](auto each) {
    attempt.consequences([&](const Consequence& consequence) {
      if (!tells_all(consequence) && consequence.becomes == category) each(consequence.what);
    });
  };
  std::size_t all = 0;
  each_title([&](std::string_view) { ++all; });
  const std::size_t told = all <= kTitlesTold + 1 ? all : kTitlesTold;
  std::size_t at = 0;
  each_title([&](std::string_view title) {
    if (at < told) (text += at == 0 ? ": " : "; ") += title;
    ++at;
  });
  if (told < all) ((text += " and ") += std::to_string(all - told)) += " more";
}

/// "if grade 3: current treatment: hold. Contraindicated: Alphamab; Betamab": regimens by what becomes of them.
std::string_view worded(const Change& change, Arena& arena) {
  ArenaText text(arena);
  text += "if ";
  add_values(text, change);
  std::string_view before = ": ";
  const auto add = [&](std::string_view words) {
    add_sentence(text += before, words, before == ". ");
    before = ". ";
  };
  const Attempt& attempt = *change.attempt;
  attempt.consequences([&](const Consequence& consequence) {
    if (!tells_all(consequence)) return;
    add(consequence.what);
    if (!consequence.becomes.empty()) add_sentence(text += ": ", consequence.becomes, false);
  });
  attempt.consequences([&](const Consequence& consequence) {
    if (tells_all(consequence)) return;
    const auto is_same = [&](const Consequence& other) {
      return (other.where & attempt.lane) != 0 && !tells_all(other) && other.becomes == consequence.becomes;
    };
    if (&*std::find_if(attempt.batch.begin(), attempt.batch.end(), is_same) != &consequence) return;  // told already
    add(consequence.becomes);
    add_titles(text, attempt, consequence.becomes);
  });
  return text.finish();
}

/// What the values of one fact would change. Numbers with the same consequence are told as one range; the values tried
/// stand at and beside every threshold, so nothing changes within a range; but where another fact follows from the
/// value (a fall of LVEF), it may change beyond the last value tried, and no more is said than was tried.
Texts changes_of(const flat::Fact& entry, const FactTrials& trials, List<Attempt> attempts, Arena& arena) {
  if (std::none_of(attempts.begin(), attempts.end(), [](const auto& attempt) { return attempt.changes_something; }))
    return {};
  ArenaList<std::string_view> changes(arena);
  Change run;
  const auto tell_run = [&] {
    if (run.attempt != nullptr && run.attempt->changes_something) changes.push_back(worded(run, arena));
  };
  const bool is_number = entry.kind() == flat::FactKind::Number;
  const bool is_open = is_number && trials.derived.empty();  // what holds at the last value holds beyond it
  for (const auto& value : trials.values) {
    const Attempt& attempt = attempts[value.group];
    const bool is_first = is_open && !value.is_bound && &value == &trials.values.front();
    const bool is_last = is_open && !value.is_bound && &value == &trials.values.back();
    if (is_number && run.attempt != nullptr && run.attempt->same_as(attempt)) {
      run.last = value.shown;
      run.is_highest = is_last;
    } else {
      tell_run();
      run = {value.shown, value.shown, &attempt, is_first, is_last};
    }
  }
  tell_run();
  return changes.items();
}

std::string_view why_of(const flat::Fact& entry, const Fact& fact, bool alone, Arena& arena) {
  if (fact.stale)
    return arena.join(
        {"the value on record (", fact.date, ") is older than ", std::to_string(entry.stale_days()), " days"});
  return alone ? "not on record; it changes the plan"
               : "not on record; together with other missing facts it can change the plan";
}

}  // namespace

List<MissingFact> missing_facts(const Judge& judge, const Case& facts, const Outcome& outcome, Decisions& decisions,
                                Arena& arena) {
  if (facts.died || outcome.applies == Truth::False) return {};
  const auto open = open_facts(judge, outcome, decisions);
  const List<Attempt> attempts = Attempts(judge, facts, outcome, decisions, arena).run(open);
  ArenaList<MissingFact> missing(arena, open.size());
  std::size_t first = 0;
  for (const auto index : open) {
    const auto& entry = *judge.pack().flat().facts()->Get(index);
    const FactTrials& trials = judge.trials(index);
    const std::size_t count = trials.groups.size();
    const Texts changes = changes_of(entry, trials, attempts.subspan(first, count), arena);
    missing.push_back({view(entry.name()), view(entry.title()), view(entry.question()),
                       why_of(entry, facts.facts[index], !changes.empty(), arena), changes});
    first += count;
  }
  std::stable_sort(missing.begin(), missing.end(),
                   [](const MissingFact& l, const MissingFact& r) { return l.changes.size() > r.changes.size(); });
  return missing.items();
}

}  // namespace nextline::care
