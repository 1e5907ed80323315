// YAML read strictly: a tree of scalars that nobody guesses the type of, each with its place.
//
// What YAML readers disagree about, or take in silence, is an error here: equal keys, anchors, aliases, merge keys,
// tags, tabs, several documents, keys that are no plain words, "a: b: c". A scalar is text until a schema asks for
// something else (yaml_read.h): `no` is no Boolean, `010` no number. What is read is read as every YAML reader would.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "knowledge/place.h"

namespace nextline::knowledge::yaml {

/// Caps against hostile or broken input; reaching one is an error.
struct Limits {
  std::size_t bytes = 1 << 20;  ///< a file of a guideline is rarely above 100 kB
  std::size_t depth = 32;       ///< levels of lists and mappings
};

enum class Kind : std::uint8_t { Null, Scalar, List, Mapping };

struct Entry;

/// A value in a document, which owns it and everything below it: a Node is a view.
struct Node {
  Kind kind = Kind::Null;
  bool quoted = false;       ///< Scalar: written in quotes or as a block
  std::uint32_t line = 0;    ///< as in Place
  std::uint32_t column = 0;  ///< as in Place
  Outline::Step step = Outline::kRoot;
  std::string_view text;  ///< Scalar: without quotes
  /// Of the file; null for a node that stands in none.
  const std::shared_ptr<const Outline>* outline = nullptr;

  /// List.
  std::span<const Node> items() const;
  /// Mapping, in the order written; no key twice.
  std::span<const Entry> entries() const;
  /// The value of `key`; nullptr if this is no mapping or has no such key.
  const Node* find(std::string_view key) const;

  Place place() const;
  /// A scalar's text and place.
  Word word() const { return {std::string(text), place()}; }

  /// Makes a list of `items`, or a mapping of `entries`, which must outlive it.
  void set(std::span<const Node> items);
  void set(std::span<const Entry> entries);

 private:
  const void* parts_ = nullptr;  // Nodes of a list, Entries of a mapping
  std::size_t count_ = 0;
};

struct Entry {
  Node key;  ///< a scalar
  Node value;
};

inline std::span<const Node> Node::items() const {
  if (kind != Kind::List) return {};
  return {static_cast<const Node*>(parts_), count_};
}
inline std::span<const Entry> Node::entries() const {
  if (kind != Kind::Mapping) return {};
  return {static_cast<const Entry*>(parts_), count_};
}

/// A document: its root, and the memory all of its nodes live in. Copies share it.
struct Document : Node {
  struct Memory;
  std::shared_ptr<const Memory> memory;
};

/// Parses one document, in UTF-8. An empty document is a Null node. Errors carry file:line:column.
Result<Document> parse(std::string_view text, const std::string& file, const Limits& limits = {});

/// The same with libyaml as the only reader, which parse() asks where a text is not of the plain forms (yaml_plain.h):
/// what parse() is held to.
Result<Document> parse_by_libyaml(std::string_view text, const std::string& file, const Limits& limits = {});

}  // namespace nextline::knowledge::yaml
