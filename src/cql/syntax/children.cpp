#include "cql/syntax/children.h"

namespace nextline::cql::syntax {
namespace {

using Use = std::function<void(const Expression&)>;

/// One overload for each kind that has expressions below it.
struct Children {
  const Use& use;

  void all(std::initializer_list<const Expression*> children) const {
    for (const Expression* child : children)
      if (child) use(*child);
  }
  void all(ExpressionList children) const {
    for (const Expression* child : children) use(*child);
  }
  void all(std::span<const ElementValue> elements) const {
    for (const ElementValue& element : elements) use(*element.value);
  }

  void operator()(const Expression&) const {}  // a leaf
  void operator()(const Property& e) const { all({e.source}); }
  void operator()(const Indexer& e) const { all({e.source, e.index}); }
  void operator()(const FunctionCall& e) const { all({e.target}), all(e.arguments); }
  void operator()(const Unary& e) const { all({e.operand}); }
  void operator()(const Binary& e) const { all({e.left, e.right}); }
  void operator()(const BooleanTest& e) const { all({e.operand}); }
  void operator()(const Between& e) const { all({e.operand, e.low, e.high}); }
  void operator()(const Timing& e) const { all({e.left, e.right}); }
  void operator()(const Membership& e) const { all({e.left, e.right}); }
  void operator()(const TypeTest& e) const { all({e.operand}); }
  void operator()(const TypeCast& e) const { all({e.operand}); }
  void operator()(const Convert& e) const { all({e.operand}); }
  void operator()(const ComponentFrom& e) const { all({e.operand}); }
  void operator()(const SpanOf& e) const { all({e.operand}); }
  void operator()(const SpanBetween& e) const { all({e.low, e.high}); }
  void operator()(const If& e) const { all({e.condition, e.then_value, e.else_value}); }
  void operator()(const Case& e) const {
    all({e.comparand});
    for (const CaseItem& item : e.items) all({item.when, item.then});
    all({e.else_value});
  }
  void operator()(const SetAggregate& e) const { all({e.operand, e.per}); }
  void operator()(const Retrieve& e) const { all({e.context, e.terminology}); }
  void operator()(const Query& e) const {
    for (const AliasedSource& source : e.sources) all({source.source});
    for (const LetItem& item : e.lets) all({item.value});
    for (const Relationship& relationship : e.relationships) all({relationship.source.source, relationship.condition});
    all({e.where});
    if (e.aggregate) all({e.aggregate->starting, e.aggregate->value});
    all({e.return_value});
    for (const SortItem& item : e.sort_items) all({item.by});
  }
  void operator()(const IntervalSelector& e) const { all({e.low, e.high}); }
  void operator()(const TupleSelector& e) const { all(e.elements); }
  void operator()(const InstanceSelector& e) const { all(e.elements); }
  void operator()(const ListSelector& e) const { all(e.items); }
};

struct Types {
  const std::function<void(const TypeSpecifier&)>& use;

  void operator()(const Expression&) const {}
  void operator()(const TypeTest& e) const { use(*e.type); }
  void operator()(const TypeCast& e) const { use(*e.type); }
  void operator()(const Convert& e) const {
    if (e.type) use(*e.type);
  }
  void operator()(const TypeExtent& e) const { use(*e.type); }
  void operator()(const Retrieve& e) const { use(*e.type); }
  void operator()(const InstanceSelector& e) const { use(*e.type); }
  void operator()(const ListSelector& e) const {
    if (e.element_type) use(*e.element_type);
  }
};

}  // namespace

void for_each_child(const Expression& expression, const Use& use) {
  visit(expression, Children{use});
}

void for_each_type(const Expression& expression, const std::function<void(const TypeSpecifier&)>& use) {
  visit(expression, Types{use});
}

}  // namespace nextline::cql::syntax
