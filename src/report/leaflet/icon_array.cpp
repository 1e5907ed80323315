#include "report/leaflet/icon_array.h"

#include "report/html_writer.h"

namespace nextline::report {
namespace {

constexpr unsigned kPeople = 100, kInRow = 20, kFigureWidth = 12, kFigureHeight = 20;

/// A head and shoulders, in a box of kFigureWidth by kFigureHeight.
std::string figure(unsigned index, bool is_filled) {
  const std::string x = std::to_string(index % kInRow * kFigureWidth),
                    y = std::to_string(index / kInRow * kFigureHeight);
  return "<use href=\"#person\" x=\"" + x + "\" y=\"" + y + "\" class=\"" + (is_filled ? "yes" : "no") + "\"/>";
}

}  // namespace

std::string icon_array(unsigned filled, std::string_view label) {
  std::string svg = "<svg class=\"people\" role=\"img\" viewBox=\"0 0 " + std::to_string(kInRow * kFigureWidth) + " " +
                    std::to_string(kPeople / kInRow * kFigureHeight) + "\" aria-label=\"" + escaped(label) + "\">";
  for (unsigned i = 0; i < kPeople; ++i) svg += figure(i, i < filled);
  return svg + "</svg>\n";
}

}  // namespace nextline::report
