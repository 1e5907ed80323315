// What is proved of a guideline at one setting: each property as the term that must have no model.
#pragma once

#include <string>
#include <vector>

#include "proof/encode_planner.h"

namespace nextline::proof {

/// A property, stated by its violation: proved when `violation` cannot hold together with the script.
struct Property {
  std::string id;         ///< "total", "obligation TDM-01", "order", …
  std::string says;       ///< one sentence: what holds if it is proved
  std::string violation;  ///< Bool term
};

/// Every Case gets exactly one of planner.yaml's categories for every regimen, and one action for the current
/// treatment.
std::vector<Property> category_properties(const Encoding& encoding);
/// In scope and alive: with every fact known, an option or an enumerated referral; with facts unknown, also a regimen
/// that names what it needs.
std::vector<Property> totality_properties(const Subject& subject, const Encoding& encoding);
/// No option breaks an obligation of obligations.yaml, and none stays silent about one whose facts are unknown.
Result<std::vector<Property>> obligation_properties(const Subject& subject, const care::Judge& judge,
                                                    const Encoding& encoding);
/// "At least as good as" on options is reflexive, total and transitive, and never puts a weaker category first.
std::vector<Property> order_properties(const Encoding& encoding);

}  // namespace nextline::proof
