#include "fhir/patient_links.h"

#include <algorithm>
#include <string_view>

#include "fhir/draft.h"
#include "fhir/model.h"

namespace nextline::fhir {
namespace {

struct LinkNames {
  NameId link = find_name("link"), other = find_name("other"), birth_date = find_name("birthDate"),
         gender = find_name("gender"), deceased = find_name("deceased");
};

const LinkNames& names() {
  static const LinkNames found;
  return found;
}

std::string_view text_called(const Tape& tape, ResourceIndex patient, NameId name) {
  const NodeIndex child = find_child(tape, tape.resources[patient].node, name);
  return child == kNoNode ? std::string_view() : text(tape, child);
}

/// A partial date agrees with a fuller one that begins with it; what is not given agrees with everything.
bool agree(std::string_view left, std::string_view right) {
  return left.starts_with(right) || right.starts_with(left);
}

bool links_to(const Tape& tape, ResourceIndex from, ResourceIndex to) {
  for (NodeIndex link = find_child(tape, tape.resources[from].node, names().link); link != kNoNode;
       link = next_item(tape, link)) {
    const NodeIndex other = find_child(tape, link, names().other);
    if (other != kNoNode && resolve_reference(tape, other) == to) return true;
  }
  return false;
}

bool are_joined(const Tape& tape, ResourceIndex left, ResourceIndex right) {
  const auto same = [&](NameId name) { return agree(text_called(tape, left, name), text_called(tape, right, name)); };
  return same(names().birth_date) && same(names().gender) &&
         (links_to(tape, left, right) || links_to(tape, right, left));
}

bool says_dead(const Tape& tape, ResourceIndex patient) {
  const NodeIndex child = find_child(tape, tape.resources[patient].node, names().deceased);
  return child != kNoNode && text(tape, child) != "false";
}

}  // namespace

std::vector<ResourceIndex> same_person(const Tape& tape, const std::vector<ResourceIndex>& patients,
                                       ResourceIndex patient) {
  std::vector<ResourceIndex> same{patient};
  for (std::size_t at = 0; at < same.size(); ++at)
    for (const ResourceIndex other : patients)
      if (std::ranges::find(same, other) == same.end() && are_joined(tape, same[at], other)) same.push_back(other);
  return same;
}

ResourceIndex fullest(const Tape& tape, const std::vector<ResourceIndex>& patients) {
  const auto tells_less = [&](ResourceIndex left, ResourceIndex right) {
    if (says_dead(tape, left) != says_dead(tape, right)) return says_dead(tape, right);
    return text_called(tape, left, names().birth_date).size() < text_called(tape, right, names().birth_date).size();
  };
  return *std::ranges::max_element(patients, tells_less);
}

}  // namespace nextline::fhir
