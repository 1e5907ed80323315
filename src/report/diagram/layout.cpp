#include "report/diagram/layout.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace nextline::report {
namespace {

using Rows = std::vector<std::vector<std::size_t>>;

std::vector<std::size_t> causes_of(const Chain& chain, std::size_t box) {
  std::vector<std::size_t> causes;
  for (const Link& link : chain.links)
    if (link.to == box) causes.push_back(link.from);
  return causes;
}

/// As many rounds as boxes are enough where no chain runs in a circle, and end one that does.
void lower_effects(const Chain& chain, std::vector<Spot>& spots) {
  for (std::size_t round = 0; round < spots.size(); ++round)
    for (const Link& link : chain.links)
      spots[link.to].row = std::min(std::max(spots[link.to].row, spots[link.from].row + 1), spots.size() - 1);
}

void lower_first_causes(const Chain& chain, std::vector<Spot>& spots) {
  for (std::size_t box = 0; box < spots.size(); ++box) {
    if (!causes_of(chain, box).empty()) continue;
    std::size_t first = std::numeric_limits<std::size_t>::max();
    for (const Link& link : chain.links)
      if (link.from == box) first = std::min(first, spots[link.to].row);
    if (first != std::numeric_limits<std::size_t>::max() && first > 0) spots[box].row = first - 1;
  }
}

Rows rows_of(const std::vector<Spot>& spots) {
  Rows rows;
  for (std::size_t box = 0; box < spots.size(); ++box) {
    rows.resize(std::max(rows.size(), spots[box].row + 1));
    rows[spots[box].row].push_back(box);
  }
  return rows;
}

/// Under the middle of its causes; none for a box without a cause.
std::optional<double> wish_of(const Chain& chain, const std::vector<Spot>& spots, std::size_t box) {
  const auto causes = causes_of(chain, box);
  if (causes.empty()) return std::nullopt;
  double sum = 0;
  for (const std::size_t cause : causes) sum += spots[cause].column;
  return sum / static_cast<double>(causes.size());
}

/// From left to right as their causes stand, those without one last, each no nearer than a column; then the row as a
/// whole goes to where its boxes wished to be.
void place_row(const Chain& chain, std::vector<std::size_t> row, std::vector<Spot>& spots) {
  constexpr double kLast = std::numeric_limits<double>::max();
  std::ranges::stable_sort(row, {}, [&](std::size_t box) { return wish_of(chain, spots, box).value_or(kLast); });
  double next = 0, drift = 0;
  for (const std::size_t box : row) {
    const bool first = box == row.front();
    const double wish = wish_of(chain, spots, box).value_or(next);
    spots[box].column = first ? wish : std::max(wish, next);
    drift += spots[box].column - wish;
    next = spots[box].column + 1;
  }
  for (const std::size_t box : row) spots[box].column -= drift / static_cast<double>(row.size());
}

}  // namespace

std::vector<Spot> spots_of(const Chain& chain) {
  std::vector<Spot> spots(chain.boxes.size());
  if (spots.empty()) return spots;
  lower_effects(chain, spots);
  lower_first_causes(chain, spots);
  double leftmost = std::numeric_limits<double>::max();
  for (auto& row : rows_of(spots)) place_row(chain, std::move(row), spots);
  for (const Spot& spot : spots) leftmost = std::min(leftmost, spot.column);
  for (Spot& spot : spots) spot.column -= leftmost;
  return spots;
}

}  // namespace nextline::report
