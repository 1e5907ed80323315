#include "knowledge/loading/fields.h"
#include "knowledge/loading/kinds.h"
#include "knowledge/vocabulary.h"
#include "terminology/texts.h"

namespace nextline::knowledge::loading {

void load_value_set(const yaml::Node& root, PackSource& pack) {
  yaml::MappingReader reader(root, "value set", pack.errors);
  ValueSetEntry entry;
  entry.id = reader.text("id");
  entry.title = reader.text("title");
  if (reader.require("sources")) entry.sources = reader.texts("sources");
  const std::vector<Word> names = reader.texts("texts");
  if (names.empty()) reader.require("codes");
  for (const yaml::Node& item : reader.list("codes")) {
    yaml::MappingReader code(item, "code", pack.errors);
    CodeEntry row;
    row.system = code.text("system");
    row.system.text = code_system(row.system.text);
    row.code = code.text("code");
    row.display = code.optional_text("display");
    row.read = code.choice("read", readings());
    code.finish();
    entry.codes.push_back(std::move(row));
  }
  for (const Word& name : names) {
    CodeEntry row;
    row.system = {std::string(terminology::kTextSystem), name.place};
    row.code = {terminology::normalised_text(name.text), name.place};
    row.display = name;
    entry.codes.push_back(std::move(row));
  }
  reader.finish();
  pack.value_sets.push_back(std::move(entry));
}

}  // namespace nextline::knowledge::loading
