// A compiled pack comes from a file: before it runs, every index in it must lead somewhere.
#include <string>

#include "cql/engine/loaded_program.h"

namespace nextline::cql {

namespace {

class Check {
 public:
  explicit Check(const Program& program) : p_(program) {}

  Result<void> run() {
    texts();
    rows();
    queries();
    for (const Node& node : p_.nodes) check_node(node);
    if (fault_ == nullptr) return {};
    return bug_error("damaged-program", std::string("the compiled program is damaged: ") + fault_, {},
                     "compile the pack again");
  }

 private:
  void expect(bool good, const char* fault) {
    if (!good && fault_ == nullptr) fault_ = fault;
  }
  void text(const Text& t) {
    expect(t.offset <= p_.text.size() && t.length <= p_.text.size() - t.offset, "a text lies outside the text block");
  }
  void in(std::uint64_t index, std::size_t size, const char* fault) { expect(index < size, fault); }
  void within(std::uint64_t first, std::uint64_t count, std::size_t size, const char* fault) {
    expect(first + count <= size, fault);
  }
  void optional_node(std::uint32_t node) {
    if (node != Parameter::kNone) in(node, p_.nodes.size(), "a part of a query has no node");
  }
  void args_in(std::uint32_t first, std::uint32_t count, std::size_t size, const char* fault) {
    within(first, count, p_.args.size(), fault);
    if (fault_ != nullptr) return;
    for (std::uint32_t i = 0; i < count; ++i) in(p_.args[first + i], size, fault);
  }

  void texts() {
    for (const Constant& row : p_.constants) {
      text(row.text);
      expect(row.kind <= ConstantKind::Quantity && row.scale >= 0 && row.scale <= Decimal::kMaxScale,
             "a constant is no value");
    }
    for (const Text& name : p_.names) text(name);
    for (const Tag& tag : p_.tags) text(tag.name), text(tag.value);
    for (const LibraryRow& row : p_.libraries) text(row.name), text(row.version), text(row.file);
    for (const ValueSetRow& row : p_.value_sets) text(row.name), text(row.id), text(row.version);
    for (const CodeRow& row : p_.codes) text(row.code), text(row.system), text(row.version), text(row.display);
    for (const Function& row : p_.functions) text(row.name);
  }

  void rows() {
    for (const TypeRow& row : p_.types) check_type(row);
    for (const RangeRow& row : p_.ranges) in(row.library, p_.libraries.size(), "a range has no library");
    for (const Definition& row : p_.definitions) {
      text(row.name);
      in(row.library, p_.libraries.size(), "a definition has no library");
      in(row.body, p_.nodes.size(), "a definition has no body");
      within(row.first_tag, row.tag_count, p_.tags.size(), "a definition's tags are missing");
    }
    for (const Function& row : p_.functions)
      if ((row.flags & 4) == 0) in(row.body, p_.nodes.size(), "a function has no body");
    for (const Parameter& row : p_.parameters) text(row.name), optional_node(row.default_node);
    for (const Retrieve& row : p_.retrieves) check_retrieve(row);
    for (const ConceptRow& row : p_.concepts) {
      text(row.display);
      args_in(row.first_code, row.code_count, p_.codes.size(), "a concept's codes are missing");
    }
    for (const ShapeRow& row : p_.shapes)
      args_in(row.first_name, row.name_count, p_.names.size(), "a tuple's names are missing");
  }

  void check_type(const TypeRow& row) {
    text(row.name);
    expect(row.kind <= TypeKind::Choice, "a type is no type");
    if (row.kind == TypeKind::List || row.kind == TypeKind::Interval)
      in(row.element, p_.types.size(), "a type has no element type");
    if (row.kind != TypeKind::Choice && row.kind != TypeKind::Tuple) return;
    args_in(row.first_part, row.part_count, p_.types.size(), "a type's parts are missing");
    if (row.kind == TypeKind::Choice) return;
    in(row.shape, p_.shapes.size(), "a tuple type has no shape");
    if (fault_ == nullptr)
      expect(p_.shapes[row.shape].name_count == row.part_count, "a tuple type and its shape differ");
  }

  void check_retrieve(const Retrieve& row) {
    text(row.resource_type), text(row.code_path), text(row.profile);
    if (row.value_set != Retrieve::kNone) in(row.value_set, p_.value_sets.size(), "a retrieve has no value set");
    if (row.code != Retrieve::kNone) in(row.code, p_.codes.size(), "a retrieve has no code");
  }

  void queries() {
    for (const QueryRow& row : p_.queries) {
      within(row.first_source, row.source_count, p_.query_sources.size(), "a query's sources are missing");
      within(row.first_let, row.let_count, p_.query_lets.size(), "a query's lets are missing");
      within(row.first_relationship, row.relationship_count, p_.query_relationships.size(),
             "a query's relationships are missing");
      within(row.first_sort, row.sort_count, p_.query_sorts.size(), "a query's sort keys are missing");
      expect(row.source_count > 0, "a query has no source");
      optional_node(row.where), optional_node(row.return_node), optional_node(row.aggregate_start),
          optional_node(row.aggregate_node);
    }
    for (const QuerySource& row : p_.query_sources) in(row.node, p_.nodes.size(), "a query's source has no node");
    for (const QueryLet& row : p_.query_lets) in(row.node, p_.nodes.size(), "a query's let has no node");
    for (const QueryRelationship& row : p_.query_relationships) {
      in(row.node, p_.nodes.size(), "a query's relationship has no node");
      in(row.condition, p_.nodes.size(), "a query's relationship has no condition");
    }
    for (const QuerySort& row : p_.query_sorts) optional_node(row.node);
  }

  void check_node(const Node& node) {
    args_in(node.first_arg, node.arg_count, p_.nodes.size(), "a node's operands are missing");
    in(node.type, p_.types.size(), "a node has no type");
    in(node.range, p_.ranges.size(), "a node has no place");
    expect(node.op <= static_cast<std::uint16_t>(Op::External), "a node is of no kind");
    if (fault_ != nullptr) return;
    expect(node.arg_count >= least_operands(node), "a node has too few operands");
    const std::size_t size = target_size(static_cast<Op>(node.op), node);
    if (size != kAnything) in(node.a, size, "a node names what is not there");
  }

  static constexpr std::size_t kAnything = ~std::size_t{0};

  std::size_t target_size(Op op, const Node& node) const {
    switch (op) {
      case Op::Literal:
        return p_.constants.size();
      case Op::Call:
      case Op::Convert:
        return operator_table().size();
      case Op::Case:
        return (node.flags & 1) != 0 ? operator_table().size() : kAnything;
      case Op::DefinitionRef:
        return p_.definitions.size();
      case Op::ParameterRef:
        return p_.parameters.size();
      case Op::FunctionCall:
        return p_.functions.size();
      case Op::Field:
      case Op::FieldEach:
        return p_.names.size();
      case Op::Retrieve:
        return p_.retrieves.size();
      case Op::Query:
        return p_.queries.size();
      case Op::TupleNew:
        return p_.shapes.size();
      case Op::ValueSetRef:
      case Op::CodeSystemRef:
      case Op::InValueSet:
        return p_.value_sets.size();
      case Op::CodeRef:
        return p_.codes.size();
      case Op::ConceptRef:
        return p_.concepts.size();
      case Op::Is:
      case Op::As:
      case Op::FromFhir:
        return p_.types.size();
      default:
        return kAnything;
    }
  }

  std::uint32_t least_operands(const Node& node) const {
    switch (static_cast<Op>(node.op)) {
      case Op::And:
      case Op::Or:
      case Op::Xor:
      case Op::Implies:
      case Op::IntervalNew:
      case Op::RatioNew:
      case Op::ListEach:
        return 2;
      case Op::If:
        return 3;
      case Op::Message:
        return 5;
      case Op::TupleNew:
        return node.a < p_.shapes.size() ? p_.shapes[node.a].name_count : 0;
      case Op::Case:
        return (node.flags & 1) != 0 ? 2 : 1;
      case Op::Coalesce:
        return (node.flags & 1) != 0 ? 1 : 0;
      case Op::Field:
      case Op::TupleField:
      case Op::FieldEach:
      case Op::ConceptNew:
      case Op::CodeNew:
      case Op::QuantityNew:
      case Op::InValueSet:
      case Op::Is:
      case Op::As:
      case Op::FromFhir:
      case Op::Exists:
      case Op::Not:
      case Op::IsNull:
      case Op::IsTrue:
      case Op::IsFalse:
      case Op::SingletonFrom:
      case Op::First:
      case Op::Last:
      case Op::Descendants:
        return 1;
      default:
        return 0;
    }
  }

  const Program& p_;
  const char* fault_ = nullptr;
};

}  // namespace

Result<void> check_program(const Program& program) {
  return Check(program).run();
}

}  // namespace nextline::cql
