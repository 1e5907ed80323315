// A solver's model read back as a Case, so that the refutation can be seen in an ordinary plan.
#pragma once

#include "case/case.h"
#include "knowledge/pack.h"
#include "proof/solver.h"

namespace nextline::proof {

/// The Case a model stands for. Constants the model leaves open are left unknown.
Case case_of_model(const knowledge::Pack& pack, const Model& model);
/// The choices of a model that differ from the pack's own, as an overlay's `choices:` holds them: "{a: b, c: d}"; empty
/// for none.
std::string choices_of_model(const knowledge::Pack& pack, const Model& model);
/// The model a Case stands for under the pack's choices: a value for every constant that declare_facts and
/// declare_choices declare.
Model model_of_case(const knowledge::Pack& pack, const Case& facts);

}  // namespace nextline::proof
