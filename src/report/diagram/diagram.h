// The steps of a mechanism as a labelled drawing: boxes, and arrows that lead on or bars that stop.
#pragma once

#include <string>

#include "knowledge/pack.h"
#include "report/diagram/layout.h"

namespace nextline::report {

/// The page's steps as a chain of boxes. A step whose label begins with "⊣ " stops what it leads to.
Chain chain_of(const knowledge::flat::Page& page);

/// The page's steps as one SVG document that holds all it needs and can stand inside HTML too. It has a title and a
/// description, which tell in words what is drawn; drugs are boxes with a thick border. Empty for a page without steps.
std::string diagram_svg(const knowledge::flat::Page& page);

}  // namespace nextline::report
