// The sections of synth.yaml, in the order they are read: each may name what stands in those before it.
#pragma once

#include "cohort/reading/names.h"

namespace nextline::cohort {

/// {from, to} or [from, to] of whole numbers under `key`; `otherwise` when absent.
Range read_range(knowledge::yaml::MappingReader& reader, std::string_view key, Range otherwise, Names& names);
/// `weight:`, 1 when absent.
std::uint64_t read_weight(knowledge::yaml::MappingReader& reader, Names& names);
/// Calls `entry(reader)` for each mapping of the list `key`.
template <class ReadEntry>
void read_each(knowledge::yaml::MappingReader& reader, std::string_view key, std::string_view what, Names& names,
               ReadEntry entry) {
  for (const knowledge::yaml::Node& item : reader.list(key)) {
    knowledge::yaml::MappingReader one(item, what, names.errors());
    entry(one);
    one.finish();
  }
}

void read_person(knowledge::yaml::MappingReader& root, Names& names, Script& script);
void read_mess(knowledge::yaml::MappingReader& root, Names& names, Script& script);
void read_drugs(knowledge::yaml::MappingReader& root, Names& names, Script& script);
void read_statements(knowledge::yaml::MappingReader& root, Names& names, Script& script);
void read_findings(knowledge::yaml::MappingReader& root, Names& names, Script& script);
void read_roles(knowledge::yaml::MappingReader& root, Names& names, Script& script);
void read_rules(knowledge::yaml::MappingReader& root, Names& names, Script& script);
/// Parts and courses.
void read_steps(knowledge::yaml::MappingReader& root, Names& names, Script& script);

}  // namespace nextline::cohort
