#include <algorithm>
#include <cstdint>

#include "base/temporal.h"
#include "report/html_case.h"
#include "report/timeline.h"
#include "report/words.h"

namespace nextline::report {
namespace {

constexpr std::int64_t kWidth = 400;      // of the drawing, in its own units
constexpr std::int64_t kThinnest = 3;     // a bar is never thinner than this
constexpr std::int64_t kLabelWidth = 50;  // a label of the axis needs this much
constexpr std::int64_t kMostMarks = 6;    // of the axis

std::string number(std::int64_t value) {
  return std::to_string(value);
}

std::string line_at(std::int64_t x, std::string_view style) {
  return "<line class=\"" + std::string(style) + "\" x1=\"" + number(x) + "\" x2=\"" + number(x) +
         "\" y1=\"0\" y2=\"18\"/>";
}

/// Draws one row: everything in it is also said by the text beside it, so it is hidden from screen readers.
class Drawing {
 public:
  Drawing(const Timeline& timeline, std::string_view as_of) : axis_(timeline.axis) {
    if (const auto today = days_of(as_of)) today_ = today->end;
    for (const auto& entry : timeline.entries)
      if (entry.is_event) metastasis_ = days_of(entry.from)->begin;
  }

  std::string of(const TimelineEntry& entry) const {
    const auto from = days_of(entry.from);
    if (!from) return row("");
    if (entry.is_event) {
      const auto x = std::clamp<std::int64_t>(x_of(from->begin), 6, kWidth - 6);
      return row("<path class=\"event\" d=\"M" + number(x) + " 3l6 6l-6 6l-6 -6z\"/>");
    }
    const auto to = days_of(entry.to);
    const auto begin = x_of(from->begin), end = x_of(to ? to->end : today_);
    const auto width = std::max(end - begin, kThinnest);
    return row("<rect class=\"" + std::string(to ? "bar" : "bar open") + "\" x=\"" +
               number(std::min(begin, kWidth - width)) + "\" y=\"4\" width=\"" + number(width) +
               "\" height=\"10\" rx=\"2\"/>");
  }

  std::string scale() const {
    std::string marks;
    const auto first = civil_from_days(axis_.begin);
    const auto step = months_between_marks();
    for (std::int64_t month = (first.year * 12 + first.month - 1) / step * step + step;; month += step) {
      const auto day = days_from_civil(static_cast<int>(month / 12), static_cast<int>(month % 12) + 1, 1);
      if (day > axis_.end) break;
      const auto x = x_of(day);
      marks += line_at(x, "mark");
      if (x + kLabelWidth > kWidth) continue;
      marks += "<text x=\"" + number(x + 2) + "\" y=\"12\">" + label_of(month, step) + "</text>";
    }
    return drawing(marks);
  }

 private:
  std::int64_t x_of(std::int64_t day) const {
    const auto length = std::max<std::int64_t>(axis_.end - axis_.begin, 1);
    return kWidth * (day - axis_.begin) / length;
  }

  std::int64_t months_between_marks() const {
    const auto months = (axis_.end - axis_.begin) / 30;
    for (const std::int64_t step : {3, 6, 12, 24, 60, 120})
      if (months / step <= kMostMarks) return step;
    return 240;
  }

  static std::string label_of(std::int64_t month, std::int64_t step) {
    auto year = number(month / 12);
    if (step >= 12) return year;
    const auto in_year = number(month % 12 + 1);
    return year + "-" + (in_year.size() < 2 ? "0" : "") + in_year;
  }

  static std::string drawing(const std::string& shapes) {
    return "<svg viewBox=\"0 0 " + number(kWidth) + " 18\" aria-hidden=\"true\" focusable=\"false\">" + shapes +
           "</svg>";
  }

  std::string row(const std::string& shapes) const {
    std::string lines = "<line class=\"mark\" x1=\"0\" x2=\"" + number(kWidth) + "\" y1=\"17.5\" y2=\"17.5\"/>";
    if (metastasis_) lines += line_at(x_of(*metastasis_), "metastasis");
    return drawing(lines + shapes);
  }

  Span axis_;
  std::int64_t today_ = 0;
  std::optional<std::int64_t> metastasis_;
};

std::string when_words(const TimelineEntry& entry) {
  const auto period = period_words(entry);
  if (entry.remark.empty()) return period.empty() ? "without a date" : period;
  return period.empty() ? entry.remark : period + ", " + entry.remark;
}

}  // namespace

void write_history(HtmlParts& html, const Plan& plan) {
  const auto timeline = timeline_of(plan);
  if (!timeline) return;
  const Drawing drawing(*timeline, plan.basis.as_of);
  html.open_section("history", "Treatments so far");
  html.raw("<div class=\"scale\" aria-hidden=\"true\">" + drawing.scale() + "</div>\n");
  html.open("ol", "class=\"timeline small\" role=\"list\"");
  for (const auto& entry : timeline->entries) {
    html.open("li");
    html.element("span", treatment_words(entry), "class=\"what\"");
    html.raw(" ");
    html.element("span", when_words(entry), "class=\"when\"");
    html.raw(drawing.of(entry));
    html.close("li");
  }
  html.close("ol");
  html.close_section();
}

}  // namespace nextline::report
