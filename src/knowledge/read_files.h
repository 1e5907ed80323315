// The files of a pack, read and parsed on several threads (none needs another) while they are taken in order.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cql/syntax/parser.h"
#include "knowledge/yaml.h"

namespace nextline::knowledge {

/// What a file is read as.
enum class Reading : std::uint8_t { Text, Yaml, Cql };

struct ReadFile {
  std::optional<Result<std::string>> text;
  // None where it was not asked for, or the text could not be read:
  std::optional<Result<yaml::Document>> yaml;
  std::shared_ptr<const cql::syntax::ParseResult> cql;
};

/// Reads `files`, each as `reading` says of its place among them. Calls `take` on this thread with each place, in
/// order, as soon as its file is read; what was read is gone afterwards.
void read_files(const std::vector<std::string>& files, const std::function<Reading(std::size_t)>& reading,
                const std::function<void(std::size_t, ReadFile&)>& take);

}  // namespace nextline::knowledge
