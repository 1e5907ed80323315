// An SMT-LIB script under construction: declarations, definitions and assertions as text.
//
// Three-valued truths are pairs of Booleans "known true" and "known false", never both: CQL's null is neither. So
// `a and b` is true when both are true, false when one is false, and unknown otherwise, with nothing left to a solver's
// taste.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nextline::proof {

/// Two SMT-LIB Boolean terms. At most one may hold.
struct TruthTerm {
  std::string yes;
  std::string no;

  /// Neither.
  std::string unknown() const;
};

/// `|name|`, with the characters SMT-LIB does not take inside bars replaced.
std::string symbol(std::string_view name);

// Terms. An empty conjunction is true, an empty disjunction false.
std::string all_of(const std::vector<std::string>& terms);
std::string any_of(const std::vector<std::string>& terms);
std::string none_of(const std::string& term);
std::string if_else(const std::string& condition, const std::string& then, const std::string& otherwise);

TruthTerm constant_truth(bool value);
TruthTerm negated(const TruthTerm& operand);
TruthTerm conjunction_of(const TruthTerm& left, const TruthTerm& right);
TruthTerm disjunction_of(const TruthTerm& left, const TruthTerm& right);
TruthTerm implication_of(const TruthTerm& left, const TruthTerm& right);
/// A truth that is never unknown.
TruthTerm two_valued(const std::string& term);

/// Collects commands in order. Every define names a term once, so the text stays as small as the guideline.
class SmtScript {
 public:
  void declare(std::string_view name, std::string_view sort);
  /// Names `term` and gives the name back as a term.
  std::string define(std::string_view name, std::string_view sort, const std::string& term);
  TruthTerm define(std::string_view name, const TruthTerm& truth);
  void claim(const std::string& term);
  void comment(std::string_view text);

  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace nextline::proof
