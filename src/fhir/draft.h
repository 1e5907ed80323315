// A record while it is being read: the tape without its indexes, and what was noticed on the way.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "fhir/json_key.h"
#include "fhir/tape.h"

namespace nextline::fhir {

/// A text of the tape, as a node would hold it.
struct TextSpan {
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
};

struct DraftNote {
  ResourceIndex resource = kNoResource;  ///< kNoResource: about the input as a whole
  std::string path;                      ///< "valueQuantity.value"
  std::string text;
};

struct Draft {
  static constexpr std::size_t kMostNotes = 1000;

  std::unique_ptr<Tape> owner = std::make_unique<Tape>();  // resources hold views into the tape: it must not move
  Tape& tape = *owner;
  std::vector<TextSpan> full_urls;  ///< one per resource of the tape; set as string_views when reading is over
  std::vector<bool> dropped;        ///< one per resource, filled after reading
  std::vector<DraftNote> notes;
  std::size_t notes_left_out = 0;

  std::string_view text_of(TextSpan span) const {
    const char* start = span.offset < tape.input_size ? tape.input + span.offset
                                                      : tape.unescaped.data() + (span.offset - tape.input_size);
    return {start, span.length};
  }
  void note(ResourceIndex resource, std::string path, std::string text) {
    if (notes.size() < kMostNotes) {
      notes.push_back({resource, std::move(path), std::move(text)});
    } else {
      ++notes_left_out;
    }
  }
  /// True if the resource or the one around it was dropped.
  bool is_dropped(ResourceIndex resource) const {
    for (; resource != kNoResource; resource = tape.resources[resource].container)
      if (dropped[resource]) return true;
    return false;
  }
};

/// Names and types that reading itself looks at.
struct KnownIds {
  NameId id, meta, contained, extension, subject, patient, beneficiary, reference, last_updated, version_id, coding,
      code, system, display, version, text, status, effective, issued, component, value, data_absent_reason,
      interpretation, reference_range;
  TypeId patient_type, observation_type, report_type, codeable_concept, coding_type, reference_type, quantity_type,
      entry_type;
};
const KnownIds& known_ids();

/// Keys that reading itself looks for.
struct KnownKeys {
  const KeyRow &resource_type, &full_url, &resource;
};
const KnownKeys& known_keys();

}  // namespace nextline::fhir
