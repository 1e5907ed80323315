#include "report/leaflet/icon_array.h"

#include "report/html_writer.h"

namespace nextline::report {
namespace {

constexpr unsigned kPeople = 100, kInRow = 20, kWidth = 12, kHeight = 20;

/// A head and shoulders, in a box of kWidth by kHeight.
std::string figure(unsigned index, bool is_filled) {
  const std::string x = std::to_string(index % kInRow * kWidth), y = std::to_string(index / kInRow * kHeight);
  return "<use href=\"#person\" x=\"" + x + "\" y=\"" + y + "\" class=\"" + (is_filled ? "yes" : "no") + "\"/>";
}

}  // namespace

std::string icon_array(unsigned filled, std::string_view label) {
  std::string svg = "<svg class=\"people\" role=\"img\" viewBox=\"0 0 " + std::to_string(kInRow * kWidth) + " " +
                    std::to_string(kPeople / kInRow * kHeight) + "\" aria-label=\"" + escaped(label) + "\">";
  for (unsigned i = 0; i < kPeople; ++i) svg += figure(i, i < filled);
  return svg + "</svg>\n";
}

}  // namespace nextline::report
