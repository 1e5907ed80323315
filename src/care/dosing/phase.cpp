#include "care/dosing/phase.h"

#include "care/flat_text.h"

namespace nextline::care {
namespace {

namespace flat = knowledge::flat;

/// Whether the drug is part of the treatment being given.
Truth is_given_now(DoseContext& context, std::string_view drug) {
  constexpr std::string_view kCurrent = "currentTreatment";
  const auto index = context.pack().fact_index(kCurrent);
  const Fact* fact = context.fact(kCurrent);
  if (!index || fact->member < 0 || fact->stale) return Truth::Unknown;
  const std::string_view current = context.pack()
                                       .flat()
                                       .facts()
                                       ->Get(*index)
                                       ->values()
                                       ->Get(static_cast<std::uint32_t>(fact->member))
                                       ->string_view();
  if (current == "none") return Truth::False;
  const flat::Regimen* regimen = context.pack().regimen(current);
  if (regimen == nullptr) return Truth::Unknown;
  return holds(regimen->drugs(), drug) ? Truth::True : Truth::False;
}

bool excepted(const flat::Reload& reload, const Strings* drugs) {
  if (drugs)
    for (const auto* drug : *drugs)
      if (holds(reload.except_drugs(), drug->string_view())) return true;
  return false;
}

std::string_view missing_words(DoseContext& context, std::uint32_t definition) {
  std::string names;
  for (const auto title : context.titles(context.deciding(definition)))
    names += cat(names.empty() ? "" : " and ", title);
  return context.keep("it is being given; whether it is loaded again hangs on: " + names + " (not known, or too old)");
}

}  // namespace

Loading loading_of(DoseContext& context, const flat::Drug& drug, const Strings* drugs) {
  Loading loading;
  const Truth given = is_given_now(context, drug.id()->string_view());
  if (given == Truth::Unknown) {
    loading.because = "whether it is new is not known: the current treatment is not";
    return loading;
  }
  if (given == Truth::False) return {Truth::True, "it is new: the loading dose comes first", {}, {}};
  loading = {Truth::False, "it is being given", {}, {}};
  if (!drug.dosing() || !drug.dosing()->reload()) return loading;
  for (const auto* reload : *drug.dosing()->reload()) {
    if (excepted(*reload, drugs)) continue;
    const Truth late = context.truth(reload->definition());
    if (late == Truth::False) continue;
    loading.sources = context.cite(reload->sources());
    loading.read = view(reload->read());
    if (late == Truth::Unknown) {
      loading.wanted = Truth::Unknown;
      loading.because = missing_words(context, reload->definition());
      return loading;
    }
    const bool asks = reload->ask() || loading.read == "recall" || !context.is_read_here(reload->regions());
    loading.wanted = asks ? Truth::Unknown : Truth::True;
    const bool elsewhere = !reload->ask() && asks;
    loading.because = elsewhere ? context.keep(cat("ask; elsewhere the label says: ", context.told(reload->says())))
                                : context.told(reload->says());
    return loading;
  }
  return loading;
}

}  // namespace nextline::care
