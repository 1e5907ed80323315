// Reading a YAML mapping by a schema: each key is asked for once with its type; what nobody asked for is an unknown
// key.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "knowledge/yaml.h"

namespace nextline::knowledge::yaml {

/// Text of any scalar. Null nodes, lists and mappings are errors (then empty).
Word read_text(const Node& node, std::vector<Error>& errors);
/// Only `true` and `false`, unquoted.
std::optional<bool> read_boolean(const Node& node, std::vector<Error>& errors);
/// Decimal digits with an optional '-', no leading zeros, no exponent.
std::optional<std::int64_t> read_integer(const Node& node, std::vector<Error>& errors);
std::optional<Decimal> read_decimal(const Node& node, std::vector<Error>& errors);
/// A list of texts; a bare scalar is an error that says how to write the list.
std::vector<Word> read_texts(const Node& node, std::vector<Error>& errors);

/// Reads one mapping. Errors go to `errors`, which must outlive the reader, as must the node and the keys asked for.
/// Call finish() last: it reports every key that was not asked for.
class MappingReader {
 public:
  /// `what` names the thing for messages: "fact", "regimen".
  MappingReader(const Node& node, std::string_view what, std::vector<Error>& errors);

  /// The key's text. `text` reports its absence, `optional_text` gives an empty word (placed at the mapping).
  Word text(std::string_view key);
  Word optional_text(std::string_view key);
  bool boolean(std::string_view key, bool otherwise);
  std::int64_t integer(std::string_view key, std::int64_t otherwise);
  std::optional<Decimal> decimal(std::string_view key);
  /// Empty when absent.
  std::vector<Word> texts(std::string_view key);
  /// An ISO date ("2024", "2024-03", "2024-03-15"); empty when absent.
  Word date(std::string_view key);
  /// One of `vocabulary`, else an error with the nearest; empty when absent.
  Word choice(std::string_view key, const std::vector<std::string_view>& vocabulary);
  /// The value itself, nullptr when absent: for nested things.
  const Node* node(std::string_view key);
  /// The items of the list `key`; none when absent, an error when it is no list.
  std::span<const Node> list(std::string_view key);
  /// Reports the absence of `key`; false if absent.
  bool require(std::string_view key);

  void finish();
  Place place() const { return node_.place(); }

 private:
  const Node* ask(std::string_view key);
  const Node* ask_for_needed(std::string_view key);  // reports its absence

  const Node& node_;
  std::string what_;
  std::vector<Error>& errors_;
  std::vector<std::string_view> asked_;  // every key asked for, there or not
  std::vector<bool> is_known_;           // by entry: it was asked for
  std::size_t next_ = 0;  // the entry behind the one found last: keys are mostly written as they are asked for
};

}  // namespace nextline::knowledge::yaml
