// The names of what is taken beside the cancer drugs, and its groups.
#include "knowledge/loading/fields.h"
#include "knowledge/loading/kinds.h"
#include "knowledge/vocabulary.h"

namespace nextline::knowledge::loading {

void load_medicines(const yaml::Node& root, PackSource& pack) {
  yaml::MappingReader reader(root, "list of medicines", pack.errors);
  pack.medicines = read_entries<MedicineEntry>(reader, "medicines", "medicine", pack.errors,
                                               [](yaml::MappingReader& each, MedicineEntry& entry) {
                                                 entry.name = each.text("name");
                                                 entry.also = each.texts("also");
                                                 each.require("kind");
                                                 entry.kind = each.choice("kind", interaction_kinds());
                                               });
  pack.medicine_groups = read_entries<MedicineGroupEntry>(reader, "groups", "group of medicines", pack.errors,
                                                          [](yaml::MappingReader& each, MedicineGroupEntry& entry) {
                                                            entry.name = each.text("name");
                                                            entry.also = each.texts("also");
                                                            if (each.require("members"))
                                                              entry.members = each.texts("members");
                                                            entry.sourcing = read_sourcing(each);
                                                          });
  reader.finish();
}

}  // namespace nextline::knowledge::loading
