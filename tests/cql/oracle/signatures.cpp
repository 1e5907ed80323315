#include "cql/oracle/signatures.h"

#include <algorithm>
#include <map>
#include <utility>

namespace nextline::cql::oracle {
namespace {

RowSignature read(const OperatorRow& row) {
  RowSignature result;
  result.row = &row;
  const auto arrow = row.signature.rfind(") -> ");
  result.result = row.signature.substr(arrow + 5);
  std::string operand;
  int depth = 0;
  for (const char c : row.signature.substr(1, arrow - 1)) {
    depth += c == '<' ? 1 : c == '>' ? -1 : 0;
    if (c == ',' && depth == 0) {
      result.operands.push_back(std::exchange(operand, {}));
    } else if (c != ' ' || !operand.empty()) {
      operand += c;
    }
  }
  if (!operand.empty()) result.operands.push_back(operand);
  result.precision = takes_precision(row);
  return result;
}

}  // namespace

const std::vector<RowSignature>& signatures() {
  static const std::vector<RowSignature> kAll = [] {
    std::vector<RowSignature> all;
    for (const OperatorRow& row : operator_table()) all.push_back(read(row));
    return all;
  }();
  return kAll;
}

std::span<const RowSignature> signatures_of(std::string_view name) {
  static const std::map<std::string_view, RowRange> kRanges = [] {
    std::map<std::string_view, RowRange> ranges;
    for (const OperatorRow& row : operator_table()) ranges[row.name] = rows_of(row.name);
    return ranges;
  }();
  const auto found = kRanges.find(name);
  if (found == kRanges.end()) return {};
  return std::span(signatures()).subspan(found->second.begin, found->second.end - found->second.begin);
}

std::string inner(std::string_view type) {
  const auto open = type.find('<');
  return open == std::string_view::npos ? std::string() : std::string(type.substr(open + 1, type.size() - open - 2));
}
bool is_list(std::string_view type) {
  return type.starts_with("List<");
}
bool is_interval(std::string_view type) {
  return type.starts_with("Interval<");
}

std::string with_generic(const std::string& pattern, const std::string& generic) {
  if (pattern == "T") return generic;
  const auto open = pattern.find('<');
  if (open == std::string::npos) return pattern;
  return pattern.substr(0, open + 1) + with_generic(inner(pattern), generic) + ">";
}

std::optional<std::string> match(std::string_view pattern, std::string_view type) {
  if (pattern == "T") return std::string(type);
  const auto open = pattern.find('<');
  if (open == std::string_view::npos) return pattern == type ? std::optional<std::string>("") : std::nullopt;
  if (!type.starts_with(pattern.substr(0, open + 1))) return std::nullopt;
  return match(inner(pattern), inner(type));
}

}  // namespace nextline::cql::oracle
