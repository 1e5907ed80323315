// What the pack says of its regimens, evidence and sources whoever the patient is: copied out of it once, and shared by
// all plans.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "care/plan.h"
#include "knowledge/pack.h"

namespace nextline::care {

/// Sources by their place in the pack.
using SourceMarks = std::vector<bool>;

/// The parts of an Option that only the regimen decides.
struct RegimenSheet {
  std::vector<std::string> drugs;  ///< names
  SharedList<PlanDose> doses;
  SharedList<PlanNote> monitoring, side_effects, maintenance, after_progression;
  std::vector<std::uint32_t> cited;  ///< sources of the above
};

/// Read-only once made.
class Sheets {
 public:
  /// Evidence published after the ISO date `as_of` is left out: it is not known to the plan.
  Sheets(const knowledge::Pack& pack, std::string_view as_of);

  /// Of the pack's regimen number `index`.
  const RegimenSheet& regimen(std::size_t index) const { return regimens_[index]; }
  /// null: there is no such evidence at the date.
  const std::shared_ptr<const PlanEvidence>* evidence(std::string_view id) const;
  /// Marks the source `id`; one that the pack does not have is passed over.
  void mark(std::string_view id, SourceMarks& marks) const;
  SourceMarks no_marks() const { return SourceMarks(sources_.size()); }
  /// The marked sources in the pack's order.
  SharedItems<PlanSource> marked(const SourceMarks& marks) const;

 private:
  RegimenSheet sheet_of(const knowledge::Pack& pack, const knowledge::flat::Regimen& regimen) const;
  template <class Items>
  void cite(RegimenSheet& sheet, const Items& items) const;

  std::vector<std::shared_ptr<const PlanSource>> sources_;
  std::unordered_map<std::string_view, std::uint32_t> source_index_;  // keys in the pack
  std::unordered_map<std::string_view, std::shared_ptr<const PlanEvidence>> evidence_;
  std::vector<RegimenSheet> regimens_;
};

}  // namespace nextline::care
