// Errors and warnings of one compile, with their places; given out in source order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/source.h"

namespace nextline::cql {

class Diagnostics {
 public:
  /// Must be called once per library, in the order of library indices.
  void add_library(std::string_view file, std::string_view text) { libraries_.push_back({file, text}); }

  void error(std::uint32_t library, SourceRange range, std::string code, std::string message, std::string hint = {});
  void unsupported(std::uint32_t library, SourceRange range, std::string code, std::string message,
                   std::string hint = {});
  void warning(std::uint32_t library, SourceRange range, std::string code, std::string message, std::string hint = {});
  /// An error that has its place already (from the parser, or about a file that could not be had).
  void add(std::uint32_t library, Error error);

  std::vector<Error> take_errors() { return sorted(errors_); }
  std::vector<Error> take_warnings() { return sorted(warnings_); }
  bool any_error() const { return !errors_.empty(); }

 private:
  struct Entry {
    std::uint32_t library = 0;
    Error error;
  };
  struct LibraryText {
    std::string_view file, text;
  };
  Error place(std::uint32_t library, SourceRange range, Error error) const;
  static std::vector<Error> sorted(std::vector<Entry>& entries);

  std::vector<LibraryText> libraries_;
  std::vector<Entry> errors_;
  std::vector<Entry> warnings_;
};

}  // namespace nextline::cql
