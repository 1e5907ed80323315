// Names in synth.yaml looked up: facts and codes in the pack, and the file's own statements, findings and parts.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cohort/script.h"
#include "knowledge/yaml_read.h"

namespace nextline::cohort {

/// Looks names up and reports those that are unknown, with the nearest known one, at the place they stand.
class Names {
 public:
  Names(const knowledge::Pack& pack, std::vector<Error>& errors) : pack_(pack), errors_(errors) {}

  const knowledge::Pack& pack() const { return pack_; }
  std::vector<Error>& errors() { return errors_; }

  std::optional<FactIndex> fact(const knowledge::Word& name);
  /// None when `name` is empty.
  std::optional<FactIndex> optional_fact(const knowledge::Word& name);
  std::vector<FactIndex> facts(const std::vector<knowledge::Word>& names);
  /// Facts with their values, as a Case is written.
  std::vector<FactValue> fact_values(const knowledge::yaml::Node* node);
  /// {fact: value, fact: {from: 1, to: 2}}.
  std::vector<When> conditions(const knowledge::yaml::Node* node);
  /// The value `name` of an enumeration; -1 and an error if it has no such value.
  std::int32_t value(std::optional<FactIndex> fact, const knowledge::Word& name);

  /// Codes of a value set of the pack, a pattern as the code all others begin with; those of `systems` and `only` when
  /// these are not empty, and none that stands in a set of `except`, too.
  std::vector<Coding> codes(const knowledge::Word& value_set, const std::vector<knowledge::Word>& systems = {},
                            const std::vector<knowledge::Word>& only = {},
                            const std::vector<knowledge::Word>& except = {});

  /// Remembers the file's own names: kind is "statement", "finding" …; one that is taken is an error.
  void add(std::string_view kind, const knowledge::Word& name, std::uint32_t index);
  std::optional<std::uint32_t> find(std::string_view kind, const knowledge::Word& name);
  std::vector<std::uint32_t> find(std::string_view kind, const std::vector<knowledge::Word>& names);

  void complain(const knowledge::Place& place, std::string code, std::string message, std::string hint = {});

 private:
  When condition(const knowledge::yaml::Entry& entry);

  const knowledge::Pack& pack_;
  std::vector<Error>& errors_;
  std::map<std::string, std::map<std::string, std::uint32_t>, std::less<>> own_;
};

}  // namespace nextline::cohort
