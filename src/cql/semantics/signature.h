// Operator rows as types: "(List<T>, T) -> Boolean" read once into operands and a result.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cql/semantics/types.h"

namespace nextline::cql {

/// One signature of an operator or function. Generic operands hold types of Kind::Generic.
struct Signature {
  std::uint32_t row = 0;  ///< of operator_table(), or the function's own number
  std::vector<TypeRef> operands;
  TypeRef result = nullptr;
  bool repeats = false;             ///< the last operand may come any number of times, at least once
  bool optional_precision = false;  ///< the last operand is a precision that may be left out
};

/// "(Integer, List<T>) -> Boolean"; a precision is not marked here. Error: a type that is none (Blame::Bug).
Result<Signature> parse_signature(TypeTable& types, std::string_view text);

/// The signatures of operator_table(), read by name on first use.
class SignatureTable {
 public:
  explicit SignatureTable(TypeTable& types) : types_(types) {}
  /// The signatures of operator `name`, in table order; empty when there is no such operator.
  std::span<const Signature> named(std::string_view name);
  /// The names of all operators, each once.
  std::vector<std::string_view> names() const;

 private:
  TypeTable& types_;
  std::map<std::string, std::vector<Signature>, std::less<>> read_;
};

/// "Add(Integer, Integer)": a candidate as errors list it.
std::string describe(std::string_view name, const Signature& signature);

}  // namespace nextline::cql
