// Fills a ProgramStorage: nodes, and the tables they point at, each entry once.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/source.h"
#include "cql/engine/program.h"
#include "cql/semantics/types.h"

namespace nextline::cql {

/// How many items there are, as programs count them.
std::uint32_t size_of(const auto& vector) {
  return static_cast<std::uint32_t>(vector.size());
}

/// An emitted expression: its node and its static type. `type` null: it could not be compiled, an error was reported,
/// and nothing more need be said about it.
struct Typed {
  std::uint32_t node = 0;
  TypeRef type = nullptr;
  explicit operator bool() const { return type != nullptr; }
};

class ProgramWriter {
 public:
  explicit ProgramWriter(ProgramStorage& program) : program_(program) {}

  /// Where the nodes that follow stand.
  struct Place {
    std::uint32_t library = 0;
    SourceRange range;
  };
  Place place() const { return place_; }
  void set_place(Place place) { place_ = place; }

  Typed node(Op op, TypeRef type, std::uint32_t a, const std::vector<std::uint32_t>& args, std::uint32_t flags = 0);
  Typed node(Op op, TypeRef type, std::uint32_t a = 0) { return node(op, type, a, {}); }
  Typed literal(TypeRef type, const Constant& constant);
  Typed string_literal(TypeRef string_type, std::string_view value);

  std::uint32_t type_row(TypeRef type);
  std::uint32_t name_row(std::string_view name);
  std::uint32_t shape_row(const std::vector<TupleElement>& elements);
  /// Appends to args[] and gives the first index.
  std::uint32_t add_args(const std::vector<std::uint32_t>& args);

  ProgramStorage& program() { return program_; }

 private:
  struct RangeHash {
    std::size_t operator()(const RangeRow& row) const {
      return mix_hash(row.library, static_cast<std::uint64_t>(row.begin) << 32 | row.end);
    }
  };

  std::uint32_t range_row();

  ProgramStorage& program_;
  Place place_;
  std::unordered_map<TypeRef, std::uint32_t> type_rows_;
  std::map<std::string, std::uint32_t, std::less<>> name_rows_;
  std::map<std::string, std::uint32_t> shape_rows_;
  std::map<std::string, std::uint32_t> constant_rows_;
  std::unordered_map<RangeRow, std::uint32_t, RangeHash> range_rows_;
};

/// Sets the writer's place, and puts the old one back.
class PlaceScope {
 public:
  PlaceScope(ProgramWriter& writer, SourceRange range) : writer_(writer), before_(writer.place()) {
    writer_.set_place({before_.library, range});
  }
  ~PlaceScope() { writer_.set_place(before_); }
  PlaceScope(const PlaceScope&) = delete;
  PlaceScope& operator=(const PlaceScope&) = delete;

 private:
  ProgramWriter& writer_;
  ProgramWriter::Place before_;
};

}  // namespace nextline::cql
