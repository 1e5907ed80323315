#include "knowledge/loading/fields.h"
#include "knowledge/loading/kinds.h"
#include "knowledge/vocabulary.h"
#include "terminology/texts.h"

namespace nextline::knowledge::loading {

namespace {

/// Words stand behind the codes, as ValueSets asks.
void add_words(const std::vector<Word>& words, std::string_view system, ValueSetEntry& entry) {
  for (const Word& word : words) {
    CodeEntry row;
    row.system = {std::string(system), word.place};
    row.code = {terminology::normalised_text(word.text), word.place};
    row.display = word;
    entry.codes.push_back(std::move(row));
  }
}

}  // namespace

void load_value_set(const yaml::Node& root, PackSource& pack) {
  yaml::MappingReader reader(root, "value set", pack.errors);
  ValueSetEntry entry;
  entry.id = reader.text("id");
  entry.title = reader.text("title");
  if (reader.require("sources")) entry.sources = reader.texts("sources");
  const std::vector<Word> texts = reader.texts("texts");
  const std::vector<Word> names = reader.texts("names");
  const std::vector<Word> phrases = reader.texts("phrases");
  if (texts.empty() && names.empty() && phrases.empty()) reader.require("codes");
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
  add_words(texts, terminology::kTextSystem, entry);
  add_words(names, terminology::kNameSystem, entry);
  add_words(phrases, terminology::kPhraseSystem, entry);
  reader.finish();
  pack.value_sets.push_back(std::move(entry));
}

}  // namespace nextline::knowledge::loading
