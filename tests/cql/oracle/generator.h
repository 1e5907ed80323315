// Random expressions of a given type, made from the operator table and the forms of the language.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cql/oracle/dice.h"
#include "cql/oracle/signatures.h"

namespace nextline::cql::oracle {

/// Literals kept apart from the expression that uses them: "L0", "L1", … stand for them there.
struct NamedLiterals {
  std::vector<std::string> texts;
};

/// Writes expressions that compile. Equal choices give equal texts, with literals in place or by name.
class Generator {
 public:
  explicit Generator(Dice& dice, NamedLiterals* named = nullptr) : dice_(dice), named_(named) {}

  /// A type that expressions can be made of.
  std::string type();
  /// An expression of `type`, of at most `depth` levels (literals and names are level 0).
  std::string expression(const std::string& type, int depth);

 private:
  struct Name {
    std::string name, type;
  };

  template <class Items>
  const auto& one_of(const Items& items) {
    return items[dice_.below(static_cast<std::uint32_t>(std::size(items)))];
  }
  std::string literal(const std::string& type);
  std::string literal_text(const std::string& type);
  std::string leaf(const std::string& type);
  std::string base_type();
  std::string point_type();

  /// A call of some row that gives `type`; empty if none was found at once.
  std::string call(const std::string& type, int depth);
  std::string operand(const RowSignature& row, std::size_t index, const std::string& type, int depth);
  std::string infix(const std::string& name, const std::vector<std::string>& operands);
  std::string form(const std::string& type, int depth);
  std::string boolean_form(int depth);
  std::string timing(int depth);
  std::string list_form(const std::string& type, int depth);
  std::string query(const std::string& item, int depth);
  std::string aggregate(const std::string& type, int depth);
  std::string fresh_name();

  Dice& dice_;
  NamedLiterals* named_;
  std::vector<Name> scope_;
  int names_ = 0;
};

}  // namespace nextline::cql::oracle
