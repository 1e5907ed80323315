#include "knowledge/loading/fields.h"
#include "knowledge/loading/kinds.h"
#include "knowledge/vocabulary.h"

namespace nextline::knowledge::loading {

void load_sources(const yaml::Node& root, PackSource& pack) {
  read_list(root, "source", pack.errors, [&](yaml::MappingReader& reader) {
    SourceEntry entry;
    entry.id = reader.text("id");
    entry.title = reader.text("title");
    entry.citation = reader.optional_text("citation");
    reader.require("kind");
    entry.kind = reader.choice("kind", source_kinds());
    entry.locator = reader.text("locator");
    reader.require("read");
    entry.read = reader.choice("read", readings());
    entry.date_read = reader.date("date-read");
    pack.sources.push_back(std::move(entry));
  });
}

}  // namespace nextline::knowledge::loading
