#include "knowledge/quantities.h"

#include <algorithm>

#include "cql/syntax/parser.h"
#include "knowledge/vocabulary.h"

namespace nextline::knowledge {

namespace {

namespace syntax = cql::syntax;

std::vector<Word> listed_words(const Word& word) {
  std::vector<Word> out;
  std::size_t at = 0;
  while (at < word.text.size()) {
    const std::size_t comma = std::min(word.text.find(',', at), word.text.size());
    const std::size_t first = word.text.find_first_not_of(' ', at);
    if (first < comma) out.push_back({word.text.substr(first, comma - first), word.place});
    at = comma + 1;
  }
  return out;
}

/// Reads the tags of one define.
class QuantityReader {
 public:
  QuantityReader(const syntax::Statement& define, Place place, std::vector<Error>& errors)
      : define_(define), place_(std::move(place)), errors_(errors) {}

  QuantityEntry read() {
    QuantityEntry entry;
    entry.name = std::string(define_.name.text);
    entry.place = place_;
    entry.basis = tag("basis");
    entry.unit = tag("unit");
    entry.says = tag("says");
    entry.sourcing.sources = listed_words(tag("sources"));
    entry.sourcing.read = tag("read");
    const Vocabulary& known = readings();
    const std::string& read = entry.sourcing.read.text;
    if (!read.empty() && std::find(known.begin(), known.end(), read) == known.end())
      errors_.push_back(error_at(place_, "unknown-word", "'" + read + "' is no @read" + did_you_mean(read, known)));
    return entry;
  }

 private:
  Word tag(std::string_view name) {
    for (const syntax::CommentTag& tag : define_.tags)
      if (tag.name == name) return {std::string(tag.value), place_};
    errors_.push_back(error_at(place_, "missing-tag",
                               "the quantity '" + std::string(define_.name.text) + "' has no @" + std::string(name),
                               "a define of Quantities.cql needs @basis, @unit, @says, @sources and @read"));
    return {{}, place_};
  }

  const syntax::Statement& define_;
  Place place_;
  std::vector<Error>& errors_;
};

}  // namespace

std::vector<QuantityEntry> quantities(const PackSource& pack, std::vector<Error>& errors) {
  std::vector<QuantityEntry> out;
  const LibraryEntry* library = pack.library(kQuantities);
  if (library == nullptr) return out;
  const syntax::ParseResult parsed = syntax::parse_library(library->text, library->file);
  for (const syntax::Statement* statement : parsed.tree->library().statements) {
    if (syntax::statement_as<syntax::ExpressionDefinition>(*statement) == nullptr) continue;
    const Place place = place_at(library->file, library->text, statement->name.range.begin);
    out.push_back(QuantityReader(*statement, place, errors).read());
  }
  return out;
}

}  // namespace nextline::knowledge
