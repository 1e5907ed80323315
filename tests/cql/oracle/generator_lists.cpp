// Lists, queries and aggregates of the generator.
#include <array>

#include "cql/oracle/generator.h"

namespace nextline::cql::oracle {

std::string Generator::list_form(const std::string& type, int depth) {
  const std::string item = inner(type);
  switch (dice_.below(5)) {
    case 0:
    case 1: {
      std::string items;
      const std::uint32_t count = 1 + dice_.below(4);
      for (std::uint32_t i = 0; i < count; ++i) items += (i > 0 ? ", " : "") + expression(item, depth - 1);
      return "{" + items + "}";
    }
    case 2:
      return "(flatten {" + expression(type, depth - 1) + ", " + expression(type, depth - 1) + "})";
    default:
      return "(" + query(item, depth) + ")";
  }
}

/// A query whose items are of type `item`.
std::string Generator::query(const std::string& item, int depth) {
  const std::size_t outer = scope_.size();
  const bool other = dice_.one_in(2);  // a return clause makes the items
  const std::string source_type = other ? base_type() : item;
  const std::string name = fresh_name();
  std::string text = "from (" + expression("List<" + source_type + ">", depth - 1) + ") " + name;
  std::string second;
  if (other && dice_.one_in(4)) {
    const std::string second_type = base_type();
    second = fresh_name();
    text += ", (" + expression("List<" + second_type + ">", depth - 2) + ") " + second;
    scope_.push_back({second, second_type});
  }
  scope_.push_back({name, source_type});
  if (dice_.one_in(3)) {
    const std::string let_type = base_type();
    const std::string let = fresh_name();
    text += " let " + let + ": " + expression(let_type, depth - 2);
    scope_.push_back({let, let_type});
  }
  if (dice_.one_in(4)) {
    const std::string with_type = base_type();
    const std::string with = fresh_name();
    text += std::string(dice_.one_in(2) ? " with (" : " without (") + expression("List<" + with_type + ">", depth - 2) +
            ") " + with;
    scope_.push_back({with, with_type});
    text += " such that " + expression("Boolean", depth - 1);
    scope_.pop_back();
  }
  if (!dice_.one_in(3)) text += " where " + expression("Boolean", depth - 1);
  if (other) {
    text += one_of(std::array{" return ", " return all ", " return distinct "});
    text += expression(item, depth - 1);
  }
  const bool sorts = item == "Integer" || item == "Decimal" || item == "String" || item == "Long";
  if (sorts && dice_.one_in(3)) text += one_of(std::array{" sort asc", " sort desc"});
  scope_.resize(outer);
  return text;
}

std::string Generator::aggregate(const std::string& type, int depth) {
  const std::size_t outer = scope_.size();
  const std::string source_type = base_type();
  const std::string name = fresh_name();
  const std::string total = fresh_name();
  std::string text = "(from (" + expression("List<" + source_type + ">", depth - 1) + ") " + name + " aggregate " +
                     one_of(std::array{"", "all ", "distinct "}) + total + " starting (" + leaf(type) + "): ";
  scope_.push_back({name, source_type});
  scope_.push_back({total, type});
  text += expression(type, depth - 1) + ")";
  scope_.resize(outer);
  return text;
}

}  // namespace nextline::cql::oracle
