#include "knowledge/overlay.h"

#include <algorithm>

#include "base/text_file.h"
#include "knowledge/pack.h"
#include "knowledge/yaml_read.h"

namespace nextline::knowledge {
namespace {

/// Reads `choices:`.
class ChoiceReader {
 public:
  ChoiceReader(const Pack& pack, std::vector<Error>& errors) : pack_(pack), errors_(errors) {}

  std::vector<OverlayChoice> read(const yaml::Node& node) {
    std::vector<OverlayChoice> out;
    if (node.kind != yaml::Kind::Mapping || node.entries().empty()) {
      errors_.push_back(error_at(node.place(), "overlay-choices", "no choice is made",
                                 "write choices: {interpretation: alternative}; see nextline show interpretation"));
      return out;
    }
    for (const auto& entry : node.entries())
      if (auto choice = one(entry); choice.alternative != choice.instead_of) out.push_back(std::move(choice));
    std::ranges::sort(out, {}, [&](const OverlayChoice& choice) { return place_of(choice.interpretation); });
    return out;
  }

 private:
  std::uint32_t place_of(std::string_view id) const {
    const auto& all = *pack_.flat().interpretations();
    std::uint32_t place = 0;
    while (place < all.size() && all.Get(place)->id()->string_view() != id) ++place;
    return place;
  }

  OverlayChoice one(const yaml::Entry& entry) {
    const std::string id(entry.key.text);
    const auto& all = *pack_.flat().interpretations();
    const std::uint32_t place = place_of(id);
    if (place == all.size()) {
      std::vector<std::string_view> known;
      for (const auto* each : open_to_sites(pack_)) known.push_back(each->id()->string_view());
      errors_.push_back(error_at(entry.key.place(), "unknown-interpretation",
                                 "there is no interpretation '" + id + "'" + did_you_mean(id, known),
                                 "one of: " + joined(known)));
      return {};
    }
    const flat::Interpretation& found = *all.Get(place);
    if (found.parameter()->size() == 0) {
      errors_.push_back(error_at(entry.key.place(), "fixed-interpretation",
                                 "'" + id + "' is not for a site to settle: " + found.fixed()->str(),
                                 "leave it out; nextline show interpretation " + id));
      return {};
    }
    const std::string alternative = alternative_of(found, yaml::read_text(entry.value, errors_));
    return {id, alternative, found.choice()->str(), found.parameter()->str()};
  }

  std::string alternative_of(const flat::Interpretation& interpretation, const Word& word) {
    std::vector<std::string_view> known;
    for (const auto* each : *interpretation.alternatives()) known.push_back(each->id()->string_view());
    if (!word.empty() && std::ranges::find(known, word.text) == known.end())
      errors_.push_back(error_at(word.place, "unknown-alternative",
                                 "'" + word.text + "' is no alternative of '" + interpretation.id()->str() + "'" +
                                     did_you_mean(word.text, known),
                                 "one of: " + joined(known)));
    return word.text;
  }

  const Pack& pack_;
  std::vector<Error>& errors_;
};

}  // namespace

Result<Overlay> read_overlay(const Pack& pack, std::string_view text, const std::string& file) {
  NEXTLINE_TRY(root, yaml::parse(std::string(text), file));
  std::vector<Error> errors;
  yaml::MappingReader reader(root, "overlay", errors);
  Overlay overlay;
  overlay.site = reader.text("site").text;
  if (reader.require("date")) overlay.date = reader.date("date").text;
  overlay.decided_by = reader.text("decided-by").text;
  overlay.reason = reader.text("reason").text;
  if (reader.require("choices")) overlay.choices = ChoiceReader(pack, errors).read(*reader.node("choices"));
  reader.finish();
  if (errors.empty()) return overlay;
  sort_by_place(errors);
  return errors.front();
}

Result<Pack> with_overlay(const Pack& pack, const std::string& file) {
  NEXTLINE_TRY(text, read_file(file));
  NEXTLINE_TRY(overlay, read_overlay(pack, text, file));
  return pack.overlaid(std::move(overlay));
}

std::vector<const flat::Interpretation*> open_to_sites(const Pack& pack) {
  std::vector<const flat::Interpretation*> open;
  for (const auto* entry : *pack.flat().interpretations())
    if (entry->parameter()->size() != 0) open.push_back(entry);
  return open;
}

std::vector<Overlay> single_choices(const Pack& pack) {
  std::vector<Overlay> all;
  for (const auto* entry : open_to_sites(pack)) {
    for (const auto* each : *entry->alternatives()) {
      if (each->id()->string_view() == entry->choice()->string_view()) continue;
      Overlay overlay;
      overlay.choices.push_back(
          {entry->id()->str(), each->id()->str(), entry->choice()->str(), entry->parameter()->str()});
      all.push_back(std::move(overlay));
    }
  }
  return all;
}

std::uint32_t alternative_in_force(const Pack& pack, const flat::Interpretation& interpretation) {
  std::string_view id = interpretation.choice()->string_view();
  if (const Overlay* overlay = pack.overlay())
    for (const OverlayChoice& choice : overlay->choices)
      if (choice.interpretation == interpretation.id()->string_view()) id = choice.alternative;
  const auto& all = *interpretation.alternatives();
  std::uint32_t index = 0;
  while (index < all.size() && all.Get(index)->id()->string_view() != id) ++index;
  return index;
}

}  // namespace nextline::knowledge
