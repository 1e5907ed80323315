// A pack folder into the one file that is mapped at start (pack.fbs).
#pragma once

#include <flatbuffers/detached_buffer.h>

#include <string>

#include "base/result.h"
#include "knowledge/lint.h"
#include "knowledge/model.h"

namespace nextline::knowledge {

/// The bytes of a compiled pack and the SHA-256 of its sources.
struct CompiledPack {
  flatbuffers::DetachedBuffer bytes;
  std::string hash;  ///< hex
};

/// Loads, lints and compiles. The same sources give the same bytes. On errors: the first by place, with the number of
/// others and the command that lists them in its hint.
Result<CompiledPack> compile_pack(const std::string& folder);
Result<CompiledPack> compile_pack(const PackSource& source);
/// The same of what lint made of `source`.
Result<CompiledPack> compile_pack(const PackSource& source, const LintedPack& linted);

}  // namespace nextline::knowledge
