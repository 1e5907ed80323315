#include "care/categories.h"

#include <algorithm>
#include <cctype>

namespace nextline::care {

namespace flat = knowledge::flat;

Categories::Categories(const flat::Pack& pack) {
  const flat::Planner& planner = *pack.planner();
  for (const auto* option : *planner.options()) add(option->string_view());
  option_count_ = static_cast<CategoryId>(all_.size());
  if (planner.excluded())
    for (const auto* excluded : *planner.excluded()) add(excluded->string_view());
  none_ = static_cast<CategoryId>(all_.size());
  add({});
  for (const auto* rows : {planner.rows(), planner.current_rows()})
    if (rows)
      for (const auto* row : *rows) add(row->category()->string_view());
  for (const auto* recommendation : *pack.recommendations()) add(recommendation->category()->string_view());
  known_ = {id_of("needs-information"), id_of("not-approved-here"), id_of("unavailable"), id_of("hold")};
}

CategoryId Categories::id_of(std::string_view name) const {
  const auto found = std::ranges::find(all_, name, &Entry::name);
  return found == all_.end() ? kNone : static_cast<CategoryId>(found - all_.begin());
}

void Categories::add(std::string_view name) {
  if (std::ranges::any_of(all_, [&](const Entry& entry) { return entry.name == name; })) return;
  std::string words(name);
  std::replace(words.begin(), words.end(), '-', ' ');
  std::string sentence = words;
  if (!sentence.empty()) sentence[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(sentence[0])));
  all_.push_back({name, std::move(words), std::move(sentence)});
}

}  // namespace nextline::care
