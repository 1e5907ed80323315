// What a patient reads: a leaflet about one regimen, and a page of general questions, as pages to print.
#pragma once

#include <string>
#include <string_view>

#include "knowledge/pack.h"

namespace nextline::report {

/// The leaflet of `regimen` (its id or title) as one self-contained HTML page. It names no patient. Error (author's):
/// no such regimen, with the nearest; or no leaflet is written for it. Past its review date on `as_of` (ISO) it says
/// so; empty: not asked.
Result<std::string> leaflet_html(const knowledge::Pack& pack, std::string_view regimen, std::string_view as_of = {});

/// The same as plain text, for a terminal of `columns`.
Result<std::string> leaflet_text(const knowledge::Pack& pack, std::string_view regimen, int columns,
                                 std::string_view as_of = {});

/// The guideline's general questions and answers as one HTML page.
std::string questions_html(const knowledge::Pack& pack);

/// The leaflet's entry. Errors: as leaflet_html.
Result<const knowledge::flat::Leaflet*> find_leaflet(const knowledge::Pack& pack, std::string_view regimen);

}  // namespace nextline::report
