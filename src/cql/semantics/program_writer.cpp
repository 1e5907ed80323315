#include "cql/semantics/program_writer.h"

namespace nextline::cql {
namespace {

TypeKind kind_of(const Type& type) {
  switch (type.kind) {
    case Type::Kind::System:
      return TypeKind::System;
    case Type::Kind::Class:
      return TypeKind::Model;
    case Type::Kind::List:
      return TypeKind::List;
    case Type::Kind::Interval:
      return TypeKind::Interval;
    case Type::Kind::Tuple:
      return TypeKind::Tuple;
    case Type::Kind::Choice:
      return TypeKind::Choice;
    default:
      return TypeKind::Any;
  }
}

}  // namespace

Typed ProgramWriter::node(Op op, TypeRef type, std::uint32_t a, const std::vector<std::uint32_t>& args,
                          std::uint32_t flags) {
  Node made;
  made.op = static_cast<std::uint16_t>(op);
  made.flags = static_cast<std::uint16_t>(flags);
  made.a = a;
  made.first_arg = add_args(args);
  made.arg_count = size_of(args);
  made.type = type_row(type);
  made.range = range_row();
  program_.nodes.push_back(made);
  return {size_of(program_.nodes) - 1, type};
}

Typed ProgramWriter::literal(TypeRef type, const Constant& constant) {
  std::string key = std::to_string(static_cast<int>(constant.kind)) + ' ' + std::to_string(constant.scale) + ' ' +
                    std::to_string(constant.low) + ' ' + std::to_string(constant.high) + ' ' +
                    program_.text.substr(constant.text.offset, constant.text.length);
  const auto [entry, added] = constant_rows_.try_emplace(std::move(key), size_of(program_.constants));
  if (added) program_.constants.push_back(constant);
  return node(Op::Literal, type, entry->second);
}

Typed ProgramWriter::string_literal(TypeRef string_type, std::string_view value) {
  Constant constant;
  constant.kind = ConstantKind::String;
  constant.text = program_.intern(value);
  return literal(string_type, constant);
}

std::uint32_t ProgramWriter::add_args(const std::vector<std::uint32_t>& args) {
  const std::uint32_t first = size_of(program_.args);
  program_.args.insert(program_.args.end(), args.begin(), args.end());
  return first;
}

std::uint32_t ProgramWriter::type_row(TypeRef type) {
  if (const auto found = type_rows_.find(type); found != type_rows_.end()) return found->second;
  TypeRow row;
  row.kind = kind_of(*type);
  row.name = program_.intern(type->text);
  if (type->element) row.element = type_row(type->element);
  std::vector<std::uint32_t> parts;
  for (TypeRef part : type->alternatives) parts.push_back(type_row(part));
  for (const TupleElement& element : type->elements) parts.push_back(type_row(element.type));
  row.first_part = add_args(parts);
  row.part_count = size_of(parts);
  if (type->kind == Type::Kind::Tuple) row.shape = shape_row(type->elements);
  program_.types.push_back(row);
  return type_rows_.emplace(type, size_of(program_.types) - 1).first->second;
}

std::uint32_t ProgramWriter::name_row(std::string_view name) {
  const auto [entry, added] = name_rows_.try_emplace(std::string(name), size_of(program_.names));
  if (added) program_.names.push_back(program_.intern(name));
  return entry->second;
}

std::uint32_t ProgramWriter::shape_row(const std::vector<TupleElement>& elements) {
  std::string key;
  std::vector<std::uint32_t> names;
  for (const TupleElement& element : elements) {
    names.push_back(name_row(element.name));
    key += std::to_string(names.back()) + ' ';
  }
  const auto [entry, added] = shape_rows_.try_emplace(std::move(key), size_of(program_.shapes));
  if (added) program_.shapes.push_back({add_args(names), size_of(names)});
  return entry->second;
}

std::uint32_t ProgramWriter::range_row() {
  const RangeRow row{place_.library, place_.range.begin, place_.range.end};
  const auto [entry, added] = range_rows_.try_emplace(row, size_of(program_.ranges));
  if (added) program_.ranges.push_back(row);
  return entry->second;
}

}  // namespace nextline::cql
