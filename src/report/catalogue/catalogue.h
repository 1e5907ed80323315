// Looking things up in the guideline: drugs, regimens, trials, recommendations, interpretations, sources, safety rules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/pack.h"
#include "report/catalogue/sheet.h"

namespace nextline::report {

/// The kinds there are sheets for: drug, regimen, trial, recommendation, interpretation, source, rule, interaction;
/// action, alert, referral, checklist, fact, goal, quantity, medicine, medicine-group, value-set, calendar; and the
/// kinds of pages: toxicity, mechanism, local, supportive, …
const std::vector<std::string>& catalogue_kinds();

/// All entries of a kind, in the pack's order, under "entries". Error (author's, "unknown-kind") with the nearest kind.
Result<Sheet> catalogue_list(const knowledge::Pack& pack, std::string_view kind);

/// How many entries of each kind the pack holds, with how its interactions, side effects and results were read.
Sheet catalogue_coverage(const knowledge::Pack& pack);

/// docs/evidence.md: every trial with its arms, results, side effects and sources, by place in the course, as Markdown.
/// The same text on every call.
std::string evidence_markdown(const knowledge::Pack& pack);

/// Everything the guideline says of one entry, gathered. `name`: its id, or for a drug its non-proprietary or brand
/// name, for a regimen its title, for a trial its title or registry number. Errors: as catalogue_list, and no such
/// entry, with the nearest name.
Result<Sheet> catalogue_entry(const knowledge::Pack& pack, std::string_view kind, std::string_view name);

}  // namespace nextline::report
