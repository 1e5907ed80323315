// The planner's tables in SMT-LIB, for one region and date: what care/judgement.cpp computes, said as terms.
#pragma once

#include <string>
#include <vector>

#include "proof/encode_decisions.h"
#include "proof/subject.h"

namespace nextline::proof {

/// Terms of one regimen.
struct RegimenTerms {
  const care::RegimenBrief* brief = nullptr;
  TruthTerm current;
  std::string category;                ///< Int: index into Encoding::categories, or their number when no row matches
  std::string is_option;               ///< Bool
  std::vector<std::string> rank_keys;  ///< Int, one a ranking key; smaller is better
};

/// A whole guideline at one setting.
struct Encoding {
  SmtScript script;
  std::vector<std::string> categories;  ///< options first, as in planner.yaml, then excluded
  std::size_t option_count = 0;
  std::size_t category_key = 0;      ///< which ranking key is the category's; the last one where none is
  std::vector<std::string> actions;  ///< words of the current-treatment table
  TruthTerm in_scope;
  std::string current_action;  ///< Int: index into `actions`, or their number when no row matches
  std::vector<RegimenTerms> regimens;
  std::vector<std::string> referrals;  ///< Bool, one a referral of the pack
  std::vector<TruthTerm> definitions;  ///< of the decision model
};

/// Encodes `subject` as `judge` (made for one setting) sees it.
Encoding encode_guideline(const Subject& subject, const care::Judge& judge);

}  // namespace nextline::proof
