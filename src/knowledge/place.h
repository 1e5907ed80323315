// Where something stands in the files of a pack, and words that know where they stand.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace nextline::knowledge {

/// A file and the tree of what stands in it, by which a place finds its path. One for all places of a file: a pack has
/// tens of thousands of places, most of them never shown.
class Outline {
 public:
  using Step = std::uint32_t;
  static constexpr Step kRoot = 0;

  explicit Outline(std::string file) : file_(std::move(file)) {}

  const std::string& file() const { return file_; }
  /// The step from `parent` to the value of `key`, or to item `index` of a list.
  Step below(Step parent, std::string_view key);
  Step below(Step parent, std::size_t index);
  /// "facts[3].unit"; empty at the root.
  std::string path(Step step) const;

 private:
  static constexpr std::uint32_t kIsItem = 0xFFFFFFFF;
  struct Row {
    Step parent;
    std::uint32_t at;      ///< where the key begins in keys_, or the item's index
    std::uint32_t length;  ///< of the key; kIsItem for an item
  };

  std::string file_;
  std::string keys_;       ///< one after the other
  std::vector<Row> rows_;  ///< row i is step i + 1
};

/// A place in a file of a pack. `line` and `column` are 1-based, columns in code points; 0 when the whole file is
/// meant. Places of one file share its outline, so a copy is cheap.
struct Place {
  std::shared_ptr<const Outline> outline;  ///< null: nowhere
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  Outline::Step step = Outline::kRoot;  ///< in the document; the root in CQL

  Place() = default;
  /// The whole of the file, or a line and column of it.
  explicit Place(std::string named, std::uint32_t at_line = 0, std::uint32_t at_column = 0);
  Place(std::shared_ptr<const Outline> of, std::uint32_t at_line, std::uint32_t at_column,
        Outline::Step at_step = Outline::kRoot);

  /// Empty when nowhere.
  const std::string& file() const;
  /// "file:line:column", with " (path)" behind it when there is one; "file" alone when there is no line.
  std::string to_string() const;
};

/// The place of byte `offset` in `text`, the whole of `file`.
Place place_at(std::string file, std::string_view text, std::size_t offset);

/// A text and where it stands, so that whoever finds it wrong later can say where.
struct Word {
  std::string text;
  Place place;

  bool empty() const { return text.empty(); }
};

/// "a, b, c".
std::string joined(const std::vector<std::string_view>& words);
std::string joined(const std::vector<Word>& words);

/// The texts of `words`, in order.
std::vector<std::string> texts(const std::vector<Word>& words);

/// An author's error at `place`.
Error error_at(const Place& place, std::string code, std::string message, std::string hint = {});

/// Sorts by file, then line, then column, then message; equal findings once.
void sort_by_place(std::vector<Error>& errors);

}  // namespace nextline::knowledge
