// Queries: sources, let, with and without, where, return or aggregate, sort.
#include <algorithm>

#include "cql/semantics/body.h"

namespace nextline::cql {

/// What a query row is made of, gathered clause by clause.
struct BodyCompiler::QueryParts {
  QueryRow row;
  std::vector<QuerySource> sources;
  std::vector<QueryLet> lets;
  std::vector<QueryRelationship> relationships;
  std::vector<QuerySort> sorts;
  std::vector<TupleElement> aliases;  ///< with their item types
  bool singleton = true;
  TypeRef item = nullptr;    ///< of one result
  TypeRef result = nullptr;  ///< of the query
};

namespace {

/// Appends `from` to `to` and notes where.
template <class T>
void append(std::vector<T>& to, const std::vector<T>& from, std::uint32_t& first, std::uint32_t& count) {
  first = static_cast<std::uint32_t>(to.size());
  count = static_cast<std::uint32_t>(from.size());
  to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

Typed BodyCompiler::on(const syntax::Query& e) {
  QueryParts parts;
  const std::size_t outer = locals_.size();
  bool good = query_sources(e, parts);
  good = good && query_lets(e, parts) && query_relationships(e, parts);
  if (good && e.where) {
    const Typed where = coerce(compile(*e.where), types_.boolean, e.where->range, "a where clause");
    good = static_cast<bool>(where);
    parts.row.where = where.node;
  }
  good = good && (e.aggregate ? query_aggregate(e, parts) : query_result(e, parts));
  good = good && query_sort(e, parts);
  locals_.resize(outer);
  if (!good) return {};
  ProgramStorage& program = writer_.program();
  QueryRow& row = parts.row;
  append(program.query_sources, parts.sources, row.first_source, row.source_count);
  append(program.query_lets, parts.lets, row.first_let, row.let_count);
  append(program.query_relationships, parts.relationships, row.first_relationship, row.relationship_count);
  append(program.query_sorts, parts.sorts, row.first_sort, row.sort_count);
  if (parts.singleton) row.flags |= 2;
  program.queries.push_back(row);
  return writer_.node(Op::Query, parts.result, static_cast<std::uint32_t>(program.queries.size()) - 1);
}

Typed BodyCompiler::alias_source(const syntax::AliasedSource& source, TypeRef& item) {
  const Typed value = compile(*source.source);
  if (value) item = value.type->is_list() ? value.type->element : value.type;
  return value;
}

bool BodyCompiler::query_sources(const syntax::Query& e, QueryParts& parts) {
  bool good = true;
  for (const syntax::AliasedSource& source : e.sources) {
    TypeRef item = nullptr;
    const Typed value = alias_source(source, item);
    good = good && value;
    const std::string alias(source.alias.text);
    const auto same = [&alias](const TupleElement& other) { return other.name == alias; };
    if (std::any_of(parts.aliases.begin(), parts.aliases.end(), same)) {
      error(source.alias.range, "duplicate-name", "two sources of this query are called '" + alias + "'");
      good = false;
    }
    if (value && value.type->is_list()) parts.singleton = false;
    parts.aliases.push_back({alias, item ? item : types_.any});
    parts.sources.push_back({0, value.node});
  }
  // All sources are read before any alias is in scope.
  for (std::size_t i = 0; good && i < parts.aliases.size(); ++i) {
    parts.sources[i].slot = bind(parts.aliases[i].name, parts.aliases[i].type);
  }
  return good;
}

bool BodyCompiler::query_lets(const syntax::Query& e, QueryParts& parts) {
  for (const syntax::LetItem& let : e.lets) {
    const Typed value = compile(*let.value);
    if (!value) return false;
    parts.lets.push_back({bind(let.name.text, value.type), value.node});
  }
  return true;
}

bool BodyCompiler::query_relationships(const syntax::Query& e, QueryParts& parts) {
  for (const syntax::Relationship& relationship : e.relationships) {
    TypeRef item = nullptr;
    const Typed source = alias_source(relationship.source, item);
    if (!source) return false;
    QueryRelationship row;
    row.node = source.node;
    row.without = relationship.without ? 1 : 0;
    row.slot = bind(relationship.source.alias.text, item);
    const Typed condition =
        coerce(compile(*relationship.condition), types_.boolean, relationship.condition->range, "such that");
    locals_.pop_back();
    if (!condition) return false;
    row.condition = condition.node;
    parts.relationships.push_back(row);
  }
  return true;
}

bool BodyCompiler::query_result(const syntax::Query& e, QueryParts& parts) {
  Typed value;
  if (e.return_value) {
    value = compile(*e.return_value);
    if (!value) return false;
  } else if (parts.aliases.size() > 1) {
    const TypeRef type = types_.tuple(parts.aliases);
    std::vector<std::uint32_t> args;
    for (const TupleElement& element : type->elements) args.push_back(local(*find_local(element.name)).node);
    value = writer_.node(Op::TupleNew, type, writer_.shape_row(type->elements), args);
  }
  parts.item = value ? value.type : parts.aliases.front().type;
  if (value) parts.row.return_node = value.node;
  if (value && e.return_quantifier != syntax::ReturnQuantifier::All) parts.row.flags |= 1;
  parts.result = parts.singleton ? parts.item : types_.list(parts.item);
  return true;
}

/// The accumulator's type is that of its start and its body together; a body that widens it is compiled once more.
bool BodyCompiler::query_aggregate(const syntax::Query& e, QueryParts& parts) {
  const syntax::Aggregate& aggregate = *e.aggregate;
  const Typed start = aggregate.starting ? compile(*aggregate.starting) : null_of(types_.any);
  if (!start) return false;
  TypeRef type = start.type;
  Typed body;
  for (int round = 0; round < 2; ++round) {
    parts.row.aggregate_slot = bind(aggregate.name.text, type);
    body = compile(*aggregate.value);
    locals_.pop_back();
    if (!body) return false;
    const TypeRef widened = session_.conversions.common_type({start.type, body.type});
    if (widened == type || type->is_any()) {
      type = body.type;
      break;
    }
    type = widened;
  }
  const Typed first = coerce(start, type, aggregate.range, "the start of the aggregate");
  const Typed next = coerce(body, type, aggregate.range, "the result of the aggregate");
  if (!first || !next) return false;
  parts.row.aggregate_start = first.node;
  parts.row.aggregate_node = next.node;
  if (aggregate.quantifier == syntax::ReturnQuantifier::Distinct) parts.row.flags |= 4;
  parts.singleton = false;
  parts.item = parts.result = type;
  return true;
}

bool BodyCompiler::query_sort(const syntax::Query& e, QueryParts& parts) {
  if (!e.sorted) return true;
  const auto direction = [](syntax::SortDirection d) { return d == syntax::SortDirection::Descending ? 1U : 0U; };
  locals_.push_back({"$this", new_slot(), parts.item});
  parts.row.this_slot = locals_.back().slot;
  if (e.sort_items.empty()) {
    QuerySort sort;
    sort.descending = direction(e.sort_direction);
    // A FHIR primitive sorts as the System value it stands for.
    if (const TypeRef system = Conversions::system_equivalent(parts.item)) {
      sort.node = coerce(local(locals_.back()), system, e.range, "a sort key").node;
    }
    parts.sorts.push_back(sort);
  }
  bool good = true;
  for (const syntax::SortItem& item : e.sort_items) {
    Typed key = compile(*item.by);
    good = good && key;
    if (!good) break;
    if (const TypeRef system = Conversions::system_equivalent(key.type))
      key = coerce(key, system, item.range, "a sort key");
    QuerySort sort;
    sort.node = key.node;
    sort.descending = direction(item.direction);
    parts.sorts.push_back(sort);
  }
  locals_.pop_back();
  return good;
}

}  // namespace nextline::cql
