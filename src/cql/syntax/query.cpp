// Queries. Clauses are optional and stand in one order: from, let, with/without, where, aggregate or return, sort.
#include "cql/syntax/recursive_descent.h"

namespace nextline::cql::syntax {

const Expression* RecursiveDescent::query() {
  const std::uint32_t begin = here();
  const bool stated = accept(Kind::FromWord);
  std::vector<AliasedSource> sources{aliased_source()};
  // Without look-ahead a ',' after a source could as well part list items or arguments.
  while (at(Kind::Comma) && (stated || !ends_.comma) && is_aliased_source(at_ + 1)) {
    ++at_;
    sources.push_back(aliased_source());
  }
  const auto let_items = lets();
  const auto related = relationships();
  const Expression* where = accept(Kind::WhereWord) ? expression() : nullptr;
  const Aggregate* aggregated = at(Kind::AggregateWord) ? aggregate() : nullptr;
  const Expression* returned = nullptr;
  ReturnQuantifier return_quantifier = ReturnQuantifier::Unstated;
  if (!aggregated && accept(Kind::ReturnWord)) {
    return_quantifier = quantifier();
    returned = expression();
  }
  SortDirection sort_direction = SortDirection::Ascending;
  std::vector<SortItem> sort;
  const bool sorted = accept(Kind::SortWord);
  if (sorted && accept(Kind::ByWord)) {
    sort = sort_items();
  } else if (sorted) {
    if (!at_direction()) fail("expected-token", "expected 'asc', 'desc' or 'by' after 'sort'");
    sort_direction = direction();
  }
  const std::uint32_t aggregate_height = aggregated ? tallest(aggregated->starting, aggregated->value) : 0;
  return make<Query>(since(begin), tallest(sources, let_items, related, where, aggregate_height, returned, sort),
                     build_.keep(sources), build_.keep(let_items), build_.keep(related), where, aggregated, returned,
                     return_quantifier, sorted, sort_direction, build_.keep(sort));
}

AliasedSource RecursiveDescent::aliased_source() {
  const std::uint32_t begin = here();
  const Expression* source = nullptr;
  if (at(Kind::LeftBracket)) {
    source = retrieve();
  } else if (at(Kind::LeftParenthesis)) {
    source = parenthesised();
  } else {
    source = qualified_expression();
  }
  if (is_alias(at_)) {
    const Name alias = take_name();
    return {source, alias, since(begin)};
  }
  fail("expected-name", "expected an alias for the source");
  return {source, missing_name(), since(begin)};
}

std::vector<LetItem> RecursiveDescent::lets() {
  std::vector<LetItem> items;
  if (!accept(Kind::LetWord)) return items;
  do {
    const std::uint32_t begin = here();
    const Name let_name = name("a name after 'let'");
    expect(Kind::Colon, "after the name of 'let'");
    const Expression* value = expression();
    items.push_back({let_name, value, since(begin)});
  } while (accept(Kind::Comma));
  return items;
}

std::vector<Relationship> RecursiveDescent::relationships() {
  std::vector<Relationship> found;
  while (at(Kind::WithWord) || at(Kind::WithoutWord)) {
    const std::uint32_t begin = here();
    const bool without = at(Kind::WithoutWord);
    ++at_;
    const AliasedSource source = aliased_source();
    if (!accept_words("such", "that")) fail("expected-token", "expected 'such that' after the source and its alias");
    const Expression* condition = expression();
    found.push_back({without, source, condition, since(begin)});
  }
  return found;
}

ReturnQuantifier RecursiveDescent::quantifier() {
  if (accept(Kind::AllWord)) return ReturnQuantifier::All;
  return accept(Kind::DistinctWord) ? ReturnQuantifier::Distinct : ReturnQuantifier::Unstated;
}

const Aggregate* RecursiveDescent::aggregate() {
  const std::uint32_t begin = here();
  ++at_;
  const ReturnQuantifier how = quantifier();
  const Name result = name("a name for the result after 'aggregate'");
  const Expression* start = accept(Kind::StartingWord) ? starting() : nullptr;
  expect(Kind::Colon, "before the aggregate's expression");
  const Expression* value = expression();
  return build_.keep_one(Aggregate{how, result, start, value, since(begin)});
}

/// A string, a number, a quantity, or an expression in parentheses. Not a ratio: the ':' belongs to the clause.
const Expression* RecursiveDescent::starting() {
  if (at(Kind::LeftParenthesis)) return parenthesised();
  if (at(Kind::String)) return string_literal();
  if (at(Kind::Number) && at_unit(1)) return quantity();
  if (at(Kind::Number)) return plain_number();
  fail("expected-expression", "after 'starting' comes a number, a quantity, a string, or an expression in parentheses");
  return at(Kind::Colon) || at_statement() ? missing() : term(0);
}

bool RecursiveDescent::at_direction() const {
  return at(Kind::AscWord) || at(Kind::AscendingWord) || at(Kind::DescWord) || at(Kind::DescendingWord);
}

/// The direction at the cursor; ascending if none is there.
SortDirection RecursiveDescent::direction() {
  if (accept(Kind::DescWord) || accept(Kind::DescendingWord)) return SortDirection::Descending;
  if (!accept(Kind::AscWord)) accept(Kind::AscendingWord);
  return SortDirection::Ascending;
}

std::vector<SortItem> RecursiveDescent::sort_items() {
  std::vector<SortItem> items;
  do {
    const std::uint32_t begin = here();
    const Expression* by = term(0);
    const SortDirection sort_direction = direction();
    items.push_back({by, sort_direction, since(begin)});
  } while (accept(Kind::Comma));
  return items;
}

}  // namespace nextline::cql::syntax
