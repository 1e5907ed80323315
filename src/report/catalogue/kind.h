// A kind of entry that can be looked up.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "knowledge/names.h"
#include "report/catalogue/gather.h"

namespace nextline::report {

/// Its word, the names its entries go by, the sheet of the entry at an index, and the line of it in a list.
struct Kind {
  std::string word;
  std::function<std::vector<knowledge::NamedEntry>(const knowledge::Pack&)> names;
  std::function<Sheet(const knowledge::Pack&, std::uint32_t)> sheet;
  std::function<SheetItem(const knowledge::Pack&, std::uint32_t)> item;
};

/// "id: title" as a line of a list.
SheetItem item_of(const std::string& id, const std::string& title);

/// What stands beside the treatments: advice, checklists, facts, goals, other medicines, codes.
std::vector<Kind> further_kinds();

}  // namespace nextline::report
