#include "cql/operators/algebra/regex.h"

#include <re2/re2.h>

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace nextline::cql::algebra {
namespace {

std::unique_ptr<re2::RE2> compile(std::string_view pattern) {
  re2::RE2::Options options;
  options.set_dot_nl(true);       // CQL's "single line mode": the dot takes a line break too
  options.set_log_errors(false);  // patterns may quote the record; nothing of it goes to a log
  return std::make_unique<re2::RE2>(re2::StringPiece(pattern.data(), pattern.size()), options);
}

}  // namespace

const re2::RE2& compiled(std::string_view pattern) {
  constexpr std::size_t kMost = 128;  // more than libraries hold; patterns made from a record's words must not pile up
  thread_local std::map<std::string, std::unique_ptr<re2::RE2>, std::less<>> cache;
  if (const auto known = cache.find(pattern); known != cache.end()) return *known->second;
  if (cache.size() == kMost) cache.clear();
  return *cache.emplace(pattern, compile(pattern)).first->second;
}

std::string rewrite_of(std::string_view substitution) {
  std::string out;
  for (std::size_t i = 0; i < substitution.size(); ++i) {
    const char c = substitution[i];
    const bool has_next = i + 1 < substitution.size();
    if (c == '\\' && has_next) {
      ++i;
      if (substitution[i] == '\\') out += '\\';  // RE2 wants its backslash doubled
      out += substitution[i];
    } else if (c == '$' && has_next && substitution[i + 1] >= '0' && substitution[i + 1] <= '9') {
      out += '\\';
      out += substitution[++i];
    } else {
      if (c == '\\') out += '\\';
      out += c;
    }
  }
  return out;
}

}  // namespace nextline::cql::algebra
