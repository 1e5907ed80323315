// Resources that a record holds more than once.
#include <algorithm>
#include <charconv>
#include <optional>

#include "base/temporal.h"
#include "fhir/assemble.h"
#include "fhir/references.h"

namespace nextline::fhir {
namespace {

bool same_content(const Tape& tape, NodeIndex left, NodeIndex right) {
  if (tape.nodes[left].size != tape.nodes[right].size) return false;
  for (NodeIndex i = 0; i < tape.nodes[left].size; ++i) {
    const Node& l = tape.nodes[left + i];
    const Node& r = tape.nodes[right + i];
    if (l.name != r.name || l.type != r.type || l.size != r.size || l.kind() != r.kind()) return false;
    if (text(tape, left + i) != text(tape, right + i)) return false;
  }
  return true;
}

std::string_view meta_text(const Tape& tape, NodeIndex resource, NameId name) {
  const NodeIndex meta = find_child(tape, resource, known_ids().meta);
  const NodeIndex child = meta == kNoNode ? kNoNode : find_child(tape, meta, name);
  return child == kNoNode ? std::string_view() : text(tape, child);
}

/// Milliseconds since 1970 of an instant.
std::optional<std::int64_t> milliseconds(std::string_view instant) {
  const auto t = parse_datetime(instant);
  if (!t) return std::nullopt;
  const std::int64_t minutes = (days_from_civil(t->year, t->month, t->day) * 24 + t->hour) * 60 + t->minute -
                               (t->has_offset ? t->offset_minutes : 0);
  return (minutes * 60 + t->second) * 1000 + t->millisecond;
}

std::optional<std::int64_t> version_number(std::string_view version) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(version.data(), version.data() + version.size(), number);
  return error == std::errc() && end == version.data() + version.size() ? std::optional(number) : std::nullopt;
}

enum class Age : std::uint8_t { Older, Newer, NotTold };

Age compared(std::optional<std::int64_t> left, std::optional<std::int64_t> right) {
  if (!left || !right || *left == *right) return Age::NotTold;
  return *left < *right ? Age::Older : Age::Newer;
}

/// How old `left` is against `right`, by meta.lastUpdated, else by meta.versionId.
Age age_of(const Tape& tape, NodeIndex left, NodeIndex right) {
  const KnownIds& ids = known_ids();
  const Age by_time = compared(milliseconds(meta_text(tape, left, ids.last_updated)),
                               milliseconds(meta_text(tape, right, ids.last_updated)));
  if (by_time != Age::NotTold) return by_time;
  return compared(version_number(meta_text(tape, left, ids.version_id)),
                  version_number(meta_text(tape, right, ids.version_id)));
}

/// Drops the older of two resources that are the same; `later` stands later in the document.
void drop_one(Draft& draft, ResourceIndex earlier, ResourceIndex later) {
  const Tape& tape = draft.tape;
  const NodeIndex left = tape.resources[earlier].node;
  const NodeIndex right = tape.resources[later].node;
  if (same_content(tape, left, right)) {
    draft.dropped[later] = true;
    return;
  }
  const Age age = age_of(tape, left, right);
  const ResourceIndex kept = age == Age::Newer ? earlier : later;
  draft.dropped[kept == earlier ? later : earlier] = true;
  draft.note(
      kept, "",
      age == Age::NotTold
          ? "stands more than once with different content, and meta does not tell which is newer; the later one is used"
          : "stands more than once with different content; the newer one is used");
}

}  // namespace

void drop_duplicates(Draft& draft) {
  Tape& tape = draft.tape;
  clear_references(tape);
  for (ResourceIndex i = 0; i < tape.resources.size(); ++i) {
    if (tape.resources[i].container != kNoResource) continue;
    const ResourceIndex same = find_or_add(tape, i);
    if (same == kNoResource) continue;
    drop_one(draft, same, i);
    if (draft.dropped[same]) {  // a third one is to meet the one kept
      for (Tape::ReferenceKey& key : tape.references)
        if (key.resource == same) key.resource = i;
    }
  }
}

}  // namespace nextline::fhir
