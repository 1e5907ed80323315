#include "cql/engine/trace.h"

#include <algorithm>

#include "cql/engine/deciding.h"
#include "cql/engine/elements.h"
#include "cql/engine/machine.h"
#include "cql/engine/print.h"

namespace nextline::cql {

namespace {

/// Printed values are cut here: a trace is read by people.
constexpr std::size_t kLongestValue = 400;

std::string_view name_of_op(Op op) {
  switch (op) {
    case Op::And:
      return "and";
    case Op::Or:
      return "or";
    case Op::Xor:
      return "xor";
    case Op::Implies:
      return "implies";
    case Op::Not:
      return "not";
    case Op::If:
      return "if";
    case Op::Case:
      return "case";
    case Op::Coalesce:
      return "Coalesce";
    case Op::Exists:
      return "exists";
    case Op::IsNull:
      return "is null";
    case Op::IsTrue:
      return "is true";
    case Op::IsFalse:
      return "is false";
    case Op::Context:
      return "context";
    case Op::Retrieve:
      return "retrieve";
    case Op::Query:
      return "query";
    case Op::SingletonFrom:
      return "singleton from";
    case Op::First:
      return "First";
    case Op::Last:
      return "Last";
    case Op::Is:
      return "is";
    case Op::As:
      return "as";
    case Op::InValueSet:
      return "in value set";
    case Op::ListNew:
      return "list";
    case Op::TupleNew:
      return "Tuple";
    case Op::IntervalNew:
      return "Interval";
    case Op::Message:
      return "Message";
    default:
      return "expression";
  }
}

/// Nodes that only carry a value on: the reader learns nothing from them, so their operand stands in their place.
bool is_transparent(Op op) {
  return op == Op::Convert || op == Op::FromFhir || op == Op::As || op == Op::ListEach;
}

bool is_literal(Op op) {
  return op == Op::Literal || op == Op::Null || op == Op::ValueSetRef || op == Op::CodeRef;
}

class Replay {
 public:
  explicit Replay(Machine& machine) : machine_(machine), program_(machine.program()) {}

  TraceNode definition(std::uint32_t index) {
    const Definition& definition = program_.definitions[index];
    TraceNode node;
    node.what = "define " + std::string(program_.str(definition.name));
    place(node, program_.nodes[definition.body]);
    fill(node, machine_.definition(index));
    if (std::ranges::find(told_, index) != told_.end()) {
      node.says = "as above";
      return node;
    }
    told_.push_back(index);
    add(node, definition.body, machine_.new_frame(definition.slot_count));
    return node;
  }

 private:
  void place(TraceNode& out, const Node& node) const {
    const RangeRow& range = program_.ranges[node.range];
    out.library = program_.str(program_.libraries[range.library].file);
    out.range = {range.begin, range.end};
  }

  void fill(TraceNode& out, const Value& value) const {
    out.value = to_cql_text(value, &program_);
    if (out.value.size() > kLongestValue) {
      out.value.resize(kLongestValue);
      while (!out.value.empty() && (static_cast<unsigned char>(out.value.back()) & 0xC0U) == 0x80U)
        out.value.pop_back();
      if (!out.value.empty() && static_cast<unsigned char>(out.value.back()) >= 0xC0U) out.value.pop_back();
      out.value += " …";
    }
    gather_resources(value, out.resources);
  }

  static void gather_resources(const Value& value, std::vector<std::string>& into) {
    if (value.kind() == Kind::Element) {
      const ElementRef element = element_of(value);
      std::string reference = fhir::reference_of(element.tape, element.node);
      if (std::ranges::find(into, reference) == into.end()) into.push_back(std::move(reference));
    } else if (value.kind() == Kind::List) {
      for (const Value& item : value.as_list()) gather_resources(item, into);
    } else if (value.kind() == Kind::Tuple) {
      for (const Value& item : value.as_tuple().values()) gather_resources(item, into);
    }
  }

  /// Adds what decided node `index` below `parent`.
  void add(TraceNode& parent, std::uint32_t index, Frame frame) {
    const Node& node = program_.nodes[index];
    const Op op = static_cast<Op>(node.op);
    if (is_literal(op)) return;
    if (is_transparent(op)) return add(parent, machine_.arg(node, 0), frame);
    if (op == Op::DefinitionRef) return parent.children.push_back(definition(node.a));
    TraceNode step;
    step.what = name_of(node);
    place(step, node);
    fill(step, machine_.run(index, frame));
    explain_step(step, node, frame);
    parent.children.push_back(std::move(step));
  }

  void explain_step(TraceNode& step, const Node& node, Frame frame) {
    switch (static_cast<Op>(node.op)) {
      case Op::Retrieve:
        return tell_retrieve(step, node);
      case Op::Query:
        return tell_query(step, node, frame);
      case Op::FunctionCall:
        return tell_function(step, node, frame);
      case Op::TupleField:
        if (static_cast<Op>(program_.nodes[machine_.arg(node, 0)].op) == Op::Context) return;
        break;
      default:
        break;
    }
    for (const std::uint32_t operand : deciding_operands(machine_, node, frame)) {
      add(step, operand, frame);
      // Resources stay visible above the step that read them.
      if (!step.children.empty())
        for (const std::string& resource : step.children.back().resources)
          if (std::ranges::find(step.resources, resource) == step.resources.end()) step.resources.push_back(resource);
    }
  }

  std::string name_of(const Node& node) const {
    const Op op = static_cast<Op>(node.op);
    if (op == Op::Call) return std::string(operator_table()[node.a].name);
    if (op == Op::FunctionCall) return std::string(program_.str(program_.functions[node.a].name)) + "()";
    if (op == Op::ParameterRef) return "parameter " + std::string(program_.str(program_.parameters[node.a].name));
    if (op == Op::Field || op == Op::FieldEach) return "." + std::string(program_.str(program_.names[node.a]));
    if (op == Op::TupleField) return tuple_field_name(node);
    return std::string(name_of_op(op));
  }

  std::string tuple_field_name(const Node& node) const {
    const Value context = machine_.case_object();
    const Node& source = program_.nodes[machine_.arg(node, 0)];
    const TypeRow& type = program_.types[source.type];
    if (type.kind == TypeKind::Tuple) {
      const ShapeRow& shape = program_.shapes[type.shape];
      return "." + std::string(program_.str(program_.names[program_.args[shape.first_name + node.a]]));
    }
    if (context.kind() != Kind::Tuple) return "." + std::to_string(node.a);
    const TupleData& facts = context.as_tuple();
    if (static_cast<Op>(source.op) == Op::Context && node.a < facts.shape->names.size())
      return "Case." + std::string(facts.shape->names[node.a]);
    if (static_cast<Op>(source.op) != Op::TupleField || source.a >= facts.shape->names.size()) return "element";
    const Value set = facts.fields[source.a];
    if (set.kind() != Kind::Tuple || node.a >= set.as_tuple().shape->names.size()) return tuple_field_name(source);
    return tuple_field_name(source) + "." + std::string(set.as_tuple().shape->names[node.a]);
  }

  /// "none of 3 Conditions is in value set 'Breast cancer'".
  void tell_retrieve(TraceNode& step, const Node& node) const {
    const Retrieve& row = program_.retrieves[node.a];
    const std::size_t total = machine_.retrieves().all_of_type(node.a).size();
    const std::size_t found = step.value == "{}" ? 0 : machine_.retrieves().matches(node.a).size();
    std::string type(program_.str(row.resource_type));
    if (row.profile.length > 0) type += " of profile '" + std::string(program_.str(row.profile)) + "'";
    std::string filter;
    if (row.value_set != Retrieve::kNone)
      filter = "in value set '" + std::string(program_.str(program_.value_sets[row.value_set].name)) + "'";
    if (row.code != Retrieve::kNone)
      filter = "coded '" + std::string(program_.str(program_.codes[row.code].display)) + "'";
    if (total == 0) {
      step.says = "the record has no " + type;
    } else if (filter.empty()) {
      step.says = std::to_string(total) + " " + type + (total == 1 ? "" : "s");
    } else if (found == 0) {
      step.says = "none of " + std::to_string(total) + " " + type + (total == 1 ? "" : "s") + " is " + filter;
    } else {
      step.says = std::to_string(found) + " of " + std::to_string(total) + " " + type + (total == 1 ? "" : "s") + " " +
                  (found == 1 ? "is " : "are ") + filter;
    }
  }

  /// The sources as they are, and how many items passed.
  void tell_query(TraceNode& step, const Node& node, Frame frame) {
    const QueryRow& row = program_.queries[node.a];
    const Value result = machine_.run(index_of(node), frame);
    for (const QuerySource& source : program_.query_sources.subspan(row.first_source, row.source_count)) {
      const Value items = machine_.run(source.node, frame);
      if (items.kind() == Kind::List && result.kind() == Kind::List && row.source_count == 1 &&
          row.where != Parameter::kNone)
        step.says =
            std::to_string(result.as_list().size()) + " of " + std::to_string(items.as_list().size()) + " items fit";
      add(step, source.node, frame);
    }
  }

  void tell_function(TraceNode& step, const Node& node, Frame frame) {
    const Function& function = program_.functions[node.a];
    const Frame callee = machine_.new_frame(std::max(function.slot_count, node.arg_count));
    for (std::uint32_t i = 0; i < node.arg_count; ++i) {
      callee[i] = machine_.run(machine_.arg(node, i), frame);
      add(step, machine_.arg(node, i), frame);
    }
    if ((function.flags & 4) == 0) add(step, function.body, callee);
  }

  std::uint32_t index_of(const Node& node) const { return static_cast<std::uint32_t>(&node - program_.nodes.data()); }

  Machine& machine_;
  const Program& program_;
  std::vector<std::uint32_t> told_;
};

void append(const TraceNode& node, std::size_t depth, std::string& out) {
  out.append(depth * 2, ' ');
  out += node.what;
  out += " = ";
  out += node.value;
  if (!node.says.empty()) out += "   " + node.says;
  out += '\n';
  for (const TraceNode& child : node.children) append(child, depth + 1, out);
}

}  // namespace

std::string Trace::to_text() const {
  std::string out;
  append(root, 0, out);
  return out;
}

Result<Trace> explain(Evaluator& evaluator, std::uint32_t index) {
  NEXTLINE_CHECK(evaluator.evaluate(index));
  try {
    return Trace{Replay(evaluator.machine()).definition(index)};
  } catch (Failure& failure) {
    evaluator.machine().recover();
    return std::move(failure.error);
  }
}

}  // namespace nextline::cql
