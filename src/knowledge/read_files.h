// The files of a pack, read and parsed on several threads (none needs another) while they are taken in order.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/yaml.h"

namespace nextline::knowledge {

struct ReadFile {
  std::optional<Result<std::string>> text;
  std::optional<Result<yaml::Document>> tree;  ///< none where it was not asked for, or the text could not be read
};

/// Reads `files`; as YAML those that `is_tree` picks by their place among them. Calls `take` on this thread with each
/// place, in order, as soon as its file is read; what was read is gone afterwards.
void read_files(const std::vector<std::string>& files, const std::function<bool(std::size_t)>& is_tree,
                const std::function<void(std::size_t, ReadFile&)>& take);

}  // namespace nextline::knowledge
