// The categories of a guideline as numbers: compared, ordered and asked for without reading their names.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/pack_generated.h"

namespace nextline::care {

/// The place of a category among all there are: the planner's options, strongest first; its excluded categories in its
/// order; none; others. So of two of which one is an option's the weaker is the greater.
using CategoryId = std::uint32_t;

/// Read-only once made. Views of the pack.
class Categories {
 public:
  static constexpr CategoryId kNone = 0xFFFFFFFF;

  Categories() = default;
  /// All that the planner, its tables and the recommendations name.
  explicit Categories(const knowledge::flat::Pack& pack);

  /// Categories of which more is told than their rows say; kNone for one that the pack does not name.
  struct Known {
    CategoryId needs_information = kNone, not_approved_here = kNone, unavailable = kNone, hold = kNone;
  };

  /// kNone for what the pack does not name.
  CategoryId id_of(std::string_view name) const;
  const Known& known() const { return known_; }
  /// The first that is no option's; those up to none() are the planner's excluded ones.
  CategoryId first_excluded() const { return option_count_; }
  /// That of what has no category: its name is empty.
  CategoryId none() const { return none_; }
  bool is_option(CategoryId category) const { return category < option_count_; }
  /// Later is weaker; their number for one that is no option's.
  CategoryId option_position(CategoryId category) const { return std::min(category, option_count_); }
  std::string_view name(CategoryId category) const { return all_[category].name; }
  /// As people read it: "in some circumstances".
  std::string_view words(CategoryId category) const { return all_[category].words; }
  /// The same at the start of a sentence: "In some circumstances".
  std::string_view sentence(CategoryId category) const { return all_[category].sentence; }

 private:
  struct Entry {
    std::string_view name;
    std::string words, sentence;
  };
  void add(std::string_view name);

  std::vector<Entry> all_;
  CategoryId option_count_ = 0, none_ = 0;
  Known known_;
};

}  // namespace nextline::care
