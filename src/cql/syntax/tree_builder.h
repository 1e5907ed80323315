// Makes the nodes of one tree in its arena.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "cql/syntax/ast.h"

namespace nextline::cql::syntax {

inline std::uint32_t height_of(std::uint32_t height) {
  return height;
}
inline std::uint32_t height_of(const Expression* node) {
  return node ? node->height : 0;
}
inline std::uint32_t height_of(const TypeSpecifier* type) {
  return type ? type->height : 0;
}
inline std::uint32_t height_of(const CaseItem& item) {
  return std::max(item.when->height, item.then->height);
}
inline std::uint32_t height_of(const ElementValue& element) {
  return element.value->height;
}
inline std::uint32_t height_of(const TupleElementType& element) {
  return element.type->height;
}
inline std::uint32_t height_of(const PathStep& step) {
  return height_of(step.index);
}
inline std::uint32_t height_of(const AliasedSource& source) {
  return source.source->height;
}
inline std::uint32_t height_of(const LetItem& item) {
  return item.value->height;
}
inline std::uint32_t height_of(const SortItem& item) {
  return item.by->height;
}
inline std::uint32_t height_of(const Relationship& relationship) {
  return std::max(relationship.source.source->height, relationship.condition->height);
}
/// The height of the tallest of `items`; 0 if there are none.
template <class Item>
std::uint32_t height_of(const std::vector<Item>& items) {
  std::uint32_t height = 0;
  for (const Item& item : items) height = std::max(height, height_of(item));
  return height;
}
template <class... Parts>
std::uint32_t tallest(const Parts&... parts) {
  return std::max({std::uint32_t{0}, height_of(parts)...});
}

class TreeBuilder {
 public:
  explicit TreeBuilder(SyntaxTree& tree) : tree_(tree) {}

  /// A Node over children of which the tallest has `children_height`, with its own `fields` in their order.
  template <class Node, class... Fields>
  const Node* make(SourceRange range, std::uint32_t children_height, Fields... fields) {
    return tree_.arena_.make<Node>(Expression{kind_of<Node>, range, children_height + 1}, fields...);
  }
  const TypeSpecifier* make_type(const TypeSpecifier& type) { return tree_.arena_.make<TypeSpecifier>(type); }
  /// A copy of `value` in the arena.
  template <class Value>
  const Value* keep_one(const Value& value) {
    return tree_.arena_.make<Value>(value);
  }
  template <class Item>
  std::span<const Item> keep(const std::vector<Item>& items) {
    const auto copies = tree_.arena_.make_array<Item>(items.size());
    std::uninitialized_copy(items.begin(), items.end(), copies.begin());
    return copies;
  }
  std::string_view keep(std::string_view text) { return tree_.arena_.copy(text); }

  std::string_view text() const { return tree_.text_; }
  void set(const Library& library) { tree_.library_ = library; }
  void set(const Expression* expression) { tree_.expression_ = expression; }

 private:
  SyntaxTree& tree_;
};

}  // namespace nextline::cql::syntax
