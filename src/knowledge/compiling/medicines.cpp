// The names of what is taken beside the cancer drugs, and its groups.
#include "knowledge/compiling/shared_tables.h"

namespace nextline::knowledge::compiling {

Tables<flat::Medicine> build_medicines(Builder& builder, const EntrySource& source) {
  return build_each<flat::Medicine>(builder, source.pack.medicines, [&](const MedicineEntry& entry) {
    const auto name = text(builder, entry.name);
    const auto also = build_texts(builder, entry.also);
    return flat::CreateMedicine(builder, name, also, text(builder, entry.kind));
  });
}

Tables<flat::MedicineGroup> build_medicine_groups(Builder& builder, const EntrySource& source) {
  return build_each<flat::MedicineGroup>(builder, source.pack.medicine_groups, [&](const MedicineGroupEntry& entry) {
    const auto name = text(builder, entry.name);
    const auto also = build_texts(builder, entry.also);
    const auto members = build_texts(builder, entry.members);
    const auto sources = build_texts(builder, entry.sourcing.sources);
    return flat::CreateMedicineGroup(builder, name, also, members, sources, text(builder, entry.sourcing.read));
  });
}

}  // namespace nextline::knowledge::compiling
