// A cql::Program as raw bytes in the compiled file, and back as views on them.
#pragma once

#include <vector>

#include "cql/engine/program.h"
#include "knowledge/pack_generated.h"

namespace nextline::knowledge::compiling {

flatbuffers::Offset<flat::ProgramBlob> build_program(flatbuffers::FlatBufferBuilder& builder,
                                                     const cql::Program& program,
                                                     const std::vector<std::uint32_t>& record_definitions);

/// Views into `blob`, which must outlive them. Indices inside are not checked here (cql::check_program does).
cql::Program view_program(const flat::ProgramBlob& blob);

}  // namespace nextline::knowledge::compiling
