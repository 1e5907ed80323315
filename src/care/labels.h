// Whether a regimen may be given somewhere at some time: label status by region and date.
#pragma once

#include <string_view>
#include <vector>

#include "knowledge/pack_generated.h"

namespace nextline::care {

/// A label status as found; views into the pack.
struct LabelView {
  std::string_view status = "none";  ///< approved | off-label | awaiting | none | not-applicable (no drugs)
  std::string_view since;
  std::string_view note;
  /// True when it may be given: approved, accepted off label, or nothing in it needs a label.
  bool permits() const { return status == "approved" || status == "off-label" || status == "not-applicable"; }
};

using Labels = flatbuffers::Vector<flatbuffers::Offset<knowledge::flat::LabelStatus>>;

/// The latest entry for `region` whose date is not after `as_of` (ISO dates); status "none" when there is none.
LabelView label_at(const Labels* labels, std::string_view region, std::string_view as_of);

/// The status of a regimen: its combination's own entries when the pack has any for the region, else the weakest of its
/// drugs'; "not-applicable" for one without drugs.
LabelView regimen_label(const knowledge::flat::Pack& pack, const knowledge::flat::Regimen& regimen,
                        std::string_view region, std::string_view as_of);

/// True if ISO date `date` is empty or not after `as_of`. Partial dates count from their first day.
bool not_after(std::string_view date, std::string_view as_of);

}  // namespace nextline::care
