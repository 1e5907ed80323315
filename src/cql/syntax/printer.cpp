#include "cql/syntax/printer.h"

#include <utility>

#include "cql/syntax/printed_parts.h"

namespace nextline::cql::syntax {
namespace {

/// Appends expressions to one string.
class Printer {
 public:
  std::string take() { return std::move(out_); }
  void print(const Expression& expression) { visit(expression, *this); }

  void operator()(const Missing&) { out_ += "<missing>"; }
  void operator()(const NullLiteral&) { out_ += "null"; }
  void operator()(const BooleanLiteral& e) { out_ += e.value ? "true" : "false"; }
  void operator()(const IntegerLiteral& e) { out_ += e.text; }
  void operator()(const LongLiteral& e) { add(e.text, "L"); }
  void operator()(const DecimalLiteral& e) { out_ += e.text; }
  void operator()(const StringLiteral& e) { out_ += text_literal(e.value); }
  void operator()(const DateLiteral& e) { add("@", e.text); }
  void operator()(const DateTimeLiteral& e) { add("@", e.text); }
  void operator()(const TimeLiteral& e) { add("@T", e.text); }
  void operator()(const QuantityLiteral& e) {
    out_ += quantity_text(e);
    if (e.unit.empty()) out_ += " ''";  // without it a number
  }
  void operator()(const RatioLiteral& e) { add(quantity_text(*e.numerator), " : ", quantity_text(*e.denominator)); }
  void operator()(const Identifier& e) { out_ += identifier(e.name); }
  void operator()(const ExternalConstant& e) { add("%", text_literal(e.name)); }
  void operator()(const Variable& e) {
    out_ += e.variable == VariableKind::This ? "$this" : e.variable == VariableKind::Index ? "$index" : "$total";
  }
  void operator()(const Property& e) { add(*e.source, ".", reference(e.name)); }
  void operator()(const Indexer& e) { add(*e.source, "[", *e.index, "]"); }
  void operator()(const FunctionCall& e) {
    if (e.target) add(*e.target, ".");
    add(identifier(e.name), "(");
    list(e.arguments);
    out_ += ")";
  }
  void operator()(const Unary& e) { add("(", word(e.op), " ", *e.operand, ")"); }
  void operator()(const Binary& e) { add("(", *e.left, " ", word(e.op), " ", *e.right, ")"); }
  void operator()(const BooleanTest& e) {
    static constexpr std::string_view kTests[] = {"null", "true", "false"};
    add("(", *e.operand, e.negated ? " is not " : " is ", kTests[static_cast<std::size_t>(e.test)], ")");
  }
  void operator()(const Between& e) {
    add("(", *e.operand, e.properly ? " properly between " : " between ", *e.low, " and ", *e.high, ")");
  }
  void operator()(const Timing& e) {
    add("(", *e.left, " ", boundary(e.left_boundary, "starts ", "ends "), relation_text(e));
    add(boundary(e.right_boundary, " start", " end"), " ", *e.right, ")");
  }
  void operator()(const Membership& e) {
    add("(", *e.left, e.op == MembershipOperator::In ? " in" : " contains", precision_of(e.precision), " ", *e.right,
        ")");
  }
  void operator()(const TypeTest& e) { add("(", *e.operand, " is ", to_cql(*e.type), ")"); }
  void operator()(const TypeCast& e) { add(e.strict ? "(cast " : "(", *e.operand, " as ", to_cql(*e.type), ")"); }
  void operator()(const Convert& e) {
    add("(convert ", *e.operand, " to ");
    add(e.type ? to_cql(*e.type) : e.calendar == Precision::None ? text_literal(e.unit) : std::string(e.unit), ")");
  }
  void operator()(const ComponentFrom& e) { add("(", word(e.component), " from ", *e.operand, ")"); }
  void operator()(const SpanOf& e) { add("(", span(e.span, e.precision), " of ", *e.operand, ")"); }
  void operator()(const SpanBetween& e) {
    add("(", span(e.span, e.precision), " between ", *e.low, " and ", *e.high, ")");
  }
  void operator()(const TypeExtent& e) {
    add(e.extent == ExtentKind::Minimum ? "(minimum " : "(maximum ", to_cql(*e.type), ")");
  }
  void operator()(const If& e) { add("(if ", *e.condition, " then ", *e.then_value, " else ", *e.else_value, ")"); }
  void operator()(const Case& e) {
    out_ += "case ";
    if (e.comparand) add(*e.comparand, " ");
    for (const CaseItem& item : e.items) add("when ", *item.when, " then ", *item.then, " ");
    add("else ", *e.else_value, " end");
  }
  void operator()(const SetAggregate& e) {
    add(e.aggregate == SetAggregateKind::Expand ? "(expand " : "(collapse ", *e.operand);
    if (e.per_precision != Precision::None) add(" per ", word(e.per_precision));
    if (e.per) add(" per ", *e.per);
    out_ += ")";
  }
  void operator()(const Retrieve& e) {  // no term of the grammar, so it cannot stand bare beside '+' or '.'
    out_ += "(";
    retrieve(e);
    out_ += ")";
  }
  void operator()(const Query& e) {
    out_ += "(from ";
    separated(e.sources, [&](const AliasedSource& source) { aliased(source); });
    if (!e.lets.empty()) out_ += " let ";
    separated(e.lets, [&](const LetItem& item) { add(identifier(item.name), ": ", *item.value); });
    for (const Relationship& relationship : e.relationships) {
      out_ += relationship.without ? " without " : " with ";
      aliased(relationship.source);
      add(" such that ", *relationship.condition);
    }
    if (e.where) add(" where ", *e.where);
    if (e.aggregate) aggregate(*e.aggregate);
    if (e.return_value) add(" return ", quantifier(e.return_quantifier), *e.return_value);
    if (e.sorted) sort(e);
    out_ += ")";
  }
  void operator()(const IntervalSelector& e) {
    add(e.low_closed ? "Interval[" : "Interval(", *e.low, ", ", *e.high, e.high_closed ? "]" : ")");
  }
  void operator()(const TupleSelector& e) {
    out_ += "Tuple ";
    elements(e.elements);
  }
  void operator()(const InstanceSelector& e) {
    add(to_cql(*e.type), " ");
    elements(e.elements);
  }
  void operator()(const ListSelector& e) {
    if (e.element_type) add("List<", to_cql(*e.element_type), "> ");
    out_ += "{";
    list(e.items);
    out_ += "}";
  }
  void operator()(const CodeSelector& e) { add("(", code_text(e), ")"); }
  void operator()(const ConceptSelector& e) {
    out_ += "(Concept {";
    separated(e.codes, [&](const CodeSelector* code) { out_ += code_text(*code); });
    add("}", display_text(e.display, e.has_display), ")");
  }

 private:
  void add_one(std::string_view text) { out_ += text; }
  void add_one(const Expression& expression) { print(expression); }
  template <class... Parts>
  void add(const Parts&... parts) {
    (add_one(parts), ...);
  }
  template <class Items, class Item>
  void separated(const Items& items, Item item) {
    bool first = true;
    for (const auto& each : items) {
      if (!first) out_ += ", ";
      first = false;
      item(each);
    }
  }
  void list(ExpressionList items) {
    separated(items, [&](const Expression* item) { print(*item); });
  }
  void elements(std::span<const ElementValue> values) {
    out_ += values.empty() ? "{ :" : "{ ";
    separated(values, [&](const ElementValue& element) { add(reference(element.name), ": ", *element.value); });
    out_ += " }";
  }
  static std::string span(SpanKind kind, Precision precision) {
    std::string text = kind == SpanKind::Duration ? "duration in " : "difference in ";
    return text.append(word(precision)) + "s";
  }
  void path_step(const PathStep& step, bool first) {
    if (step.index) {
      add("[", *step.index, "]");
    } else {
      add(first ? "" : ".", reference(step.name));
    }
  }
  void retrieve(const Retrieve& e) {
    out_ += "[";
    if (e.context) add(*e.context, " -> ");
    out_ += to_cql(*e.type);
    if (e.terminology) out_ += ": ";
    for (const PathStep& step : e.code_path) path_step(step, &step == e.code_path.data());
    static constexpr std::string_view kComparators[] = {"", " in ", " = ", " ~ "};
    out_ += kComparators[static_cast<std::size_t>(e.comparator)];
    if (e.terminology) add(*e.terminology);
    out_ += "]";
  }
  void aliased(const AliasedSource& source) {
    if (const auto* bare = as<Retrieve>(source.source)) {
      retrieve(*bare);
    } else {
      add("(", *source.source, ")");
    }
    add(" ", identifier(source.alias));
  }
  void aggregate(const Aggregate& e) {
    add(" aggregate ", quantifier(e.quantifier), identifier(e.name));
    if (e.starting) add(" starting (", *e.starting, ")");
    add(": ", *e.value);
  }
  static std::string_view direction(SortDirection which) {
    return which == SortDirection::Ascending ? " asc" : " desc";
  }
  void sort(const Query& e) {
    out_ += " sort";
    if (e.sort_items.empty()) return add(direction(e.sort_direction));
    out_ += " by ";
    separated(e.sort_items, [&](const SortItem& item) { add("(", *item.by, ")", direction(item.direction)); });
  }

  std::string out_;
};

}  // namespace

std::string to_cql(const Expression& expression) {
  Printer printer;
  printer.print(expression);
  return printer.take();
}

std::string to_cql(const Name& name) {
  return identifier(name);
}

}  // namespace nextline::cql::syntax
