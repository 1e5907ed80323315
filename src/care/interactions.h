// What goes badly with the drugs of a regimen: the guideline's interactions, looked up by what is taken.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "case/case.h"
#include "knowledge/medicine_names.h"

namespace nextline::care {

/// One thing that is taken, and what it means.
struct TakenMedicine {
  std::string written;                ///< as it is written
  std::string source;                 ///< "MedicationStatement/abc"; empty where it was only named
  std::vector<std::uint32_t> things;  ///< of the names; one, or several of a combined product
};
/// What is taken and not known here, or not understood: it was not checked.
struct NotChecked {
  std::string written, source;
  std::vector<std::string> holds;  ///< known names in it, between words that are not
};
struct TakenList {
  std::vector<TakenMedicine> known;
  std::vector<NotChecked> not_checked;
};

/// One entry of the guideline that holds for a drug and something taken with it. Views of the pack.
struct Concern {
  const knowledge::flat::Interaction* entry = nullptr;
  std::string_view drug;                 ///< id of the drug it was looked up for
  std::uint32_t with = 0;                ///< the thing that is taken
  const TakenMedicine* taken = nullptr;  ///< null: another drug of the same regimen
  std::string_view group;                ///< the group by which it holds; empty: named itself
};

/// Read-only once made; safe to share between threads.
class InteractionCheck {
 public:
  explicit InteractionCheck(std::shared_ptr<const knowledge::Pack> pack);

  const knowledge::Pack& pack() const { return *pack_; }
  const knowledge::MedicineNames& names() const { return names_; }

  /// What the names mean. Of several names of one thing (a text and its codes) the first that is understood counts.
  TakenList understand(const std::vector<ListedMedicine>& medicines) const;

  /// Everything listed for `drugs` (ids of the pack) with each other and with what is taken; the worst first, then in
  /// the order of drugs. What is taken and is one of `drugs` or of `leave_out` (drugs that will not be given any more)
  /// is not looked up. Where an entry names the very thing, one that holds through a group is told only if it is
  /// stricter. `taken` must outlive the result.
  std::vector<Concern> concerns(const std::vector<std::string_view>& drugs, const TakenList& taken,
                                const std::vector<std::string_view>& leave_out = {}) const;

  /// "docetaxel with clarithromycin (Klacid 500 mg; a strong CYP3A4 inhibitor): avoid; halves the clearance …. Another
  /// drug; …".
  std::string sentence(const Concern& concern) const;

 private:
  struct Entry {
    const knowledge::flat::Interaction* interaction;
    std::vector<std::uint32_t> with;  ///< things and groups
    std::size_t severity;             ///< 0 is worst
  };
  void look_up(std::string_view drug, std::uint32_t with, const TakenMedicine* taken, std::vector<Concern>& out) const;
  void add_from_the_other_side(std::string_view drug, std::uint32_t with, std::vector<Concern>& found) const;
  void look_up_one_way(std::string_view drug, std::uint32_t with, std::vector<Concern>& out) const;
  std::size_t severity_of(const Concern& concern) const;

  std::shared_ptr<const knowledge::Pack> pack_;
  knowledge::MedicineNames names_;
  std::map<std::string_view, std::vector<Entry>> by_drug_;
  std::map<std::string_view, std::uint32_t> thing_of_drug_;
};

/// How bad a severity is: 0 is worst. The order of the vocabulary.
std::size_t severity_place(std::string_view severity);
/// True for contraindicated and avoid: what a check says no to.
bool speaks_against(const Concern& concern);

}  // namespace nextline::care
