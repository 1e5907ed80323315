// The checks of lint: each looks at the whole pack and adds what it finds.
#pragma once

#include <string_view>
#include <vector>

#include "cql/semantics/compiler.h"
#include "knowledge/decision.h"
#include "knowledge/model.h"
#include "knowledge/rules.h"

namespace nextline::knowledge::linting {

/// What every check sees, and where its findings go.
struct Check {
  const PackSource& pack;
  const DecisionModel& model;
  const cql::Compiled& compiled;
  const std::vector<RuleEntry>& rules;
  std::vector<Error>& errors;
  std::vector<Error>& warnings;
  std::string_view today = {};  ///< ISO date; empty: review dates are not looked at

  void complain(const Place& place, std::string code, std::string message, std::string hint = {}) const {
    errors.push_back(error_at(place, std::move(code), std::move(message), std::move(hint)));
  }
  void warn(const Place& place, std::string code, std::string message, std::string hint = {}) const {
    warnings.push_back(error_at(place, std::move(code), std::move(message), std::move(hint)));
  }
};

void check_ids(const Check& check);           ///< ids are unique; every id that is named exists
void check_sourcing(const Check& check);      ///< nothing unsourced, no unknown source; nothing permitted from memory
void check_facts(const Check& check);         ///< units, derivations, Record.cql's defines
void check_references(const Check& check);    ///< every `when` names a define; obligations are in the subset
void check_vocabularies(const Check& check);  ///< regions, categories, evidence levels, units of doses, tags
void check_planner(const Check& check);       ///< tables: known inputs, exhaustive, every row reachable
void check_wording(const Check& check);       ///< {facts} exist; plain texts read easily
void check_reference(
    const Check& check);  ///< numbers, units and times of what is read; answers for patients read easily
void check_calendar(const Check& check);   ///< what is due has a time that makes sense, its facts are the dictionary's
void check_dosing(const Check& check);     ///< doses: units, ladders, limits; nothing raises a dose
void check_advice(const Check& check);     ///< no two recommendations say different things of one case
void check_choices(const Check& check);    ///< interpretations: what a site may settle, and that it weakens nothing
void check_reviews(const Check& check);    ///< dates, reviewers, what is superseded, what is due for review
void check_medicines(const Check& check);  ///< names of medicines are clear; members and interactions name known ones
void check_libraries(const Check& check);  ///< the CQL compiles; its value sets exist

}  // namespace nextline::knowledge::linting
