#include "care/dosing/doser.h"

#include "base/arena_list.h"
#include "base/ucum.h"
#include "base/unit_words.h"
#include "care/dosing/arithmetic.h"
#include "care/dosing/lifetime.h"
#include "care/dosing/phase.h"
#include "care/flat_text.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

constexpr std::string_view kFixed = "fixed";

std::optional<Decimal> number(const flatbuffers::String* text) {
  return Decimal::parse(view(text));
}

std::optional<RoundingRule> rounding_rule(const flat::Dosing* dosing) {
  if (!dosing || !dosing->rounding()) return std::nullopt;
  const flat::Rounding& entry = *dosing->rounding();
  RoundingRule rule;
  rule.step = number(entry.step());
  if (entry.sizes())
    for (const auto* size : *entry.sizes())
      if (const auto amount = number(size)) rule.sizes.push_back(*amount);
  rule.within_percent = number(entry.within_percent());
  return rule;
}

/// The sum of `amount` of this dose, but for its multiplier.
DoseSum sum_of(const flat::Dose& dose, const flat::Dosing* dosing, const Decimal& amount, bool is_lowered) {
  DoseSum sum;
  sum.amount = amount;
  sum.amount_unit = view(dose.unit());
  sum.rounding = rounding_rule(dosing);
  if (sum.rounding) {
    sum.rounding_says = view(dosing->rounding()->says());
    sum.piece = view(dosing->rounding()->form());
    sum.only_down = is_lowered && dosing->rounding()->down_when_reduced();
  }
  if (dosing && dosing->cap())
    if (const auto most = number(dosing->cap()->amount()))
      sum.most = ucum::convert(*most, view(dosing->cap()->unit()), kDoseUnit);  // none for one in mg/m2
  return sum;
}

std::string_view often(std::int32_t times_a_day) {
  constexpr std::string_view kWords[] = {"", ", once a day", ", twice a day", ", 3 times a day", ", 4 times a day"};
  return times_a_day >= 0 && times_a_day < 5 ? kWords[times_a_day] : std::string_view();
}

/// "height (not known) and body weight (of 2026-01-02, too old)".
std::string needs_words(List<DoseNeed> needs) {
  std::string words;
  for (const DoseNeed& need : needs)
    words += cat(words.empty() ? "" : " and ", need.title,
                 need.date.empty() ? " (not known)" : cat(" (of ", need.date, ", too old)"));
  return words;
}

}  // namespace

List<PlanDose> Doser::doses(List<PlanDose> told, const flatbuffers::Vector<flatbuffers::Offset<flat::Dose>>& flat_doses,
                            const Ids* drugs) {
  ArenaList<PlanDose> doses(context_.arena(), told.size());
  for (std::size_t i = 0; i < told.size(); ++i) {
    doses.push_back(told[i]);
    const flat::Dose& dose = *flat_doses.Get(static_cast<std::uint32_t>(i));
    const flat::Drug* drug = context_.pack().drug(view(dose.drug()));
    if (drug && number(dose.amount()))
      doses.back().for_patient = context_.arena().make<PatientDose>(one(dose, *drug, drugs));
  }
  return doses.items();
}

PatientDose Doser::one(const flat::Dose& dose, const flat::Drug& drug, const Ids* drugs) {
  PatientDose out;
  out.unit = kDoseUnit;
  loading(dose, drug, drugs, out);
  int level = 0;
  for (const DoseLevelWish& wish : context_.judge().request().levels)
    if (wish.drug == view(drug.id())) level = wish.level;
  const AdjustedAmount adjusted = adjusted_amount(context_, dose, drug, drugs, level);
  out.changes = adjusted.changes;
  out.lifetime = lifetime_of(context_, drug, adjusted.amount, view(dose.unit()));
  amounts(dose, drug, adjusted, out);
  ladder(dose, drug, out);
  return out;
}

void Doser::loading(const flat::Dose& dose, const flat::Drug& drug, const Ids* drugs, PatientDose& out) {
  if (view(dose.phase()).empty()) return;
  const Loading loading = loading_of(context_, drug, drugs);
  const bool is_loading = view(dose.phase()) == "loading";
  out.due = is_loading ? loading.wanted : negation(loading.wanted);
  out.due_because = loading.because;
  out.due_sources = loading.sources;
  out.due_read = loading.read;
}

bool Doser::multiplier(const flat::Dose& dose, DoseSum& sum, ArenaList<std::string_view>& sources, PatientDose& out) {
  if (view(dose.basis()) == kFixed) return true;
  const BasisOfDose basis = context_.basis(view(dose.basis()));
  if (basis.quantity == nullptr) return false;
  add_once(sources, context_.cite(basis.quantity->sources()));
  sum.multiplier = basis.measure->value;
  sum.multiplier_unit = view(basis.quantity->unit());
  if (sum.multiplier)
    out.basis = context_.keep(
        cat(context_.told(basis.quantity->says()), ": ", amount_words(*sum.multiplier, sum.multiplier_unit)));
  else
    out.needs = context_.needs(basis.measure->facts);
  return true;
}

void Doser::amounts(const flat::Dose& dose, const flat::Drug& drug, const AdjustedAmount& adjusted, PatientDose& out) {
  DoseSum sum = sum_of(dose, drug.dosing(), adjusted.amount, adjusted.is_lowered);
  ArenaList<std::string_view> sources(context_.arena());
  if (!multiplier(dose, sum, sources, out)) return;
  if (const auto* rounding = drug.dosing() ? drug.dosing()->rounding() : nullptr) {
    out.rounding = view(rounding->says());
    add_once(sources, context_.cite(rounding->sources()));
  }
  if (!adjusted.omitted_because.empty()) {
    out.omitted = true;
    out.arithmetic = context_.keep(cat("not given: ", adjusted.omitted_because));
  } else if (!out.needs.empty()) {
    out.arithmetic = context_.keep(cat(adjusted.words, amount_words(adjusted.amount, sum.amount_unit), " × ",
                                       view(dose.basis()), ", not calculated: needs ", needs_words(out.needs)));
  } else if (const auto result = worked_out(sum)) {
    out.value = context_.keep(result->value);
    out.given = context_.keep(result->given);
    out.pieces = context_.keep(result->pieces);
    out.capped = result->is_capped;
    if (out.capped) add_once(sources, context_.cite(drug.dosing()->cap()->sources()));
    out.arithmetic = context_.keep(cat(adjusted.words, result->words, often(dose.times_a_day())));
  }
  out.sources = sources.items();
}

void Doser::ladder(const flat::Dose& dose, const flat::Drug& drug, PatientDose& out) {
  const std::vector<Decimal> amounts = ladder_of(dose, drug);
  if (amounts.size() < 2) return;
  ArenaList<DoseRung> rungs(context_.arena(), amounts.size());
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    DoseRung rung;
    rung.level = static_cast<int>(i);
    rung.amount = context_.keep(amounts[i]);
    rung.unit = view(dose.unit());
    DoseSum sum = sum_of(dose, drug.dosing(), amounts[i], i > 0);
    const BasisOfDose basis = context_.basis(view(dose.basis()));
    if (basis.quantity) {
      sum.multiplier = basis.measure->value;
      sum.multiplier_unit = view(basis.quantity->unit());
    }
    const bool is_known = view(dose.basis()) == kFixed || sum.multiplier;
    if (const auto result = is_known ? worked_out(sum) : std::nullopt) {
      rung.value = context_.keep(result->value);
      rung.given = context_.keep(result->given);
      rung.arithmetic = context_.keep(result->words);
    }
    rungs.push_back(rung);
  }
  out.ladder = rungs.items();
}

}  // namespace nextline::care
