// What the names of medicines, herbs, foods and groups of them mean, as people and records write them.
//
// "Clarithromycin 500 MG Oral Tablet [Biaxin]" is clarithromycin; "Johanniskraut-Dragees" is St John's wort. A text
// with a word that is in no name and says nothing but strength, form or salt means nothing: "Siberian ginseng" is not
// ginseng, "no warfarin" not warfarin. What such a text holds is told as a hint.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "knowledge/pack.h"

namespace nextline::knowledge {

/// Something that can be named: a medicine, herb, food or supplement, a cancer drug of the pack, or a group.
struct MedicineThing {
  std::string_view name;
  std::string_view kind;                       ///< drug, herb, food, supplement; group
  const flat::Drug* drug = nullptr;            ///< of the pack, where it is one
  const flat::MedicineGroup* group = nullptr;  ///< where it is a group
  std::vector<std::uint32_t> members;          ///< of a group
};

/// What a written text means.
struct MeantMedicines {
  std::vector<std::uint32_t> things;  ///< each once, in the order written
  struct NotKnown {
    std::string text;                ///< the part, as written
    std::vector<std::string> holds;  ///< names that stand in it among words that are not known
  };
  std::vector<NotKnown> not_known;  ///< parts that mean nothing here
};

/// Views of the pack, which must outlive it. Read-only once made.
class MedicineNames {
 public:
  explicit MedicineNames(const Pack& pack);

  const MedicineThing& thing(std::uint32_t index) const { return things_[index]; }
  /// Whatever is called exactly so, capitals, accents and hyphens apart: a pack's own way to name things.
  std::span<const std::uint32_t> called(std::string_view name) const;
  /// What a text of a list of medicines means: read as a whole, or, where that fails, part by part between '/', '+',
  /// ',',
  /// ';' and line ends.
  MeantMedicines understand(std::string_view written) const;
  /// True if `thing` is `other` or a member of it.
  bool is_or_belongs(std::uint32_t thing, std::uint32_t other) const;

 private:
  struct Reading;
  void add(std::string_view name, std::uint32_t thing);
  void add_all(const MedicineThing& thing, const flatbuffers::Vector<flatbuffers::Offset<flatbuffers::String>>* also);
  Reading read(std::string_view text) const;

  std::vector<MedicineThing> things_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_name_;
};

}  // namespace nextline::knowledge
