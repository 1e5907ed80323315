#include "cql/semantics/diagnostics.h"

#include <algorithm>

namespace nextline::cql {

Error Diagnostics::place(std::uint32_t library, SourceRange range, Error error) const {
  const LibraryText& source = libraries_[library];
  const Position at = position_of(source.text, range.begin);
  error.where = std::string(source.file) + ':' + std::to_string(at.line) + ':' + std::to_string(at.column);
  error.range = range;
  return error;
}

void Diagnostics::error(std::uint32_t library, SourceRange range, std::string code, std::string message,
                        std::string hint) {
  add(library, place(library, range, author_error(std::move(code), std::move(message), {}, std::move(hint))));
}

void Diagnostics::unsupported(std::uint32_t library, SourceRange range, std::string code, std::string message,
                              std::string hint) {
  add(library, place(library, range, unsupported_error(std::move(code), std::move(message), {}, std::move(hint))));
}

void Diagnostics::warning(std::uint32_t library, SourceRange range, std::string code, std::string message,
                          std::string hint) {
  warnings_.push_back(
      {library, place(library, range, author_error(std::move(code), std::move(message), {}, std::move(hint)))});
}

void Diagnostics::add(std::uint32_t library, Error error) {
  errors_.push_back({library, std::move(error)});
}

std::vector<Error> Diagnostics::sorted(std::vector<Entry>& entries) {
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    if (a.library != b.library) return a.library < b.library;
    return a.error.range.value_or(SourceRange{}).begin < b.error.range.value_or(SourceRange{}).begin;
  });
  std::vector<Error> errors;
  for (Entry& entry : entries) {
    // A default of a parameter, or the body of an aggregate, may be compiled twice; its mistake is said once.
    // A literal out of range is found by the parser and again here.
    const bool repeated = !errors.empty() && errors.back().where == entry.error.where &&
                          (errors.back().message == entry.error.message || errors.back().code == entry.error.code);
    if (!repeated) errors.push_back(std::move(entry.error));
  }
  entries.clear();
  return errors;
}

}  // namespace nextline::cql
