// What doses are worked out from: units that multiply to a mass, ladders that go down, adjustments that never raise.
#include <algorithm>

#include "base/ucum.h"
#include "knowledge/linting/check.h"
#include "knowledge/quantities.h"

namespace nextline::knowledge::linting {

namespace {

constexpr std::string_view kFixed = "fixed";

/// The number a word is; reports what is no number, or none above zero.
std::optional<Decimal> positive(const Check& check, const Word& word) {
  const auto number = Decimal::parse(word.text);
  if (number && *number > Decimal::from_integer(0)) return number;
  check.complain(word.place, "not-a-number", "'" + word.text + "' is no number above 0", "digits with a point");
  return std::nullopt;
}

void must_be_mass(const Check& check, const Word& unit) {
  if (!ucum::commensurable(unit.text, "mg"))
    check.complain(unit.place, "dose-unit", "'" + unit.text + "' is no unit of mass", "write mg");
}

/// Checks the doses of one pack.
class DosingCheck {
 public:
  explicit DosingCheck(const Check& check) : check_(check), quantities_(quantities(check.pack, check.errors)) {}

  void run() {
    for (const QuantityEntry& quantity : quantities_) this->quantity(quantity);
    for (const DrugEntry& each : check_.pack.drugs) drug(each);
    for (const RegimenEntry& regimen : check_.pack.regimens)
      for (const DoseEntry& each : regimen.doses) dose(each);
  }

 private:
  void quantity(const QuantityEntry& quantity) {
    if (quantity.unit.empty()) return;  // told before
    if (const Result<void> unit = ucum::check(quantity.unit.text); !unit)
      check_.complain(quantity.place, "not-ucum", unit.error().message, unit.error().hint);
  }

  const QuantityEntry* quantity_of(const Word& basis) const {
    const auto found = std::find_if(quantities_.begin(), quantities_.end(),
                                    [&](const QuantityEntry& each) { return each.basis.text == basis.text; });
    return found == quantities_.end() ? nullptr : &*found;
  }

  const DrugEntry* drug_of(const Word& id) const {
    for (const DrugEntry& each : check_.pack.drugs)
      if (each.id.text == id.text) return &each;
    return nullptr;
  }

  void dose(const DoseEntry& dose) {
    const auto amount = positive(check_, dose.amount);
    basis(dose);
    ladder(dose.levels, dose.amount);
    if (dose.times_a_day < 0 || dose.times_a_day > 4)
      check_.complain(dose.drug.place, "not-a-number", "a dose is taken 1 to 4 times a day",
                      "leave times-a-day out where a dose is not by the day");
    if (dose.sourcing.read.text == "recall")
      check_.complain(dose.sourcing.read.place, "recall-permits", "this dose rests on memory alone",
                      "read its source, or leave the dose out");
    const DrugEntry* drug = drug_of(dose.drug);
    if (drug == nullptr || !amount || drug->dosing.maximum.empty()) return;
    const DoseMaximumEntry& most = drug->dosing.maximum[0];
    const auto limit = most.unit.text == dose.unit.text ? Decimal::parse(most.amount.text) : std::nullopt;
    if (limit && *amount > *limit)
      check_.complain(
          dose.amount.place, "dose-maximum",
          dose.amount.text + ' ' + dose.unit.text + " is above the highest dose of the drug, " + most.amount.text,
          "correct one of them");
  }

  /// What the amount is multiplied with must turn it into a mass. A basis that no quantity has is not calculated.
  void basis(const DoseEntry& dose) {
    if (dose.unit.empty() || !ucum::check(dose.unit.text)) return;  // told elsewhere
    if (dose.basis.text == kFixed) return must_be_mass(check_, dose.unit);
    const QuantityEntry* quantity = quantity_of(dose.basis);
    if (quantity == nullptr) {
      if (!quantities_.empty())
        check_.complain(dose.basis.place, "unknown-word", "'" + dose.basis.text + "' is no basis of a dose",
                        "write fixed, or a @basis of Quantities.cql");
      return;
    }
    const std::string product = ucum::multiply_units(dose.unit.text, quantity->unit.text);
    if (!ucum::commensurable(product, "mg"))
      check_.complain(dose.unit.place, "dose-unit",
                      dose.unit.text + " times " + quantity->unit.text + " is no mass but " + product,
                      "the unit of the amount times that of its basis must be a mass");
  }

  /// Amounts from the full dose downwards.
  void ladder(const std::vector<Word>& levels, const Word& full) {
    const Word* above = &full;
    for (const Word& level : levels) {
      const auto amount = positive(check_, level), before = Decimal::parse(above->text);
      const bool first = &level == levels.data();
      if (amount && before && (first ? *amount != *before : !(*amount < *before)))
        check_.complain(level.place, "dose-levels",
                        first ? "the ladder begins with " + level.text + ", the dose is " + full.text
                              : level.text + " is not below " + above->text,
                        "write the full dose first, then each lower one");
      above = &level;
    }
  }

  void drug(const DrugEntry& drug) {
    const DosingEntry& dosing = drug.dosing;
    levels(dosing);
    for (const DoseEntry& each : dosing.usual) dose(each);
    for (const DoseMaximumEntry& each : dosing.maximum) maximum(each);
    for (const RoundingEntry& each : dosing.rounding) rounding(each);
    for (const AdjustmentEntry& each : dosing.adjust) adjustment(drug, each);
    for (const ReloadEntry& each : dosing.reload)
      if (each.sourcing.read.text == "recall" && !each.ask)
        check_.complain(each.when.place, "recall-permits", "loading again rests on memory alone",
                        "add ask: true, or read its source: what is recalled never raises a dose");
    for (const LifetimeEntry& each : dosing.lifetime) lifetime(each);
  }

  void levels(const DosingEntry& dosing) {
    for (std::size_t i = 1; i < dosing.levels.size(); ++i) {
      const DoseLevelEntry &above = dosing.levels[i - 1], &level = dosing.levels[i];
      const auto more = Decimal::parse(above.amount.text), less = Decimal::parse(level.amount.text);
      if (above.unit.text != level.unit.text || (more && less && !(*less < *more)))
        check_.complain(level.amount.place, "dose-levels",
                        "level " + std::to_string(i) + " is not below the one before it, in the same unit",
                        "write the full dose as level 0, then lower ones");
    }
  }

  void maximum(const DoseMaximumEntry& entry) {
    if (entry.amount.empty() && entry.unit.empty()) return;
    positive(check_, entry.amount);
    if (const Result<void> unit = ucum::check(entry.unit.text); entry.unit.empty() || !unit)
      check_.complain(entry.unit.place, "not-ucum", "the unit of the highest dose is no UCUM unit",
                      "write mg or mg/m2");
  }

  void rounding(const RoundingEntry& entry) {
    must_be_mass(check_, entry.unit);
    if (entry.step.empty() == entry.sizes.empty())
      check_.complain(entry.place, "missing-key", "a rounding needs step or sizes, and not both",
                      "step: \"10\" for a measure, sizes: [\"500\", \"150\"] for whole tablets or vials");
    if (!entry.step.empty()) positive(check_, entry.step);
    if (!entry.sizes.empty() && entry.form.empty())
      check_.complain(entry.place, "missing-key", "pieces without a name", "add form: tablet");
    for (std::size_t i = 0; i < entry.sizes.size(); ++i) {
      const auto size = positive(check_, entry.sizes[i]);
      const auto before = i > 0 ? Decimal::parse(entry.sizes[i - 1].text) : std::nullopt;
      if (size && before && !(*size < *before))
        check_.complain(entry.sizes[i].place, "dose-levels", "the sizes do not stand from the largest to the smallest",
                        "sort them");
    }
    if (!entry.within_percent.empty()) {
      const auto within = positive(check_, entry.within_percent);
      if (within && *within >= Decimal::from_integer(100))
        check_.complain(entry.within_percent.place, "not-a-number", "a dose is not rounded by its whole amount",
                        "write a percentage below 100");
    }
    if (entry.sourcing.read.text == "recall")
      check_.complain(entry.sourcing.read.place, "recall-permits", "this rounding rests on memory alone",
                      "read its source: it can raise a dose");
  }

  void adjustment(const DrugEntry& drug, const AdjustmentEntry& entry) {
    const int effects = !entry.factor.empty() + (entry.level >= 0) + !entry.amount.empty() + entry.omit + entry.note;
    if (effects != 1)
      check_.complain(entry.when.place, "missing-key", "an adjustment has exactly one effect",
                      "write one of factor, level, amount, omit: true and note: true");
    if (!entry.factor.empty()) {
      const auto factor = positive(check_, entry.factor);
      if (factor && *factor >= Decimal::from_integer(1))
        check_.complain(entry.factor.place, "raises-a-dose", "the factor " + entry.factor.text + " lowers nothing",
                        "a factor is above 0 and below 1");
    }
    if (entry.level == 0 ||
        entry.level >= static_cast<std::int64_t>(std::max<std::size_t>(1, drug.dosing.levels.size())))
      check_.complain(entry.when.place, "dose-levels",
                      "there is no level " + std::to_string(entry.level) + " below the full dose", "add it to levels");
    if (!entry.amount.empty()) below_the_full_dose(drug, entry);
  }

  /// The amount must be lower than what it stands for, in the unit of some dose of the drug.
  void below_the_full_dose(const DrugEntry& drug, const AdjustmentEntry& entry) {
    const auto amount = positive(check_, entry.amount);
    std::optional<Decimal> most;
    const auto look_at = [&](const DoseEntry& dose) {
      const auto full = Decimal::parse(dose.amount.text);
      if (dose.drug.text == drug.id.text && dose.unit.text == entry.unit.text && full && (!most || *full > *most))
        most = full;
    };
    for (const RegimenEntry& regimen : check_.pack.regimens)
      for (const DoseEntry& dose : regimen.doses) look_at(dose);
    for (const DoseEntry& dose : drug.dosing.usual) look_at(dose);
    for (const DoseLevelEntry& level : drug.dosing.levels)
      if (const auto full = Decimal::parse(level.amount.text);
          level.unit.text == entry.unit.text && full && (!most || *full > *most))
        most = full;
    if (!most)
      check_.complain(entry.unit.place, "dose-unit",
                      "no dose of '" + drug.id.text + "' is in '" + entry.unit.text + "'", "use the unit of the dose");
    else if (amount && !(*amount < *most))
      check_.complain(entry.amount.place, "raises-a-dose", entry.amount.text + " is not below any dose of the drug",
                      "an adjustment only lowers");
  }

  void lifetime(const LifetimeEntry& entry) {
    positive(check_, entry.limit);
    const FactEntry* fact = check_.pack.fact(entry.fact.text);
    if (fact == nullptr || fact->kind != FactKind::Number)
      check_.complain(entry.fact.place, "dangling-id", "there is no number fact '" + entry.fact.text + "'",
                      "name a fact of case.yaml");
    else if (fact->unit.text != entry.unit.text)
      check_.complain(entry.unit.place, "dose-unit",
                      "'" + entry.fact.text + "' is in " + fact->unit.text + ", the limit in " + entry.unit.text,
                      "write both in one unit");
  }

  const Check& check_;
  std::vector<QuantityEntry> quantities_;
};

}  // namespace

void check_dosing(const Check& check) {
  DosingCheck(check).run();
}

}  // namespace nextline::knowledge::linting
