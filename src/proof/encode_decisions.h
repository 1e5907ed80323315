// The Case and the decision layer in SMT-LIB.
#pragma once

#include <string>
#include <vector>

#include "knowledge/decision.h"
#include "knowledge/model.h"
#include "proof/smt_script.h"

namespace nextline::proof {

/// Names of the constants that stand for fact `name`. Boolean and set members: "x yes", "x no". Others: "x known", "x
/// value" (the value of an enumeration is its member's index; of a number, a Real).
std::string known_name(const std::string& fact);
std::string value_name(const std::string& fact);
std::string member_name(const std::string& fact, const std::string& member);
/// The constant that stands for what is chosen of an interpretation: an alternative's index.
std::string choice_name(const std::string& interpretation);

/// Declares every decision fact (lists are for showing only) with its domain, and "died".
void declare_facts(SmtScript& script, const std::vector<knowledge::FactEntry>& facts);

/// Declares what is chosen of every interpretation that a site may settle: any of its alternatives. So what is proved
/// holds under every overlay.
void declare_choices(SmtScript& script, const std::vector<knowledge::InterpretationEntry>& interpretations);

/// Defines every define of the decision layer, in an order that defines before use. Result i is definition i's truth.
std::vector<TruthTerm> define_decisions(SmtScript& script, const knowledge::PackSource& pack,
                                        const knowledge::DecisionModel& model);

/// An expression over facts and already defined definitions.
TruthTerm encode(const knowledge::DecisionExpression& expression, const knowledge::PackSource& pack,
                 const std::vector<TruthTerm>& definitions);

/// Indexes of the facts an expression mentions, through references too; ascending, each once.
std::vector<std::uint32_t> facts_mentioned(const knowledge::DecisionExpression& expression,
                                           const knowledge::DecisionModel& model);

}  // namespace nextline::proof
