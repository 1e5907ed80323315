// The closed vocabularies of a pack. A word outside its vocabulary is an error with the nearest one offered.
#pragma once

#include <string_view>
#include <vector>

namespace nextline::knowledge {

using Vocabulary = std::vector<std::string_view>;

const Vocabulary& fact_kinds();          ///< boolean, enumeration, number, set, list
const Vocabulary& readings();            ///< how a source was read: yes, verified, 2nd, recall
const Vocabulary& source_kinds();        ///< label, trial, guideline, compendium, policy, expert
const Vocabulary& label_statuses();      ///< approved, off-label, awaiting, none
const Vocabulary& obligation_effects();  ///< forbid, hold, stop, require
const Vocabulary& rule_effects();        ///< forbid, hold, stop, caution, require, avoid, limit
const Vocabulary& rule_times();          ///< start, continue, both
const Vocabulary& action_kinds();        ///< local, supportive, test, referral, complementary
const Vocabulary& preparation_kinds();   ///< test, access, premedication, supply, contraception, dental, consent, …
const Vocabulary& page_kinds();          ///< toxicity, mechanism, local, supportive, complementary, immunotherapy, …
const Vocabulary& interaction_kinds();   ///< drug, herb, food, supplement
const Vocabulary& interaction_severities();  ///< contraindicated, avoid, adjust, monitor, none-known; worst first
const Vocabulary& dose_phases();             ///< loading, maintenance
const Vocabulary& adjustment_kinds();        ///< renal, hepatic, blood, genetic, age, toxicity, interaction, formula
const Vocabulary& trial_lines();             ///< first, maintenance, second, later, adjuvant, any
const Vocabulary& ranking_keys();            ///< category, evidence, goal
const Vocabulary& current_actions();         ///< continue, hold, stop, switch, none
const Vocabulary& planner_inputs();          ///< what a table row may ask (care/table.h gives them their values)
const Vocabulary& planner_values();          ///< yes, no, unknown
const Vocabulary& interpretation_kinds();    ///< silent, vague, disagree, records
const Vocabulary& statement_statuses();      ///< active, under-review, superseded
const Vocabulary& fact_sections();           ///< disease, brain, history, now, organs, person, biomarkers

/// The canonical URI of a code system's short key ("rxnorm"); the word itself when it is no short key.
std::string_view code_system(std::string_view key);

}  // namespace nextline::knowledge
