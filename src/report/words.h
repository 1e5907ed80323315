// The plan's fixed vocabulary in plain words, shared by every form of report.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "care/plan.h"

namespace nextline::report {

/// "preferred" -> "Preferred", "not-approved-here" -> "Not approved here".
std::string category_words(std::string_view category);
/// "us" -> "United States", "eu" -> "European Union"; other ids as they are, in capitals.
std::string region_words(std::string_view region);
/// "continue" -> "Continue the current treatment", …
std::string action_words(std::string_view action);
/// The title of the plan's regimen with this id; ids the plan does not know with spaces for hyphens.
std::string regimen_words(const Plan& plan, std::string_view id);
/// The title of the fact called `name`; for others (an invariant's id) the name with spaces for
/// hyphens.
std::string fact_title(const Plan& plan, std::string_view name);
/// A known fact's value with its unit, as people read it: "52 years", "resolved after steroids".
std::string value_words(const CaseEntry& fact);
/// The same, with a regimen's id replaced by its title.
std::string value_words(const Plan& plan, const CaseEntry& fact);
/// "Yes", "No", "Not known".
std::string truth_words(Truth truth);
/// How a statement was read, when the reader must be told: "from a secondary source", "unverified"; empty for read
/// labels.
std::string reading_words(std::string_view read);
/// `text` with its reading in brackets behind it, where there is one to tell.
std::string told(std::string_view text, std::string_view read);
/// "a, b and c".
std::string listed(Texts words);
std::string listed(const std::vector<std::string>& words);
/// Titles, which may hold commas, one after another: "A, B and C; D".
std::string titles_words(const std::vector<std::string_view>& titles);
/// The first few of many: "a, b, c and 17 more".
std::string some_of(Texts words, std::size_t shown = 3);
/// "5.4 mg/kg (body weight) intravenous, every 3 weeks".
std::string dose_words(const PlanDose& dose);
/// Status, region, since when, and the note: "Approved, United States, since 2025-12-15".
std::string label_words(const PlanLabel& label);
/// The first letter in upper case.
std::string capitalised(std::string_view text);
/// `text` with the time of day taken from every ISO date in it: "2026-11-16T09:30:00Z" -> "2026-11-16".
std::string without_times(std::string_view text);
/// "Metastatic disease: yes (Condition/a), no (Observation/b). What was made of it."
std::string conflict_words(const Plan& plan, const PlanConflict& conflict);
/// "The record disagrees with itself on HER2 status and platelets: see below."; empty where it does not.
std::string conflict_notice(const Plan& plan);
/// "would not have qualified; ECOG 2, the trial took 0 and 1".
std::string fit_words(const TrialFit& fit);
/// "Betamab and Gammamab (recommended), of equal rank", where the present treatment does not simply go on; else empty.
std::string first_choice_words(const Plan& plan);
/// "1 point", "3 points".
std::string count_words(std::size_t count, const std::string& thing);
/// The options to tell in full: all, but while the present treatment goes on or is held not those in reserve.
List<Option> options_now(const Plan& plan);
/// While the present treatment goes on or is held: what there is should it have to end without progression; else empty.
List<Option> options_in_reserve(const Plan& plan);
/// Heads the options in reserve.
std::string_view reserve_words();
/// Why there is no option.
std::string no_option_words(const Plan& plan);
/// Leads the list of facts to find out that change nothing alone.
std::string_view also_open_words();
/// How a goal changed the order: "Keep hair: X stands at rank 1, without goals at rank 2. No chemotherapy".
std::string goal_words(const Plan& plan, const PlanGoal& goal);
/// Which drugs cannot be had and who says so: "trastuzumab, pertuzumab (city clinic)"; empty if none.
std::string unavailable_words(const Basis& basis);
/// What it means that options share a rank.
std::string tie_words();
/// Why results of two trials cannot be compared.
std::string across_trials_words();
/// True when another option has this one's rank.
bool is_tied(const Plan& plan, const Option& option);

}  // namespace nextline::report
