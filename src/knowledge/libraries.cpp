#include "knowledge/libraries.h"

#include "base/source.h"

namespace nextline::knowledge {

std::vector<cql::CaseModelFact> case_model(const PackSource& pack) {
  using Kind = cql::CaseModelFact::Kind;
  std::vector<cql::CaseModelFact> out;
  for (const FactEntry& fact : pack.facts) {
    switch (fact.kind) {
      case FactKind::Boolean:
        out.push_back({fact.name.text, Kind::Boolean, {}});
        break;
      case FactKind::Enumeration:
        out.push_back({fact.name.text, Kind::String, {}});
        break;
      case FactKind::Number:
        out.push_back({fact.name.text, Kind::Decimal, {}});
        break;
      case FactKind::Set:
        out.push_back({fact.name.text, Kind::Set, texts(fact.values)});
        break;
      case FactKind::List:
        break;
    }
  }
  return out;
}

namespace {

/// "logic/Safety.cql:3:1" as the file was opened: "knowledge/her2-mbc/logic/Safety.cql:3:1".
void name_as_opened(const PackSource& pack, std::vector<Error>& errors) {
  for (Error& error : errors)
    for (const LibraryEntry& library : pack.libraries)
      if (error.where.starts_with(library.path + ':')) {
        error.where.replace(0, library.path.size(), library.file);
        break;
      }
}

}  // namespace

cql::Compiled compile_logic(const PackSource& pack) {
  std::vector<cql::SourceText> sources;
  sources.reserve(pack.libraries.size());
  for (const LibraryEntry& library : pack.libraries) sources.push_back({library.path, {}, library.parsed.get()});
  cql::CompileOptions options;
  options.case_facts = case_model(pack);
  cql::Compiled compiled = cql::compile_libraries(sources, options);
  name_as_opened(pack, compiled.errors);
  name_as_opened(pack, compiled.warnings);
  return compiled;
}

Place place_of_text(const PackSource& pack, std::string_view text) {
  for (const LibraryEntry& library : pack.libraries) {
    const std::size_t at = library.text.find(text);
    if (at != std::string::npos) return place_at(library.file, library.text, at);
  }
  return Place(pack.folder);
}

}  // namespace nextline::knowledge
