#include "knowledge/loading/fields.h"
#include "knowledge/loading/kinds.h"

namespace nextline::knowledge::loading {

void load_drug(const yaml::Node& root, PackSource& pack) {
  yaml::MappingReader reader(root, "drug", pack.errors);
  DrugEntry entry;
  entry.id = reader.text("id");
  entry.name = reader.text("name");
  entry.aliases = reader.texts("aliases");
  entry.drug_class = reader.optional_text("class");
  entry.value_set = reader.optional_text("value-set");
  entry.labels = read_labels(reader, pack.errors);
  entry.sourcing = read_sourcing(reader);
  reader.finish();
  pack.drugs.push_back(std::move(entry));
}

}  // namespace nextline::knowledge::loading
