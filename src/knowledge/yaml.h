// YAML read strictly: a tree of scalars that nobody guesses the type of, each with its place.
//
// What YAML readers disagree about, or take in silence, is an error here: equal keys, anchors, aliases, merge keys,
// tags, tabs, several documents, keys that are no plain words, "a: b: c". A scalar is text until a schema asks for
// something else (yaml_read.h): `no` is no Boolean, `010` no number. What is read is read as every YAML reader would.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/place.h"

namespace nextline::knowledge::yaml {

/// Caps against hostile or broken input; reaching one is an error.
struct Limits {
  std::size_t bytes = 1 << 20;  ///< a file of a guideline is rarely above 100 kB
  std::size_t depth = 32;       ///< levels of lists and mappings
};

enum class Kind { Null, Scalar, List, Mapping };

struct Entry;

/// A value in the document. Owns everything below it.
struct Node {
  Kind kind = Kind::Null;
  std::string text;            ///< Scalar: without quotes
  bool quoted = false;         ///< Scalar: written in quotes or as a block
  std::vector<Node> items;     ///< List
  std::vector<Entry> entries;  ///< Mapping, in the order written; no key twice
  Place place;

  /// The value of `key`; nullptr if this is no mapping or has no such key.
  const Node* find(std::string_view key) const;
};

struct Entry {
  Word key;
  Node value;
};

/// Parses one document, in UTF-8. An empty document is a Null node. Errors carry file:line:column.
Result<Node> parse(std::string_view text, const std::string& file, const Limits& limits = {});

}  // namespace nextline::knowledge::yaml
