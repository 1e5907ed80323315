// A site's overlay: another alternative where the guideline had to choose, without touching the pack.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace nextline::knowledge {

class Pack;
namespace flat {
struct Interpretation;
}

/// One interpretation settled otherwise. All ids are the pack's.
struct OverlayChoice {
  std::string interpretation;
  std::string alternative;  ///< in force
  std::string instead_of;   ///< what the pack chose
  std::string parameter;    ///< of Choices.cql
};

struct Overlay {
  std::string site, date, decided_by, reason;
  std::vector<OverlayChoice> choices;  ///< in the pack's order; those that repeat the pack's own choice are left out
};

/// Reads the YAML of an overlay:
///     site: …            date: 2026-11-29      decided-by: …      reason: …
///     choices: {interpretation: alternative}
/// Errors (author's) name file, line and column: no YAML, an unknown or missing key, no interpretation or alternative
/// of that id (with the nearest), an interpretation that is fixed (with why). `file` is what errors call it.
Result<Overlay> read_overlay(const Pack& pack, std::string_view text, const std::string& file);

/// The pack with the choices of an overlay file in force. Errors as those of read_file, read_overlay, Pack::overlaid.
Result<Pack> with_overlay(const Pack& pack, const std::string& file);

/// The interpretations that a site may settle, in the pack's order.
std::vector<const flat::Interpretation*> open_to_sites(const Pack& pack);

/// Every overlay of one choice: each alternative that the pack did not choose, by itself.
std::vector<Overlay> single_choices(const Pack& pack);

/// Which of an interpretation's alternatives is in force: the overlay's, else the pack's own. Its index.
std::uint32_t alternative_in_force(const Pack& pack, const flat::Interpretation& interpretation);

}  // namespace nextline::knowledge
