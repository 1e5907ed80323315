// The operator table as the oracle and the generator see it: types are their texts, "List<Interval<Integer>>".
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cql/operators/table.h"

namespace nextline::cql::oracle {

/// One row, its signature taken apart.
struct RowSignature {
  const OperatorRow* row = nullptr;
  std::vector<std::string> operands;
  std::string result;
  bool precision = false;  ///< the last operand is a precision, and may be left out
};

/// Every row of the table, in its order.
const std::vector<RowSignature>& signatures();
/// The rows called `name`.
std::span<const RowSignature> signatures_of(std::string_view name);

/// "Integer" of "List<Integer>", "Interval<Integer>"; empty for others.
std::string inner(std::string_view type);
bool is_list(std::string_view type);
bool is_interval(std::string_view type);
/// `pattern` with T put for every "T".
std::string with_generic(const std::string& pattern, const std::string& generic);
/// What T must be for `pattern` to be `type`: "" when it does not occur, none when they never agree.
std::optional<std::string> match(std::string_view pattern, std::string_view type);

}  // namespace nextline::cql::oracle
