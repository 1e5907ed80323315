// The warnings, one function a subject. Each looks at the syntax tree alone; a text with errors is not looked at.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "cql/check/check.h"
#include "cql/syntax/ast.h"

namespace nextline::cql::check {

/// Where warnings of one library go.
class Warnings {
 public:
  explicit Warnings(const syntax::SyntaxTree& tree) : tree_(tree) {}

  /// Notes a warning, unless an @allow tag of the statement around it, or of the library, names `code`.
  void add(SourceRange range, std::string code, std::string message, std::string hint, std::optional<Fix> fix = {});
  const syntax::SyntaxTree& tree() const { return tree_; }
  std::vector<Finding> take() { return std::move(found_); }

 private:
  bool allowed(SourceRange range, const std::string& code) const;

  const syntax::SyntaxTree& tree_;
  std::vector<Finding> found_;
};

void warn_of_comparisons(Warnings& warnings);
void warn_of_retrieves(Warnings& warnings);
void warn_of_shadows(Warnings& warnings);
void warn_of_branches(Warnings& warnings);
/// `warnings[i]` is about the i-th of `trees`, which are all the libraries given.
void warn_of_unused(std::span<Warnings> warnings);

/// Calls `use` with every expression of the library, outer before inner.
void for_each_expression(const syntax::SyntaxTree& tree, const std::function<void(const syntax::Expression&)>& use);

}  // namespace nextline::cql::check
