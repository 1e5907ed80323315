// The files of a pack, read and parsed on several threads: none needs another.
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
  std::optional<Result<yaml::Node>> tree;  ///< none where it was not asked for, or the text could not be read
};

/// Reads `files`, in their order; as YAML those that `is_tree` picks by their place among them.
std::vector<ReadFile> read_files(const std::vector<std::string>& files,
                                 const std::function<bool(std::size_t)>& is_tree);

}  // namespace nextline::knowledge
