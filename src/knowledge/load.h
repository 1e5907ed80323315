// A pack folder into PackSource.
#pragma once

#include <string>

#include "knowledge/model.h"

namespace nextline::knowledge {

/// Reads every YAML and CQL file of `folder`. Never fails as a whole: what went wrong is in PackSource::errors, all of
/// it, sorted by place. A file in a folder that nothing reads is an error too. Files are read in sorted order.
PackSource load_pack(const std::string& folder);

}  // namespace nextline::knowledge
