#include "knowledge/medicine_names.h"

#include <algorithm>

#include "terminology/medicine_words.h"
#include "terminology/texts.h"

namespace nextline::knowledge {
namespace {

using Words = std::vector<std::string_view>;

Words words_of(std::string_view plain) {
  Words words;
  for (std::size_t at = 0; at < plain.size();) {
    const auto end = std::min(plain.find(' ', at), plain.size());
    words.push_back(plain.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::string_view words_between(const Words& words, std::size_t first, std::size_t end) {
  return {words[first].data(),
          static_cast<std::size_t>(words[end - 1].data() + words[end - 1].size() - words[first].data())};
}

/// A name of the pack without a last "(…)", which explains it.
std::string_view without_bracket(std::string_view name) {
  if (name.ends_with(')'))
    if (const auto open = name.rfind('('); open != std::string_view::npos && open > 0) return name.substr(0, open);
  return name;
}

/// `text` cut at every list separator; parts without a letter are left out.
std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == '/' || c == '+' || c == ',' || c == ';' || c == '\n') {
      parts.emplace_back();
    } else if (!(parts.back().empty() && c == ' ')) {
      parts.back() += c;
    }
  }
  for (std::string& part : parts) part.erase(part.find_last_not_of(' ') + 1);
  std::erase_if(parts, [](const std::string& part) { return terminology::plain_name(part).empty(); });
  return parts;
}

void add_once(std::vector<std::uint32_t>& list, std::span<const std::uint32_t> more) {
  for (const auto item : more)
    if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

}  // namespace

/// What the words of one text are: names, fillers, or unknown.
struct MedicineNames::Reading {
  std::vector<std::uint32_t> things;
  std::vector<std::string> names;  ///< of `things`
  bool all_known = true;           ///< no word stands outside names and fillers
  bool understood() const { return all_known && !things.empty(); }
};

MedicineNames::MedicineNames(const Pack& pack) {
  if (pack.flat().medicines())
    for (const auto* each : *pack.flat().medicines()) {
      things_.push_back({each->name()->string_view(), each->kind()->string_view(), nullptr, nullptr, {}});
      add_all(things_.back(), each->also());
    }
  for (const auto* each : *pack.flat().drugs()) {
    things_.push_back({each->name()->string_view(), "drug", each, nullptr, {}});
    add(each->id()->string_view(), static_cast<std::uint32_t>(things_.size() - 1));
    add_all(things_.back(), each->aliases());
  }
  if (!pack.flat().medicine_groups()) return;
  for (const auto* each : *pack.flat().medicine_groups()) {
    things_.push_back({each->name()->string_view(), "group", nullptr, each, {}});
    for (const auto* member : *each->members()) add_once(things_.back().members, called(member->string_view()));
    add_all(things_.back(), each->also());
  }
}

void MedicineNames::add(std::string_view name, std::uint32_t thing) {
  add_once(by_name_[terminology::plain_name(without_bracket(name))], std::span(&thing, 1));
}

void MedicineNames::add_all(const MedicineThing& thing,
                            const flatbuffers::Vector<flatbuffers::Offset<flatbuffers::String>>* also) {
  const auto index = static_cast<std::uint32_t>(&thing - things_.data());
  add(thing.name, index);
  if (also)
    for (const auto* name : *also) add(name->string_view(), index);
}

std::span<const std::uint32_t> MedicineNames::called(std::string_view name) const {
  const auto found = by_name_.find(terminology::plain_name(name));
  return found == by_name_.end() ? std::span<const std::uint32_t>() : found->second;
}

MedicineNames::Reading MedicineNames::read(std::string_view text) const {
  Reading reading;
  const std::string plain = terminology::plain_name(text);
  const Words words = words_of(plain);
  for (std::size_t at = 0; at < words.size();) {
    std::size_t end = std::min(at + terminology::kMostWordsInName, words.size());
    const auto found = [&] { return by_name_.find(std::string(words_between(words, at, end))); };
    while (end > at && found() == by_name_.end()) --end;
    // "esomeprazole magnesium": behind a name a salt is no name of its own.
    const bool salt = end <= at + 1 && at > 0 && !reading.things.empty() && terminology::says_salt(words[at]);
    if (end > at && !salt) {
      add_once(reading.things, found()->second);
      reading.names.emplace_back(words_between(words, at, end));
      at = end;
    } else {
      reading.all_known = reading.all_known && (terminology::says_form(words[at]) || terminology::says_salt(words[at]));
      ++at;
    }
  }
  return reading;
}

MeantMedicines MedicineNames::understand(std::string_view written) const {
  MeantMedicines meant;
  if (Reading whole = read(written); whole.understood()) {
    meant.things = std::move(whole.things);
    return meant;
  }
  for (const std::string& part : parts_of(written)) {
    Reading reading = read(part);
    if (reading.understood()) {
      add_once(meant.things, reading.things);
    } else if (!reading.all_known) {
      meant.not_known.push_back({part, std::move(reading.names)});
    }
  }
  if (meant.things.empty() && meant.not_known.empty()) meant.not_known.push_back({std::string(written), {}});
  return meant;
}

bool MedicineNames::is_or_belongs(std::uint32_t thing, std::uint32_t other) const {
  const auto& members = things_[other].members;
  return thing == other || std::find(members.begin(), members.end(), thing) != members.end();
}

}  // namespace nextline::knowledge
