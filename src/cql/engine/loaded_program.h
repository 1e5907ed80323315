// A Program made ready to run: constants as Values, operator bodies as pointers, value sets resolved. Made once per
// process.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/decimal.h"
#include "base/result.h"
#include "base/value.h"
#include "cql/engine/bound_type.h"
#include "cql/engine/fields.h"
#include "cql/engine/program.h"
#include "cql/operators/table.h"

namespace nextline::terminology {
class ValueSets;
}

namespace nextline::cql {

/// Read-only after load(), so any number of evaluators on any threads may share one.
/// Keeps the Program's spans and the ValueSets pointer: both must outlive it.
class LoadedProgram {
 public:
  static constexpr std::uint32_t kNoSet = 0xFFFFFFFF;

  /// One operator row as the hot path needs it.
  struct BoundOperator {
    Body body = nullptr;
    NullRule nulls = NullRule::Propagate;
  };

  /// Checks every index of `program` (a damaged pack must not crash us), then binds it. `sets` may be null when the
  /// program names no value set. `sources`: text of each library, in the order of program.libraries, for line:column in
  /// errors; may be empty (errors then carry the byte range alone). Errors: Blame::Bug "damaged-program".
  static Result<std::unique_ptr<LoadedProgram>> load(const Program& program,
                                                     const terminology::ValueSets* sets = nullptr,
                                                     std::span<const std::string_view> sources = {});

  const Program& program() const { return program_; }
  const Value& constant(std::uint32_t index) const { return constants_[index]; }
  const BoundOperator& bound_operator(std::uint32_t row) const { return operators_[row]; }
  const CodeData& code(std::uint32_t index) const { return codes_[index]; }
  const ConceptData& concept_data(std::uint32_t index) const { return concepts_[index]; }
  const TupleShape& shape(std::uint32_t index) const { return shapes_[index]; }
  const BoundName& name(std::uint32_t index) const { return names_[index]; }
  const std::vector<BoundType>& types() const { return types_; }
  bool is_of_type(const Value& value, std::uint32_t type) const {
    return cql::is_of_type(program_, types_, value, type);
  }
  /// The operator row of Distinct; Parameter::kNone if the table has none.
  std::uint32_t distinct_row() const { return distinct_row_; }
  /// Slots a frame needs for any parameter default of the program.
  std::uint32_t parameter_frame_slots() const { return parameter_frame_slots_; }
  /// The definition that gives the value of `definition`: itself, or the one that it only names.
  std::uint32_t origin_of(std::uint32_t definition) const { return origins_[definition]; }
  const terminology::ValueSets* value_sets() const { return sets_; }
  /// The terminology's set for row `value_set` of the program; kNoSet when the terminology does not know it.
  std::uint32_t set_of(std::uint32_t value_set) const { return set_of_[value_set]; }
  /// "file:line:column" of `range` (a row of program().ranges), or the file alone when its text is not at hand.
  std::string place_of(std::uint32_t range) const;

 private:
  explicit LoadedProgram(const Program& program) : program_(program) {}
  void bind_constants();
  void bind_codes();
  void bind_names();
  void bind_operators();
  void bind_origins();
  void bind_value_sets(const terminology::ValueSets* sets);

  Program program_;
  Arena arena_{4096};
  std::vector<Value> constants_;
  std::vector<BoundOperator> operators_;
  std::vector<CodeData> codes_;
  std::vector<ConceptData> concepts_;
  std::vector<BoundName> names_;
  std::vector<BoundType> types_;
  std::vector<TupleShape> shapes_;
  std::vector<std::uint32_t> set_of_;
  std::vector<std::uint32_t> origins_;
  std::vector<std::string_view> sources_;
  std::uint32_t distinct_row_ = Parameter::kNone;
  std::uint32_t parameter_frame_slots_ = 0;
  const terminology::ValueSets* sets_ = nullptr;
};

/// The number of a Decimal or Quantity constant.
Decimal decimal_of(const Constant& constant);

/// Nothing, or Blame::Bug "damaged-program" when an index of `program` points outside its array.
Result<void> check_program(const Program& program);

}  // namespace nextline::cql
