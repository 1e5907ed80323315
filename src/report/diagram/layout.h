// Places for the boxes of a chain of steps: rows from cause to effect, straight lines where a box has one cause.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace nextline::report {

/// An arrow between two boxes, by their indexes.
struct Link {
  std::size_t from = 0, to = 0;
  std::string label;
  bool stops = false;  ///< `from` blocks `to`
};

/// Boxes in the order in which the steps first name them, and the arrows between them.
struct Chain {
  std::vector<std::string> boxes;
  std::vector<Link> links;
};

/// Where a box stands: its row from the top, and its middle in widths of a column, 0 for the leftmost box of all.
struct Spot {
  std::size_t row = 0;
  double column = 0;
};

/// A spot for each box. A box stands one row below the lowest of its causes; one without a cause just above the first
/// box it acts on. Boxes of a row are at least one column apart. A chain that runs in a circle is cut somewhere.
std::vector<Spot> spots_of(const Chain& chain);

}  // namespace nextline::report
