// Values written out: intervals, lists, tuples, instances, codes.
#include <algorithm>

#include "cql/semantics/body.h"
#include "cql/semantics/names.h"
#include "cql/semantics/type_resolver.h"

namespace nextline::cql {

Typed BodyCompiler::on(const syntax::IntervalSelector& e) {
  const Typed low = compile(*e.low);
  const Typed high = compile(*e.high);
  return interval_between(low, high, e.low_closed, e.high_closed, e.range);
}

Typed BodyCompiler::interval_between(Typed low, Typed high, bool low_closed, bool high_closed, SourceRange range) {
  std::vector<Typed> ends{low, high};
  const TypeRef point = unify(ends);
  if (!point) return {};
  TypeRef system = Conversions::system_equivalent(point);
  if (system) {
    for (Typed& end : ends) end = coerce(end, system, range, "a bound");
  } else {
    system = point;
  }
  if (system->is_choice() || system->is_list() || system->is_interval() || system == types_.boolean) {
    return error(range, "wrong-type",
                 "an interval cannot run from " + to_string(low.type) + " to " + to_string(high.type),
                 "give both ends one ordered type");
  }
  const std::uint32_t flags = (low_closed ? 1U : 0U) | (high_closed ? 2U : 0U);
  return writer_.node(Op::IntervalNew, types_.interval(system), 0, {ends[0].node, ends[1].node}, flags);
}

Typed BodyCompiler::on(const syntax::ListSelector& e) {
  std::vector<Typed> items;
  bool good = true;
  for (const syntax::Expression* item : e.items) {
    items.push_back(compile(*item));
    good = good && items.back();
  }
  if (!good) return {};
  TypeRef element = nullptr;
  if (e.element_type) {
    element = resolve_type(session_, unit_, *e.element_type);
    if (!element) return {};
    for (std::size_t i = 0; i < items.size(); ++i) {
      items[i] = coerce(items[i], element, e.items[i]->range, "an item of this list");
      if (!items[i]) return {};
    }
  } else {
    element = unify(items);
  }
  std::vector<std::uint32_t> args;
  for (const Typed& item : items) args.push_back(item.node);
  return writer_.node(Op::ListNew, types_.list(element), 0, args);
}

Typed BodyCompiler::on(const syntax::TupleSelector& e) {
  std::vector<TupleElement> elements;
  std::vector<std::pair<std::string, std::uint32_t>> values;
  bool good = true;
  for (const syntax::ElementValue& element : e.elements) {
    const Typed value = compile(*element.value);
    const std::string name(element.name.text);
    const auto same = [&name](const TupleElement& other) { return other.name == name; };
    if (std::any_of(elements.begin(), elements.end(), same)) {
      return error(element.name.range, "duplicate-name", "the tuple has two elements called '" + name + "'");
    }
    good = good && value;
    elements.push_back({name, value ? value.type : types_.any});
    values.emplace_back(name, value.node);
  }
  if (!good) return {};
  const TypeRef type = types_.tuple(std::move(elements));
  std::sort(values.begin(), values.end());
  std::vector<std::uint32_t> args;
  for (const auto& value : values) args.push_back(value.second);
  return writer_.node(Op::TupleNew, type, writer_.shape_row(type->elements), args);
}

/// The element `name` of an instance selector as `type`; null when it is not given, nothing on an error.
Typed BodyCompiler::element_or_null(const syntax::InstanceSelector& e, std::string_view name, TypeRef type) {
  for (const syntax::ElementValue& element : e.elements) {
    if (element.name.text != name) continue;
    Typed value = compile(*element.value);
    // `Concept { codes: Code { … } }`: one code stands for a list of one, as in HL7's own examples.
    if (value && type->is_list() && value.type == type->element)
      value = writer_.node(Op::ListNew, type, 0, {value.node});
    return coerce(value, type, element.value->range, name);
  }
  return null_of(type);
}

Typed BodyCompiler::on(const syntax::InstanceSelector& e) {
  const TypeRef type = resolve_type(session_, unit_, *e.type);
  if (!type) return {};
  const auto known = system_element_names(type);
  for (const syntax::ElementValue& element : e.elements) {
    if (type->kind == Type::Kind::System && std::find(known.begin(), known.end(), element.name.text) == known.end()) {
      return unknown_element(type, element.name.text, element.name.range);
    }
  }
  struct Built {
    TypeRef type;
    Op op;
    std::vector<std::pair<std::string_view, TypeRef>> parts;
  };
  const std::vector<Built> buildable = {
      {types_.code,
       Op::CodeNew,
       {{"code", types_.string}, {"system", types_.string}, {"version", types_.string}, {"display", types_.string}}},
      {types_.concept_type, Op::ConceptNew, {{"codes", types_.list(types_.code)}, {"display", types_.string}}},
      {types_.quantity, Op::QuantityNew, {{"value", types_.decimal}, {"unit", types_.string}}},
      {types_.ratio, Op::RatioNew, {{"numerator", types_.quantity}, {"denominator", types_.quantity}}}};
  for (const Built& built : buildable) {
    if (built.type != type) continue;
    std::vector<std::uint32_t> args;
    for (const auto& [name, part_type] : built.parts) {
      const Typed part = element_or_null(e, name, part_type);
      if (!part) return {};
      args.push_back(part.node);
    }
    return writer_.node(built.op, type, 0, args);
  }
  if (type->base == types_.vocabulary || type == types_.vocabulary) return value_set_instance(e, type);
  return unsupported(e.range, "instance-of-class", "an instance of " + to_string(type) + " cannot be written out",
                     "write a Tuple with the elements needed");
}

/// `ValueSet { id: 'x' }`: a row of its own, when its parts are written out.
Typed BodyCompiler::value_set_instance(const syntax::InstanceSelector& e, TypeRef type) {
  ValueSetRow row;
  row.is_code_system = type == types_.code_system ? 1 : 0;
  for (const syntax::ElementValue& element : e.elements) {
    const auto* text = syntax::as<syntax::StringLiteral>(element.value);
    if (!text) {
      return unsupported(element.value->range, "computed-value-set", "the parts of a value set must be written out",
                         "write a String literal");
    }
    const Text kept = writer_.program().intern(text->value);
    if (element.name.text == "id") row.id = kept;
    if (element.name.text == "name") row.name = kept;
    if (element.name.text == "version") row.version = kept;
  }
  auto& rows = writer_.program().value_sets;
  rows.push_back(row);
  const Op op = row.is_code_system != 0 ? Op::CodeSystemRef : Op::ValueSetRef;
  return writer_.node(op, type, static_cast<std::uint32_t>(rows.size()) - 1);
}

std::uint32_t BodyCompiler::code_row(const syntax::CodeSelector& e) {
  ProgramStorage& program = writer_.program();
  CodeRow row;
  row.code = program.intern(e.code);
  row.display = program.intern(e.display);
  const Symbol* system = find_terminology(session_, unit_, e.system, Symbol::Kind::CodeSystem);
  if (!system) return Parameter::kNone;
  row.system = program.value_sets[system->row].id;
  row.version = program.value_sets[system->row].version;
  program.codes.push_back(row);
  return static_cast<std::uint32_t>(program.codes.size()) - 1;
}

Typed BodyCompiler::on(const syntax::CodeSelector& e) {
  const std::uint32_t row = code_row(e);
  return row == Parameter::kNone ? Typed{} : writer_.node(Op::CodeRef, types_.code, row);
}

Typed BodyCompiler::on(const syntax::ConceptSelector& e) {
  std::vector<std::uint32_t> codes;
  for (const syntax::CodeSelector* code : e.codes) {
    codes.push_back(code_row(*code));
    if (codes.back() == Parameter::kNone) return {};
  }
  ProgramStorage& program = writer_.program();
  const auto row = static_cast<std::uint32_t>(program.concepts.size());
  program.concepts.push_back(
      {writer_.add_args(codes), static_cast<std::uint32_t>(codes.size()), program.intern(e.display)});
  return writer_.node(Op::ConceptRef, types_.concept_type, row);
}

}  // namespace nextline::cql
