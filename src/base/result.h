// Result and Error: how every room says that something did not work.
// Guarded by name: this header is precompiled, and g++ tells files apart for #pragma once by their time stamps, which
// differ between the checkout that filled a compiler cache and the one it serves.
#ifndef NEXTLINE_BASE_RESULT_H
#define NEXTLINE_BASE_RESULT_H

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/source.h"

namespace nextline {

/// Whose mistake it is. Decides the wording and the exit status (2 for the first three, 70 for Bug).
enum class Blame {
  Author,       ///< the text of a library, a pack or a command line
  Record,       ///< the patient's record or another data file
  Unsupported,  ///< right, but this program does not do it
  Bug           ///< an internal promise was broken
};

/// One thing that went wrong: what, where, and how to mend it. Owns its text.
struct Error {
  Blame blame = Blame::Author;
  std::string code;                  ///< stable, kebab-case: "json-truncated", "unknown-fact"
  std::string message;               ///< one sentence without a full stop, no patient data
  std::string where;                 ///< file, file:line:column, or a resource path; empty if none
  std::string hint;                  ///< how to mend it; empty if none
  std::optional<SourceRange> range;  ///< in the source text named by `where`, if any

  /// "where: message; hint", on one line.
  std::string one_line() const;
  /// 2, or 70 for Blame::Bug.
  int exit_status() const { return blame == Blame::Bug ? 70 : 2; }
};

/// An Error blamed on an author's text or command line.
Error author_error(std::string code, std::string message, std::string where = {}, std::string hint = {});
/// An Error blamed on the data read.
Error record_error(std::string code, std::string message, std::string where = {}, std::string hint = {});
/// An Error for what is right but not done here.
Error unsupported_error(std::string code, std::string message, std::string where = {}, std::string hint = {});
/// An Error for a broken internal promise.
Error bug_error(std::string code, std::string message, std::string where = {}, std::string hint = {});

/// The one of `known` that is nearest to `word` (edit distance, case ignored), if near enough to be meant.
template <class Range>
std::optional<std::string> nearest(std::string_view word, const Range& known);
/// Edit distance with transpositions, case ignored.
std::size_t edit_distance(std::string_view left, std::string_view right);
/// " (did you mean 'x'?)" or "".
template <class Range>
std::string did_you_mean(std::string_view word, const Range& known);

/// A value, or an Error. `value()` on an error and `error()` on a value are bugs (they abort).
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  const Error& error() const& { return std::get<1>(state_); }
  Error&& error() && { return std::get<1>(std::move(state_)); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }

 private:
  std::variant<T, Error> state_;
};

/// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}

  bool ok() const { return !error_; }
  explicit operator bool() const { return ok(); }
  const Error& error() const& { return *error_; }
  Error&& error() && { return std::move(*error_); }

 private:
  std::optional<Error> error_;
};

template <class Range>
std::optional<std::string> nearest(std::string_view word, const Range& known) {
  std::optional<std::string> best;
  std::size_t best_distance = word.size() / 3 + 2;
  for (const auto& candidate : known) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < best_distance) {
      best_distance = distance;
      best = std::string(candidate);
    }
  }
  return best;
}

template <class Range>
std::string did_you_mean(std::string_view word, const Range& known) {
  const auto best = nearest(word, known);
  return best ? " (did you mean '" + *best + "'?)" : std::string();
}

}  // namespace nextline

/// Return the error of `expression` from this function, or bind its value to `name`.
// NOLINTBEGIN(bugprone-macro-parentheses): a declared name takes no parentheses
#define NEXTLINE_TRY(name, expression)                         \
  auto name##_result = (expression);                           \
  if (!name##_result) return std::move(name##_result).error(); \
  auto& name = *name##_result
// NOLINTEND(bugprone-macro-parentheses)

/// Return the error of `expression` from this function, if it is one.
#define NEXTLINE_CHECK(expression)                                                               \
  do {                                                                                           \
    if (auto check_result = (expression); !check_result) return std::move(check_result).error(); \
  } while (false)

#endif  // NEXTLINE_BASE_RESULT_H
