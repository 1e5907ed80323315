#include "proof/smt_script.h"

namespace nextline::proof {
namespace {

std::string applied(std::string_view function, const std::vector<std::string>& terms) {
  std::string text = "(" + std::string(function);
  for (const auto& term : terms) text += " " + term;
  return text + ")";
}

/// Drops terms that change nothing; gives the deciding constant when there is one.
std::string folded(std::string_view function, const std::vector<std::string>& terms, std::string_view neutral,
                   std::string_view deciding) {
  std::vector<std::string> kept;
  for (const auto& term : terms) {
    if (term == deciding) return std::string(deciding);
    if (term != neutral) kept.push_back(term);
  }
  if (kept.empty()) return std::string(neutral);
  return kept.size() == 1 ? kept.front() : applied(function, kept);
}

}  // namespace

std::string symbol(std::string_view name) {
  std::string text = "|";
  for (const char c : name) text += c == '|' || c == '\\' ? '_' : c;
  return text + "|";
}

std::string all_of(const std::vector<std::string>& terms) {
  return folded("and", terms, "true", "false");
}
std::string any_of(const std::vector<std::string>& terms) {
  return folded("or", terms, "false", "true");
}

std::string none_of(const std::string& term) {
  if (term == "true") return "false";
  if (term == "false") return "true";
  return "(not " + term + ")";
}

std::string if_else(const std::string& condition, const std::string& then, const std::string& otherwise) {
  if (condition == "true" || then == otherwise) return then;
  if (condition == "false") return otherwise;
  return "(ite " + condition + " " + then + " " + otherwise + ")";
}

std::string TruthTerm::unknown() const {
  return none_of(any_of({yes, no}));
}

TruthTerm constant_truth(bool value) {
  return value ? TruthTerm{"true", "false"} : TruthTerm{"false", "true"};
}
TruthTerm negated(const TruthTerm& operand) {
  return {operand.no, operand.yes};
}

TruthTerm conjunction_of(const TruthTerm& left, const TruthTerm& right) {
  return {all_of({left.yes, right.yes}), any_of({left.no, right.no})};
}
TruthTerm disjunction_of(const TruthTerm& left, const TruthTerm& right) {
  return {any_of({left.yes, right.yes}), all_of({left.no, right.no})};
}
TruthTerm implication_of(const TruthTerm& left, const TruthTerm& right) {
  return disjunction_of(negated(left), right);
}
TruthTerm two_valued(const std::string& term) {
  return {term, none_of(term)};
}

void SmtScript::declare(std::string_view name, std::string_view sort) {
  text_ += "(declare-const " + symbol(name) + " " + std::string(sort) + ")\n";
}

std::string SmtScript::define(std::string_view name, std::string_view sort, const std::string& term) {
  text_ += "(define-fun " + symbol(name) + " () " + std::string(sort) + " " + term + ")\n";
  return symbol(name);
}

TruthTerm SmtScript::define(std::string_view name, const TruthTerm& truth) {
  return {define(std::string(name) + " yes", "Bool", truth.yes), define(std::string(name) + " no", "Bool", truth.no)};
}

void SmtScript::claim(const std::string& term) {
  if (term != "true") text_ += "(assert " + term + ")\n";
}

void SmtScript::comment(std::string_view text) {
  text_ += "; " + std::string(text) + "\n";
}

}  // namespace nextline::proof
