#include "proof/properties.h"

namespace nextline::proof {
namespace {

std::string in_scope_and_alive(const Encoding& encoding) {
  return all_of({encoding.in_scope.yes, none_of(symbol("died"))});
}

std::string some_option(const Encoding& encoding) {
  std::vector<std::string> terms;
  for (const auto& regimen : encoding.regimens) terms.push_back(regimen.is_option);
  return any_of(terms);
}

std::string some_in_category(const Encoding& encoding, const std::string& word) {
  for (std::size_t i = 0; i < encoding.categories.size(); ++i) {
    if (encoding.categories[i] != word) continue;
    std::vector<std::string> terms;
    for (const auto& regimen : encoding.regimens)
      terms.push_back("(= " + regimen.category + " " + std::to_string(i) + ")");
    return any_of(terms);
  }
  return "false";
}

/// Known: every decision fact except those that only make sense together with another (their absence is stated there).
std::string all_known(const knowledge::PackSource& source) {
  using knowledge::FactKind;
  std::vector<std::string> terms;
  for (const auto& fact : source.facts) {
    switch (fact.kind) {
      case FactKind::Boolean:
        terms.push_back(any_of({symbol(fact.name.text + " yes"), symbol(fact.name.text + " no")}));
        break;
      case FactKind::Enumeration:
      case FactKind::Number:
        terms.push_back(symbol(known_name(fact.name.text)));
        break;
      case FactKind::Set:
        for (const auto& member : fact.values) {
          const auto name = member_name(fact.name.text, member.text);
          terms.push_back(any_of({symbol(name + " yes"), symbol(name + " no")}));
        }
        break;
      case FactKind::List:
        break;
    }
  }
  return all_of(terms);
}

/// The lexicographic "at least as good as" of two rank vectors, given as lists of Int terms.
std::string at_least_as_good(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  std::string term = "true";
  for (std::size_t i = left.size(); i-- > 0;)
    term = any_of({"(< " + left[i] + " " + right[i] + ")", all_of({"(= " + left[i] + " " + right[i] + ")", term})});
  return term;
}

std::vector<std::string> quantified_keys(const std::string& name, std::size_t count, std::string& binders) {
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < count; ++i) {
    const auto key = symbol(name + " " + std::to_string(i));
    binders += "(" + key + " Int)";
    keys.push_back(key);
  }
  return keys;
}

/// Some regimen is an option with that category and those first rank keys.
std::string some_option_with(const Encoding& encoding, const std::string& category,
                             const std::vector<std::string>& keys) {
  std::vector<std::string> terms;
  for (const auto& regimen : encoding.regimens) {
    std::vector<std::string> same = {regimen.is_option, "(= " + category + " " + regimen.category + ")"};
    for (std::size_t i = 0; i < keys.size(); ++i) same.push_back("(= " + keys[i] + " " + regimen.rank_keys[i] + ")");
    terms.push_back(all_of(same));
  }
  return any_of(terms);
}

}  // namespace

std::vector<Property> category_properties(const Encoding& encoding) {
  std::vector<Property> properties;
  std::vector<std::string> gaps;
  for (const auto& regimen : encoding.regimens)
    gaps.push_back("(= " + regimen.category + " " + std::to_string(encoding.categories.size()) + ")");
  properties.push_back({"one category", "every regimen gets exactly one category for every case", any_of(gaps)});
  properties.push_back({"one action", "the current treatment gets exactly one action for every case",
                        "(= " + encoding.current_action + " " + std::to_string(encoding.actions.size()) + ")"});
  return properties;
}

std::vector<Property> totality_properties(const Subject& subject, const Encoding& encoding) {
  const std::string answered = any_of({some_option(encoding), any_of(encoding.referrals)});
  const std::string scope = in_scope_and_alive(encoding);
  return {{"total", "every in-scope case with all facts known has an option or an enumerated referral",
           all_of({scope, all_known(subject.source()), none_of(answered)})},
          {"total with gaps",
           "every in-scope case, whatever is unknown, has an option, a referral, or a regimen that says what it needs",
           all_of({scope, none_of(any_of({answered, some_in_category(encoding, "needs-information")}))})}};
}

std::vector<Property> order_properties(const Encoding& encoding) {
  if (encoding.regimens.empty()) return {};
  const std::size_t count = encoding.regimens.front().rank_keys.size();
  std::string binders;
  const auto a = quantified_keys("a", count, binders), b = quantified_keys("b", count, binders),
             c = quantified_keys("c", count, binders);
  const auto ab = at_least_as_good(a, b), ba = at_least_as_good(b, a), bc = at_least_as_good(b, c),
             ac = at_least_as_good(a, c);
  std::vector<Property> properties = {{"order is total", "of any two options one is at least as good as the other",
                                       "(exists (" + binders + ") " + none_of(any_of({ab, ba})) + ")"},
                                      {"order is transitive", "the order of options is transitive",
                                       "(exists (" + binders + ") " + all_of({ab, bc, none_of(ac)}) + ")"}};
  // One question about any two options, not one a pair: a has a stronger category than b, and b ranks with or above it.
  // The keys behind the category's cannot lift b past a, so they stay open: the solver need not look into them.
  const std::size_t leading = encoding.category_key + 1;
  const std::string stronger = symbol("a category"), weaker = symbol("b category");
  std::string option_binders = "(" + stronger + " Int)(" + weaker + " Int)";
  const auto of_stronger = quantified_keys("a", leading, option_binders),
             of_weaker = quantified_keys("b", leading, option_binders);
  properties.push_back(
      {"order follows category", "no option of a weaker category ranks with or above one of a stronger",
       "(exists (" + option_binders + ") " +
           all_of({some_option_with(encoding, stronger, of_stronger), some_option_with(encoding, weaker, of_weaker),
                   "(< " + stronger + " " + weaker + ")", at_least_as_good(of_weaker, of_stronger)}) +
           ")"});
  return properties;
}

}  // namespace nextline::proof
