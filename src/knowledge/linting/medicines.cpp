#include <map>
#include <set>

#include "knowledge/linting/check.h"
#include "terminology/medicine_words.h"

namespace nextline::knowledge::linting {

namespace {

/// Which names mean something, and what.
class NameCheck {
 public:
  explicit NameCheck(const Check& check) : check_(check) {}

  /// Names of one thing. A name of two things is unclear.
  void define(const Word& name, const std::vector<Word>& also) {
    add(name, name.text);
    for (const Word& each : also) add(each, name.text);
  }
  /// A cancer drug may share a name with another: a combined product.
  void define_drug(const DrugEntry& drug) {
    add_shared(drug.id);
    add_shared(drug.name);
    for (const Word& each : drug.aliases) add_shared(each);
  }
  void must_be_known(const Word& name, const std::string& what) const {
    if (!meaning_.contains(plain(name)))
      check_.complain(name.place, "dangling-id",
                      what + " '" + name.text + "' is no medicine and no group" + did_you_mean(name.text, spelled_),
                      "add it to medicines.yaml, or write it as it stands there");
  }

 private:
  static std::string plain(const Word& name) {
    const auto open = name.text.ends_with(')') ? name.text.rfind('(') : std::string::npos;
    return terminology::plain_name(std::string_view(name.text).substr(0, open));
  }
  void add(const Word& name, const std::string& meaning) {
    const auto [known, is_new] = meaning_.emplace(plain(name), meaning);
    spelled_.insert(name.text);
    if (!is_new && known->second != meaning)
      check_.complain(name.place, "unclear-name", "'" + name.text + "' also means '" + known->second + "'",
                      "leave it to one of them");
  }
  void add_shared(const Word& name) {
    meaning_.emplace(plain(name), name.text);
    spelled_.insert(name.text);
  }

  const Check& check_;
  std::map<std::string, std::string> meaning_;
  std::set<std::string> spelled_;
};

}  // namespace

void check_medicines(const Check& check) {
  const PackSource& pack = check.pack;
  if (pack.medicines.empty() && pack.medicine_groups.empty()) return;  // a pack that does not check interactions
  NameCheck names(check);
  for (const MedicineEntry& each : pack.medicines) names.define(each.name, each.also);
  for (const DrugEntry& drug : pack.drugs) names.define_drug(drug);
  for (const MedicineGroupEntry& group : pack.medicine_groups)
    for (const Word& member : group.members) names.must_be_known(member, "the member");
  for (const MedicineGroupEntry& group : pack.medicine_groups) names.define(group.name, group.also);
  for (const InteractionEntry& each : pack.interactions) {
    names.must_be_known(each.with, "the interaction with");
    for (const Word& alias : each.aliases) names.must_be_known(alias, "the interaction with");
  }
}

}  // namespace nextline::knowledge::linting
