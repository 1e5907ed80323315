#include "report/diagram/diagram.h"

#include <fmt/format.h>

#include <algorithm>

#include "care/flat_text.h"
#include "report/html_writer.h"
#include "report/wrap.h"

namespace nextline::report {
namespace {

using care::text;

/// A label that begins so: what stands before blocks what stands behind.
constexpr std::string_view kStops = "⊣ ";

// In the drawing's own units; a letter of the size used takes about 7.
constexpr double kColumn = 214, kBoxWidth = 184, kLine = 18, kBoxPadding = 9, kMargin = 8;
constexpr double kGap = 88;     // between two rows
constexpr double kBend = 30;    // height in which a line changes its column
constexpr double kApart = 52;   // between two lines that end at one box
constexpr double kLegend = 34;  // at the foot
constexpr int kBoxLetters = 23, kLabelLetters = 27;

constexpr std::string_view kDiagramStyle =
    "<style>.diagram text{font:14px system-ui,\"Segoe UI\",\"Liberation Sans\",sans-serif;fill:#1c2430;"
    "text-anchor:middle}"
    ".diagram .label{font-size:13px;fill:#3d4757;paint-order:stroke;stroke:#fff;stroke-width:9px;"
    "stroke-linejoin:round}"
    ".diagram .label.stops{fill:#8f1717}.diagram .legend{font-size:12px;text-anchor:start}"
    ".diagram rect{fill:#fff;stroke:#566072;stroke-width:1.2}"
    ".diagram rect.drug{fill:#e8f1fa;stroke:#0b5394;stroke-width:2.6}"
    ".diagram path{fill:none;stroke:#566072;stroke-width:1.8}.diagram path.head{fill:#566072;stroke:none}"
    ".diagram path.stops{stroke:#8f1717;stroke-width:2.4}</style>";

double middle_of(const Spot& spot) {
  return kMargin + kBoxWidth / 2 + spot.column * kColumn;
}

/// Lines of text one below the other around the height `y`.
std::string lines_at(double x, double y, const std::vector<std::string>& lines, std::string_view style) {
  std::string svg = fmt::format(R"(<text class="{}">)", style);
  double at = y - kLine * (static_cast<double>(lines.size()) - 1) / 2 + 5;
  for (const auto& line : lines) {
    svg += fmt::format(R"(<tspan x="{:.1f}" y="{:.1f}">{}</tspan>)", x, at, escaped(line));
    at += kLine;
  }
  return svg + "</text>";
}

std::string head(double x, double y, bool stops) {
  if (stops) return fmt::format(R"(<path class="stops" d="M{:.1f} {:.1f}h22"/>)", x - 11, y - 2);
  return fmt::format(R"(<path class="head" d="M{:.1f} {:.1f}l-5 -10h10z"/>)", x, y);
}

/// Which boxes are what is given: those that no other brings about; where some of them stop something, they alone.
std::vector<bool> given_in(const Chain& chain) {
  std::vector<bool> first(chain.boxes.size(), true), stopping(chain.boxes.size(), false);
  for (const Link& link : chain.links) first[link.to] = false;
  for (const Link& link : chain.links) stopping[link.from] = link.stops && first[link.from];
  return std::ranges::find(stopping, true) == stopping.end() ? first : stopping;
}

class Drawing {
 public:
  explicit Drawing(const knowledge::flat::Page& page)
      : page_(page), chain_(chain_of(page)), spots_(spots_of(chain_)), given_(given_in(chain_)) {
    std::size_t rows = 0;
    for (const Spot& spot : spots_) {
      width_ = std::max(width_, middle_of(spot) + kBoxWidth / 2 + kMargin);
      rows = std::max(rows, spot.row + 1);
    }
    std::size_t lines = 1;
    for (const auto& box : chain_.boxes) lines = std::max(lines, lines_of(box, kBoxLetters).size());
    box_height_ = static_cast<double>(lines) * kLine + 2 * kBoxPadding;
    bottom_ = top_of(rows - 1) + box_height_ + kMargin;
  }

  std::string write() const {
    const double height = bottom_ + (stops_somewhere() ? kLegend : 0);
    const std::string id = "diagram-" + escaped(text(page_.id()));
    std::string svg = fmt::format(
        R"(<svg xmlns="http://www.w3.org/2000/svg" class="diagram" role="img" viewBox="0 0 {0:.0f} {1:.0f}" )"
        R"(style="width:100%;max-width:{0:.0f}px;height:auto" aria-labelledby="{2}-title {2}-text">)",
        width_, height, id);
    svg += fmt::format(R"(<title id="{0}-title">{1}: how it works</title><desc id="{0}-text">{2}</desc>)", id,
                       escaped(text(page_.title())), escaped(description()));
    svg += kDiagramStyle;
    for (const Link& link : chain_.links) svg += line(link);
    for (std::size_t box = 0; box < chain_.boxes.size(); ++box) svg += this->box(box);
    for (const Link& link : chain_.links) svg += label(link);
    if (stops_somewhere()) svg += legend();
    return svg + "</svg>\n";
  }

 private:
  /// Where a link leaves and arrives, and where it changes its column.
  struct Way {
    double x1, y1, x2, y2;
    bool bends_first;  ///< just below where it leaves: its label then stands above where it arrives
  };

  double top_of(std::size_t row) const { return kMargin + static_cast<double>(row) * (box_height_ + kGap); }

  bool stops_somewhere() const { return std::ranges::any_of(chain_.links, &Link::stops); }

  std::string description() const {
    std::string all;
    for (const Link& link : chain_.links)
      all += (all.empty() ? "" : " ") + chain_.boxes[link.from] + (link.stops ? " stops " : " leads to ") +
             chain_.boxes[link.to] + ": " + link.label + ".";
    return all;
  }

  /// Links that leave (or arrive at) the same box as `link`, from left to right.
  std::vector<const Link*> siblings(const Link& link, std::size_t Link::*shared, std::size_t Link::*other) const {
    std::vector<const Link*> all;
    for (const Link& each : chain_.links)
      if (each.*shared == link.*shared) all.push_back(&each);
    std::ranges::stable_sort(all, {}, [&](const Link* each) { return spots_[each->*other].column; });
    return all;
  }

  static double shift_of(const std::vector<const Link*>& all, const Link& link) {
    const auto place = std::ranges::find(all, &link) - all.begin();
    return (static_cast<double>(place) - (static_cast<double>(all.size()) - 1) / 2) * kApart;
  }

  Way way_of(const Link& link) const {
    const auto leaving = siblings(link, &Link::from, &Link::to), arriving = siblings(link, &Link::to, &Link::from);
    const Spot &from = spots_[link.from], &to = spots_[link.to];
    return {middle_of(from) + shift_of(leaving, link), top_of(from.row) + box_height_,
            middle_of(to) + shift_of(arriving, link), top_of(to.row), arriving.size() == 1};
  }

  std::string line(const Link& link) const {
    const Way way = way_of(link);
    const double above = way.bends_first ? way.y1 : way.y2 - kBend - 10, below = above + kBend;
    const double middle = (above + below) / 2;
    return fmt::format(R"(<path{} d="M{:.1f} {:.1f}V{:.1f}C{:.1f} {:.1f} {:.1f} {:.1f} {:.1f} {:.1f}V{:.1f}"/>)",
                       link.stops ? R"( class="stops")" : "", way.x1, way.y1, above, way.x1, middle, way.x2, middle,
                       way.x2, below, way.y2 - (link.stops ? 2 : 8)) +
           head(way.x2, way.y2, link.stops);
  }

  std::string label(const Link& link) const {
    const Way way = way_of(link);
    const double x = way.bends_first ? way.x2 : way.x1;
    const double y = way.bends_first ? (way.y1 + kBend + way.y2 - 10) / 2 : (way.y1 + way.y2 - kBend - 10) / 2;
    return lines_at(x, y, lines_of(link.label, kLabelLetters), link.stops ? "label stops" : "label");
  }

  std::string box(std::size_t index) const {
    const std::string& name = chain_.boxes[index];
    const bool is_drug = given_[index];
    const double middle = middle_of(spots_[index]), top = top_of(spots_[index].row);
    return fmt::format(R"(<rect{} x="{:.1f}" y="{:.1f}" width="{:.0f}" height="{:.0f}" rx="7"/>)",
                       is_drug ? R"( class="drug")" : "", middle - kBoxWidth / 2, top, kBoxWidth, box_height_) +
           lines_at(middle, top + box_height_ / 2, lines_of(name, kBoxLetters), is_drug ? "name drug" : "name");
  }

  std::string legend() const {
    const double y = bottom_ + 16;
    return fmt::format(R"(<path d="M{0:.0f} {1:.0f}v12"/>)", kMargin + 12, y - 12) + head(kMargin + 12, y + 8, false) +
           fmt::format(R"(<text class="legend" x="{:.0f}" y="{:.0f}">leads to</text>)", kMargin + 26, y + 4) +
           fmt::format(R"(<path class="stops" d="M{:.0f} {:.0f}v16"/>)", kMargin + 104, y - 10) +
           head(kMargin + 104, y + 8, true) +
           fmt::format(R"(<text class="legend" x="{:.0f}" y="{:.0f}">stops</text>)", kMargin + 122, y + 4);
  }

  const knowledge::flat::Page& page_;
  Chain chain_;
  std::vector<Spot> spots_;
  std::vector<bool> given_;
  double width_ = 0, bottom_ = 0, box_height_ = 0;
};

}  // namespace

Chain chain_of(const knowledge::flat::Page& page) {
  Chain chain;
  const auto index_of = [&](const std::string& name) {
    const auto at = std::ranges::find(chain.boxes, name);
    if (at != chain.boxes.end()) return static_cast<std::size_t>(at - chain.boxes.begin());
    chain.boxes.push_back(name);
    return chain.boxes.size() - 1;
  };
  for (const auto* step : *page.diagram()) {
    const std::size_t from = index_of(text(step->from()));
    std::string label = text(step->label());
    const bool stops = label.starts_with(kStops);
    if (stops) label.erase(0, kStops.size());
    chain.links.push_back({from, index_of(text(step->to())), std::move(label), stops});
  }
  return chain;
}

std::string diagram_svg(const knowledge::flat::Page& page) {
  return page.diagram()->size() == 0 ? std::string() : Drawing(page).write();
}

}  // namespace nextline::report
