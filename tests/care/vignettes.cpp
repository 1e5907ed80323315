#include "care/vignettes.h"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <stdexcept>

#include "base/text_file.h"
#include "base/texts.h"
#include "case/case_yaml.h"

namespace nextline::vignettes {

const char* const kPack = NEXTLINE_SOURCE_DIR "/knowledge/her2-mbc";

namespace {

namespace yaml = knowledge::yaml;

std::string text_of(const yaml::Node& node, const char* key, const std::string& otherwise) {
  const auto* found = node.find(key);
  return found ? std::string(found->text) : otherwise;
}

std::vector<std::string> texts(const yaml::Node& node, const char* key) {
  std::vector<std::string> all;
  if (const auto* found = node.find(key))
    for (const auto& item : found->items()) all.emplace_back(item.text);
  return all;
}

/// Where documents, and the nodes made from them, stay.
struct Kept {
  std::vector<yaml::Document> documents;
  std::deque<std::vector<yaml::Entry>> entries;
};
Kept& kept() {
  static Kept all;
  return all;
}

/// A mapping while it is put together.
class Draft {
 public:
  Draft() = default;
  explicit Draft(const yaml::Node* mapping) {
    if (mapping != nullptr) put_all(*mapping);
  }

  void put(const yaml::Entry& entry) {
    const auto same_key = [&](const yaml::Entry& known) { return known.key.text == entry.key.text; };
    const auto known = std::find_if(entries_.begin(), entries_.end(), same_key);
    if (known == entries_.end()) {
      entries_.push_back(entry);
    } else {
      known->value = entry.value;
    }
  }
  void put_all(const yaml::Node& mapping) {
    for (const auto& entry : mapping.entries()) put(entry);
  }
  /// `key` is a literal.
  void put(const char* key, Draft&& value) {
    yaml::Node name;
    name.kind = yaml::Kind::Scalar;
    name.text = key;
    put({name, std::move(value).finish()});
  }

  yaml::Node finish() && {
    yaml::Node node;
    node.set(kept().entries.emplace_back(std::move(entries_)));
    return node;
  }

 private:
  std::vector<yaml::Entry> entries_;
};

/// The vignette that one row of a table stands for.
yaml::Node with_row(const yaml::Node& base, const yaml::Node& row) {
  Draft vignette, expect;
  Draft facts(base.find("facts"));
  for (const auto& entry : base.entries())
    if (entry.key.text != "table") vignette.put(entry);
  for (const auto& entry : row.entries()) {
    if (entry.key.text == "set") {
      facts.put_all(entry.value);
    } else if (entry.key.text == "yes" || entry.key.text == "no" || entry.key.text == "unknown") {
      expect.put(entry);
    } else if (entry.key.text == "expect") {
      expect.put_all(entry.value);
    } else {
      vignette.put(entry);
    }
  }
  vignette.put("facts", std::move(facts));
  vignette.put("expect", std::move(expect));
  return std::move(vignette).finish();
}

void add(const yaml::Node& item, bool about_safety, std::vector<Vignette>& all) {
  const std::string id(item.find("id")->text);
  const auto* table = item.find("table");
  if (!table) all.push_back({id, item, about_safety});
  if (!table) return;
  for (std::size_t i = 0; i < table->items().size(); ++i)
    all.push_back({id + "-" + std::to_string(table->items()[i].place().line), with_row(item, table->items()[i]),
                   about_safety, true});
}

}  // namespace

std::shared_ptr<const knowledge::Pack> pack() {
  static const auto loaded = [] {
    auto result = knowledge::pack_from_folder_or_file(kPack);
    if (!result) throw std::runtime_error(result.error().one_line());
    return std::make_shared<const knowledge::Pack>(std::move(*result));
  }();
  return loaded;
}

std::vector<Vignette> all() {
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(kPack) + "/cases"))
    files.insert(entry.path());
  std::vector<Vignette> found;
  for (const auto& file : files) {
    auto parsed = yaml::parse(*read_file(file.string()), file.string());
    if (!parsed) throw std::runtime_error(parsed.error().one_line());
    kept().documents.push_back(*parsed);
    for (const auto& item : parsed->items()) add(item, file.filename().string().starts_with("safety-"), found);
  }
  return found;
}

care::Decisions Visit::decisions() {
  care::Decisions decisions = consultation->judge().decisions();
  decisions.use(facts);
  return decisions;
}

Result<std::shared_ptr<const knowledge::Pack>> with_choices(const std::shared_ptr<const knowledge::Pack>& guideline,
                                                            const yaml::Node& choices) {
  std::string text = "site: Test clinic\ndate: 2026-11-23\ndecided-by: its board\nreason: a vignette\nchoices:\n";
  for (const auto& entry : choices.entries()) text += cat("  ", entry.key.text, ": ", entry.value.text, "\n");
  NEXTLINE_TRY(overlay, knowledge::read_overlay(*guideline, text, choices.place().file()));
  NEXTLINE_TRY(pack, guideline->overlaid(std::move(overlay)));
  return std::make_shared<const knowledge::Pack>(std::move(pack));
}

Result<Visit> visit(const yaml::Node& vignette, const std::shared_ptr<const knowledge::Pack>& plain) {
  auto guideline = plain;
  if (const auto* choices = vignette.find("choices")) {
    NEXTLINE_TRY(chosen, with_choices(plain, *choices));
    guideline = std::move(chosen);
  }
  const std::string as_of = text_of(vignette, "as-of", guideline->flat().evidence_cutoff()->str());
  const std::string region = text_of(vignette, "region", "us");
  auto consultation =
      care::Consultation::open(guideline, {region, as_of, texts(vignette, "unavailable"), texts(vignette, "goals")},
                               *parse_datetime(as_of + "T12:00:00.000+00:00"));
  if (!consultation) return std::move(consultation).error();
  auto facts = case_from_node(*guideline, *vignette.find("facts"));
  if (!facts) return std::move(facts).error();
  return Visit{std::move(*consultation), std::move(*facts)};
}

std::set<std::string> words(const yaml::Node& list) {
  std::set<std::string> all;
  for (const auto& item : list.items()) all.emplace(item.text);
  return all;
}

}  // namespace nextline::vignettes
