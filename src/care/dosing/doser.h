// A regimen's doses worked out for one patient.
#pragma once

#include "base/arena_list.h"
#include "care/dosing/arithmetic.h"
#include "care/dosing/changes.h"
#include "care/dosing/context.h"
#include "care/plan.h"

namespace nextline::care {

/// Works out doses for one Case. Views of the context; short-lived.
class Doser {
 public:
  explicit Doser(DoseContext& context) : context_(context) {}

  /// The doses as the plan tells them, each with `for_patient`. `flat_doses` are the same in the pack, in order;
  /// `drugs` the ids of all drugs of the regimen.
  List<PlanDose> doses(List<PlanDose> told,
                       const flatbuffers::Vector<flatbuffers::Offset<knowledge::flat::Dose>>& flat_doses,
                       const flatbuffers::Vector<flatbuffers::Offset<flatbuffers::String>>* drugs);

 private:
  using Ids = flatbuffers::Vector<flatbuffers::Offset<flatbuffers::String>>;

  PatientDose one(const knowledge::flat::Dose& dose, const knowledge::flat::Drug& drug, const Ids* drugs);
  void loading(const knowledge::flat::Dose& dose, const knowledge::flat::Drug& drug, const Ids* drugs,
               PatientDose& out);
  /// Fills in what the amount is multiplied with, or what of it is missing; false where the pack has no such basis.
  bool multiplier(const knowledge::flat::Dose& dose, DoseSum& sum, ArenaList<std::string_view>& sources,
                  PatientDose& out);
  void amounts(const knowledge::flat::Dose& dose, const knowledge::flat::Drug& drug, const AdjustedAmount& adjusted,
               PatientDose& out);
  void ladder(const knowledge::flat::Dose& dose, const knowledge::flat::Drug& drug, PatientDose& out);

  DoseContext& context_;
};

}  // namespace nextline::care
