#include "case/value_text.h"

#include <array>

#include "case/number.h"

namespace nextline {

namespace flat = knowledge::flat;

Result<Truth> parse_truth(std::string_view text, const std::string& what, const std::string& where) {
  static constexpr std::array<std::string_view, 3> kWords = {"true", "false", "unknown"};
  if (text == "true") return Truth::True;
  if (text == "false") return Truth::False;
  if (text == "unknown") return Truth::Unknown;
  return author_error(
      "unknown-value",
      "'" + what + "' is true, false or unknown, not '" + std::string(text) + "'" + did_you_mean(text, kWords), where);
}

Result<void> set_scalar(const flat::Fact& fact, Fact& value, std::string_view text, const std::string& where) {
  clear_fact(fact, value);
  if (text == "unknown") return {};
  switch (fact.kind()) {
    case flat::FactKind::Boolean: {
      NEXTLINE_TRY(truth, parse_truth(text, fact.name()->str(), where));
      value.truth = truth;
      return {};
    }
    case flat::FactKind::Enumeration: {
      NEXTLINE_TRY(member, find_value(fact, text, where));
      value.member = static_cast<std::int32_t>(member);
      return {};
    }
    case flat::FactKind::Number: {
      NEXTLINE_TRY(number, parse_number(fact, text, where));
      value.number = number;
      return {};
    }
    case flat::FactKind::Set:
    case flat::FactKind::List:
      break;
  }
  return author_error("unknown-value", "'" + fact.name()->str() + "' takes a list", where);
}

Result<void> set_member(const flat::Fact& fact, Fact& value, std::string_view member, Truth truth,
                        const std::string& where) {
  NEXTLINE_TRY(index, find_value(fact, member, where));
  value.members[index] = truth;
  return {};
}

}  // namespace nextline
