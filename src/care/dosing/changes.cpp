#include "care/dosing/changes.h"

#include "base/arena_list.h"
#include "base/unit_words.h"
#include "care/flat_text.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

std::string amount_shown(const Decimal& amount, std::string_view unit) {
  return amount_words(amount, unit);
}

std::string percent(const Decimal& factor) {
  return multiply(factor, Decimal::from_integer(100))->normalized().to_string() + " %";
}

bool any_of(const Strings* wanted, const Strings* drugs) {
  if (wanted && drugs)
    for (const auto* drug : *drugs)
      if (holds(wanted, drug->string_view())) return true;
  return false;
}

/// Goes through the findings of one dose.
class Findings {
 public:
  Findings(DoseContext& context, const flat::Dose& dose, const flat::Drug& drug, const Strings* drugs)
      : context_(context),
        drugs_(drugs),
        unit_(view(dose.unit())),
        full_(*Decimal::parse(view(dose.amount()))),
        ladder_(ladder_of(dose, drug)),
        changes_(context.arena()) {
    adjusted_.amount = full_;
  }

  void choose(int level) {
    if (level <= 0 || static_cast<std::size_t>(level) >= ladder_.size()) return;
    const Decimal& amount = ladder_[static_cast<std::size_t>(level)];
    DoseChange change;
    change.text = context_.keep(cat("level -", std::to_string(level), " was asked for"));
    change.kind = "chosen";
    change.effect = context_.keep(amount_shown(amount, unit_));
    change.holds = Truth::True;
    changes_.push_back(change);
    if (lower_to(amount, cat("level -", std::to_string(level), ", ", instead_words(amount)))) taken_ = 0;
  }

  void finding(const flat::DoseAdjustment& entry) {
    if (!concerns(entry)) return;
    const Truth holds = context_.truth(entry.definition());
    if (holds == Truth::False) return;
    DoseChange change;
    change.text = context_.told(entry.says());
    change.kind = view(entry.kind());
    change.holds = holds;
    const std::vector<std::uint32_t> facts = context_.deciding(entry.definition());
    change.facts = context_.names(facts);
    change.titles = context_.titles(facts);
    change.sources = context_.cite(entry.sources());
    change.read = context_.is_read_here(entry.regions()) ? view(entry.read()) : std::string_view("other-region");
    changes_.push_back(change);
    effect(entry, changes_.back());
  }

  AdjustedAmount take() {
    if (taken_ != kNone) changes_[taken_].taken = true;
    adjusted_.changes = changes_.items();
    return std::move(adjusted_);
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  bool concerns(const flat::DoseAdjustment& entry) const {
    if (entry.with_drugs() && entry.with_drugs()->size() > 0 && !any_of(entry.with_drugs(), drugs_)) return false;
    if (any_of(entry.except_drugs(), drugs_)) return false;
    if (entry.amount() && !entry.amount()->string_view().empty() && view(entry.unit()) != unit_) return false;
    return entry.elsewhere_applies() || context_.is_read_here(entry.regions());
  }

  std::string instead_words(const Decimal& amount) const {
    return cat(amount_shown(amount, unit_), " instead of ", amount_shown(full_, unit_));
  }

  /// What the entry does to the dose; it is done where the finding holds.
  void effect(const flat::DoseAdjustment& entry, DoseChange& change) {
    if (entry.omit()) {
      change.effect = "not given";
      if (change.holds != Truth::True) return;
      change.taken = true;
      if (adjusted_.omitted_because.empty()) adjusted_.omitted_because = change.text;
      return;
    }
    std::string words;
    std::optional<Decimal> amount;
    if (const auto factor = Decimal::parse(view(entry.factor()))) {
      amount = multiply(full_, *factor);
      change.effect = context_.keep(percent(*factor));
      if (amount)
        words = cat(percent(*factor), " of ", amount_shown(full_, unit_), " = ", amount_shown(*amount, unit_));
    } else if (entry.level() > 0 && static_cast<std::size_t>(entry.level()) < ladder_.size()) {
      amount = ladder_[static_cast<std::size_t>(entry.level())];
    } else {
      amount = Decimal::parse(view(entry.amount()));
    }
    if (!amount) return;  // a note: the dose stays
    if (words.empty()) words = instead_words(*amount);
    if (change.effect.empty()) change.effect = context_.keep(amount_shown(*amount, unit_));
    if (change.holds == Truth::True && lower_to(*amount, words)) taken_ = changes_.size() - 1;
  }

  /// True when `amount` is the lowest so far.
  bool lower_to(const Decimal& amount, const std::string& words) {
    if (!(amount < adjusted_.amount)) return false;
    adjusted_.amount = amount;
    adjusted_.words = words + "; ";
    adjusted_.is_lowered = true;
    return true;
  }

  DoseContext& context_;
  const Strings* drugs_;
  std::string_view unit_;
  Decimal full_;
  std::vector<Decimal> ladder_;
  ArenaList<DoseChange> changes_;
  std::size_t taken_ = kNone;
  AdjustedAmount adjusted_;
};

}  // namespace

std::vector<Decimal> ladder_of(const flat::Dose& dose, const flat::Drug& drug) {
  std::vector<Decimal> ladder;
  const auto add = [&](const flatbuffers::String* text) {
    if (const auto amount = Decimal::parse(view(text))) ladder.push_back(*amount);
  };
  const Decimal full = *Decimal::parse(view(dose.amount()));
  if (dose.levels() && dose.levels()->size() > 0) {
    for (const auto* level : *dose.levels()) add(level);
  } else if (drug.dosing() && drug.dosing()->levels()) {
    for (const auto* level : *drug.dosing()->levels())
      if (view(level->unit()) == view(dose.unit())) add(level->amount());
  }
  // A ladder that begins elsewhere is that of another schedule.
  if (ladder.empty() || ladder.front() != full) ladder.assign(1, full);
  return ladder;
}

AdjustedAmount adjusted_amount(DoseContext& context, const flat::Dose& dose, const flat::Drug& drug,
                               const Strings* drugs, int level) {
  Findings findings(context, dose, drug, drugs);
  findings.choose(level);
  if (drug.dosing() && drug.dosing()->adjust())
    for (const auto* entry : *drug.dosing()->adjust()) findings.finding(*entry);
  return findings.take();
}

}  // namespace nextline::care
