#include "cql/syntax/tree_text.h"

#include <algorithm>

#include "cql/syntax/printer.h"

namespace nextline::cql::syntax {
namespace {

std::string joined(std::initializer_list<std::string> parts) {
  std::string text;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!text.empty()) text += ' ';
    text += part;
  }
  return text;
}

std::string form(std::initializer_list<std::string> parts) {
  return "(" + joined(parts) + ")";
}
std::string str(std::string_view text) {
  return std::string(text);
}
std::string optional_tree(std::string_view label, const Expression* expression) {
  return expression ? form({str(label), tree_text(*expression)}) : std::string();
}
std::string qualified(const QualifiedName& name) {
  return (name.library.text.empty() ? "" : str(name.library.text) + ".") + str(name.name.text);
}
std::string precision(Precision which) {
  return str(word(which));
}
std::string flag(bool on, std::string_view text) {
  return on ? str(text) : std::string();
}

template <class Items, class Item>
std::string each(const Items& items, Item item) {
  std::string text;
  for (const auto& one : items) text += (text.empty() ? "" : " ") + item(one);
  return text;
}

std::string_view boundary(Boundary which) {
  return which == Boundary::Whole ? "" : which == Boundary::Start ? "start" : "end";
}
std::string_view offset_kind(OffsetKind kind) {
  static constexpr std::string_view kNames[] = {"", "or-more", "or-less", "more-than", "less-than"};
  return kNames[static_cast<std::size_t>(kind)];
}
std::string_view quantifier(ReturnQuantifier which) {
  static constexpr std::string_view kNames[] = {"", "all", "distinct"};
  return kNames[static_cast<std::size_t>(which)];
}
std::string_view direction(SortDirection which) {
  return which == SortDirection::Ascending ? "asc" : "desc";
}

struct TreeText {
  std::string operator()(const Missing&) { return "?"; }
  std::string operator()(const NullLiteral&) { return "null"; }
  std::string operator()(const BooleanLiteral& e) { return e.value ? "true" : "false"; }
  std::string operator()(const IntegerLiteral& e) { return str(e.text); }
  std::string operator()(const LongLiteral& e) { return str(e.text) + "L"; }
  std::string operator()(const DecimalLiteral& e) { return str(e.text); }
  std::string operator()(const StringLiteral& e) { return "'" + str(e.value) + "'"; }
  std::string operator()(const DateLiteral& e) { return form({"Date", str(e.text)}); }
  std::string operator()(const DateTimeLiteral& e) { return form({"DateTime", str(e.text)}); }
  std::string operator()(const TimeLiteral& e) { return form({"Time", str(e.text)}); }
  std::string operator()(const QuantityLiteral& e) {
    return form({"Quantity", str(e.value), e.unit.empty() ? "" : "'" + str(e.unit) + "'", precision(e.calendar)});
  }
  std::string operator()(const RatioLiteral& e) {
    return form({"Ratio", (*this)(*e.numerator), (*this)(*e.denominator)});
  }
  std::string operator()(const Identifier& e) { return str(e.name.text); }
  std::string operator()(const ExternalConstant& e) { return "%" + str(e.name); }
  std::string operator()(const Variable& e) {
    static constexpr std::string_view kNames[] = {"$this", "$index", "$total"};
    return str(kNames[static_cast<std::size_t>(e.variable)]);
  }
  std::string operator()(const Property& e) { return form({".", tree_text(*e.source), str(e.name.text)}); }
  std::string operator()(const Indexer& e) { return form({"Indexer", tree_text(*e.source), tree_text(*e.index)}); }
  std::string operator()(const FunctionCall& e) {
    return form(
        {"call", e.target ? tree_text(*e.target) + "." + str(e.name.text) : str(e.name.text), list(e.arguments)});
  }
  std::string operator()(const Unary& e) { return form({str(elm_name(e.op)), tree_text(*e.operand)}); }
  std::string operator()(const Binary& e) {
    return form({str(elm_name(e.op)), tree_text(*e.left), tree_text(*e.right)});
  }
  std::string operator()(const BooleanTest& e) {
    static constexpr std::string_view kTests[] = {"Null", "True", "False"};
    return form({(e.negated ? "IsNot" : "Is") + str(kTests[static_cast<std::size_t>(e.test)]), tree_text(*e.operand)});
  }
  std::string operator()(const Between& e) {
    return form(
        {"Between", flag(e.properly, "properly"), tree_text(*e.operand), tree_text(*e.low), tree_text(*e.high)});
  }
  std::string operator()(const Timing& e) {
    return form({str(elm_name(e.op)), flag(e.properly, "properly"), flag(e.inclusive, "inclusive"),
                 precision(e.precision), e.offset ? (*this)(*e.offset) : "", str(offset_kind(e.offset_kind)),
                 e.left_boundary == Boundary::Whole ? tree_text(*e.left)
                                                    : form({str(boundary(e.left_boundary)), tree_text(*e.left)}),
                 e.right_boundary == Boundary::Whole ? tree_text(*e.right)
                                                     : form({str(boundary(e.right_boundary)), tree_text(*e.right)})});
  }
  std::string operator()(const Membership& e) {
    return form({e.op == MembershipOperator::In ? "In" : "Contains", precision(e.precision), tree_text(*e.left),
                 tree_text(*e.right)});
  }
  std::string operator()(const TypeTest& e) { return form({"Is", tree_text(*e.operand), to_cql(*e.type)}); }
  std::string operator()(const TypeCast& e) {
    return form({e.strict ? "Cast" : "As", tree_text(*e.operand), to_cql(*e.type)});
  }
  std::string operator()(const Convert& e) {
    return form(
        {"Convert", tree_text(*e.operand), e.type ? to_cql(*e.type) : "'" + str(e.unit) + "'", precision(e.calendar)});
  }
  std::string operator()(const ComponentFrom& e) {
    return form({"From", str(word(e.component)), tree_text(*e.operand)});
  }
  std::string operator()(const SpanOf& e) {
    return form({span(e.span), precision(e.precision), tree_text(*e.operand)});
  }
  std::string operator()(const SpanBetween& e) {
    return form({span(e.span) + "Between", precision(e.precision), tree_text(*e.low), tree_text(*e.high)});
  }
  std::string operator()(const TypeExtent& e) {
    return form({e.extent == ExtentKind::Minimum ? "MinValue" : "MaxValue", to_cql(*e.type)});
  }
  std::string operator()(const If& e) {
    return form({"If", tree_text(*e.condition), tree_text(*e.then_value), tree_text(*e.else_value)});
  }
  std::string operator()(const Case& e) {
    const auto item = [](const CaseItem& i) { return form({"when", tree_text(*i.when), tree_text(*i.then)}); };
    return form({"Case", optional_tree("of", e.comparand), each(e.items, item), tree_text(*e.else_value)});
  }
  std::string operator()(const SetAggregate& e) {
    return form({e.aggregate == SetAggregateKind::Expand ? "Expand" : "Collapse", tree_text(*e.operand),
                 precision(e.per_precision), optional_tree("per", e.per)});
  }
  std::string operator()(const Retrieve& e) {
    static constexpr std::string_view kComparators[] = {"", "in", "=", "~"};
    const auto step = [](const PathStep& s) { return s.index ? "[" + tree_text(*s.index) + "]" : str(s.name.text); };
    return form({"Retrieve", optional_tree("context", e.context), to_cql(*e.type), each(e.code_path, step),
                 str(kComparators[static_cast<std::size_t>(e.comparator)]),
                 e.terminology ? tree_text(*e.terminology) : ""});
  }
  std::string operator()(const Query& e) {
    const auto item = [](const LetItem& i) { return form({"let", str(i.name.text), tree_text(*i.value)}); };
    const auto related = [](const Relationship& r) {
      return form({r.without ? "without" : "with", source(r.source), tree_text(*r.condition)});
    };
    const auto sort_item = [](const SortItem& s) { return form({str(direction(s.direction)), tree_text(*s.by)}); };
    const std::string sort = e.sort_items.empty() ? str(direction(e.sort_direction)) : each(e.sort_items, sort_item);
    return form(
        {"Query", each(e.sources, source), each(e.lets, item), each(e.relationships, related),
         optional_tree("where", e.where), e.aggregate ? aggregate(*e.aggregate) : "",
         e.return_value ? form({"return", str(quantifier(e.return_quantifier)), tree_text(*e.return_value)}) : "",
         e.sorted ? form({"sort", sort}) : ""});
  }
  std::string operator()(const IntervalSelector& e) {
    return form(
        {"Interval", (e.low_closed ? "[" : "(") + tree_text(*e.low), tree_text(*e.high) + (e.high_closed ? "]" : ")")});
  }
  std::string operator()(const TupleSelector& e) { return form({"Tuple", elements(e.elements)}); }
  std::string operator()(const InstanceSelector& e) {
    return form({"Instance", to_cql(*e.type), elements(e.elements)});
  }
  std::string operator()(const ListSelector& e) {
    return form({"List", e.element_type ? "<" + to_cql(*e.element_type) + ">" : "", list(e.items)});
  }
  std::string operator()(const CodeSelector& e) {
    return form(
        {"Code", "'" + str(e.code) + "'", qualified(e.system), e.has_display ? "'" + str(e.display) + "'" : ""});
  }
  std::string operator()(const ConceptSelector& e) {
    return form({"Concept", each(e.codes, [this](const CodeSelector* code) { return (*this)(*code); }),
                 e.has_display ? "'" + str(e.display) + "'" : ""});
  }

  static std::string list(ExpressionList items) {
    return each(items, [](const Expression* item) { return tree_text(*item); });
  }
  static std::string elements(std::span<const ElementValue> values) {
    return each(values, [](const ElementValue& e) { return form({str(e.name.text) + ":", tree_text(*e.value)}); });
  }
  static std::string source(const AliasedSource& s) { return form({str(s.alias.text), tree_text(*s.source)}); }
  static std::string span(SpanKind kind) { return kind == SpanKind::Duration ? "Duration" : "Difference"; }
  static std::string aggregate(const Aggregate& e) {
    return form({"aggregate", str(quantifier(e.quantifier)), str(e.name.text), optional_tree("starting", e.starting),
                 tree_text(*e.value)});
  }
};

std::string version(const OptionalText& text) {
  return text.present ? "'" + str(text.value) + "'" : std::string();
}
std::string tags(std::span<const CommentTag> tags) {
  return each(tags, [](const CommentTag& tag) { return "@" + str(tag.name) + "=" + str(tag.value); });
}
std::string head(std::string_view what, const Declaration& declaration) {
  return joined({tags(declaration.tags), flag(declaration.access == Access::Private, "private"), str(what),
                 str(declaration.name.text)});
}

std::string statement_text(const Statement& statement) {
  if (const auto* defined = statement_as<ExpressionDefinition>(statement)) {
    return form({head("define", statement), tree_text(*defined->body)});
  }
  if (const auto* function = statement_as<FunctionDefinition>(statement)) {
    const auto operand = [](const OperandDefinition& o) { return form({str(o.name.text), to_cql(*o.type)}); };
    return form({head("function", statement), flag(function->fluent, "fluent"), each(function->operands, operand),
                 function->returns ? "returns " + to_cql(*function->returns) : "",
                 function->external ? "external" : tree_text(*function->body)});
  }
  return form({head("context", statement), str(statement_as<ContextDefinition>(statement)->model.text)});
}

}  // namespace

std::string tree_text(const Expression& expression) {
  return visit(expression, TreeText{});
}

std::string tree_text(const Library& l) {
  const auto model = [](const UsingDefinition& d) {
    return form({head("using", d), dotted(d.model), version(d.version)});
  };
  const auto include = [](const IncludeDefinition& d) {
    return form({head("include", d), dotted(d.library), version(d.version)});
  };
  const auto system = [](const CodeSystemDefinition& d) {
    return form({head("codesystem", d), "'" + str(d.id) + "'", version(d.version)});
  };
  const auto value_set = [](const ValueSetDefinition& d) {
    return form({head("valueset", d), "'" + str(d.id) + "'", version(d.version), each(d.code_systems, qualified)});
  };
  const auto code = [](const CodeDefinition& d) {
    return form({head("code", d), "'" + str(d.code) + "'", qualified(d.system), version(d.display)});
  };
  const auto concept_text = [](const ConceptDefinition& d) {
    return form({head("concept", d), each(d.codes, qualified), version(d.display)});
  };
  const auto parameter = [](const ParameterDefinition& d) {
    return form({head("parameter", d), d.type ? to_cql(*d.type) : "", optional_tree("default", d.default_value)});
  };
  const auto statement = [](const Statement* s) { return statement_text(*s); };
  return joined({l.name.empty() ? "" : form({tags(l.tags), "library", dotted(l.name), version(l.version)}),
                 each(l.usings, model), each(l.includes, include), each(l.code_systems, system),
                 each(l.value_sets, value_set), each(l.codes, code), each(l.concepts, concept_text),
                 each(l.parameters, parameter), each(l.statements, statement)});
}

}  // namespace nextline::cql::syntax
