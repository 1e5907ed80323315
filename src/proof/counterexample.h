// A solver's model read back as a Case, so that the refutation can be seen in an ordinary plan.
#pragma once

#include "case/case.h"
#include "knowledge/pack.h"
#include "proof/solver.h"

namespace nextline::proof {

/// The Case a model stands for. Constants the model leaves open are left unknown.
Case case_of_model(const knowledge::Pack& pack, const Model& model);
/// The model a Case stands for: a value for every constant that declare_facts declares.
Model model_of_case(const knowledge::Pack& pack, const Case& facts);

}  // namespace nextline::proof
